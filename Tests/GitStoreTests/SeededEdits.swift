import HindcastModel

@testable import GitStore

/// SplitMix64: the same numbers for the same seed, everywhere.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
        return mixed ^ (mixed >> 31)
    }
}

/// Makes random commits over a small estate, hostile names and texts included, and knows what must come of them.
struct SeededEdits {
    private var numbers: SeededNumbers
    /// What every file holds after the commits made so far.
    private(set) var files: [String: [UInt8]] = [:]
    private var live: [RepositoryPath] = []
    private var time: Int64 = 1_700_000_000

    init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

    static let hostileIDs = [
        "git~1", "GIT~1:x", ".git", "..", ".", "gitmod~1", "gi7eba~2", "a/b", "a\u{0}b", "\u{200c}.git", "x\ny",
        "caf\u{e9}",
        "e\u{301}", "\u{e9}", "-", " ", "%2e%2e", "CON", String(repeating: "long-", count: 60), "a.json", "a", "a-b",
        "a~", "~",
    ]
    static let hostileNames = [
        "Alice Example", "Mallory <root@example.com>", "line\nbreak", "\u{1b}[31mred", " .;,dots. ", "", "CORP\\alice",
        "nul\u{0}byte", "\u{202e}gnp.exe", "caf\u{e9}", "\"quoted\"", ">", "a > b",
    ]

    /// Returns the next commit and remembers its effect.
    mutating func next() -> CommitDraft {
        time += Int64.random(in: 0...100, using: &numbers)
        var edits: [TreeEdit] = []
        for _ in 0..<count() { edits.append(nextEdit()) }
        for edit in edits {
            files[edit.path.text] = edit.content
            if edit.content == nil {
                live.removeAll { $0 == edit.path }
            } else if !live.contains(edit.path) {
                live.append(edit.path)
            }
        }
        let name = Self.hostileNames.randomElement(using: &numbers) ?? ""
        let message = CommitMessage(
            subject: "ec2: touch \(edits.count) resources",
            trailers: [
                .init(key: "Event-Id", value: "e-\(numbers.next())"),
                .init(key: "User-Agent", value: name + "\nForged: yes"),
            ]
        )
        return CommitDraft(
            authorName: name,
            authorEmail: "\(name)@example.com",
            time: Moment(seconds: time),
            message: message.text,
            edits: edits,
            note: Bool.random(using: &numbers) ? Array("{\"eventID\":\"\(numbers.next())\"}".utf8) : nil
        )
    }

    private mutating func count() -> Int {
        switch Int.random(in: 0..<10, using: &numbers) {
        case 0: 0
        case 1...6: 1
        default: Int.random(in: 2...5, using: &numbers)
        }
    }

    private mutating func nextEdit() -> TreeEdit {
        let choice = Int.random(in: 0..<10, using: &numbers)
        if choice < 5, let path = live.randomElement(using: &numbers) {
            return TreeEdit(path: path, content: changed(files[path.text] ?? []))
        }
        if choice < 7, let path = live.randomElement(using: &numbers) {
            return TreeEdit(path: path, content: nil)
        }
        if choice == 7 { return TreeEdit(path: newPath(), content: nil) }
        return TreeEdit(path: newPath(), content: document(lines: Int.random(in: 0...80, using: &numbers)))
    }

    private mutating func newPath() -> RepositoryPath {
        let number = Int.random(in: 0..<40, using: &numbers)
        if number < 4 {
            // Deeper than any address, with names that sort on either side of a slash.
            let parts = (0...Int.random(in: 6...12, using: &numbers)).map { _ in
                ["deep", "deep-er", "deep.er", "deep0"].randomElement(using: &numbers) ?? ""
            }
            return RepositoryPath(directory: "z/" + parts.joined(separator: "/"), name: "file \(number)")
        }
        let id = number < 16 ? Self.hostileIDs.randomElement(using: &numbers) ?? "" : "sg-\(number)"
        let type = ["security-group", "vpc", "GIT~1", "git~1:x"].randomElement(using: &numbers) ?? ""
        return RepositoryPath(
            Address(
                provider: .aws,
                account: Bool.random(using: &numbers) ? "111122223333" : "444455556666",
                location: "eu-west-1",
                service: "ec2",
                type: type,
                id: id
            )
        )
    }

    private mutating func document(lines: Int) -> [UInt8] {
        var text = "{\n"
        for line in 0..<lines { text += "  \"member\(line)\": \"\(numbers.next() % 1_000)\",\n" }
        return Array((text + "}\n").utf8)
    }

    /// A new version of some content: lines replaced, added or removed, or nothing changed at all.
    private mutating func changed(_ content: [UInt8]) -> [UInt8] {
        var lines = content.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
        for _ in 0..<Int.random(in: 0...3, using: &numbers) {
            let position = Int.random(in: 0..<lines.count, using: &numbers)
            let line = Array("  \"member\": \(numbers.next()),".utf8)
            switch Int.random(in: 0..<3, using: &numbers) {
            case 0: lines[position] = line
            case 1: lines.insert(line, at: position)
            default: if lines.count > 1 { lines.remove(at: position) }
            }
        }
        return Array(lines.joined(separator: [10]))
    }
}
