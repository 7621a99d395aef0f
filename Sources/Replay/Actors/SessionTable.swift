package import HindcastModel

/// Which call opened which session: what joins a role session to who stands behind it.
package struct SessionTable: Sendable {
    /// Reads back the event of a record that is kept as one line of JSON.
    package typealias Decode = @Sendable (_ record: [UInt8]) -> AuditEvent?

    private struct Issue {
        let eventID: String
        let time: Moment
        /// The whole record as compact JSON, a fifth of what its tree takes; read when the key is met, which most
        /// never are.
        let record: [UInt8]
    }

    private let decode: Decode
    private var byKey: [String: Issue] = [:]
    /// Further calls that opened a session under the same key at the same time: the other account's copy of a call
    /// across accounts, or calls of a log whose keys are masked.
    private var copies: [String: [Issue]] = [:]
    /// What was read of the calls whose keys were met.
    private var openings: [String: SessionOpening] = [:]
    /// The keys in the order in which they were issued, with the times in seconds, and how many of them are forgotten.
    private var issued: [(key: String, seconds: Int64)] = []
    private var forgotten = 0

    /// No credentials live longer than 36 hours (`GetSessionToken`, `GetFederationToken`; 12 for roles). A chain's first
    /// link may be older than its last one's, so twice that is kept: memory follows the rate of the log, not its length.
    package static let lifetime: Int64 = 72 * 3_600
    /// Copies of one call that are looked at, those with the lowest event ids.
    private static let copyLimit = 8
    /// Calls that are kept as read.
    private static let openingLimit = 4_096

    /// Makes a table that knows no call.
    package init(decode: @escaping Decode) { self.decode = decode }

    /// Whether a call hands out credentials (or would, had it not been masked).
    package static func issuesCredentials(_ event: AuditEvent) -> Bool {
        switch event.service {
        case "sts":
            switch event.operation {
            case "AssumeRole", "AssumeRoleWithSAML", "AssumeRoleWithWebIdentity", "GetFederationToken",
                "GetSessionToken", "AssumeRoot":
                true
            default: false
            }
        case "signin": event.operation == "GetSigninToken" || event.operation == "SwitchRole"
        case "sso": event.operation == "GetRoleCredentials"
        case "cognito-identity": event.operation == "GetCredentialsForIdentity"
        default: false
        }
    }

    /// Returns what sessions that an event opened are known by: access key ids; of a switch of roles in the console,
    /// which issues keys that no log shows, the session's ARN.
    package static func issuedKeys(_ event: AuditEvent) -> [String] {
        if event.service == "signin", event.operation == "SwitchRole" {
            return RoleSwitch(event).map { [$0.session] } ?? []
        }
        let credentials = event.response["credentials"] ?? event.response["roleCredentials"] ?? .null
        guard let key = credentials["accessKeyId"]?.string, !key.isEmpty else { return [] }
        return [key]
    }

    /// Remembers the sessions that an event opened.
    package mutating func record(_ event: AuditEvent) {
        for key in SessionTable.issuedKeys(event) {
            open(key, eventID: event.id, at: event.time, record: JSONWriter.bytes(of: event.record, layout: .compact))
        }
        // As the evidence of what it started has it.
        if let key = RuleBook.stagingKey(of: event) {
            open(key, eventID: event.id, at: event.time, record: JSONWriter.bytes(of: event.record, layout: .compact))
        }
    }

    /// Remembers the record of the event that opened a session.
    package mutating func open(_ key: String, eventID: String, at time: Moment, record: [UInt8]) {
        let issue = Issue(eventID: eventID, time: time, record: record)
        // Nearly every key is new: it is looked up once.
        if let first = byKey.updateValue(issue, forKey: key) {
            guard add(issue, under: key, after: first) else { return }
            openings[key] = nil
        }
        issued.append((key, time.seconds))
        forget(before: time.seconds - SessionTable.lifetime)
    }

    /// Puts a call beside the first one under its key, where both are of one time, else in its place; returns `false` where it
    /// is known already.
    private mutating func add(_ issue: Issue, under key: String, after first: Issue) -> Bool {
        guard first.time == issue.time else {
            copies[key] = nil
            return true
        }
        byKey[key] = first
        // An index that was built anew and an import after that may both tell of it.
        guard first.eventID != issue.eventID else { return false }
        var all = copies[key, default: []]
        guard !all.contains(where: { $0.eventID == issue.eventID }) else { return false }
        all.append(issue)
        all.sort { $0.eventID.precedesInBytes($1.eventID) }
        copies[key] = Array(all.prefix(SessionTable.copyLimit))
        return true
    }

    /// How many calls take memory, those included whose key was issued anew since.
    package var rememberedCount: Int { issued.count - forgotten }

    /// Returns the event that waits under a key for one that completes it, with its record.
    func staged(_ key: String, at time: Moment) -> (event: AuditEvent, record: [UInt8])? {
        guard let issue = byKey[key], issue.time.seconds >= time.seconds - SessionTable.lifetime,
            let event = decode(issue.record)
        else { return nil }
        return (event, issue.record)
    }

    /// Whose event a key is of: the start of an operation has the cloud's name before its own, an access key has none.
    package static func provider(ofKey key: String) -> Provider {
        guard let end = key.utf8.firstIndex(of: UInt8(ascii: "/")) else { return .aws }
        return Provider(rawValue: String(key[..<end])) ?? .aws
    }

    private mutating func forget(before seconds: Int64) {
        while forgotten < issued.count {
            let (key, issuedAt) = issued[forgotten]
            guard issuedAt < seconds else { break }
            // One that was issued anew since stays, and those behind it go in their turn all the same.
            if let place = byKey.index(forKey: key), byKey.values[place].time.seconds < seconds {
                byKey.remove(at: place)
                if !copies.isEmpty { copies[key] = nil }
                if !openings.isEmpty { openings[key] = nil }
            }
            forgotten += 1
        }
        if forgotten > 4_096, forgotten * 2 > issued.count {
            issued.removeFirst(forgotten)
            forgotten = 0
        }
    }

    /// Returns the call that opened a session; `nil` where none is known that may still have been at work at a time.
    private mutating func opening(_ key: String, at time: Moment) -> SessionOpening? {
        // What is too old may be forgotten already, or not yet: the answer must not depend on that.
        guard let first = byKey[key], first.time.seconds >= time.seconds - SessionTable.lifetime else { return nil }
        if let known = openings[key] { return known }
        let read = ([first] + (copies[key] ?? [])).compactMap { issue in
            decode(issue.record).map { SessionOpening($0, id: issue.eventID, record: issue.record) }
        }
        // Of the copies of a call across accounts, the caller's own account tells the most.
        let best = read.min { left, right in
            left.rank != right.rank ? left.rank < right.rank : left.eventID.precedesInBytes(right.eventID)
        }
        if openings.count >= SessionTable.openingLimit { openings.removeAll(keepingCapacity: true) }
        openings[key] = best
        return best
    }

    /// Walks from an event's principal to who stands behind it.
    package mutating func chain(of event: AuditEvent) -> ActorChain {
        if let rules = event.provider.rules {
            let start = RuleBook.completionKeys(of: event).first.flatMap { staged($0, at: event.time) }
            var chain = ActorChain(
                hops: rules.hops(of: event, startedBy: start?.event),
                evidence: start.map { [$0.record] } ?? []
            )
            // An identity of AWS in another log: CloudTrail tells who stands behind its key.
            if event.principal.accessKeyID != nil { chain.append(walk(from: event)) }
            return chain
        }
        return walk(from: event)
    }

    /// Walks through the sessions of AWS.
    mutating func walk(from event: AuditEvent) -> ActorChain {
        var walk = ActorWalker(from: SessionBearer(event))
        while let key = walk.nextKey { walk.step(through: opening(key, at: event.time)) }
        return walk.finished()
    }
}
