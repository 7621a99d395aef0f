internal import GitStore
internal import HindcastModel

/// What both a commit and the record that caused it say of the event: where the two differ, one was altered.
struct CommitFacts: Equatable {
    private let time: Moment
    private let action: String
    private let principal: String
    private let sourceIP: String?
    private let userAgent: String?
    private let requestID: String?

    /// Takes them from a record's event.
    init(_ event: AuditEvent) {
        time = event.time
        action = "\(event.service):\(event.operation)"
        principal = event.principal.label
        (sourceIP, userAgent, requestID) = (event.sourceIP, event.userAgent, event.requestID)
    }

    /// Takes them from a commit's trailers.
    init(_ trailers: CommitTrailers) {
        time = trailers.time
        action = "\(trailers.service):\(trailers.operation)"
        principal = trailers.principal
        (sourceIP, userAgent, requestID) = (trailers.sourceIP, trailers.userAgent, trailers.requestID)
    }

    static func == (left: CommitFacts, right: CommitFacts) -> Bool {
        left.time == right.time
            && zip(left.texts, right.texts).allSatisfy { one, two in
                one == nil ? two == nil : two.map { one?.hasSameBytes(as: $0) ?? false } ?? false
            }
    }

    private var texts: [String?] { [action, principal, sourceIP, userAgent, requestID] }
}

extension CommitTrailers {
    /// Whether a commit's author is who its trailers say acted.
    func name(authorOf record: CommitRecord) -> Bool {
        let author = origin.confidence == .unresolved ? principal : origin.label
        if record.isAuthored(by: CommitText.authorName(of: author), email: author) { return true }
        // Principals of other clouds than AWS have names of their own, which only the record tells.
        guard let provider = resources.first?.address.provider, provider != .aws else { return false }
        return record.isAuthored(by: record.authorName, email: author)
    }
}
