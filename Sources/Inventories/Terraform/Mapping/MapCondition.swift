internal import HindcastModel

/// When a line holds.
struct MapCondition: Hashable, Sendable {
    /// What is looked at.
    let source: MapSource
    /// What it has to be; empty for anything but nothing, `false` and zero.
    let values: [String]
    /// Whether it has to be none of `values`.
    let isNegated: Bool
}

extension MapCondition {
    /// Reads `attribute`, `!attribute`, `attribute=word|word` or `attribute!=word`.
    init?(text: String) {
        let isBare = !text.contains("=")
        let name = text.drop { isBare && $0 == "!" }.prefix { $0 != "=" && $0 != "!" }
        guard let source = MapSource(text: String(name)) else { return nil }
        self.source = source
        isNegated = isBare ? text.hasPrefix("!") : text.contains("!=")
        values = isBare ? [] : text.drop { $0 != "=" }.dropFirst().split(separator: "|").map(String.init)
    }

    /// Whether it holds in a block.
    func holds(in block: JSONObject) -> Bool {
        let text = source.text(in: block)
        guard values.isEmpty else { return (text.map(values.contains) ?? false) != isNegated }
        let isMet = text.map { $0 != "false" && $0 != "0" } ?? hasMore(in: block)
        return isMet != isNegated
    }

    private func hasMore(in block: JSONObject) -> Bool {
        switch source.find(in: block, at: JSONPointer()) {
        case .missing: false
        case .one(let value, _): !value.isEmpty
        case .many(let values): !values.isEmpty
        }
    }
}
