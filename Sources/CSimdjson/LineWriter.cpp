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

// The order in which the members of an object of some size came last, at some depth: mostly the next one's is the same.
struct KnownOrder {
    static constexpr size_t depths = 8;
    static constexpr size_t sizes = 48;
    uint8_t places[depths][sizes][sizes];
};

}  // namespace

struct csj_line {
    LineText text;
    // The members of objects that are being written, the innermost object's last.
    std::vector<Member> members;
    KnownOrder known = {};
};

namespace {

class Writer {
    const Tokens &tokens;
    const csj_plan &plan;
    csj_line &line;
    LineText &out;
    const bool has_escape;
    size_t depth = 0;
    // How many tokens may still be stepped over more than once: texts made for it could be walked without end.
    size_t patience;

    static constexpr size_t deepest = 256;

public:
    Writer(const csj_scanner &scanner, const csj_plan &plan, csj_line &line)
        : tokens(scanner.tokens), plan(plan), line(line), out(line.text), has_escape(scanner.element.has_escape),
          patience(size_t(scanner.last - scanner.first) * 16 + 1024) {}

    // Writes the value at a token and moves behind it; returns whether it could be written.
    bool write(uint32_t &token, int state) {
        switch (tokens.byte(token)) {
        case '{': return write_object(token, state);
        case '[': return write_array(token, state);
        case '"': return out.append_string(tokens.at(token), tokens.end_of_scalar(token), has_escape) && ++token;
        case 't': return out.append_word("true", 4, tokens.at(token), tokens.end_of_scalar(token)) && ++token;
        case 'f': return out.append_word("false", 5, tokens.at(token), tokens.end_of_scalar(token)) && ++token;
        case 'n': return out.append_word("null", 4, tokens.at(token), tokens.end_of_scalar(token)) && ++token;
        default: return out.append_number(tokens.at(token), tokens.end_of_scalar(token)) && ++token;
        }
    }

private:
    bool write_array(uint32_t &token, int state) {
        if (depth == deepest) { return false; }
        depth++;
        out.append('[');
        token++;
        if (tokens.byte(token) != ']') {
            while (true) {
                if (!write(token, state)) { return false; }
                if (tokens.byte(token) == ']') { break; }
                if (tokens.byte(token++) != ',') { return false; }
                out.append(',');
            }
        }
        token++;
        out.append(']');
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

    // Takes in the members of the object whose first key, or end, is at a token, as they stand; moves behind the object.
    bool gather(uint32_t &token) {
        if (tokens.byte(token) != '}') {
            while (true) {
                Key key;
                if (!read_key(tokens, token, key)) { return false; }
                if (has_escape && memchr(key.at, '\\', key.count)) { return false; }
                uint64_t start;
                // Behind a key there are its quote, a colon and a value.
                memcpy(&start, key.at, 8);
                start = __builtin_bswap64(start);
                if (key.count < 8) { start = key.count ? start & ~uint64_t(0) << (64 - 8 * key.count) : 0; }
                line.members.push_back({start, token, uint32_t(key.count)});
                uint32_t value = token + 2;
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

    // Puts the members from a place on in order; returns whether no two are the same.
    bool order(size_t first) {
        auto &members = line.members;
        size_t count = members.size() - first;
        if (count < 2 || is_ordered(first)) { return true; }
        if (count >= KnownOrder::sizes || depth >= KnownOrder::depths) {
            std::sort(members.begin() + long(first), members.end(), [this](const Member &left, const Member &right) {
                return precedes(left, right);
            });
            return is_ordered(first);
        }
        Member came[KnownOrder::sizes];
        std::copy(members.begin() + long(first), members.end(), came);
        uint8_t *places = line.known.places[depth][count];
        for (size_t index = 0; index < count; index++) { members[first + index] = came[places[index]]; }
        if (is_ordered(first)) { return true; }
        for (size_t index = 0; index < count; index++) {
            size_t place = index;
            for (; place > 0 && precedes(came[index], came[places[place - 1]]); place--) { places[place] = places[place - 1]; }
            places[place] = uint8_t(index);
        }
        for (size_t index = 0; index < count; index++) { members[first + index] = came[places[index]]; }
        return is_ordered(first);
    }

    bool is_ordered(size_t first) const {
        for (size_t index = first + 1; index < line.members.size(); index++) {
            if (!precedes(line.members[index - 1], line.members[index])) { return false; }
        }
        return true;
    }

    bool write_object(uint32_t &token, int state) {
        if (depth == deepest) { return false; }
        size_t first = line.members.size();
        if (!gather(++token) || !order(first)) { return false; }
        depth++;
        size_t count = line.members.size();
        out.append('{');
        for (size_t index = first; index < count; index++) {
            if (index > first) { out.append(','); }
            Member member = line.members[index];
            if (!write_member(member, state)) { return false; }
        }
        out.append('}');
        line.members.erase(line.members.begin() + long(first), line.members.end());
        depth--;
        return true;
    }

    bool write_member(Member member, int state) {
        const uint8_t *key = key_of(member);
        uint32_t value = member.key + 2;
        int below = state ? plan.below[state] : 0;
        bool is_asked = state && plan.names->may_hold(key, member.count);
        if (!is_asked && !has_escape && tokens.byte(value) == '"' && tokens.at(value) == key + member.count + 2) {
            // A string right behind its key: both are written as they stand.
            out.append_padded(key - 1, size_t(tokens.end_of_scalar(value) - key + 1));
            return true;
        }
        out.append_key(key - 1, member.count + 2);
        if (is_asked) {
            uint32_t behind = tokens.behind(value);
            const uint8_t *from = tokens.at(value);
            const uint8_t *to = behind > value + 1 ? tokens.at(behind - 1) + 1 : tokens.end_of_scalar(value);
            below = plan.ask(plan.context, {key, member.count}, {from, size_t(to - from)}, state, &line);
            if (below == CSJ_REPLACED) { return true; }
            if (below < 0) { return false; }
        }
        return write(value, below);
    }
};

}  // namespace

csj_line *csj_line_new(void) { return new (std::nothrow) csj_line(); }

void csj_line_free(csj_line *line) { delete line; }

void csj_line_append(csj_line *line, const uint8_t *bytes, size_t count) { line->text.append(bytes, count); }

csj_slice csj_write_line(const csj_scanner *scanner, csj_line *line, const csj_plan *plan) {
    line->text.clear();
    line->members.clear();
    if (scanner->element.text.at == nullptr || *scanner->element.text.at != '{') { return {nullptr, 0}; }
    Writer writer(*scanner, *plan, *line);
    uint32_t token = scanner->first;
    if (!writer.write(token, 1)) { return {nullptr, 0}; }
    return {line->text.bytes(), line->text.count()};
}
