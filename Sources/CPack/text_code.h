// Huffman codes for the text of commits and documents: lengths that a few hundred of them had on average, smoothed so
// that the block's head, which repeats them, is short. Bytes outside printable ASCII and the line feed have no code.
#ifndef CPACK_TEXT_CODE_H
#define CPACK_TEXT_CODE_H

#include <stdint.h>

/// The lengths of the codes of literals, of the block's end and of match lengths.
static const uint8_t text_lengths[286] = {
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 5, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 6, 6, 6,
    5, 5, 5, 5, 6, 6, 5, 6, 6, 6, 5, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9,
    9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 7, 7, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9,
    9, 5, 6, 5, 5, 4, 6, 7, 7, 5, 9, 9, 6, 7, 6, 5, 6, 9, 5, 5, 5, 6, 9, 7,
    9, 9, 9, 9, 9, 9, 9, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 9, 9, 9, 9, 9, 9, 9, 9,
    9, 9, 9, 9, 9, 6, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};

/// The lengths of the codes of distances.
static const uint8_t text_distances[30] = {
    9, 6, 9, 9, 9, 9, 5, 5, 5, 5, 5, 5, 3, 3, 3, 3, 3, 3, 6, 9, 9, 9, 9, 9,
    9, 9, 9, 9, 9, 9};

/// The block's head: last block, dynamic codes, and the lengths above (RFC 1951, 3.2.7).
static const uint8_t text_head[39] = {
    237, 93, 101, 3, 156, 32, 24, 254, 238, 175, 96, 157, 42, 161, 168, 172, 187, 235, 110, 221, 8, 175, 119, 108,
    158, 56, 192, 221, 250, 183, 175, 219, 117, 151, 11, 242, 73, 215, 5};

static const uint32_t text_head_bits = 308;

#endif
