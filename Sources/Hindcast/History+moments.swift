public import HindcastModel
internal import HistoryIndex

extension History {
    /// Returns the sequence number of the last commit that a moment includes, 0 being the root.
    ///
    /// `text` is any form of `product.md`'s Moments: a date, a time with or without zone, epoch seconds, `now`,
    /// `yesterday`, `3 hours ago`, `7d`, a commit id, `e:<event id>` or `e:<event id>^`.
    /// `now` and the zone (seconds east of UTC at a local time) come from the caller: the library asks no clock.
    ///
    /// - Parameter isRangeEnd: whether a bare date stands for its end.
    /// - Throws: `usage` for other text; `notFound` for a commit or an event that the history lacks.
    public func position(of text: String, isRangeEnd: Bool, clock: Clock) throws(HindcastError) -> Int {
        let expression = try MomentExpression(text)
        let moment = try expression.moment(isRangeEnd: isRangeEnd, clock: clock)
        return try ask { view in
            if let moment { return try view.sequence(atOrBefore: moment) }
            return try view.sequence(of: expression)
        }
    }

    /// Returns the sequence number of the last commit before a moment: what `--since` leaves out.
    ///
    /// Of a commit or an event it is the one before it, so that everything since then begins with the thing itself.
    public func position(before text: String, clock: Clock) throws(HindcastError) -> Int {
        let expression = try MomentExpression(text)
        let moment = try expression.moment(isRangeEnd: false, clock: clock)
        return try ask { view in
            if let moment { return try view.sequence(before: moment) }
            // The state before an event has that event's commit as its first after it: nothing else is left out.
            if case .event(_, isBefore: true) = expression { return try view.sequence(of: expression) }
            return max(0, try view.sequence(of: expression) - 1)
        }
    }

    /// Returns the moment that a text means; of a commit or an event, the moment when it happened.
    public func moment(of text: String, isRangeEnd: Bool, clock: Clock) throws(HindcastError) -> Moment {
        let expression = try MomentExpression(text)
        if let moment = try expression.moment(isRangeEnd: isRangeEnd, clock: clock) { return moment }
        return try ask { view in
            // An event that made no commit has its moment all the same, where its record is kept.
            if case .event(let id, _) = expression, try view.sequence(ofEvent: id) == nil,
                let evidence = try? evidence(ofEvent: id)
            {
                return evidence.facts.time
            }
            let sequence = try view.sequence(of: expression)
            return try view.commit(at: sequence)?.time ?? Moment(nanoseconds: 0)
        }
    }
}

extension IndexView {
    /// Returns the position of the last commit before a moment.
    func sequence(before moment: Moment) throws -> Int {
        guard moment.nanoseconds > .min else { return 0 }
        return try sequence(atOrBefore: Moment(nanoseconds: moment.nanoseconds - 1))
    }

    /// Returns the position that a commit or an event means.
    func sequence(of expression: MomentExpression) throws -> Int {
        switch expression {
        case .commit(let prefix):
            let found = try sequences(ofCommitPrefix: prefix, limit: 20)
            if found.count > 1 {
                let commits = try found.compactMap { try commit(at: $0) }
                throw HindcastError(
                    .notFound,
                    "\(prefix) begins the ids of several commits",
                    hints: commits.map { "\($0.id.hex)  \($0.time)  \($0.subject)" }
                )
            }
            guard let sequence = found.first else {
                throw HindcastError(.notFound, "no commit of the history has an id that begins with \(prefix)")
            }
            return sequence
        case .event(let id, let isBefore):
            guard let sequence = try sequence(ofEvent: id) else {
                throw HindcastError(unknownEvent: id)
            }
            return isBefore ? sequence - 1 : sequence
        default:
            return try lastSequence()
        }
    }
}
