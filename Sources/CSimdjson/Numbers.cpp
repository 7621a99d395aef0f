#include "CSimdjson.h"
#include "ShortText.hpp"
#include <cstring>
#include <new>
#include <vector>

// Pairs of texts by their hash: places of a table that is never more than half full lead to them.
struct csj_numbers {
    struct Pair {
        uint64_t hash;
        // Where the left text starts among all bytes; the right one follows it.
        size_t start;
        size_t left_count;
        size_t right_count;
    };

    std::vector<Pair> pairs;
    // The texts, one behind the other, and eight bytes more.
    std::vector<uint8_t> bytes = std::vector<uint8_t>(8);
    // Numbers plus one; 0 where there is none.
    std::vector<uint32_t> table = std::vector<uint32_t>(1024);

    bool holds(const Pair &pair, const uint8_t *left, size_t left_count, const uint8_t *right, size_t right_count) const {
        return pair.left_count == left_count && pair.right_count == right_count
            && is_same(&bytes[pair.start], left, left_count) && is_same(&bytes[pair.start] + left_count, right, right_count);
    }

    // Behind both there are eight bytes that may be read.
    static bool is_same(const uint8_t *one, const uint8_t *other, size_t count) {
        uint64_t difference = 0;
        for (; count >= 8; one += 8, other += 8, count -= 8) { difference |= word(one) ^ word(other); }
        if (count) { difference |= (word(one) ^ word(other)) << (64 - 8 * count); }
        return difference == 0;
    }

    static uint64_t word(const uint8_t *at) {
        uint64_t word;
        memcpy(&word, at, 8);
        return word;
    }

    // The pair that was asked for last, of those whose ends say the same: no step of a search depends on how long it is.
    struct Recent {
        uint32_t left_count = 0;
        uint32_t right_count = 0;
        uint32_t number = 0;
        ShortText left;
        ShortText right;
    };

    std::vector<Recent> recent = std::vector<Recent>(1024);

    static size_t place(const uint8_t *left, size_t left_count, const uint8_t *right, size_t right_count) {
        uint64_t ends = (word(left) + right_count) * 0x9E3779B97F4A7C15 ^ word(right) * 0xD6E8FEB86659FD93;
        ends ^= word(right + right_count - 8) * 0xA0761D6478BD642F + left_count;
        ends ^= ends >> 32;
        return ends * 0x9E3779B97F4A7C15 >> 54;
    }

    void grow() {
        table.assign(table.size() * 2, 0);
        for (size_t index = 0; index < pairs.size(); index++) {
            size_t place = pairs[index].hash & (table.size() - 1);
            while (table[place]) { place = (place + 1) & (table.size() - 1); }
            table[place] = uint32_t(index + 1);
        }
    }
};

static uint64_t mix(uint64_t hash, uint64_t word) {
    auto product = (unsigned __int128)(hash ^ word) * 0xD6E8FEB86659FD93;
    return uint64_t(product >> 64) ^ uint64_t(product);
}

static uint64_t hash_of(uint64_t hash, const uint8_t *at, size_t count) {
    hash = mix(hash, count);
    for (; count >= 8; at += 8, count -= 8) { hash = mix(hash, csj_numbers::word(at)); }
    if (count == 0) { return hash; }
    return mix(hash, csj_numbers::word(at) << (64 - 8 * count));
}

csj_numbers *csj_numbers_new(void) { return new (std::nothrow) csj_numbers(); }

void csj_numbers_free(csj_numbers *numbers) { delete numbers; }

void csj_numbers_clear(csj_numbers *numbers) { *numbers = csj_numbers(); }

static uint32_t number_of(csj_numbers *numbers, const uint8_t *left, size_t left_count, const uint8_t *right, size_t right_count) {
    uint64_t hash = hash_of(hash_of(0x9E3779B97F4A7C15, left, left_count), right, right_count);
    auto &table = numbers->table;
    size_t slot = hash & (table.size() - 1);
    for (; table[slot]; slot = (slot + 1) & (table.size() - 1)) {
        const auto &pair = numbers->pairs[table[slot] - 1];
        if (pair.hash == hash && numbers->holds(pair, left, left_count, right, right_count)) { return table[slot] - 1; }
    }
    auto number = uint32_t(numbers->pairs.size());
    numbers->pairs.push_back({hash, numbers->bytes.size() - 8, left_count, right_count});
    auto place = numbers->bytes.insert(numbers->bytes.end() - 8, left, left + left_count);
    numbers->bytes.insert(place + long(left_count), right, right + right_count);
    table[slot] = number + 1;
    if (numbers->pairs.size() * 2 > table.size()) { numbers->grow(); }
    return number;
}

uint32_t csj_number_of(csj_numbers *numbers, const uint8_t *left, size_t left_count, const uint8_t *right, size_t right_count) {
    bool is_short = left_count - 8 <= ShortText::longest - 8 && right_count - 8 <= ShortText::longest - 8;
    if (!is_short) { return number_of(numbers, left, left_count, right, right_count); }
    auto &recent = numbers->recent[csj_numbers::place(left, left_count, right, right_count)];
    bool is_known = (recent.left_count == left_count) & (recent.right_count == right_count)
        & recent.left.holds(left, left_count) & recent.right.holds(right, right_count);
    if (!is_known) {
        uint32_t number = number_of(numbers, left, left_count, right, right_count);
        recent = {};
        recent.left_count = uint32_t(left_count);
        recent.right_count = uint32_t(right_count);
        recent.number = number;
        memcpy(recent.left.bytes, left, left_count);
        memcpy(recent.right.bytes, right, right_count);
    }
    return recent.number;
}
