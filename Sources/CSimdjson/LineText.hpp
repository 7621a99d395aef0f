// The bytes of a line that is being written, in the spelling that is canonical here.
#pragma once
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <new>

class LineText {
    uint8_t *start = nullptr;
    uint8_t *end = nullptr;
    uint8_t *limit = nullptr;
    // How many bytes may still be put without being asked for: as many as the element has.
    size_t promised = 0;

    // Copies go by 32 bytes, and so may run over their end.
    static constexpr size_t slack = 64;

public:
    LineText() = default;
    LineText(const LineText &) = delete;
    LineText &operator=(const LineText &) = delete;
    ~LineText() { free(start); }

    // Starts on an element of so many bytes. Whatever is put is no longer than what stands for it there.
    void begin(size_t count) {
        end = start;
        promised = count;
        reserve(0);
    }
    const uint8_t *bytes() const { return start; }
    size_t count() const { return size_t(end - start); }

    void put(char byte) { *end++ = uint8_t(byte); }

    // Puts another byte in the place of the last one.
    void replace_last(char byte) { end[-1] = uint8_t(byte); }

    // From the start of `bytes` on 64 may be read, and 32 behind them.
    void put(const uint8_t *bytes, size_t count) {
        uint8_t *to = end;
        end += count;
        memcpy(to, bytes, 64);
        for (size_t at = 64; at < count; at += 32) { memcpy(to + at, bytes + at, 32); }
    }

    // Appends what does not stand in the element.
    void append(const uint8_t *bytes, size_t count) {
        reserve(count);
        if (count) { memcpy(end, bytes, count); }
        end += count;
    }

    // A string with its quotes; returns whether its escapes are those of JSON and pair their surrogates.
    bool put_string(const uint8_t *from, const uint8_t *to, bool may_hold_escape) {
        if (!may_hold_escape || !memchr(from, '\\', size_t(to - from))) {
            put(from, size_t(to - from));
            return true;
        }
        return append_unescaped(from, to);
    }

    bool put_word(const char *word, size_t length, const uint8_t *from, const uint8_t *to) {
        if (size_t(to - from) != length || memcmp(from, word, length) != 0) { return false; }
        put(from, length);
        return true;
    }

    // An integer of up to 18 digits, also where a point and zeros follow it (up to 15 digits then).
    bool put_number(const uint8_t *from, const uint8_t *to) {
        const uint8_t *digits = from + (*from == '-');
        const uint8_t *at = digits;
        while (at < to && uint8_t(*at - '0') < 10) { at++; }
        size_t count = size_t(at - digits);
        if (count == 0 || count > 18 || (count > 1 && *digits == '0')) { return false; }
        if (at < to) {
            if (*at != '.' || count > 15 || at + 1 == to) { return false; }
            for (const uint8_t *zero = at + 1; zero < to; zero++) {
                if (*zero != '0') { return false; }
            }
        }
        // No zero has a sign.
        if (*digits == '0') { from = digits; }
        put(from, size_t(at - from));
        return true;
    }

private:
    // Makes room for some bytes and what was promised.
    void reserve(size_t count) {
        size_t needed = count + promised + slack;
        if (start && size_t(limit - end) >= needed) { return; }
        size_t used = size_t(end - start);
        size_t wanted = (used + needed) * 2 + 4096;
        auto *grown = static_cast<uint8_t *>(realloc(start, wanted));
        if (!grown) { abort(); }
        start = grown;
        end = start + used;
        limit = start + wanted;
    }

    bool append_unescaped(const uint8_t *from, const uint8_t *to) {
        // An escape of two bytes becomes one of six at most.
        reserve(size_t(to - from) * 3);
        for (const uint8_t *at = from; at < to;) {
            if (*at != '\\') {
                *end++ = *at++;
                continue;
            }
            uint8_t letter = at[1];
            at += 2;
            switch (letter) {
            case '"':
            case '\\':
            case 'n':
            case 'r':
            case 't':
                *end++ = '\\';
                *end++ = letter;
                break;
            case '/': *end++ = '/'; break;
            case 'b': append_scalar(8); break;
            case 'f': append_scalar(12); break;
            case 'u': {
                uint32_t code;
                if (!read_hex(at, code)) { return false; }
                at += 4;
                if (code >= 0xD800 && code < 0xE000) {
                    uint32_t second;
                    if (code >= 0xDC00 || at[0] != '\\' || at[1] != 'u' || !read_hex(at + 2, second)) { return false; }
                    if (second < 0xDC00 || second >= 0xE000) { return false; }
                    code = 0x10000 + ((code - 0xD800) << 10) + (second - 0xDC00);
                    at += 6;
                }
                append_scalar(code);
                break;
            }
            default: return false;
            }
        }
        return true;
    }

    static bool read_hex(const uint8_t *at, uint32_t &code) {
        code = 0;
        for (int place = 0; place < 4; place++) {
            uint8_t byte = at[place];
            uint8_t letter = byte | 0x20;
            uint32_t digit;
            if (uint8_t(byte - '0') < 10) {
                digit = byte - '0';
            } else if (letter >= 'a' && letter <= 'f') {
                digit = letter - 'a' + 10u;
            } else {
                return false;
            }
            code = code << 4 | digit;
        }
        return true;
    }

    // The canonical spelling of a code point, for which there is room.
    void append_scalar(uint32_t code) {
        static const char hex[] = "0123456789abcdef";
        if (code == '"' || code == '\\') {
            *end++ = '\\';
            *end++ = uint8_t(code);
        } else if (code < 0x20) {
            *end++ = '\\';
            switch (code) {
            case '\n': *end++ = 'n'; return;
            case '\r': *end++ = 'r'; return;
            case '\t': *end++ = 't'; return;
            default: break;
            }
            const char escape[] = {'u', '0', '0', hex[code >> 4], hex[code & 15]};
            memcpy(end, escape, sizeof escape);
            end += sizeof escape;
        } else if (code < 0x80) {
            *end++ = uint8_t(code);
        } else if (code < 0x800) {
            *end++ = uint8_t(0xC0 | code >> 6);
            *end++ = uint8_t(0x80 | (code & 0x3F));
        } else if (code < 0x10000) {
            *end++ = uint8_t(0xE0 | code >> 12);
            *end++ = uint8_t(0x80 | (code >> 6 & 0x3F));
            *end++ = uint8_t(0x80 | (code & 0x3F));
        } else {
            *end++ = uint8_t(0xF0 | code >> 18);
            *end++ = uint8_t(0x80 | (code >> 12 & 0x3F));
            *end++ = uint8_t(0x80 | (code >> 6 & 0x3F));
            *end++ = uint8_t(0x80 | (code & 0x3F));
        }
    }
};
