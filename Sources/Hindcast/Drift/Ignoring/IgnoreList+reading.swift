internal import HindcastModel
internal import Yams

extension IgnoreList {
    /// Reads a list from YAML: a list of entries, or an object whose member `ignore` is one.
    ///
    ///     ignore:
    ///       - resource: aws/*/*/autoscaling/auto-scaling-group/*
    ///         attributes: [/desiredCapacity]
    ///         reason: the scaling policy sets it
    ///       - resource: module.legacy.*
    ///         groups: [changed]
    ///         actor: "*@example.com"
    ///         reason: moves to the new module, see the migration plan
    ///         expires: 2026-12-31
    ///
    /// - Throws: `input` for what is no such list, with the line.
    public init(reading text: String, file: String) throws(HindcastError) {
        let reader = Reader(file: file)
        self.init(file: file, entries: try reader.entries(in: reader.document(text)))
    }

    /// Reads one file.
    private struct Reader {
        let file: String

        func document(_ text: String) throws(HindcastError) -> Node? {
            do {
                return try Yams.compose(yaml: text)
            } catch {
                throw failure(error)
            }
        }

        func entries(in document: Node?) throws(HindcastError) -> [Entry] {
            // A file of comments only states nothing.
            guard let document, document.null == nil else { return [] }
            var list = document
            if let mapping = document.mapping {
                for (key, value) in mapping {
                    guard key.string == "ignore" else { throw unknown(key, among: ["ignore"]) }
                    list = value
                }
            }
            if list.null != nil { return [] }
            guard let sequence = list.sequence else {
                throw wrong(list, "here a list of entries is expected, each with resource and reason")
            }
            var entries: [Entry] = []
            for node in sequence { entries.append(try entry(node)) }
            return entries
        }

        private func entry(_ node: Node) throws(HindcastError) -> Entry {
            guard let mapping = node.mapping else {
                throw wrong(node, "an entry is an object with resource and reason")
            }
            var entry = Entry(resource: "", reason: "", line: line(of: node))
            var seen: Set<String> = []
            for (key, value) in mapping {
                let name = key.string ?? ""
                guard seen.insert(name).inserted else { throw wrong(key, "“\(name)” is there twice") }
                switch name {
                case "resource": entry.resource = try text(value, of: name)
                case "reason": entry.reason = try text(value, of: name)
                case "actor": entry.actor = try text(value, of: name)
                case "attributes": entry.attributes = try texts(value, of: name)
                case "groups": entry.groups = try groups(value)
                case "expires": entry.end = try end(value)
                default:
                    throw unknown(key, among: ["resource", "attributes", "groups", "actor", "reason", "expires"])
                }
            }
            guard seen.contains("resource") else { throw wrong(node, "the entry has no resource") }
            guard seen.contains("reason") else {
                throw wrong(node, "the entry has no reason: say why this drift is let be")
            }
            return entry
        }

        private func text(_ node: Node, of name: String) throws(HindcastError) -> String {
            guard let text = node.scalar?.string, node.null == nil, text.contains(where: { !$0.isWhitespace }) else {
                throw wrong(node, "\(name) is a text, and not empty")
            }
            return text
        }

        private func texts(_ node: Node, of name: String) throws(HindcastError) -> [String] {
            guard let sequence = node.sequence else { return [try text(node, of: name)] }
            var texts: [String] = []
            for element in sequence { texts.append(try text(element, of: "an element of \(name)")) }
            guard !texts.isEmpty else { throw wrong(node, "\(name) has no element; leave it out to mean all") }
            return texts
        }

        private func groups(_ node: Node) throws(HindcastError) -> Set<DriftGroup> {
            var groups: Set<DriftGroup> = []
            for name in try texts(node, of: "groups") {
                guard let group = DriftGroup(rawValue: name) else {
                    let known = DriftGroup.allCases.map(\.rawValue).joined(separator: ", ")
                    throw wrong(node, "“\(name)” is no group of drift; there are \(known)")
                }
                groups.insert(group)
            }
            return groups
        }

        /// The end of the day that a date names, in UTC.
        private func end(_ node: Node) throws(HindcastError) -> Moment {
            let text = node.scalar?.string ?? ""
            guard let day = CivilDate(text: text) else {
                throw wrong(node, "expires is a date such as 2026-12-31, not “\(text)”")
            }
            return Moment(seconds: (Int64(day.daysSinceEpoch) + 1) * 86_400)
        }

        // MARK: What is wrong

        private func line(of node: Node) -> Int { node.mark?.line ?? 1 }

        private func wrong(_ node: Node, _ reason: String) -> HindcastError {
            HindcastError(.input, "\(file):\(line(of: node)): \(reason)")
        }

        private func unknown(_ key: Node, among known: [String]) -> HindcastError {
            let name = key.string ?? "a key that is no text"
            return wrong(key, "“\(name)” is no key of an ignore file; there are \(known.joined(separator: ", "))")
        }

        private func failure(_ error: any Error) -> HindcastError {
            guard let error = error as? YamlError else { return HindcastError(.input, "\(file): \(error)") }
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                return HindcastError(.input, "\(file):\(mark.line): this is no YAML: \(problem)")
            case .duplicatedKeysInMapping(let keys, _):
                let named = keys.map { "\($0)" }.joined(separator: ", ")
                return HindcastError(.input, "\(file): a key is there twice: \(named)")
            default: return HindcastError(.input, "\(file): this is no YAML")
            }
        }
    }
}

extension CivilDate {
    /// Reads `2026-12-31`; `nil` for anything else, and for a day that there is not.
    fileprivate init?(text: String) {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard text.utf8.count == 10, parts.count == 3, parts[0].utf8.count == 4, parts[1].utf8.count == 2,
            let year = Int(parts[0]), let month = Int(parts[1]), let day = Int(parts[2]), (1...12).contains(month),
            (1...CivilDate.days(inMonth: month, of: year)).contains(day)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}
