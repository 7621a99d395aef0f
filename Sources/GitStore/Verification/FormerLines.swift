internal import HindcastModel

/// Where the line of a head that late events left behind goes out from the lines before it.
package enum FormerBase: Hashable, Sendable {
    /// The newest commit that is on `main` as well, or on the line of an earlier head.
    case commit(ObjectID)
    /// It has no commit in common with them.
    case stranger
    /// Its commits cannot be read.
    case unreadable(GitError)
}

extension HistoryReader {
    /// Finds where the lines of known heads go out from `main` and from each other.
    ///
    /// All lines are gone back together, the newest commit first, to where the last of them has met another: none is in
    /// memory, and what is common to them is read once. Where commits are not in the order of their dates, a line may be
    /// met later than it is, never not at all.
    package func bases(of heads: [KnownHead], on main: ObjectID) -> [FormerBase] {
        var lines = [Line(at: main, in: self)] + heads.map { Line(at: $0.head, in: self) }
        while lines.dropFirst().contains(where: { $0.base == nil }) {
            // `main` mostly goes alone.
            let others = lines.dropFirst().filter { $0.base == nil }.compactMap(\.time).max()
            while let time = lines[0].time, others.map({ time > $0 }) ?? false { lines[0].step(in: self) }
            guard let time = lines.lazy.filter({ $0.base == nil }).compactMap(\.time).max() else { break }
            var met: Set<ObjectID> = []
            for place in lines.indices where lines[place].base == nil {
                while lines[place].time == time, let id = lines[place].id {
                    guard met.insert(id).inserted else {
                        lines[place].base = .commit(id)
                        break
                    }
                    lines[place].step(in: self)
                }
            }
        }
        return lines.dropFirst().map { $0.base ?? .stranger }
    }

    /// A line on its way back.
    private struct Line {
        /// The next commit; `nil` past the root, and where it cannot be read.
        private(set) var id: ObjectID?
        /// Its date; `nil` with it.
        private(set) var time: Moment?
        private var parent: ObjectID?
        /// What was found.
        var base: FormerBase?

        init(at id: ObjectID, in reader: HistoryReader) { go(to: id, in: reader) }

        mutating func step(in reader: HistoryReader) { go(to: parent, in: reader) }

        private mutating func go(to next: ObjectID?, in reader: HistoryReader) {
            (id, time, parent) = (nil, nil, nil)
            guard let next else {
                base = FormerBase.stranger
                return
            }
            do {
                let record = try CommitRecord(id: next, parsing: reader.read(next, as: .commit))
                (id, time, parent) = (next, record.time, record.parent)
            } catch {
                base = .unreadable(error)
            }
        }
    }
}
