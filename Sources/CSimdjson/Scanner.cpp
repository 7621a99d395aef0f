#include "Tokens.hpp"
#include <cstdlib>
#include <cstring>
#include <new>

using namespace simdjson;

namespace {

csj_slice slice(const uint8_t *from, const uint8_t *to) { return {from, size_t(to - from)}; }

// Whether a key of the object at a token holds an escape.
bool has_escaped_key(const Tokens &tokens, uint32_t token) {
    for (token++; tokens.byte(token) == '"'; token++) {
        Key key;
        if (!read_key(tokens, token, key) || memchr(key.at, '\\', key.count)) { return true; }
        token = tokens.behind(token + 2);
        if (tokens.byte(token) != ',') { return false; }
    }
    return false;
}

// What a value is, were there no escapes.
uint8_t sort_of(const uint8_t *at, size_t count) {
    if (*at == '"') { return count > 2 ? CSJ_TEXT : CSJ_OTHER; }
    if (count == 4) { return memcmp(at, "true", 4) == 0 ? CSJ_TRUE : memcmp(at, "null", 4) == 0 ? CSJ_NULL : CSJ_OTHER; }
    return count == 5 && memcmp(at, "false", 5) == 0 ? CSJ_FALSE : CSJ_OTHER;
}

// Reads the object at a token; returns the token behind it, 0 where it breaks.
uint32_t scan_object(csj_scanner &scanner, uint32_t token) {
    auto &tokens = scanner.tokens;
    auto &out = scanner.element;
    memset(out.sorts, CSJ_ABSENT, sizeof out.sorts);
    out.is_plain = 1;
    uint32_t found = 0;
    uint32_t start = token++;
    if (tokens.byte(token) != '}') {
        while (true) {
            Key key;
            if (!read_key(tokens, token, key)) { return 0; }
            uint32_t value = token + 2;
            uint32_t next = tokens.behind(value);
            if (!next) { return 0; }
            size_t index = scanner.keys.index(key);
            if (index != WantedKeys::none) {
                found |= uint32_t(1) << index;
                scanner.values[index] = value;
                const uint8_t *at = tokens.at(value);
                out.fields[index] = slice(at, tokens.end_before(next));
                out.sorts[index] = sort_of(at, out.fields[index].count);
            }
            token = next;
            if (token >= tokens.count) { return 0; }
            if (tokens.byte(token) == '}') { break; }
            if (tokens.byte(token) != ',') { return 0; }
            token++;
        }
    } else if (token >= tokens.count) {
        return 0;
    }
    scanner.first = start;
    scanner.last = token + 1;
    out.is_noticed = found >> scanner.wanted != 0;
    out.text = slice(tokens.at(start), tokens.at(token) + 1);
    out.has_escape = tokens.has_escape(out.text.at, out.text.at + out.text.count);
    if (out.has_escape) {
        out.is_plain = !has_escaped_key(tokens, start);
        for (size_t index = 0; index < scanner.wanted; index++) {
            auto field = out.fields[index];
            if (out.sorts[index] == CSJ_TEXT && memchr(field.at, '\\', field.count)) { out.sorts[index] = CSJ_OTHER; }
        }
    }
    return token + 1;
}

// Reads the value at the next token; returns whether it is whole.
bool scan_value(csj_scanner &scanner) {
    const auto &tokens = scanner.tokens;
    auto &out = scanner.element;
    uint32_t start = scanner.next;
    uint32_t behind;
    if (tokens.byte(start) == '{') {
        behind = scan_object(scanner, start);
    } else {
        memset(&out, 0, sizeof out);
        behind = tokens.behind(start);
        scanner.first = start;
        scanner.last = behind;
        if (behind) {
            out.text = slice(tokens.at(start), behind > start + 1 ? tokens.at(behind - 1) + 1 : tokens.end_of_scalar(start));
        }
    }
    if (!behind) { return false; }
    scanner.next = behind;
    out.ends_properly = behind < tokens.count && (tokens.byte(behind) == ',' || tokens.byte(behind) == ']');
    return true;
}

// Enters the next list of the root object: 1 when there is one, 0 at the end, -1 where the text breaks.
int enter_list(csj_scanner &scanner) {
    const auto &tokens = scanner.tokens;
    bool is_first = !scanner.is_started;
    scanner.is_started = true;
    while (true) {
        if (scanner.next >= tokens.count) { return -1; }
        if (tokens.byte(scanner.next) == '}') {
            scanner.next++;
            return 0;
        }
        if (!is_first) {
            if (tokens.byte(scanner.next) != ',') { return -1; }
            scanner.next++;
        }
        is_first = false;
        Key key;
        if (!read_key(tokens, scanner.next, key)) { return -1; }
        uint32_t value = scanner.next + 2;
        if (key.count == scanner.list_key_length && memcmp(key.at, scanner.list_key, key.count) == 0) {
            // A list that is none is left to the reader of whole values, which says so.
            if (tokens.byte(value) != '[') { return -1; }
            scanner.next = value + 1;
            scanner.in_list = true;
            return 1;
        }
        uint32_t behind = tokens.behind(value);
        if (!behind) { return -1; }
        scanner.next = behind;
    }
}

}  // namespace

csj_scanner *csj_scanner_new(const char *const *keys, size_t wanted, size_t count) {
    auto *made = new (std::nothrow) csj_scanner(keys, count);
    if (!made) { return nullptr; }
    made->wanted = wanted;
    return made;
}

void csj_scanner_free(csj_scanner *scanner) { delete scanner; }

const uint8_t *csj_scan_place(const csj_scanner *scanner) { return scanner->place; }

const csj_element *csj_scan_element(const csj_scanner *scanner) { return &scanner->element; }

const csj_slice *csj_scan_fields(const csj_scanner *scanner) { return scanner->element.fields; }

const uint8_t *csj_scan_sorts(const csj_scanner *scanner) { return scanner->element.sorts; }

const uint8_t *csj_scan_signs(const csj_scanner *scanner) { return &scanner->element.is_plain; }

int csj_scan_list(csj_scanner *scanner, const uint8_t *bytes, size_t count, const char *list) {
    scanner->place = bytes;
    scanner->list_key = list;
    scanner->list_key_length = list ? strlen(list) : 0;
    scanner->in_list = !list;
    scanner->is_started = false;
    auto error = scanner->tokens.find(bytes, count);
    if (error) { return error; }
    const auto &tokens = scanner->tokens;
    // What closes the root has to be the last token, or there is no end to trust in.
    if (tokens.byte(0) != (list ? '{' : '[') || tokens.byte(tokens.count - 1) != (list ? '}' : ']')) {
        return INCOMPLETE_ARRAY_OR_OBJECT;
    }
    scanner->next = 1;
    return SUCCESS;
}

int csj_scan_next(csj_scanner *scanner) {
    const auto &tokens = scanner->tokens;
    // Whether the token at hand is the first of its list.
    bool is_start = !scanner->list_key && !scanner->is_started;
    scanner->is_started = scanner->is_started || !scanner->list_key;
    while (true) {
        if (!scanner->in_list) {
            int entered = enter_list(*scanner);
            if (entered < 0) { return -1; }
            if (entered == 0) { break; }
            is_start = true;
        }
        if (scanner->next >= tokens.count) { return -1; }
        if (tokens.byte(scanner->next) != ']') {
            if (!is_start) {
                if (tokens.byte(scanner->next) != ',') { return -1; }
                scanner->next++;
            }
            if (scanner->next >= tokens.count) { return -1; }
            scanner->place = tokens.at(scanner->next);
            if (!scan_value(*scanner)) { return -1; }
            // Should the next element be out of reach, the place to go on from is behind this one.
            scanner->place = scanner->element.text.at + scanner->element.text.count;
            return 1;
        }
        scanner->next++;
        scanner->in_list = false;
        if (!scanner->list_key) { break; }
    }
    scanner->place = scanner->next < tokens.count ? tokens.at(scanner->next) : tokens.text_end;
    return 0;
}

int csj_scan_one(csj_scanner *scanner, const uint8_t *bytes, size_t count) {
    auto error = scanner->tokens.find(bytes, count);
    if (error) { return error; }
    if (scanner->tokens.byte(0) != '{') { return INCORRECT_TYPE; }
    uint32_t behind = scan_object(*scanner, 0);
    if (!behind) { return TAPE_ERROR; }
    return behind == scanner->tokens.count ? SUCCESS : TRAILING_CONTENT;
}

csj_slice csj_scan_inside(const csj_scanner *scanner, size_t field, const char *const *path, size_t depth) {
    const auto &tokens = scanner->tokens;
    if (scanner->element.sorts[field] == CSJ_ABSENT) { return {nullptr, 0}; }
    uint32_t value = scanner->values[field];
    for (; depth; depth--, path++) {
        if (tokens.byte(value) != '{') { return {nullptr, 0}; }
        size_t length = strlen(*path);
        uint32_t found = 0;
        for (uint32_t token = value + 1; tokens.byte(token) == '"'; token++) {
            Key key;
            if (!read_key(tokens, token, key)) { break; }
            if (key.count == length && memcmp(key.at, *path, length) == 0) { found = token + 2; }
            token = tokens.behind(token + 2);
            if (!token || tokens.byte(token) != ',') { break; }
        }
        if (!found) { return {nullptr, 0}; }
        value = found;
    }
    uint32_t behind = tokens.behind(value);
    if (!behind) { return {nullptr, 0}; }
    return slice(tokens.at(value), behind > value + 1 ? tokens.at(behind - 1) + 1 : tokens.end_of_scalar(value));
}
