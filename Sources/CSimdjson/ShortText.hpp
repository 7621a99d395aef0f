// Texts of up to 32 bytes, compared without a branch.
#pragma once
#include <cstddef>
#include <cstdint>
#include <cstring>

// A text of up to 32 bytes, zeros behind it.
struct ShortText {
    static constexpr size_t longest = 32;
    uint8_t bytes[longest] = {};

    // Whether these are the bytes of a text of at most 32 bytes. Behind its start 32 may be read.
    bool holds(const uint8_t *text, size_t count) const {
        typedef uint8_t Bytes __attribute__((vector_size(16)));
        typedef uint64_t Words __attribute__((vector_size(16)));
        const uint8_t *mask = masks + (longest - count);
        Bytes low = (load<Bytes>(text) & load<Bytes>(mask)) ^ load<Bytes>(bytes);
        Bytes high = (load<Bytes>(text + 16) & load<Bytes>(mask + 16)) ^ load<Bytes>(bytes + 16);
        auto difference = Words(low | high);
        return (difference[0] | difference[1]) == 0;
    }

private:
    // From a place on, as many bytes of ones as the text has, then zeros.
    static const uint8_t masks[2 * longest];

    template <typename Bytes> static Bytes load(const uint8_t *from) {
        Bytes bytes;
        memcpy(&bytes, from, sizeof bytes);
        return bytes;
    }
};

#define CSJ_EIGHT(byte) byte, byte, byte, byte, byte, byte, byte, byte
inline constexpr uint8_t ShortText::masks[2 * longest] = {CSJ_EIGHT(255), CSJ_EIGHT(255), CSJ_EIGHT(255), CSJ_EIGHT(255),
                                                          CSJ_EIGHT(0),   CSJ_EIGHT(0),   CSJ_EIGHT(0),   CSJ_EIGHT(0)};
#undef CSJ_EIGHT
