// Git's delta format (gitformat-pack, "Deltified representation"): sizes, then copies and insertions.
#include "CPack.h"
#include "matching.h"

enum { block = 8, table_bits = 12 };

typedef struct {
    uint8_t *out, *end;
    int full;
} delta_writer;

static void put_byte(delta_writer *writer, uint8_t byte) {
    if (writer->out < writer->end) *writer->out++ = byte;
    else writer->full = 1;
}

static void put_size(delta_writer *writer, size_t size) {
    for (; size >= 0x80; size >>= 7) put_byte(writer, (uint8_t)(size | 0x80));
    put_byte(writer, (uint8_t)size);
}

static void put_insert(delta_writer *writer, const uint8_t *bytes, size_t count) {
    while (count > 0 && !writer->full) {
        size_t part = count < 127 ? count : 127;
        if ((size_t)(writer->end - writer->out) < part + 1) {
            writer->full = 1;
            return;
        }
        *writer->out++ = (uint8_t)part;
        memcpy(writer->out, bytes, part);
        writer->out += part, bytes += part, count -= part;
    }
}

static void put_copy(delta_writer *writer, size_t offset, size_t count) {
    while (count > 0) {
        size_t part = count < 0xffffff ? count : 0xffffff;
        uint8_t bytes[7], flags = 0x80;
        int used = 0;
        for (int i = 0; i < 4; i++)
            if (offset >> (8 * i) & 0xff) bytes[used++] = (uint8_t)(offset >> (8 * i)), flags |= (uint8_t)(1 << i);
        for (int i = 0; i < 3 && part != 0x10000; i++)
            if (part >> (8 * i) & 0xff) bytes[used++] = (uint8_t)(part >> (8 * i)), flags |= (uint8_t)(0x10 << i);
        put_byte(writer, flags);
        for (int i = 0; i < used; i++) put_byte(writer, bytes[i]);
        offset += part, count -= part;
    }
}

static uint32_t hash(const uint8_t *bytes) {
    return (uint32_t)(load8(bytes) * 0x9e3779b97f4a7c15ull >> (64 - table_bits));
}

// Matches of at least a block between the middles, found through a table of every fourth position of the base.
static void put_middle(
    delta_writer *writer, const uint8_t *base, size_t base_start, size_t base_end, const uint8_t *target, size_t count) {
    size_t inserted = 0, position = 0;
    if (count > 2 * block && base_end - base_start >= block && base_end < UINT32_MAX) {
        uint32_t heads[1 << table_bits];
        memset(heads, 0, sizeof heads);  // positions + 1; 0 is none
        for (size_t at = base_start; at + block <= base_end; at += 4) heads[hash(base + at)] = (uint32_t)at + 1;
        while (position + block <= count && !writer->full) {
            size_t found = heads[hash(target + position)];
            if (found == 0 || memcmp(base + found - 1, target + position, block) != 0) {
                position++;
                continue;
            }
            found--;
            size_t limit = count - position < base_end - found ? count - position : base_end - found;
            size_t length = equal_forward(base + found, target + position, limit);
            while (position > inserted && found > base_start && base[found - 1] == target[position - 1])
                position--, found--, length++;
            put_insert(writer, target + inserted, position - inserted);
            put_copy(writer, found, length);
            position += length;
            inserted = position;
        }
    }
    put_insert(writer, target + inserted, count - inserted);
}

size_t cpack_delta(
    const uint8_t *base, size_t base_count, const uint8_t *target, size_t target_count, uint8_t *out, size_t capacity) {
    delta_writer writer = {out, out + capacity, 0};
    put_size(&writer, base_count);
    put_size(&writer, target_count);
    size_t limit = base_count < target_count ? base_count : target_count;
    size_t prefix = equal_forward(base, target, limit);
    size_t suffix = equal_backward(base + base_count, target + target_count, limit - prefix);
    // A copy of a few bytes costs as much as inserting them.
    if (prefix < 8) prefix = 0;
    if (suffix < 8) suffix = 0;
    put_copy(&writer, 0, prefix);
    put_middle(&writer, base, prefix, base_count - suffix, target + prefix, target_count - prefix - suffix);
    put_copy(&writer, base_count - suffix, suffix);
    return writer.full ? 0 : (size_t)(writer.out - out);
}
