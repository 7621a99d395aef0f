#include "LineText.hpp"
#include "Names.hpp"
#include "Tokens.hpp"
#include <algorithm>
#include <new>
#include <vector>

namespace {

// A member of an object that is being written.
struct Member {
    // The key's first eight bytes as a number that orders as they do, zeros behind a shorter one.
    uint64_t start;
    // Where its key stands, and how long that is.
    uint32_t key;
    uint32_t count;
};

// The order in which the members of an object came, by a hash of their keys: the next one with the same keys has the same.
struct KnownOrder {
    static constexpr size_t longest = 55;
    uint64_t keys;
    uint8_t count;
    uint8_t places[longest];
};

}  // namespace

struct csj_line {
    LineText text;
    // The members of objects that are being written, the innermost object's last.
    std::vector<Member> members;
    KnownOrder known[256] = {};
};

namespace {

class Writer {
    const Tokens &tokens;
    const csj_plan &plan;
    csj_line &line;
    LineText &out;
    const bool has_escape;
    size_t depth = 0;
    // Behind the members of the objects that are being written.
    Member *free;
    // How many tokens may still be stepped over more than once: texts made for it could be walked without end.
    size_t patience;

    static constexpr size_t deepest = 256;

public:
    Writer(const csj_scanner &scanner, const csj_plan &plan, csj_line &line)
        : tokens(scanner.tokens), plan(plan), line(line), out(line.text), has_escape(scanner.element.has_escape),
          free(line.members.data()),
          patience(size_t(scanner.last - scanner.first) * 16 + 1024) {}

    // Writes the value at a token and moves behind it; returns whether it could be written.
    bool write(uint32_t &token, int state) {
        switch (tokens.byte(token)) {
        case '{': return write_object(token, state);
        case '[': return write_array(token, state);
        case '"': return out.put_string(tokens.at(token), tokens.end_of_scalar(token), has_escape) && ++token;
        case 't': return out.put_word("true", 4, tokens.at(token), tokens.end_of_scalar(token)) && ++token;
        case 'f': return out.put_word("false", 5, tokens.at(token), tokens.end_of_scalar(token)) && ++token;
        case 'n': return out.put_word("null", 4, tokens.at(token), tokens.end_of_scalar(token)) && ++token;
        default: return out.put_number(tokens.at(token), tokens.end_of_scalar(token)) && ++token;
        }
    }

private:
    bool write_array(uint32_t &token, int state) {
        if (depth == deepest) { return false; }
        depth++;
        out.put('[');
        token++;
        if (tokens.byte(token) != ']') {
            while (true) {
                if (!write(token, state)) { return false; }
                if (tokens.byte(token) == ']') { break; }
                if (tokens.byte(token++) != ',') { return false; }
                out.put(',');
            }
        }
        token++;
        out.put(']');
        depth--;
        return true;
    }

    const uint8_t *key_of(const Member &member) const { return tokens.at(member.key) + 1; }

    // Whether a member's key comes before another's; of none where they are the same.
    bool precedes(const Member &left, const Member &right) const {
        if (left.start != right.start) { return left.start < right.start; }
        int order = memcmp(key_of(left), key_of(right), std::min(left.count, right.count));
        return order ? order < 0 : left.count < right.count;
    }

    // Takes in the members of the object whose first key, or end, is at a token; moves behind it, tells a hash of the keys and their order.
    bool gather(uint32_t &token, uint64_t &keys, bool &is_ordered) {
        keys = 1;
        is_ordered = true;
        Member *first = free;
        if (tokens.byte(token) != '}') {
            while (true) {
                uint32_t value = token + 2;
                if (value >= tokens.count || tokens.byte(token) != '"' || tokens.byte(token + 1) != ':') { return false; }
                const uint8_t *key = tokens.at(token) + 1;
                size_t count = size_t(tokens.end_of_scalar(token) - 1 - key);
                if (has_escape && memchr(key, '\\', count)) { return false; }
                uint64_t start;
                // Behind a key there are its quote, a colon and a value.
                memcpy(&start, key, 8);
                start = __builtin_bswap64(start);
                if (count < 8) { start = count ? start & ~uint64_t(0) << (64 - 8 * count) : 0; }
                *free = {start, token, uint32_t(count)};
                keys = ((keys ^ start) + count) * 0x9E3779B97F4A7C15;
                keys ^= keys >> 29;
                if (free > first && !precedes(free[-1], *free)) { is_ordered = false; }
                free++;
                token = tokens.behind(value);
                if (!token || token - value > patience) { return false; }
                patience -= token - value;
                if (tokens.byte(token) == '}') { break; }
                if (tokens.byte(token++) != ',') { return false; }
            }
        }
        token++;
        return true;
    }

    // Writes the members in the order of their keys, which may be known.
    bool write_in_order(Member *first, size_t count, uint64_t keys, int state) {
        if (count > KnownOrder::longest) {
            std::sort(first, free, [this](const Member &left, const Member &right) { return precedes(left, right); });
            for (size_t index = 1; index < count; index++) {
                if (!precedes(first[index - 1], first[index])) { return false; }
            }
            for (size_t index = 0; index < count; index++) {
                if (!write_member(first[index], state)) { return false; }
            }
            return true;
        }
        auto &known = line.known[keys >> 56];
        if (known.keys != keys || known.count != count || !is_in_order(first, count, known.places)) {
            auto *places = known.places;
            for (size_t index = 0; index < count; index++) {
                size_t place = index;
                for (; place > 0 && precedes(first[index], first[places[place - 1]]); place--) { places[place] = places[place - 1]; }
                places[place] = uint8_t(index);
            }
            known.keys = keys;
            known.count = uint8_t(count);
            if (!is_in_order(first, count, known.places)) { return false; }
        }
        // Objects inside may have taken the place of the known order.
        uint8_t places[KnownOrder::longest];
        memcpy(places, known.places, sizeof places);
        for (size_t index = 0; index < count; index++) {
            if (!write_member(first[places[index]], state)) { return false; }
        }
        return true;
    }

    bool is_in_order(const Member *first, size_t count, const uint8_t *places) const {
        for (size_t index = 1; index < count; index++) {
            if (!precedes(first[places[index - 1]], first[places[index]])) { return false; }
        }
        return true;
    }

    bool write_object(uint32_t &token, int state) {
        if (depth == deepest) { return false; }
        Member *first = free;
        uint64_t keys;
        bool is_ordered;
        if (!gather(++token, keys, is_ordered)) { return false; }
        out.put('{');
        auto count = size_t(free - first);
        if (count == 0) {
            out.put('}');
            return true;
        }
        depth++;
        if (is_ordered) {
            for (size_t index = 0; index < count; index++) {
                if (!write_member(first[index], state)) { return false; }
            }
        } else if (!write_in_order(first, count, keys, state)) {
            return false;
        }
        // The comma behind the last member.
        out.replace_last('}');
        free = first;
        depth--;
        return true;
    }

    // Writes a member and a comma.
    bool write_member(Member member, int state) {
        const uint8_t *key = key_of(member);
        uint32_t value = member.key + 2;
        int below = state ? plan.below[state] : 0;
        bool is_asked = state && plan.names->may_hold(key, member.count);
        if (!is_asked && !has_escape && tokens.byte(value) == '"' && tokens.at(value) == key + member.count + 2) {
            // A string right behind its key: both are written as they stand.
            out.put(key - 1, size_t(tokens.end_of_scalar(value) - key + 1));
            out.put(',');
            return true;
        }
        out.put(key - 1, member.count + 2);
        out.put(':');
        if (is_asked) {
            uint32_t behind = tokens.behind(value);
            const uint8_t *from = tokens.at(value);
            const uint8_t *to = behind > value + 1 ? tokens.at(behind - 1) + 1 : tokens.end_of_scalar(value);
            below = plan.ask(plan.context, {key, member.count}, {from, size_t(to - from)}, state, &line);
            if (below == CSJ_REPLACED) {
                out.put(',');
                return true;
            }
            if (below < 0) { return false; }
        }
        if (!write(value, below)) { return false; }
        out.put(',');
        return true;
    }
};

}  // namespace

csj_line *csj_line_new(void) { return new (std::nothrow) csj_line(); }

void csj_line_free(csj_line *line) { delete line; }

void csj_line_append(csj_line *line, const uint8_t *bytes, size_t count) { line->text.append(bytes, count); }

csj_slice csj_write_line(const csj_scanner *scanner, csj_line *line, const csj_plan *plan) {
    const auto &element = scanner->element;
    if (element.text.at == nullptr || *element.text.at != '{') { return {nullptr, 0}; }
    line->text.begin(element.text.count);
    // Each member has four tokens and more.
    size_t most = (scanner->last - scanner->first) / 4 + 1;
    if (line->members.size() < most) { line->members.resize(most * 2); }
    Writer writer(*scanner, *plan, *line);
    uint32_t token = scanner->first;
    if (!writer.write(token, 1)) { return {nullptr, 0}; }
    return {line->text.bytes(), line->text.count()};
}
