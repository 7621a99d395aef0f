/// The names and addresses under which a `.mailmap` file wants people known.
///
/// Git's rules, quirks included: `Proper Name <commit@email>`, `<proper@email> <commit@email>`,
/// `Proper Name <proper@email> <commit@email>` and `Proper Name <proper@email> Commit Name <commit@email>`; case does not
/// matter where names and addresses are looked up; a later line overrides an earlier one.
///
/// Written out, as libgit2's own minds case. Source: https://git-scm.com/docs/gitmailmap
struct Mailmap: Sendable {
    private struct Proper {
        var name: [UInt8]?
        var email: [UInt8]?
        /// What is meant by this address together with one name alone.
        var byName: [[UInt8]: (name: [UInt8]?, email: [UInt8]?)] = [:]
    }

    private var byEmail: [[UInt8]: Proper] = [:]

    /// Reads a file; lines that say nothing are passed over, as git does.
    init(parsing text: [UInt8]) {
        for line in text.split(separator: UInt8(ascii: "\n")) where line.first != UInt8(ascii: "#") {
            guard let first = Mailmap.identity(in: line, allowsEmptyEmail: false) else { continue }
            let second = first.rest.flatMap { Mailmap.identity(in: $0, allowsEmptyEmail: true) }
            add(first, second)
        }
    }

    /// Whether nobody is renamed.
    var isEmpty: Bool { byEmail.isEmpty }

    /// Returns the name and the address by which an identity wants to be known; `nil` where no line is about it.
    func resolve(name: String, email: String) -> (name: String, email: String)? {
        guard let found = byEmail[Mailmap.folded(Array(email.utf8))] else { return nil }
        let proper = found.byName[Mailmap.folded(Array(name.utf8))] ?? (found.name, found.email)
        guard proper.name != nil || proper.email != nil else { return nil }
        return (
            proper.name.map { String(decoding: $0, as: UTF8.self) } ?? name,
            proper.email.map { String(decoding: $0, as: UTF8.self) } ?? email
        )
    }

    private struct Identity {
        let name: [UInt8]?
        let email: [UInt8]
        let rest: ArraySlice<UInt8>?
    }

    private mutating func add(_ first: Identity, _ second: Identity?) {
        let commitEmail = second?.email ?? first.email
        let properEmail = second == nil ? nil : first.email
        let key = Mailmap.folded(commitEmail)
        if let commitName = second?.name {
            byEmail[key, default: Proper()].byName[Mailmap.folded(commitName)] = (first.name, properEmail)
        } else {
            if let name = first.name { byEmail[key, default: Proper()].name = name }
            byEmail[key, default: Proper()].email = properEmail ?? byEmail[key]?.email
        }
    }

    /// Reads a name before angle brackets, and the address in them.
    private static func identity(in line: ArraySlice<UInt8>, allowsEmptyEmail: Bool) -> Identity? {
        guard let left = line.firstIndex(of: UInt8(ascii: "<")),
            let right = line[(left + 1)...].firstIndex(of: UInt8(ascii: ">")), allowsEmptyEmail || left + 1 < right
        else { return nil }
        var name = line[..<left]
        while let byte = name.first, isSpace(byte) { name.removeFirst() }
        while let byte = name.last, isSpace(byte) { name.removeLast() }
        let rest = line[(right + 1)...]
        return Identity(
            name: name.isEmpty ? nil : Array(name),
            email: Array(line[(left + 1)..<right]),
            rest: rest.isEmpty ? nil : rest
        )
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    /// In lower case, of ASCII letters only.
    private static func folded(_ text: [UInt8]) -> [UInt8] { text.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 } }
}
