// Comparing runs of bytes eight at a time.
#ifndef CPACK_MATCHING_H
#define CPACK_MATCHING_H

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if __BYTE_ORDER__ != __ORDER_LITTLE_ENDIAN__
#error "CPack counts equal bytes from the low end of a word"
#endif

static inline uint64_t load8(const uint8_t *bytes) {
    uint64_t value;
    memcpy(&value, bytes, 8);
    return value;
}

/// Returns how many bytes are equal from both pointers on, at most `limit`.
static inline size_t equal_forward(const uint8_t *left, const uint8_t *right, size_t limit) {
    size_t length = 0;
    while (length + 8 <= limit) {
        uint64_t difference = load8(left + length) ^ load8(right + length);
        if (difference) return length + (size_t)(__builtin_ctzll(difference) >> 3);
        length += 8;
    }
    while (length < limit && left[length] == right[length]) length++;
    return length;
}

/// Returns how many bytes are equal before both pointers, at most `limit`.
static inline size_t equal_backward(const uint8_t *left, const uint8_t *right, size_t limit) {
    size_t length = 0;
    while (length + 8 <= limit) {
        uint64_t difference = load8(left - length - 8) ^ load8(right - length - 8);
        if (difference) return length + (size_t)(__builtin_clzll(difference) >> 3);
        length += 8;
    }
    while (length < limit && left[-1 - (ptrdiff_t)length] == right[-1 - (ptrdiff_t)length]) length++;
    return length;
}

#endif
