#include "CSimdjson.h"
#include <cstring>
#include <new>
#include <simdjson.h>

using namespace simdjson;

struct csj_scanner {
    ondemand::parser parser;
    ondemand::document document;
    const char *keys[CSJ_FIELDS];
    size_t lengths[CSJ_FIELDS];
    size_t key_count = 0;
    // Which keys may be meant by the byte at their start and at their sixth place.
    uint16_t by_first[256] = {};
    uint16_t by_sixth[256] = {};

    const uint8_t *text_end = nullptr;
    const uint8_t *place = nullptr;
    const char *list_key = nullptr;
    size_t list_key_length = 0;
    bool in_list = false;
    bool is_started = false;
    ondemand::object_iterator member, member_end;
    ondemand::array_iterator element, element_end;
};

namespace {

bool is_space(uint8_t byte) { return byte == ' ' || byte == '\n' || byte == '\r' || byte == '\t'; }

// Whether a backslash stands in the eight bytes.
bool has_backslash(uint64_t bytes) {
    uint64_t zeros = bytes ^ 0x5C5C5C5C5C5C5C5CULL;
    return ((zeros - 0x0101010101010101ULL) & ~zeros & 0x8080808080808080ULL) != 0;
}

// A key's bytes lie before its value, so the words that cover them may run into the value but not past the padding.
bool may_be_escaped(const char *key, const char *value) {
    for (; key < value; key += 8) {
        uint64_t word;
        memcpy(&word, key, 8);
        if (has_backslash(word)) { return true; }
    }
    return false;
}

csj_slice trimmed(const uint8_t *from, const uint8_t *to) {
    while (to > from && is_space(to[-1])) { to--; }
    return {from, size_t(to - from)};
}

error_code scan_object(csj_scanner &scanner, ondemand::object &object, csj_element &out) {
    for (auto each : object) {
        ondemand::field field;
        auto error = std::move(each).get(field);
        if (error) { return error; }
        const char *key = field.key().raw();
        std::string_view token = field.value().raw_json_token();
        if (may_be_escaped(key, token.data())) { out.is_plain = 0; }
        unsigned candidates = scanner.by_first[uint8_t(key[0])] & scanner.by_sixth[uint8_t(key[5])];
        for (; candidates; candidates &= candidates - 1) {
            auto index = size_t(__builtin_ctz(candidates));
            auto length = scanner.lengths[index];
            if (memcmp(key, scanner.keys[index], length) == 0 && key[length] == '"') {
                auto from = reinterpret_cast<const uint8_t *>(token.data());
                out.fields[index] = trimmed(from, from + token.size());
            }
        }
    }
    return SUCCESS;
}

// Reads the value under the cursor; afterwards the document stands at the token behind it.
error_code scan_value(csj_scanner &scanner, ondemand::value &value, csj_element &out) {
    std::string_view token = value.raw_json_token();
    auto from = reinterpret_cast<const uint8_t *>(token.data());
    memset(&out, 0, sizeof out);
    if (*from == '{') {
        out.is_plain = 1;
        ondemand::object object;
        auto error = value.get_object().get(object);
        if (error) { return error; }
        if ((error = scan_object(scanner, object, out))) { return error; }
    } else if (*from == '[') {
        ondemand::array array;
        auto error = value.get_array().get(array);
        if (error) { return error; }
        std::string_view raw;
        if ((error = array.raw_json().get(raw))) { return error; }
        out.text = {from, raw.size()};
        out.text = trimmed(from, from + raw.size());
        return SUCCESS;
    } else {
        out.text = trimmed(from, from + token.size());
        return SUCCESS;
    }
    const char *next;
    auto to = scanner.document.current_location().get(next) ? scanner.text_end : reinterpret_cast<const uint8_t *>(next);
    out.text = trimmed(from, to);
    return out.text.at[out.text.count - 1] == '}' ? SUCCESS : TAPE_ERROR;
}

}  // namespace

csj_scanner *csj_scanner_new(const char *const *keys, size_t count) {
    auto *made = new (std::nothrow) csj_scanner();
    if (!made) { return nullptr; }
    made->key_count = count;
    for (size_t index = 0; index < count; index++) {
        made->keys[index] = keys[index];
        made->lengths[index] = strlen(keys[index]);
        made->by_first[uint8_t(keys[index][0])] |= uint16_t(1u << index);
        if (made->lengths[index] > 5) {
            made->by_sixth[uint8_t(keys[index][5])] |= uint16_t(1u << index);
        } else {
            for (auto &mask : made->by_sixth) { mask |= uint16_t(1u << index); }
        }
    }
    return made;
}

void csj_scanner_free(csj_scanner *scanner) { delete scanner; }

const uint8_t *csj_scan_place(const csj_scanner *scanner) { return scanner->place; }

int csj_scan_list(csj_scanner *scanner, const uint8_t *bytes, size_t count, const char *list) {
    scanner->place = bytes;
    scanner->text_end = bytes + count;
    scanner->list_key = list;
    scanner->list_key_length = list ? strlen(list) : 0;
    scanner->in_list = scanner->is_started = false;
    auto error = scanner->parser.iterate(bytes, count, count + CSJ_PADDING).get(scanner->document);
    if (error) { return error; }
    if (list) {
        ondemand::object root;
        if ((error = scanner->document.get_object().get(root))) { return error; }
        if ((error = root.begin().get(scanner->member))) { return error; }
        return root.end().get(scanner->member_end);
    }
    ondemand::array root;
    if ((error = scanner->document.get_array().get(root))) { return error; }
    scanner->in_list = true;
    if ((error = root.begin().get(scanner->element))) { return error; }
    return root.end().get(scanner->element_end);
}

// Enters the next list of the root object: 1 when there is one, 0 at the end, -1 where the text breaks.
static int enter_list(csj_scanner *scanner) {
    if (scanner->is_started) { ++scanner->member; }
    scanner->is_started = true;
    for (; scanner->member != scanner->member_end; ++scanner->member) {
        ondemand::field field;
        if ((*scanner->member).get(field)) { return -1; }
        const char *key = field.key().raw();
        auto length = scanner->list_key_length;
        if (memcmp(key, scanner->list_key, length) != 0 || key[length] != '"') { continue; }
        auto &value = field.value();
        // A list that is none is left to the reader of whole values, which says so.
        if (*value.raw_json_token().data() != '[') { return -1; }
        ondemand::array array;
        if (value.get_array().get(array)) { return -1; }
        if (array.begin().get(scanner->element)) { return -1; }
        if (array.end().get(scanner->element_end)) { return -1; }
        scanner->in_list = true;
        return 1;
    }
    return 0;
}

int csj_scan_next(csj_scanner *scanner, csj_element *out) {
    bool is_first = !scanner->is_started;
    if (scanner->in_list) {
        if (!scanner->list_key) { scanner->is_started = true; }
        if (scanner->list_key || !is_first) { ++scanner->element; }
    }
    while (true) {
        if (!scanner->in_list) {
            int entered = enter_list(scanner);
            if (entered < 0) { return -1; }
            if (entered == 0) { break; }
        }
        if (scanner->element != scanner->element_end) {
            ondemand::value value;
            if ((*scanner->element).get(value)) { return -1; }
            scanner->place = reinterpret_cast<const uint8_t *>(value.raw_json_token().data());
            if (scan_value(*scanner, value, *out)) { return -1; }
            // Should the next element be out of reach, the place to go on from is behind this one.
            auto start = scanner->place;
            scanner->place = out->text.at + out->text.count;
            return start == out->text.at ? 1 : -1;
        }
        scanner->in_list = false;
        if (!scanner->list_key) { break; }
    }
    const char *next;
    bool is_at_end = scanner->document.current_location().get(next);
    scanner->place = is_at_end ? scanner->text_end : reinterpret_cast<const uint8_t *>(next);
    return 0;
}

int csj_scan_one(csj_scanner *scanner, const uint8_t *bytes, size_t count, csj_element *out) {
    scanner->text_end = bytes + count;
    memset(out, 0, sizeof *out);
    out->is_plain = 1;
    auto error = scanner->parser.iterate(bytes, count, count + CSJ_PADDING).get(scanner->document);
    if (error) { return error; }
    ondemand::object root;
    if ((error = scanner->document.get_object().get(root))) { return error; }
    if ((error = scan_object(*scanner, root, *out))) { return error; }
    const char *next;
    if (!scanner->document.current_location().get(next)) { return TRAILING_CONTENT; }
    out->text = trimmed(bytes, scanner->text_end);
    return 0;
}
