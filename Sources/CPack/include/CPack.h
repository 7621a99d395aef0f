/// The inner loops of writing git packs: SHA-1, the deflate of small objects, and deltas between file versions.
#ifndef CPACK_H
#define CPACK_H

#include <stddef.h>
#include <stdint.h>

// MARK: SHA-1

/// The state of a SHA-1 computation after a whole number of 64-byte blocks.
typedef struct {
    uint32_t words[5];
} cpack_sha1_state;

/// Sets a state to the beginning of a computation.
void cpack_sha1_begin(cpack_sha1_state *state);

/// Feeds whole 64-byte blocks; uses the processor's SHA instructions where it has them.
void cpack_sha1_blocks(cpack_sha1_state *state, const uint8_t *data, size_t blocks);

/// Feeds what is left after the last whole block (fewer than 64 bytes), pads for a message of `total` bytes
/// and writes the 20 bytes of the digest.
void cpack_sha1_finish(cpack_sha1_state state, const uint8_t *tail, size_t count, uint64_t total, uint8_t *digest);

/// As `cpack_sha1_blocks`, never with the SHA instructions: for processors without them, and for tests.
void cpack_sha1_blocks_portable(cpack_sha1_state *state, const uint8_t *data, size_t blocks);

/// The bytes between two checkpoints of `cpack_object_id`.
#define CPACK_CHECKPOINT 1024

/// Writes the 20 bytes of a git object's id: the SHA-1 of `<kind> <count>\0` and the content.
///
/// `checkpoints` (may be NULL) has room for `count / CPACK_CHECKPOINT + 1` states; the first `valid` of them hold
/// the states of an earlier computation over content of the same size with the same beginning: checkpoint `i`
/// depends on the first `i * CPACK_CHECKPOINT + 64` bytes at most. The others are filled in.
void cpack_object_id(
    const char *kind, const uint8_t *data, size_t count, cpack_sha1_state *checkpoints, size_t valid, uint8_t *digest);

// MARK: Deflate

/// Returns how many bytes `cpack_squeeze` may write for `count` bytes.
size_t cpack_squeeze_bound(size_t count);

/// Writes a zlib stream (RFC 1950) with one block of fixed Huffman codes and greedy matches; returns its size.
///
/// For objects of up to 32 KB, on which a general encoder spends more time on its tables than on the bytes.
/// `out` has room for `cpack_squeeze_bound(count)` bytes.
size_t cpack_squeeze(const uint8_t *data, size_t count, uint8_t *out);

// MARK: Deltas

/// Writes git's delta from one content to another: copies from the base, insertions of new bytes.
///
/// Returns its size, or 0 where it would be larger than `capacity`.
size_t cpack_delta(
    const uint8_t *base, size_t base_count, const uint8_t *target, size_t target_count, uint8_t *out, size_t capacity);

// MARK: Changed-path filters

/// Adds a path to a Bloom filter of a commit-graph file: seven bits, by the 32-bit murmur3 hash with git's seeds
/// (gitformat-commit-graph, "Bloom Filter Data", version 1).
void cpack_filter_add(uint8_t *filter, size_t filter_count, const uint8_t *path, size_t path_count);

#endif
