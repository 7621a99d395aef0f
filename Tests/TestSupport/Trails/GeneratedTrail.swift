package import HindcastModel

/// A trail of made-up calls, the same for the same seed: people and roles that assume each other, in two accounts and
/// two regions; creations, changes, tags, deletions and re-creations, many within one second; failures and reading.
///
/// What there is in the estate is remembered, so that most calls make sense; some do not, as in a real trail, where the
/// creation is older than the log or the call comes twice.
package struct GeneratedTrail {
    /// The records in the order in which things happened; each event once.
    package private(set) var records: [JSONValue] = []

    var numbers: SeededGenerator
    /// The clock, in seconds since 1970.
    var seconds: Int64 = 1_772_355_600
    /// What exists, by kind.
    var things: [String: [Thing]] = [:]
    /// Role sessions whose keys are in use.
    var sessions: [Session] = []
    /// How many names were given out.
    private var count = 0

    /// Something that calls made or may have made.
    struct Thing {
        var id: String
        var place: Place
        /// What it belongs to, such as a group's network.
        var owner = ""
    }

    /// A role session.
    struct Session {
        var role: String
        var name: String
        var key: String
        var account: String
    }

    /// Makes a trail of at least so many records.
    package init(seed: UInt64, count: Int) {
        numbers = SeededGenerator(seed: seed)
        while records.count < count {
            advance()
            act()
        }
    }

    static let accounts = ["111122223333", "444455556666"]
    static let regions = ["eu-west-1", "us-east-1"]
    static let names = ["web", "db", "cache", "shop", "bastion"]

    // MARK: Time and names

    private mutating func advance() {
        switch Int.random(in: 0..<100, using: &numbers) {
        case 0..<45: break
        case 45..<85: seconds += Int64.random(in: 1...60, using: &numbers)
        case 85..<98: seconds += Int64.random(in: 60...7_200, using: &numbers)
        // Longer than any session lives.
        default: seconds += Int64.random(in: 70...110, using: &numbers) * 3_600
        }
    }

    mutating func place() -> Place {
        Place(account: numbers.one(of: Self.accounts), region: numbers.one(of: Self.regions))
    }

    /// Returns an id that was not given out before.
    mutating func new(_ prefix: String) -> String {
        count += 1
        return "\(prefix)0\(String(numbers.next() % 0xffff, radix: 16))\(String(count, radix: 16))"
    }

    mutating func name() -> String { numbers.one(of: Self.names) }

    // MARK: What exists

    mutating func add(_ kind: String, _ id: String, in place: Place, owner: String = "") {
        things[kind, default: []].removeAll { $0.id == id && $0.place == place }
        things[kind, default: []].append(Thing(id: id, place: place, owner: owner))
    }

    /// Returns something that exists; now and then something that does not, or did once.
    mutating func pick(_ kind: String) -> Thing? {
        if numbers.happens(4) { return Thing(id: new("\(kind)-"), place: place()) }
        guard let known = things[kind], !known.isEmpty else { return nil }
        return numbers.one(of: known)
    }

    /// Returns something that will exist no more; now and then it does so all the same.
    mutating func take(_ kind: String) -> Thing? {
        guard let found = pick(kind) else { return nil }
        if !numbers.happens(10) { things[kind]?.removeAll { $0.id == found.id && $0.place == found.place } }
        return found
    }

    // MARK: Calls

    /// Adds a call by somebody.
    mutating func call(
        _ source: String,
        _ name: String,
        in place: Place,
        _ request: JSONValue = .null,
        _ response: JSONValue = .null,
        isReadOnly: Bool = false,
        by identity: JSONValue? = nil,
        more: JSONObject = [:]
    ) {
        var record = TrailRecord(
            seconds: seconds,
            place: place,
            identity: identity ?? self.identity(in: place.account),
            source: source,
            name: name,
            request: request,
            response: response,
            isReadOnly: isReadOnly,
            agent: numbers.one(of: Self.agents),
            id: eventID(),
            requestID: "request-\(numbers.next() % 1_000_000)",
            more: more
        )
        // Some logs have lost the ids; such an event is known by its content.
        if numbers.happens(3) { record.id = nil }
        if numbers.happens(5) { record.error = "Client.UnauthorizedOperation" }
        records.append(record.json)
        share(record)
    }

    /// An event that concerns two accounts is delivered to both; now and then twice to one of them.
    private mutating func share(_ record: TrailRecord) {
        // Of what is only counted, nothing is kept by which copies under several ids could be told.
        guard numbers.happens(3), record.id != nil, record.error == nil, !record.isReadOnly, record.source != "signin"
        else { return }
        var copy = record
        copy.more["sharedEventID"] = .string(eventID())
        records[records.count - 1] = copy.json
        copy.id = eventID()
        if numbers.happens(50) { copy.place.account = numbers.one(of: Self.accounts) }
        records.append(copy.json)
    }

    private static func hex(_ number: UInt64, _ digits: Int) -> String {
        let text = String(number, radix: 16)
        return String(repeating: "0", count: max(0, digits - text.count)) + text.suffix(digits)
    }

    mutating func eventID() -> String {
        "\(Self.hex(numbers.next(), 8))-0000-4000-8000-\(Self.hex(numbers.next(), 12))"
    }

    private static let agents = [
        "aws-cli/2.17.11 md/awscrt#0.20.11", "Mozilla/5.0 (X11; Linux x86_64) Chrome/126.0.0.0 Safari/537.36",
        "APN/1.0 HashiCorp/1.0 Terraform/1.9.2 (+https://www.terraform.io)", "cloudformation.amazonaws.com",
    ]
}
