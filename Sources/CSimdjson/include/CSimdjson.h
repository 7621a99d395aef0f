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

enum { CSJ_FIELDS = 16, CSJ_KEYS = 31 };

// A stretch of the scanned text; `at` is NULL where there is none.
typedef struct {
    const uint8_t *at;
    size_t count;
} csj_slice;

// What a wanted member's value is.
enum {
    CSJ_ABSENT,
    CSJ_NULL,
    CSJ_TRUE,
    CSJ_FALSE,
    // A string that is not empty and in which no escape stands.
    CSJ_TEXT,
    // Anything else, right or wrong.
    CSJ_OTHER,
};

typedef struct {
    // The whole element. Only its brackets, its strings' ends and its UTF-8 are known to be right.
    csj_slice text;
    // The values of the wanted members as they stand, quotes included; of equal keys the last one's.
    // They hold only where there is such a member: what they are says so. The noticed members have theirs, too.
    csj_slice fields[CSJ_KEYS];
    // What these values are.
    uint8_t sorts[CSJ_KEYS];
    // 1 for an object none of whose keys holds an escape: only then do the fields say all.
    uint8_t is_plain;
    // 1 for an object in whose text a backslash stands.
    uint8_t has_escape;
    // 1 where a comma or the end of the list follows.
    uint8_t ends_properly;
    // 1 for an object with a member that is only to be noticed.
    uint8_t is_noticed;
} csj_element;

// `keys` (at most CSJ_KEYS, none twice, of plain ASCII, 3 to 24 bytes long) name members: the first `wanted`, at most CSJ_FIELDS, are
// shown, the others only noticed.
csj_scanner *csj_scanner_new(const char *const *keys, size_t wanted, size_t count);
void csj_scanner_free(csj_scanner *scanner);

// Starts on a text of which `count + CSJ_PADDING` bytes may be read. `list` names the members of the root
// object that hold lists to walk; NULL means that the root is the list. Returns 0 or simdjson's error code.
int csj_scan_list(csj_scanner *scanner, const uint8_t *bytes, size_t count, const char *list);
// Returns 1 with an element, 0 at the end of the root, -1 where the text breaks.
int csj_scan_next(csj_scanner *scanner);
// After 0, the place behind the root; after -1, the start of the element that could not be read.
const uint8_t *csj_scan_place(const csj_scanner *scanner);

// Scans a text that is one object, padded like the above. Returns 0 or simdjson's error code.
int csj_scan_one(csj_scanner *scanner, const uint8_t *bytes, size_t count);

// The element at hand; the same place for all of a scanner's.
const csj_element *csj_scan_element(const csj_scanner *scanner);
// Its fields.
const csj_slice *csj_scan_fields(const csj_scanner *scanner);
// What its fields are.
const uint8_t *csj_scan_sorts(const csj_scanner *scanner);
// Its signs: is_plain and those behind it.
const uint8_t *csj_scan_signs(const csj_scanner *scanner);

// The value that keys lead to, one below the other, from a wanted member of the element at hand; of equal keys the last
// one's. Keys that hold an escape are not seen.
csj_slice csj_scan_inside(const csj_scanner *scanner, size_t field, const char *const *path, size_t depth);

// ---- The line: an element's canonical text ----------------------------------------------------------------------

// Names of members that are asked about, by their letters: case, `_` and `-` do not count.
typedef struct csj_names csj_names;

csj_names *csj_names_new(void);
// Adds a name (at most 256 in all): in lower case, without `_` and `-`, not empty.
void csj_names_add(csj_names *names, const char *name);
void csj_names_free(csj_names *names);

typedef struct csj_line csj_line;

csj_line *csj_line_new(void);
void csj_line_free(csj_line *line);
// Takes the place of a value: to be called by the one who is asked.
void csj_line_append(csj_line *line, const uint8_t *bytes, size_t count);

// In which state the members around one that is asked about stand. State 0 asks about nothing below it.
enum { CSJ_STATES = 8, CSJ_REPLACED = -1, CSJ_UNKNOWN = -2 };

typedef struct {
    const csj_names *names;
    // The state below a member that is not asked about.
    uint8_t below[CSJ_STATES];
    // Asked about a member with one of the names: returns the state below it, CSJ_REPLACED where its text has been
    // appended to the line, or CSJ_UNKNOWN to give up. Key and value are as they stand in the text, the key without quotes.
    int (*ask)(void *context, csj_slice key, csj_slice value, int state, csj_line *line);
    void *context;
} csj_plan;

// Writes the element at hand, an object, in one line: members in the order of their keys' bytes,
// strings with the required escapes only, integers as they are. The root's members stand in state 1. Returns the text, which
// holds until the next call; none where the element is no JSON, or is written here not at all: equal keys, escapes in keys,
// lone surrogates, numbers that are no integers of up to 18 digits, nesting deeper than 256.
csj_slice csj_write_line(const csj_scanner *scanner, csj_line *line, const csj_plan *plan);

// ---- Numbers: pairs of texts that come again and again --------------------------------------------------------------

typedef struct csj_numbers csj_numbers;

csj_numbers *csj_numbers_new(void);
void csj_numbers_free(csj_numbers *numbers);
// Forgets all pairs.
void csj_numbers_clear(csj_numbers *numbers);
// The number of a pair, behind each text of which 32 bytes may be read: the pairs are numbered from 0 in the order in which they were met first.
uint32_t csj_number_of(csj_numbers *numbers, const uint8_t *left, size_t left_count, const uint8_t *right, size_t right_count);

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
