/// What a commit object says before its message, as far as a graph of commits needs it.
struct CommitHeader {
    let tree: ObjectID
    let parents: [ObjectID]
    /// The committer's date in seconds since 1970.
    let date: UInt64

    /// Reads the content of a commit object; `nil` where it is none.
    init?(parsing bytes: [UInt8]) {
        var tree: ObjectID?
        var parents: [ObjectID] = []
        var date: UInt64?
        var rest = bytes[...]
        while let end = rest.firstIndex(of: UInt8(ascii: "\n")), end > rest.startIndex {
            let line = rest[..<end]
            rest = rest[(end + 1)...]
            func value(after word: StaticString) -> ArraySlice<UInt8>? {
                word.withUTF8Buffer { line.starts(with: $0) ? line.dropFirst($0.count) : nil }
            }
            if let text = value(after: "tree ") {
                tree = ObjectID(hex: String(decoding: text, as: UTF8.self))
            } else if let text = value(after: "parent ") {
                guard let parent = ObjectID(hex: String(decoding: text, as: UTF8.self)) else { return nil }
                parents.append(parent)
            } else if let text = value(after: "committer "), let close = text.lastIndex(of: UInt8(ascii: ">")) {
                date = UInt64(String(decoding: text[close...].dropFirst(2).prefix { $0 != 32 }, as: UTF8.self))
            }
        }
        guard let tree, let date else { return nil }
        self.tree = tree
        self.parents = parents
        self.date = date
    }
}
