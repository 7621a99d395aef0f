// The Bloom filters of commit-graph files, which tell `git log -- path` the commits that it need not look into.
#include "CPack.h"

static uint32_t rotate(uint32_t value, int count) { return (value << count) | (value >> (32 - count)); }

static uint32_t scrambled(uint32_t word) { return rotate(word * 0xcc9e2d51, 15) * 0x1b873593; }

// murmur3, 32 bits. Version 1 of the filters extends the sign of the last one to three bytes, as `char` does where git
// is built for x86; it matters for paths outside ASCII alone, which Hindcast does not make.
static uint32_t murmur3(uint32_t seed, const uint8_t *data, size_t count) {
    uint32_t hash = seed;
    size_t words = count / 4;
    for (size_t i = 0; i < words; i++, data += 4) {
        uint32_t word = (uint32_t)data[0] | (uint32_t)data[1] << 8 | (uint32_t)data[2] << 16 | (uint32_t)data[3] << 24;
        hash = rotate(hash ^ scrambled(word), 13) * 5 + 0xe6546b64;
    }
    uint32_t tail = 0;
    for (size_t i = count & 3; i > 0; i--) tail ^= (uint32_t)(int8_t)data[i - 1] << (8 * (i - 1));
    if (count & 3) hash ^= scrambled(tail);
    hash ^= (uint32_t)count;
    hash = (hash ^ hash >> 16) * 0x85ebca6b;
    hash = (hash ^ hash >> 13) * 0xc2b2ae35;
    return hash ^ hash >> 16;
}

void cpack_filter_add(uint8_t *filter, size_t filter_count, const uint8_t *path, size_t path_count) {
    uint32_t first = murmur3(0x293ae76f, path, path_count);
    uint32_t step = murmur3(0x7e646e2c, path, path_count);
    uint64_t bits = (uint64_t)filter_count * 8;
    for (uint32_t i = 0; i < 7; i++) {
        uint64_t bit = (first + i * step) % bits;
        filter[bit / 8] |= (uint8_t)(1 << bit % 8);
    }
}
