// A deflate encoder for small objects: one block, the fixed Huffman codes of RFC 1951 (3.2.6), greedy matches.
#include "CPack.h"
#include "matching.h"

enum { hash_bits = 11, shortest_match = 4, shortest_to_search = 48, longest_match = 258, adler_base = 65521 };

typedef struct {
    uint8_t *out;
    uint64_t bits;
    int count;
} bit_writer;

static inline void put(bit_writer *writer, uint32_t value, int count) {
    writer->bits |= (uint64_t)value << writer->count;
    writer->count += count;
}

static inline void spill(bit_writer *writer) {
    memcpy(writer->out, &writer->bits, 8);
    int whole = writer->count >> 3;
    writer->out += whole;
    writer->bits >>= whole * 8;
    writer->count &= 7;
}

static inline uint32_t reversed(uint32_t value, int count) {
    uint32_t result = 0;
    for (int i = 0; i < count; i++) result |= (value >> i & 1) << (count - 1 - i);
    return result;
}

// Codes with their extra bits, ready to be put: value in the low bits, count in the top byte.
typedef struct {
    uint32_t literal[256];
    uint32_t length[longest_match + 1];
    uint16_t distance_symbol[512];
} code_tables;

static const uint16_t length_base[29] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                         31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint8_t length_extra[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
static const uint16_t distance_base[30] = {1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
                                           193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
static const uint8_t distance_extra[30] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                           6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

static uint32_t symbol_code(int symbol, int *bits) {
    uint32_t code;
    if (symbol < 144) {
        code = 0x30 + (uint32_t)symbol, *bits = 8;
    } else if (symbol < 256) {
        code = 0x190 + (uint32_t)(symbol - 144), *bits = 9;
    } else if (symbol < 280) {
        code = (uint32_t)(symbol - 256), *bits = 7;
    } else {
        code = 0xc0 + (uint32_t)(symbol - 280), *bits = 8;
    }
    return reversed(code, *bits);
}

static code_tables tables;

// Filled before `main`, so that threads need no agreement.
__attribute__((constructor)) static void fill_tables(void) {
    int bits;
    for (int i = 0; i < 256; i++) {
        uint32_t code = symbol_code(i, &bits);
        tables.literal[i] = code | (uint32_t)bits << 24;
    }
    for (int length = 3, symbol = 0; length <= longest_match; length++) {
        while (symbol < 28 && length >= length_base[symbol + 1]) symbol++;
        uint32_t code = symbol_code(257 + symbol, &bits);
        code |= (uint32_t)(length - length_base[symbol]) << bits;
        tables.length[length] = code | (uint32_t)(bits + length_extra[symbol]) << 24;
    }
    // Symbols of distances 1...256 by distance - 1, of longer ones by (distance - 1) >> 7.
    for (int symbol = 0; symbol < 30; symbol++) {
        int last = symbol < 29 ? distance_base[symbol + 1] - 1 : 32768;
        for (int distance = distance_base[symbol]; distance <= last; distance++) {
            if (distance <= 256) tables.distance_symbol[distance - 1] = (uint16_t)symbol;
            else tables.distance_symbol[256 + ((distance - 1) >> 7)] = (uint16_t)symbol;
        }
    }
}

static inline uint32_t load4(const uint8_t *bytes) {
    uint32_t value;
    memcpy(&value, bytes, 4);
    return value;
}

static inline uint32_t hash4(uint32_t value) { return value * 2654435761u >> (32 - hash_bits); }

static uint32_t adler32(const uint8_t *data, size_t count) {
    uint32_t a = 1, b = 0;
    while (count > 0) {
        size_t part = count < 5552 ? count : 5552;
        count -= part;
        while (part-- > 0) a += *data++, b += a;
        a %= adler_base, b %= adler_base;
    }
    return b << 16 | a;
}

// Nine bits a literal at worst, the frame, and what `spill` writes beyond the end.
size_t cpack_squeeze_bound(size_t count) { return count + count / 8 + 32; }

size_t cpack_squeeze(const uint8_t *data, size_t count, uint8_t *out) {
    bit_writer writer = {out + 2, 0, 0};
    out[0] = 0x78, out[1] = 0x01;
    put(&writer, 3, 3);  // last block, fixed codes

    size_t position = 0;
    // The deltas of a directory are mostly noise, and too short for a match.
    uint16_t heads[1 << hash_bits];
    if (count > shortest_to_search) memset(heads, 0, sizeof heads);  // positions + 1; 0 is none
    while (count > shortest_to_search && position + shortest_match <= count) {
        uint32_t next = load4(data + position);
        uint32_t slot = hash4(next);
        size_t candidate = heads[slot];
        heads[slot] = (uint16_t)(position + 1);
        if (candidate == 0 || load4(data + candidate - 1) != next) {
            uint32_t code = tables.literal[data[position++]];
            put(&writer, code & 0xffffff, (int)(code >> 24));
            spill(&writer);
            continue;
        }
        candidate--;
        size_t limit = count - position < longest_match ? count - position : longest_match;
        size_t length = 4 + equal_forward(data + candidate + 4, data + position + 4, limit - 4);
        size_t distance = position - candidate;
        uint32_t code = tables.length[length];
        put(&writer, code & 0xffffff, (int)(code >> 24));
        int symbol = tables.distance_symbol[distance <= 256 ? distance - 1 : 256 + ((distance - 1) >> 7)];
        put(&writer, reversed((uint32_t)symbol, 5), 5);
        put(&writer, (uint32_t)(distance - distance_base[symbol]), distance_extra[symbol]);
        spill(&writer);
        size_t end = position + length;
        for (position += 1; position < end && position + shortest_match <= count; position += 2)
            heads[hash4(load4(data + position))] = (uint16_t)(position + 1);
        position = end;
    }
    for (; position < count; position++) {
        uint32_t code = tables.literal[data[position]];
        put(&writer, code & 0xffffff, (int)(code >> 24));
        spill(&writer);
    }
    put(&writer, 0, 7);  // end of block
    writer.count += -writer.count & 7;
    spill(&writer);
    uint32_t check = adler32(data, count);
    for (int i = 0; i < 4; i++) *writer.out++ = (uint8_t)(check >> (24 - 8 * i));
    return (size_t)(writer.out - out);
}
