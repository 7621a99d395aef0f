// Names of members, told by their letters.
#pragma once
#include "CSimdjson.h"
#include <cstdlib>
#include <cstring>

struct csj_names {
    // How long the shortest name is that has a first and a last letter, told by their low five bits; 255 where there is none.
    // Marks make a key longer than its name, never shorter.
    uint8_t shortest[32][32];
    // The names' hashes, where their low bits put them or behind; 0 where there is none.
    uint64_t hashes[512] = {};
    size_t count = 0;

    csj_names() { memset(shortest, 255, sizeof shortest); }

    static bool is_mark(uint8_t byte) { return byte == '_' || byte == '-'; }

    // FNV-1a over the letters.
    static uint64_t hash(const uint8_t *at, size_t count) {
        uint64_t hash = 0xcbf29ce484222325;
        for (size_t place = 0; place < count; place++) {
            uint8_t byte = at[place];
            if (is_mark(byte)) { continue; }
            if (uint8_t(byte - 'A') < 26) { byte |= 0x20; }
            hash = (hash ^ byte) * 0x00000100000001b3;
        }
        return hash;
    }

    void add(const char *name) {
        size_t length = strlen(name);
        // The table is never full.
        if (length == 0 || count == 256) { abort(); }
        count++;
        uint8_t &least = shortest[name[0] & 31][name[length - 1] & 31];
        if (length < least) { least = uint8_t(length); }
        uint64_t wanted = hash(reinterpret_cast<const uint8_t *>(name), length);
        size_t place = wanted & 511;
        while (hashes[place] && hashes[place] != wanted) { place = (place + 1) & 511; }
        hashes[place] = wanted;
    }

    // Whether a key is one of the names, or has the hash of one.
    bool may_hold(const uint8_t *at, size_t count) const {
        if (count == 0) { return false; }
        uint8_t first = at[0];
        uint8_t last = at[count - 1];
        // One of 255 bytes and more is no key of this world, and gets its hash.
        if (count < shortest[first & 31][last & 31] && !is_mark(first) && !is_mark(last)) { return false; }
        uint64_t wanted = hash(at, count);
        for (size_t place = wanted & 511; hashes[place]; place = (place + 1) & 511) {
            if (hashes[place] == wanted) { return true; }
        }
        return false;
    }
};
