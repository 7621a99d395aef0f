// SHA-1 (FIPS 180-4), whole blocks at a time. Git names objects by it; `hindcast verify` uses the
// collision-detecting implementation of libgit2 instead.
#include "CPack.h"

#include <string.h>

static uint32_t rotate(uint32_t value, int count) { return (value << count) | (value >> (32 - count)); }

static uint32_t big_endian(const uint8_t *bytes) {
    return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 | (uint32_t)bytes[2] << 8 | bytes[3];
}

void cpack_sha1_begin(cpack_sha1_state *state) {
    static const cpack_sha1_state initial = {{0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0}};
    *state = initial;
}

void cpack_sha1_blocks_portable(cpack_sha1_state *state, const uint8_t *data, size_t blocks) {
    uint32_t w[80];
    for (; blocks > 0; blocks--, data += 64) {
        for (int i = 0; i < 16; i++) w[i] = big_endian(data + 4 * i);
        for (int i = 16; i < 80; i++) w[i] = rotate(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
        uint32_t a = state->words[0], b = state->words[1], c = state->words[2], d = state->words[3],
                 e = state->words[4];
        for (int i = 0; i < 80; i++) {
            uint32_t f, k;
            if (i < 20) {
                f = (b & c) | (~b & d), k = 0x5a827999;
            } else if (i < 40) {
                f = b ^ c ^ d, k = 0x6ed9eba1;
            } else if (i < 60) {
                f = (b & c) | (b & d) | (c & d), k = 0x8f1bbcdc;
            } else {
                f = b ^ c ^ d, k = 0xca62c1d6;
            }
            uint32_t next = rotate(a, 5) + f + e + k + w[i];
            e = d, d = c, c = rotate(b, 30), b = a, a = next;
        }
        state->words[0] += a, state->words[1] += b, state->words[2] += c, state->words[3] += d, state->words[4] += e;
    }
}

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>

// Four rounds an instruction; `f` chooses the round function and constant of each group of twenty rounds.
// Message words are scheduled four at a time by sha1msg1, xor and sha1msg2 (Intel SDM, volume 2, SHA1RNDS4).
__attribute__((target("sha,sse4.1,ssse3"))) static void blocks_by_instructions(
    cpack_sha1_state *state, const uint8_t *data, size_t blocks) {
    const __m128i swap = _mm_set_epi64x(0x0001020304050607LL, 0x08090a0b0c0d0e0fLL);
    __m128i abcd = _mm_shuffle_epi32(_mm_loadu_si128((const __m128i *)state->words), 0x1b);
    __m128i e = _mm_set_epi32((int)state->words[4], 0, 0, 0);
    for (; blocks > 0; blocks--, data += 64) {
        const __m128i abcd_before = abcd, e_before = e;
        __m128i m[4], next;
        for (int i = 0; i < 4; i++)
            m[i] = _mm_shuffle_epi8(_mm_loadu_si128((const __m128i *)(data + 16 * i)), swap);

#define ROUNDS(i, f)                                                        \
    next = abcd;                                                            \
    e = (i) == 0 ? _mm_add_epi32(e, m[0]) : _mm_sha1nexte_epu32(e, m[(i)&3]); \
    abcd = _mm_sha1rnds4_epu32(abcd, e, f);                                 \
    e = next;                                                               \
    if ((i) < 16)                                                           \
        m[(i)&3] = _mm_sha1msg2_epu32(                                      \
            _mm_xor_si128(_mm_sha1msg1_epu32(m[(i)&3], m[((i) + 1) & 3]), m[((i) + 2) & 3]), m[((i) + 3) & 3]);

        ROUNDS(0, 0) ROUNDS(1, 0) ROUNDS(2, 0) ROUNDS(3, 0) ROUNDS(4, 0)
        ROUNDS(5, 1) ROUNDS(6, 1) ROUNDS(7, 1) ROUNDS(8, 1) ROUNDS(9, 1)
        ROUNDS(10, 2) ROUNDS(11, 2) ROUNDS(12, 2) ROUNDS(13, 2) ROUNDS(14, 2)
        ROUNDS(15, 3) ROUNDS(16, 3) ROUNDS(17, 3) ROUNDS(18, 3) ROUNDS(19, 3)
#undef ROUNDS

        e = _mm_sha1nexte_epu32(e, e_before);
        abcd = _mm_add_epi32(abcd, abcd_before);
    }
    _mm_storeu_si128((__m128i *)state->words, _mm_shuffle_epi32(abcd, 0x1b));
    state->words[4] = (uint32_t)_mm_extract_epi32(e, 3);
}

static int has_instructions(void) {
    static int known = -1;
    int answer = __atomic_load_n(&known, __ATOMIC_RELAXED);
    if (answer < 0) {
        uint32_t a = 7, b = 0, c = 0, d = 0;
        __asm__("cpuid" : "+a"(a), "=b"(b), "+c"(c), "=d"(d));
        answer = (b >> 29 & 1) && __builtin_cpu_supports("sse4.1");
        __atomic_store_n(&known, answer, __ATOMIC_RELAXED);
    }
    return answer;
}
#else
static int has_instructions(void) { return 0; }
static void blocks_by_instructions(cpack_sha1_state *state, const uint8_t *data, size_t blocks) {
    cpack_sha1_blocks_portable(state, data, blocks);
}
#endif

void cpack_sha1_blocks(cpack_sha1_state *state, const uint8_t *data, size_t blocks) {
    if (blocks == 0) return;
    if (has_instructions()) {
        blocks_by_instructions(state, data, blocks);
    } else {
        cpack_sha1_blocks_portable(state, data, blocks);
    }
}

void cpack_sha1_finish(cpack_sha1_state state, const uint8_t *tail, size_t count, uint64_t total, uint8_t *digest) {
    uint8_t block[128] = {0};
    if (count > 0) memcpy(block, tail, count);
    block[count] = 0x80;
    size_t blocks = count < 56 ? 1 : 2;
    for (int i = 0; i < 8; i++) block[blocks * 64 - 1 - i] = (uint8_t)(total * 8 >> (8 * i));
    cpack_sha1_blocks(&state, block, blocks);
    for (int i = 0; i < 20; i++) digest[i] = (uint8_t)(state.words[i / 4] >> (24 - 8 * (i % 4)));
}

void cpack_object_id(
    const char *kind, const uint8_t *data, size_t count, cpack_sha1_state *checkpoints, size_t valid, uint8_t *digest) {
    uint8_t block[64];
    char digits[24];
    size_t used = strlen(kind);
    memcpy(block, kind, used);
    block[used++] = ' ';
    int digit = 0;
    size_t rest = count;
    do digits[digit++] = (char)('0' + rest % 10);
    while (rest /= 10);
    while (digit > 0) block[used++] = (uint8_t)digits[--digit];
    block[used++] = 0;

    cpack_sha1_state state;
    cpack_sha1_begin(&state);
    size_t total = used + count, position = 64 - used;
    if (count < position) {
        if (count > 0) memcpy(block + used, data, count);
        cpack_sha1_finish(state, block, total, total, digest);
        return;
    }
    if (valid == 0) {
        memcpy(block + used, data, position);
        cpack_sha1_blocks(&state, block, 1);
    }
    if (checkpoints) {
        size_t index = 0;
        if (valid > 0) {
            index = valid - 1;
            state = checkpoints[index];
            position += index * CPACK_CHECKPOINT;
        }
        // Checkpoint `index` is the state after the first block and `index` times `CPACK_CHECKPOINT` bytes.
        for (;; index++) {
            checkpoints[index] = state;
            if (position + CPACK_CHECKPOINT > count) break;
            cpack_sha1_blocks(&state, data + position, CPACK_CHECKPOINT / 64);
            position += CPACK_CHECKPOINT;
        }
    }
    size_t blocks = (count - position) / 64;
    cpack_sha1_blocks(&state, data + position, blocks);
    position += blocks * 64;
    cpack_sha1_finish(state, data + position, count - position, total, digest);
}
