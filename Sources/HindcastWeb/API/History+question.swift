internal import Hindcast
internal import HindcastModel

/// How the parameters of a question become what the front door takes.
extension History {
    /// The position that a parameter names; `nil` for the head.
    func position(_ question: Question, _ name: String) throws(HindcastError) -> Int? {
        guard let text = question.text(name) else { return nil }
        return try position(of: text, isRangeEnd: false, clock: question.clock)
    }

    /// The positions from `from` (the beginning) to `to` (now).
    func positions(_ question: Question) throws(HindcastError) -> (old: Int, new: Int) {
        let old = try position(question, "from") ?? 0
        let new = try position(of: question.text("to") ?? "now", isRangeEnd: true, clock: question.clock)
        return (old, new)
    }

    /// The ledger from `from` to `to`, both open where absent.
    func coverage(_ question: Question) throws(HindcastError) -> CoverageReport {
        var ends: [Moment?] = []
        for (name, isEnd) in [("from", false), ("to", true)] {
            guard let text = question.text(name) else {
                ends.append(nil)
                continue
            }
            ends.append(try moment(of: text, isRangeEnd: isEnd, clock: question.clock))
        }
        return try coverage(from: ends[0], to: ends[1])
    }

    /// The changes that `pattern`, `since`, `until`, `actor`, `action` and `via` leave.
    func query(_ question: Question) throws(HindcastError) -> ChangeQuery {
        var query = ChangeQuery()
        query.patterns = question.all("pattern")
        if let since = question.text("since") {
            query.after = try position(before: since, clock: question.clock)
        }
        if let until = question.text("until") {
            query.through = try position(of: until, isRangeEnd: true, clock: question.clock)
        }
        query.actor = question.text("actor")
        query.action = question.text("action")
        query.via = question.text("via")
        return query
    }
}

extension Question {
    /// The place in a document that a parameter names; the whole document where it is absent.
    func place(_ name: String) throws(HindcastError) -> PlaceSelector {
        guard let place = PlaceSelector(text: text(name) ?? "") else {
            throw HindcastError(
                .usage,
                "“\(text(name) ?? "")” is no place in a document",
                hints: ["such as /configuration/ipPermissions/0 or /tags/Name"]
            )
        }
        return place
    }
}
