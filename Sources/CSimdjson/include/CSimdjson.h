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

#ifdef __cplusplus
}
#endif
