// Names of members, told by their letters.
#pragma once
#include "CSimdjson.h"
#include <cstdlib>
#include <cstring>

struct csj_names {
    // How long the names are that have a first and a last letter, told by their low five bits: a bit for each length, the last one for all from 63 on.
    uint64_t lengths[32][32] = {};
    // The names' hashes, where their low bits put them or behind; 0 where there is none.
    uint64_t hashes[512] = {};
    size_t count = 0;

    // Longer names there are none.
    static constexpr size_t longest = 64;

    static bool is_mark(uint8_t byte) { return byte == '_' || byte == '-'; }

    static size_t bit(size_t length) { return length < 63 ? length : 63; }

    // A hash of the letters, eight at a time. Behind the key eight bytes may be read.
    static uint64_t hash(const uint8_t *at, size_t count) {
        uint64_t hash = 0xcbf29ce484222325;
        size_t place = 0;
        for (; place + 8 < count; place += 8) { hash = mix(hash, lower(word(at + place))); }
        if (place < count) { hash = mix(hash, lower(word(at + place)) & ~uint64_t(0) >> (64 - 8 * (count - place))); }
        return hash ? hash : 1;
    }

    // The same of a key with marks.
    static uint64_t hash_of_letters(const uint8_t *at, size_t count) {
        uint8_t letters[longest + 8] = {};
        size_t length = 0;
        for (size_t place = 0; place < count; place++) {
            if (is_mark(at[place])) { continue; }
            // It is longer than any name.
            if (length == longest) { return 0; }
            letters[length++] = at[place];
        }
        return hash(letters, length);
    }

    void add(const char *name) {
        size_t length = strlen(name);
        // The table is never full.
        if (length == 0 || count == 256) { abort(); }
        count++;
        lengths[name[0] & 31][name[length - 1] & 31] |= uint64_t(1) << bit(length);
        if (length > longest) { abort(); }
        uint64_t wanted = hash_of_letters(reinterpret_cast<const uint8_t *>(name), length);
        size_t place = wanted & 511;
        while (hashes[place] && hashes[place] != wanted) { place = (place + 1) & 511; }
        hashes[place] = wanted;
    }

    // Whether a key is one of the names, or has the hash of one. Behind the key eight bytes may be read.
    bool may_hold(const uint8_t *at, size_t count) const {
        if (count == 0) { return false; }
        uint8_t first = at[0];
        uint8_t last = at[count - 1];
        uint64_t wanted;
        if (!is_mark(first) && !is_mark(last)) {
            uint64_t fitting = lengths[first & 31][last & 31] & ~uint64_t(0) >> (63 - bit(count));
            // Marks make a key longer than its name, never shorter.
            if (!fitting) { return false; }
            bool is_marked = has_mark(at, count);
            if (!is_marked && !(fitting >> bit(count))) { return false; }
            wanted = is_marked ? hash_of_letters(at, count) : hash(at, count);
        } else {
            wanted = hash_of_letters(at, count);
        }
        for (size_t place = wanted & 511; hashes[place]; place = (place + 1) & 511) {
            if (hashes[place] == wanted) { return true; }
        }
        return false;
    }

private:
    // Whether `_` or `-` may stand in a key or right behind it.
    static bool has_mark(const uint8_t *at, size_t count) {
        uint64_t found = 0;
        for (size_t place = 0; place < count; place += 8) {
            uint64_t eight = word(at + place);
            found |= zeros(eight ^ 0x5f5f5f5f5f5f5f5f) | zeros(eight ^ 0x2d2d2d2d2d2d2d2d);
        }
        return found != 0;
    }

    static uint64_t word(const uint8_t *at) {
        uint64_t word;
        memcpy(&word, at, 8);
        return word;
    }

    static uint64_t mix(uint64_t hash, uint64_t word) {
        hash = (hash ^ word) * 0x9E3779B97F4A7C15;
        return hash ^ hash >> 32;
    }

    // Eight bytes with capital letters made small.
    static uint64_t lower(uint64_t word) {
        const uint64_t ones = 0x0101010101010101;
        uint64_t low = word & 0x7f * ones;
        // The high bits say where a byte is at least `A`, and where it is beyond `Z`.
        uint64_t capitals = (low + (0x80 - 'A') * ones) & ~(low + (0x7f - 'Z') * ones) & ~word & 0x80 * ones;
        return word | capitals >> 2;
    }

    static uint64_t zeros(uint64_t word) { return (word - 0x0101010101010101) & ~word & 0x8080808080808080; }
};
