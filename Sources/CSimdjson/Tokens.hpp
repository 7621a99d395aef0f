// Where the tokens of a text are: what simdjson's first stage finds out, and no more.
#pragma once
#include "CSimdjson.h"
#include <cstring>
#include <memory>
#include <simdjson.h>

// What the byte at a token's start says it is.
enum Sort : uint8_t { other, string, scalar, opening_brace, opening_bracket, closing_brace, closing_bracket, colon, comma };

struct Sorts {
    uint8_t of[256] = {};
    // What the token does to the depth.
    int8_t step[256] = {};
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

    // `size + CSJ_PADDING` bytes may be read. Returns 0 or simdjson's error code; then there are no tokens.
    simdjson::error_code find(const uint8_t *bytes, size_t size) {
        text = bytes;
        text_end = bytes + size;
        count = 0;
        if (!stage || stage->capacity() < size) {
            // A little more than asked for, so that texts that grow slowly do not allocate each time.
            auto error = simdjson::get_active_implementation()->create_dom_parser_implementation(
                size + size / 2 + 1024, 1, stage);
            if (error) { return error; }
        }
        auto error = stage->stage1(bytes, size, simdjson::stage1_mode::regular);
        if (error) { return error; }
        places = stage->structural_indexes.get();
        count = stage->n_structural_indexes;
        return simdjson::SUCCESS;
    }

    // Behind the last token there are the zeros of the padding.
    const uint8_t *at(uint32_t token) const { return text + places[token]; }
    uint8_t byte(uint32_t token) const { return text[places[token]]; }
    Sort sort(uint32_t token) const { return Sort(sorts.of[byte(token)]); }

    // Where the string or scalar that starts at a token ends: before the space in front of the next token.
    const uint8_t *end_of_scalar(uint32_t token) const {
        const uint8_t *from = at(token);
        const uint8_t *to = token + 1 < count ? at(token + 1) : text_end;
        while (to > from && is_space(to[-1])) { to--; }
        return to;
    }

    // The token behind the value that starts at a token, brackets of both sorts taken alike; 0 where there is none.
    uint32_t behind(uint32_t token) const {
        switch (sort(token)) {
        case string:
        case scalar: return token + 1;
        case opening_brace:
        case opening_bracket: {
            int depth = 1;
            uint32_t next = token + 1;
            while (next < count) {
                depth += sorts.step[byte(next++)];
                if (depth == 0) { return next; }
            }
            return 0;
        }
        default: return 0;
        }
    }

    static bool is_space(uint8_t byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

private:
    std::unique_ptr<simdjson::internal::dom_parser_implementation> stage;
};

// A key: `"` where it starts to `"` where it ends, without the quotes.
struct Key {
    const uint8_t *at;
    size_t count;
};

// A key of up to 24 bytes as words, to be compared without a call.
struct KeyWords {
    uint64_t head = 0;
    uint64_t middle = 0;
    uint64_t tail = 0;

    KeyWords() = default;

    // Behind the key eight bytes may be read.
    explicit KeyWords(Key key) {
        memcpy(&head, key.at, 8);
        if (key.count < 8) {
            head = key.count ? head & ~uint64_t(0) >> (64 - 8 * key.count) : 0;
            middle = tail = 0;
            return;
        }
        memcpy(&tail, key.at + key.count - 8, 8);
        if (key.count > 16) {
            memcpy(&middle, key.at + 8, 8);
        } else {
            middle = 0;
        }
    }

    bool operator==(const KeyWords &other) const {
        return head == other.head && tail == other.tail && middle == other.middle;
    }
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
    // Where the wanted members' values start; of the element at hand, and only where it has them.
    uint32_t values[CSJ_FIELDS] = {};
    csj_element element = {};

    // The keys; those of one length differ in these words.
    KeyWords keys[32] = {};
    // How many of the keys are wanted; the others are noticed.
    size_t wanted = 0;
    // Which keys have a length.
    uint32_t by_length[25] = {};

    const uint8_t *place = nullptr;
    const char *list_key = nullptr;
    size_t list_key_length = 0;
    // The next token of the list, or of the object around it.
    uint32_t next = 0;
    bool in_list = false;
    bool is_started = false;
};
