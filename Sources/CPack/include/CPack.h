/// The inner loops of writing git packs: SHA-1 with resumable states.
#ifndef CPACK_H
#define CPACK_H

#include <stddef.h>
#include <stdint.h>

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

#endif
