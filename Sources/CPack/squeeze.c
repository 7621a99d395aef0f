// A deflate encoder for small objects: one block (RFC 1951), greedy matches, and one of two codes known beforehand.
// Counting symbols and building a code of its own for each object costs more than all the rest.
#include "CPack.h"
#include "matching.h"
#include "text_code.h"

enum {
    hash_bits = 11,
    shortest_match = 4,
    shortest_to_search = 48,
    longest_match = 258,
    most_bytes = 32768,
    adler_base = 65521,
    absent = 1 << 16,
};

// MARK: Codes

/// A symbol's code with the bits that follow it ready to be put: the bits from the lowest, and their number.
typedef struct {
    uint32_t bits;
    uint32_t count;
} symbol_code;

/// The codes of a block.
typedef struct {
    symbol_code literal[256];
    symbol_code end;
    /// By the length of a match, its extra bits included.
    symbol_code length[longest_match + 1];
    /// By the symbol of a distance, without its extra bits.
    symbol_code distance[30];
    /// What the block begins with: its type and, but for the fixed codes, the lengths of all codes.
    const uint8_t *head;
    uint32_t head_bits;
} block_codes;

static const uint16_t length_base[29] = {3,  4,  5,  6,  7,  8,  9,  10, 11,  13,  15,  17,  19,  23, 27,
                                         31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258};
static const uint8_t length_extra[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
static const uint16_t distance_base[30] = {1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
                                           193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
static const uint8_t distance_extra[30] = {0, 0, 0, 0, 1, 1, 2, 2,  3,  3,  4,  4,  5,  5,  6,
                                           6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13};

static const uint8_t fixed_head[1] = {3};
static block_codes fixed_codes, text_codes;
static uint8_t distance_symbols[512];

/// The bits that a symbol takes in a block of fixed codes, in the lower half, and of text codes, in the upper one.
typedef uint64_t both_costs;
static both_costs literal_costs[256], length_costs[longest_match + 1], distance_costs[30];

static uint32_t reversed(uint32_t value, uint32_t count) {
    uint32_t result = 0;
    for (uint32_t i = 0; i < count; i++) result |= (value >> i & 1) << (count - 1 - i);
    return result;
}

/// Fills in canonical codes from their lengths (RFC 1951, 3.2.2).
static void fill_codes(const uint8_t *lengths, int symbols, symbol_code *codes) {
    uint32_t counts[16] = {0}, next[16] = {0};
    for (int i = 0; i < symbols; i++) counts[lengths[i]]++;
    counts[0] = 0;
    for (int bits = 1; bits < 16; bits++) next[bits] = (next[bits - 1] + counts[bits - 1]) << 1;
    for (int i = 0; i < symbols; i++) {
        uint32_t bits = lengths[i];
        codes[i] = bits ? (symbol_code){reversed(next[bits]++, bits), bits} : (symbol_code){0, absent};
    }
}

static void fill_block(
    block_codes *codes, const uint8_t *lengths, int symbols, const uint8_t *distances, int distance_count,
    const uint8_t *head, uint32_t head_bits) {
    symbol_code all[288];
    fill_codes(lengths, symbols, all);
    memcpy(codes->literal, all, sizeof codes->literal);
    codes->end = all[256];
    for (int length = 3, symbol = 0; length <= longest_match; length++) {
        while (symbol < 28 && length >= length_base[symbol + 1]) symbol++;
        symbol_code code = all[257 + symbol];
        if (code.count < absent) {
            code.bits |= (uint32_t)(length - length_base[symbol]) << code.count;
            code.count += length_extra[symbol];
        }
        codes->length[length] = code;
    }
    fill_codes(distances, distance_count, codes->distance);
    codes->head = head;
    codes->head_bits = head_bits;
}

// Filled before `main`, so that threads need no agreement.
__attribute__((constructor)) static void fill_tables(void) {
    uint8_t lengths[288], distances[30];
    for (int i = 0; i < 288; i++) lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    memset(distances, 5, sizeof distances);
    fill_block(&fixed_codes, lengths, 288, distances, 30, fixed_head, 3);
    fill_block(&text_codes, text_lengths, 286, text_distances, 30, text_head, text_head_bits);
    for (int i = 0; i < 256; i++)
        literal_costs[i] = fixed_codes.literal[i].count | (both_costs)text_codes.literal[i].count << 32;
    for (int i = 0; i <= longest_match; i++)
        length_costs[i] = fixed_codes.length[i].count | (both_costs)text_codes.length[i].count << 32;
    for (int i = 0; i < 30; i++)
        distance_costs[i] = fixed_codes.distance[i].count | (both_costs)text_codes.distance[i].count << 32;
    // Symbols of distances 1...256 by distance - 1, of longer ones by (distance - 1) >> 7.
    for (int symbol = 0; symbol < 30; symbol++) {
        int last = symbol < 29 ? distance_base[symbol + 1] - 1 : most_bytes;
        for (int distance = distance_base[symbol]; distance <= last; distance++) {
            if (distance <= 256) distance_symbols[distance - 1] = (uint8_t)symbol;
            else distance_symbols[256 + ((distance - 1) >> 7)] = (uint8_t)symbol;
        }
    }
}

// MARK: Finding matches

static inline uint32_t load4(const uint8_t *bytes) {
    uint32_t value;
    memcpy(&value, bytes, 4);
    return value;
}

static inline uint32_t hash4(uint32_t value) { return value * 2654435761u >> (32 - hash_bits); }

static inline int distance_symbol(uint32_t distance) {
    return distance_symbols[distance <= 256 ? distance - 1 : 256 + ((distance - 1) >> 7)];
}

/// Writes a literal as its byte, a match as its length in the upper half and its distance less one in the lower; adds
/// up what they take in either block.
static size_t find_tokens(const uint8_t *data, size_t count, uint32_t *tokens, both_costs *costs) {
    size_t found = 0, position = 0, misses = 0;
    both_costs sum = 0;
    uint16_t heads[1 << hash_bits];
    memset(heads, 0, sizeof heads);  // positions + 1; 0 is none
    while (position + shortest_match <= count) {
        uint32_t next = load4(data + position);
        uint32_t slot = hash4(next);
        size_t candidate = heads[slot];
        heads[slot] = (uint16_t)(position + 1);
        if (candidate == 0 || load4(data + candidate - 1) != next) {
            // Where nothing was found for long, as within an id, only some positions are tried.
            size_t step = 1 + (misses++ >> 4);
            if (step > count - position) step = count - position;
            for (; step > 0; step--) {
                uint8_t literal = data[position++];
                tokens[found++] = literal;
                sum += literal_costs[literal];
            }
            continue;
        }
        misses = 0;
        candidate--;
        size_t limit = count - position < longest_match ? count - position : longest_match;
        size_t length = 4 + equal_forward(data + candidate + 4, data + position + 4, limit - 4);
        uint32_t distance = (uint32_t)(position - candidate);
        tokens[found++] = (uint32_t)length << 16 | (distance - 1);
        sum += length_costs[length] + distance_costs[distance_symbol(distance)];
        size_t end = position + length;
        for (position += 1; position < end && position + shortest_match <= count; position += 2)
            heads[hash4(load4(data + position))] = (uint16_t)(position + 1);
        position = end;
    }
    while (position < count) {
        uint8_t literal = data[position++];
        tokens[found++] = literal;
        sum += literal_costs[literal];
    }
    *costs = sum;
    return found;
}

// MARK: Writing

typedef struct {
    uint8_t *out;
    uint64_t bits;
    uint32_t count;
} bit_writer;

static inline void put(bit_writer *writer, uint32_t value, uint32_t count) {
    writer->bits |= (uint64_t)value << writer->count;
    writer->count += count;
}

static inline void spill(bit_writer *writer) {
    memcpy(writer->out, &writer->bits, 8);
    uint32_t whole = writer->count >> 3;
    writer->out += whole;
    writer->bits >>= whole * 8;
    writer->count &= 7;
}

static uint32_t adler32(const uint8_t *data, size_t count) {
    uint32_t a = 1, b = 0;
    while (count > 0) {
        size_t part = count < 5552 ? count : 5552;
        count -= part;
        // Sixteen at a time: the sums do not wait for each other.
        for (; part >= 16; part -= 16, data += 16) {
            uint32_t sum = 0, weighted = 0;
            for (uint32_t i = 0; i < 16; i++) sum += data[i], weighted += (16 - i) * data[i];
            b += 16 * a + weighted;
            a += sum;
        }
        while (part-- > 0) a += *data++, b += a;
        a %= adler_base, b %= adler_base;
    }
    return b << 16 | a;
}

static inline void put_code(bit_writer *writer, symbol_code code) { put(writer, code.bits, code.count); }

static void put_tokens(bit_writer *writer, const block_codes *codes, const uint32_t *tokens, size_t count) {
    bit_writer local = *writer;
    for (size_t i = 0; i < count; i++) {
        uint32_t length = tokens[i] >> 16;
        if (length == 0) {
            put_code(&local, codes->literal[tokens[i]]);
        } else {
            uint32_t distance = (tokens[i] & 0xffff) + 1;
            int symbol = distance_symbol(distance);
            put_code(&local, codes->length[length]);
            put_code(&local, codes->distance[symbol]);
            put(&local, distance - distance_base[symbol], distance_extra[symbol]);
        }
        spill(&local);
    }
    *writer = local;
}

/// Writes bytes as they are in fixed codes: four take 36 bits at most.
static void put_literals(bit_writer *writer, const uint8_t *data, size_t count) {
    bit_writer local = *writer;
    const symbol_code *codes = fixed_codes.literal;
    for (; count >= 4; count -= 4, data += 4) {
        for (int i = 0; i < 4; i++) put_code(&local, codes[data[i]]);
        spill(&local);
    }
    while (count-- > 0) put_code(&local, codes[*data++]);
    spill(&local);
    *writer = local;
}

static void put_head(bit_writer *writer, const block_codes *codes) {
    for (uint32_t bit = 0; bit < codes->head_bits; bit += 8) {
        put(writer, codes->head[bit / 8], codes->head_bits - bit < 8 ? codes->head_bits - bit : 8);
        spill(writer);
    }
}

// Nine bits a literal at worst, the frame, and what `spill` writes beyond the end.
size_t cpack_squeeze_bound(size_t count) { return count + count / 8 + 32; }

size_t cpack_squeeze(const uint8_t *data, size_t count, uint8_t *out) {
    bit_writer writer = {out + 2, 0, 0};
    out[0] = 0x78, out[1] = 0x01;
    const block_codes *codes = &fixed_codes;
    // The deltas of a directory are mostly noise, and too short for a match.
    if (count <= shortest_to_search) {
        put_head(&writer, codes);
        put_literals(&writer, data, count);
    } else {
        uint32_t tokens[most_bytes];
        both_costs costs;
        size_t found = find_tokens(data, count, tokens, &costs);
        uint64_t fixed = fixed_codes.head_bits + fixed_codes.end.count + (uint32_t)costs;
        uint64_t text = text_codes.head_bits + text_codes.end.count + (costs >> 32);
        // The lengths of the text code take as much room as a short object saves by it.
        if (count > 160 && text < fixed) codes = &text_codes;
        put_head(&writer, codes);
        put_tokens(&writer, codes, tokens, found);
    }
    put_code(&writer, codes->end);
    writer.count += -writer.count & 7;
    spill(&writer);
    uint32_t check = adler32(data, count);
    for (int i = 0; i < 4; i++) *writer.out++ = (uint8_t)(check >> (24 - 8 * i));
    return (size_t)(writer.out - out);
}
