// A C face on C++ simdjson. No exception crosses it, and nothing here knows what a log is.
#pragma once
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#ifdef __cplusplus
extern "C" {
#endif

// How many readable bytes simdjson wants after the end of a text that it shall not copy.
enum { CSJ_PADDING = 64 };

// memcmp, without a whole C library for Swift to import.
static inline int csj_compare(const void *left, const void *right, size_t count) {
    return memcmp(left, right, count);
}

// ---- The DOM: a whole text as a tape ------------------------------------------------------------------------

typedef struct csj_parser csj_parser;

// A parsed text. Both pointers lead into the parser and hold until its next parse.
// Format: https://github.com/simdjson/simdjson/blob/master/doc/tape.md
typedef struct {
    const uint64_t *tape;
    const uint8_t *strings;
} csj_document;

// NULL when memory is short.
csj_parser *csj_parser_new(size_t max_depth);
void csj_parser_free(csj_parser *parser);

// Parses one JSON text. `capacity` says how many bytes may be read from `bytes`; with fewer than
// `count + CSJ_PADDING` the text is copied first. Returns 0, or simdjson's error code.
int csj_parse(csj_parser *parser, const uint8_t *bytes, size_t count, size_t capacity, csj_document *document);

// ---- The scanner: a few members of each object of a long list, and no tape ------------------------------------

typedef struct csj_scanner csj_scanner;

enum { CSJ_FIELDS = 12 };

// A stretch of the scanned text; `at` is NULL where there is none.
typedef struct {
    const uint8_t *at;
    size_t count;
} csj_slice;

typedef struct {
    // The whole element. Only its brackets, its strings' ends and its UTF-8 are known to be right.
    csj_slice text;
    // The values of the wanted members as they stand, quotes included; of equal keys the last one's.
    csj_slice fields[CSJ_FIELDS];
    // 1 for an object none of whose keys holds an escape: only then do the fields say all.
    int is_plain;
} csj_element;

// `keys` (at most CSJ_FIELDS, of plain ASCII, living as long as the scanner) name the wanted members.
csj_scanner *csj_scanner_new(const char *const *keys, size_t count);
void csj_scanner_free(csj_scanner *scanner);

// Starts on a text of which `count + CSJ_PADDING` bytes may be read. `list` names the members of the root
// object that hold lists to walk; NULL means that the root is the list. Returns 0 or simdjson's error code.
int csj_scan_list(csj_scanner *scanner, const uint8_t *bytes, size_t count, const char *list);
// Returns 1 with an element, 0 at the end of the root, -1 where the text breaks.
int csj_scan_next(csj_scanner *scanner, csj_element *element);
// After 0, the place behind the root; after -1, the start of the element that could not be read.
const uint8_t *csj_scan_place(const csj_scanner *scanner);

// Scans a text that is one object, padded like the above. Returns 0 or simdjson's error code.
int csj_scan_one(csj_scanner *scanner, const uint8_t *bytes, size_t count, csj_element *element);

// ---- The cutter: where one value ends, without judging it -----------------------------------------------------

// Zero at the start of a value; survives an end of the bytes and goes on when there are more.
typedef struct {
    size_t at;
    size_t depth;
    uint8_t in_string;
    uint8_t escaped;
} csj_cut;

// Moves `cut->at` on. Returns 1 when it stands behind the closing bracket of the object or array in which it
// started (string-aware, brackets of both sorts taken alike), 0 when the bytes ended before that.
int csj_cut_value(const uint8_t *bytes, size_t count, csj_cut *cut);

#ifdef __cplusplus
}
#endif
