#include "CSimdjson.h"

// What a byte means outside of strings.
enum : uint8_t { plain, quote, opening, closing };

struct Meanings {
    uint8_t of[256] = {};
    constexpr Meanings() {
        of[int('"')] = quote;
        of[int('{')] = of[int('[')] = opening;
        of[int('}')] = of[int(']')] = closing;
    }
};

static constexpr Meanings meanings;

int csj_cut_value(const uint8_t *bytes, size_t count, csj_cut *cut) {
    size_t at = cut->at;
    size_t depth = cut->depth;
    bool in_string = cut->in_string;
    bool escaped = cut->escaped;
    int is_whole = 0;
    while (at < count && !is_whole) {
        uint8_t byte = bytes[at++];
        if (in_string) {
            if (escaped) {
                escaped = false;
            } else if (byte == '\\') {
                escaped = true;
            } else if (byte == '"') {
                in_string = false;
            }
            continue;
        }
        switch (meanings.of[byte]) {
        case quote: in_string = true; break;
        case opening: depth++; break;
        case closing: is_whole = depth <= 1; depth = depth ? depth - 1 : 0; break;
        default: break;
        }
    }
    cut->at = at;
    cut->depth = depth;
    cut->in_string = in_string;
    cut->escaped = escaped;
    return is_whole;
}
