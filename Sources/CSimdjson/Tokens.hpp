// Where the tokens of a text are: what simdjson's first stage finds out, and no more.
#pragma once
#include "CSimdjson.h"
#include "WantedKeys.hpp"
#include <cstring>
#include <memory>
#include <simdjson.h>

// What the byte at a token's start says it is.
enum Sort : uint8_t { other, string, scalar, opening_brace, opening_bracket, closing_brace, closing_bracket, colon, comma };

struct Sorts {
    uint8_t of[256] = {};
    // What the token does to the depth.
    int32_t step[256] = {};
    constexpr Sorts() {
        of[int('"')] = string;
        for (char digit = '0'; digit <= '9'; digit++) { of[int(digit)] = scalar; }
        of[int('-')] = of[int('t')] = of[int('f')] = of[int('n')] = scalar;
        of[int('{')] = opening_brace;
        of[int('[')] = opening_bracket;
        of[int('}')] = closing_brace;
        of[int(']')] = closing_bracket;
        of[int(':')] = colon;
        of[int(',')] = comma;
        step[int('{')] = step[int('[')] = 1;
        step[int('}')] = step[int(']')] = -1;
    }
};

inline constexpr Sorts sorts;

// A text and its tokens: brackets, colons, commas, and the starts of strings and other scalars. That the text is UTF-8,
// that its strings end and hold no control characters, is known.
struct Tokens {
    const uint8_t *text = nullptr;
    const uint8_t *text_end = nullptr;
    const uint32_t *places = nullptr;
    uint32_t count = 0;
    // Where the first backslash stands that is not in front of what was asked for last; the end where there is none.
    const uint8_t *escape = nullptr;

    // `size + CSJ_PADDING` bytes may be read. Returns 0 or simdjson's error code; then there are no tokens.
    simdjson::error_code find(const uint8_t *bytes, size_t size) {
        text = bytes;
        text_end = bytes + size;
        count = 0;
        escape = bytes;
        if (!stage || stage->capacity() < size) {
            // A little more than asked for, so that texts that grow slowly do not allocate each time.
            auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
                size + size / 2 + 1024, 1, stage);
            if (error) { return error; }
        }
        auto error = stage->stage1(bytes, size, simdjson::stage1_mode::regular);
        if (error) { return error; }
        find_escape(bytes);
        places = stage->structural_indexes.get();
        count = stage->n_structural_indexes;
        return simdjson::SUCCESS;
    }

    // Behind the last token there are the zeros of the padding.
    const uint8_t *at(uint32_t token) const { return text + places[token]; }
    uint8_t byte(uint32_t token) const { return text[places[token]]; }

    // Where the value in front of a token ends: before the space there.
    const uint8_t *end_before(uint32_t token) const {
        const uint8_t *to = token < count ? at(token) : text_end;
        while (is_space(to[-1])) { to--; }
        return to;
    }

    // Where the string or scalar that starts at a token ends.
    const uint8_t *end_of_scalar(uint32_t token) const { return end_before(token + 1); }

    // The token behind the value that starts at a token, brackets of both sorts taken alike; 0 where there is none.
    uint32_t behind(uint32_t token) const {
        uint8_t first = byte(token);
        if (sorts.step[first] == 1) { return behind_bracket(token); }
        return sorts.of[first] == string || sorts.of[first] == scalar ? token + 1 : 0;
    }

    // Whether a backslash stands in a stretch; the stretches come in the order of the text.
    bool has_escape(const uint8_t *from, const uint8_t *to) {
        if (escape < from) { find_escape(from); }
        return escape < to;
    }

    static bool is_space(uint8_t byte) {
        return byte <= ' ' && (byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t');
    }

private:
    void find_escape(const uint8_t *from) {
        auto *found = memchr(from, '\\', size_t(text_end - from));
        escape = found ? static_cast<const uint8_t *>(found) : text_end;
    }

    uint32_t behind_bracket(uint32_t token) const {
        const uint8_t *bytes = text;
        const uint32_t *next = places + token + 1;
        const uint32_t *end = places + count;
        int32_t depth = 1;
        for (; end - next >= 4; next += 4) {
            if ((depth += sorts.step[bytes[next[0]]]) == 0) { return uint32_t(next + 1 - places); }
            if ((depth += sorts.step[bytes[next[1]]]) == 0) { return uint32_t(next + 2 - places); }
            if ((depth += sorts.step[bytes[next[2]]]) == 0) { return uint32_t(next + 3 - places); }
            if ((depth += sorts.step[bytes[next[3]]]) == 0) { return uint32_t(next + 4 - places); }
        }
        for (; next < end; next++) {
            if ((depth += sorts.step[bytes[*next]]) == 0) { return uint32_t(next + 1 - places); }
        }
        return 0;
    }

    std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
};

// Reads the key at a token and steps over its colon; `false` where no member stands there.
inline bool read_key(const Tokens &tokens, uint32_t token, Key &key) {
    if (token + 2 >= tokens.count || tokens.byte(token) != '"' || tokens.byte(token + 1) != ':') { return false; }
    key.at = tokens.at(token) + 1;
    const uint8_t *end = tokens.at(token + 1);
    while (Tokens::is_space(end[-1])) { end--; }
    key.count = size_t(end - 1 - key.at);
    return true;
}

// A scanner, with what the parts that read on from its element need.
struct csj_scanner {
    Tokens tokens;
    // The tokens of the element at hand: the first, and the one behind the last.
    uint32_t first = 0;
    uint32_t last = 0;
    // Where the values of members start, by their keys; of the element at hand, and only where it has them.
    uint32_t values[WantedKeys::most] = {};
    csj_element element = {};

    WantedKeys keys;
    // How many of the keys are wanted; the others are noticed.
    size_t wanted = 0;

    csj_scanner(const char *const *names, size_t count) : keys(names, count) {}

    const uint8_t *place = nullptr;
    const char *list_key = nullptr;
    size_t list_key_length = 0;
    // The next token of the list, or of the object around it.
    uint32_t next = 0;
    bool in_list = false;
    bool is_started = false;
};
