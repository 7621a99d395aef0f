// The keys of members that are looked for.
#pragma once
#include "CSimdjson.h"
#include "ShortText.hpp"
#include <cstdlib>

// A key: from behind the quote where it starts to the one where it ends.
struct Key {
    const uint8_t *at;
    size_t count;
};

// At most CSJ_KEYS keys of 3 to 24 bytes, no two of which have the same length and the same first and last four letters.
class WantedKeys {
public:
    static constexpr size_t most = CSJ_KEYS;
    // The index of a key that is none of them.
    static constexpr uint8_t none = most;

private:
    struct Entry {
        ShortText text;
        // No key is that long.
        size_t count = ~size_t(0);
        uint8_t index = none;
    };

    Entry entries[256] = {};
    // Chosen so that no two keys have one place.
    uint32_t factor = 0x9E3779B1;

public:
    WantedKeys(const char *const *names, size_t count) {
        if (count > most) { abort(); }
        for (int attempt = 0; !take(names, count); attempt++) {
            // Two that no factor tells apart.
            if (attempt == 10000) { abort(); }
            factor += 2;
            for (auto &entry : entries) { entry = Entry(); }
        }
    }

    // The index of a key, or `none`. Behind the start of the key 32 bytes may be read.
    size_t index(Key key) const {
        const Entry &entry = entries[place(key)];
        return key.count == entry.count && entry.text.holds(key.at, key.count) ? entry.index : none;
    }

private:
    // By a key's length and its first and last letters. In front of a key there are its quote and one byte more.
    uint8_t place(Key key) const {
        uint32_t start, end;
        memcpy(&start, key.at, 4);
        memcpy(&end, key.at + (key.count > 2 ? key.count : 2) - 4, 4);
        return uint8_t((start * 5 + end + uint32_t(key.count)) * factor >> 24);
    }

    bool take(const char *const *names, size_t count) {
        for (size_t index = 0; index < count; index++) {
            // As it stands in a text.
            uint8_t text[2 + ShortText::longest] = {'{', '"'};
            Key key = {text + 2, strlen(names[index])};
            if (key.count < 3 || key.count > 24) { abort(); }
            memcpy(text + 2, names[index], key.count);
            text[2 + key.count] = '"';
            Entry &entry = entries[place(key)];
            if (entry.index != none) { return false; }
            entry.count = key.count;
            entry.index = uint8_t(index);
            memcpy(entry.text.bytes, names[index], key.count);
        }
        return true;
    }
};
