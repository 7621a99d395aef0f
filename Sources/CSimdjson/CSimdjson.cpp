#include "CSimdjson.h"
#include <new>
#include <simdjson.h>

using namespace simdjson;

static_assert(CSJ_PADDING >= SIMDJSON_PADDING, "the padding promised by the header is too short");

struct csj_parser {
    dom::parser parser;
    size_t max_depth;
};

csj_parser *csj_parser_new(size_t max_depth) {
    auto *made = new (std::nothrow) csj_parser();
    if (made) { made->max_depth = max_depth; }
    return made;
}

void csj_parser_free(csj_parser *parser) { delete parser; }

int csj_parse(csj_parser *parser, const uint8_t *bytes, size_t count, size_t capacity, csj_document *document) {
    auto &dom = parser->parser;
    if (dom.capacity() < count || dom.max_depth() != parser->max_depth) {
        // A little more than asked for, so that texts that grow slowly do not allocate each time.
        auto error = dom.allocate(count + count / 2 + 1024, parser->max_depth);
        if (error) { return error; }
    }
    bool must_copy = capacity < count + SIMDJSON_PADDING;
    auto error = dom.parse(bytes, count, must_copy).error();
    if (error) { return error; }
    document->tape = dom.doc.tape.get();
    document->strings = dom.doc.string_buf.get();
    return 0;
}
