import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

/// What happened around a moment, and how near it is.
@Suite struct IncidentTests {
    private let story: StoryHistory

    init() throws { story = try StoryHistory() }

    private static let moment = Moment(rfc3339: "2026-11-01T12:00:00Z") ?? Moment(seconds: 0)

    private func incident(near: [String] = [], around: Int64 = 45 * 60, limit: Int = 20) throws -> IncidentReport {
        var query = IncidentQuery(Self.moment)
        (query.near, query.around, query.limit) = (near, around, limit)
        return try story.open().incident(query)
    }

    /// Records changes at times of the day, each by an event of the name of its resource and its time.
    private func write(
        _ time: String,
        _ document: ResourceDocument,
        _ kind: ResourceChange.Kind = .updated,
        by principal: String = "ana",
        doing action: String = "ec2:ModifyThing",
        from source: String = "192.0.2.7"
    ) throws {
        try story.commit(
            "\(document.address.id) \(time)",
            at: "2026-11-01T\(time)Z",
            doing: action,
            by: principal,
            sourceIP: source,
            [(kind, document)]
        )
    }

    private func ranks(_ report: IncidentReport) -> [String] { report.changes.map(\.change.eventID) }

    private func instance(_ group: String) -> ResourceDocument {
        thing(
            "ec2",
            "instance",
            "i-0b00000000000a001",
            location: "eu-west-1",
            ["securityGroups": [["groupId": .string(group), "groupName": "web"]]]
        )
    }

    // MARK: Time

    @Test func `the nearest in time come first, before and after the moment, and the others are counted`() throws {
        for (time, id) in [
            ("11:00:00", "a"), ("11:20:00", "b"), ("11:50:00", "c"), ("12:04:00", "d"), ("12:46:00", "e"),
        ] {
            try write(time, thing("ec2", "thing", id))
        }
        let report = try incident()
        #expect(ranks(report) == ["d 12:04:00", "c 11:50:00", "b 11:20:00"])
        #expect(report.changes.map(\.seconds) == [240, -600, -2_400])
        #expect(report.earlierCommits == 1)
        #expect(ranks(try incident(limit: 1)) == ["d 12:04:00"])
        #expect(try incident(limit: 1).leftOut == 2)
        #expect(ranks(try incident(around: 0)) == [])
        #expect(try incident(around: 3_600).changes.count == 5)
    }

    @Test func `a history without an event knows of no moment, and says so`() throws {
        let error = try #require(throws: HindcastError.self) { try incident() }
        #expect(error.kind == .notFound)
        #expect(error.message == "the history holds no event yet")
    }

    @Test func `a time of any length is looked at, and a negative one is a mistake`() throws {
        try write("11:50:00", thing("ec2", "thing", "a"))
        #expect(try incident(around: .max).changes.count == 1)
        #expect(#expect(throws: HindcastError.self) { try incident(around: -1) }?.kind == .usage)
    }

    @Test func `of more changes than are looked at, the nearest are, and those of what is near`() throws {
        try write("11:20:00", thing("ec2", "thing", "near"))
        for number in 0..<420 {
            let seconds = 1_500 + number
            let time = "11:\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
            try write(time, thing("ec2", "thing", "far-\(number)"))
        }
        let report = try incident(near: ["near"], limit: 2)
        #expect(report.isCut)
        #expect(ranks(report).first == "near 11:20:00")
        #expect(report.leftOut == 399)
        #expect(try !incident(limit: 2).changes.contains { $0.change.resource.id == "near" })
    }

    // MARK: References

    @Test func `references are followed both ways, from an instance to its group and from there to what names it too`()
        throws
    {
        let group = group("sg-0a00000000000a001", name: "web", ["vpcId": "vpc-0c00000000000a001"])
        try write("11:30:00", thing("ec2", "vpc", "vpc-0c00000000000a001", location: "eu-west-1"), .created)
        try write("11:31:00", group, .created)
        try write("11:32:00", instance("sg-0a00000000000a001"), .created)
        try write("11:33:00", thing("ec2", "thing", "other"), .created)
        let report = try incident(near: ["i-0b00000000000a001"])
        let hops = Dictionary(uniqueKeysWithValues: report.changes.map { ($0.change.resource.type, $0.path?.count) })
        #expect(hops == ["instance": 0, "security-group": 1, "vpc": 2, "thing": nil])
        let way = try #require(report.changes.first { $0.change.resource.type == "vpc" }?.path)
        #expect(
            way.map(\.reason) == [
                .names(place: "/configuration/securityGroups[sg-0a00000000000a001]/groupId"),
                .names(place: "/configuration/vpcId"),
            ]
        )
        let back = try incident(near: ["vpc-0c00000000000a001"]).changes.first { $0.change.resource.type == "instance" }
        #expect(back?.path?.map(\.to.type) == ["security-group", "instance"])
        #expect(back?.path?.first?.reason == .isNamed(place: "/configuration/vpcId"))
    }

    @Test func `what has to do with the resource is nearer than what only happened at that time`() throws {
        try write("11:50:00", group("sg-0a00000000000a001", ["a": 1]), .created)
        try write("11:59:00", thing("ec2", "thing", "other"), .created)
        try write("12:00:00", instance("sg-0a00000000000a001"), .created)
        #expect(
            ranks(try incident(near: ["i-0b00000000000a001"])) == [
                "i-0b00000000000a001 12:00:00", "sg-0a00000000000a001 11:50:00", "other 11:59:00",
            ]
        )
    }

    @Test func `without a resource, the changes nearest in time are where nearness begins`() throws {
        try write("11:20:00", group("sg-0a00000000000a001"), .created)
        for (index, id) in ["x", "y"].enumerated() { try write("11:5\(index):00", thing("ec2", "thing", id)) }
        try write("11:59:00", instance("sg-0a00000000000a001"), .created)
        let report = try incident()
        #expect(!report.isNearGiven)
        #expect(report.seeds.map(\.address.id) == ["i-0b00000000000a001", "x", "y"])
        #expect(report.changes.first { $0.change.resource.type == "security-group" }?.path?.count == 1)
    }

    @Test func `a name leads somewhere only where its member is called as the resource's type`() throws {
        try write("11:40:00", thing("iam", "role", "default"), .created)
        try write("11:41:00", thing("iam", "group", "ops"), .created)
        try write(
            "11:42:00",
            thing("lambda", "function", "pay", location: "eu-west-1", ["role": "ops", "tenancy": "default"]),
            .created
        )
        try write(
            "11:43:00",
            thing("lambda", "function", "ship", location: "eu-west-1", ["roleName": "default"]),
            .created
        )
        func linked(_ name: String) throws -> Set<String> {
            Set(try incident(near: [name]).changes.filter { ($0.path?.count ?? 0) > 0 }.map(\.change.resource.id))
        }
        #expect(try linked("function/pay") == [])
        #expect(try linked("function/ship") == ["default"])
    }

    @Test func `an ARN leads to its resource, a part of it and all of it too`() throws {
        let bucket = thing("s3", "bucket", "invoices", aliases: ["arn:aws:s3:::invoices"])
        try write("11:40:00", bucket, .created)
        try write("11:41:00", thing("iam", "role", "deploy"), .created)
        let policy = thing(
            "iam",
            "policy",
            "read",
            ["document": ["Statement": [["Resource": ["arn:aws:s3:::invoices/*"]]]]]
        )
        try write("11:42:00", policy, .created)
        let function = thing(
            "lambda",
            "function",
            "pay",
            location: "eu-west-1",
            ["role": "arn:aws:iam::111122223333:role/team/deploy"]
        )
        try write("11:43:00", function, .created)
        let near = try incident(near: ["policy/read", "function/pay"])
        let hops = Dictionary(uniqueKeysWithValues: near.changes.map { ($0.change.resource.id, $0.path?.count) })
        #expect(hops == ["invoices": 1, "deploy": 1, "read": 0, "pay": 0])
    }

    @Test func `a role that is changed makes a link of what is done through it`() throws {
        let session = "arn:aws:sts::111122223333:assumed-role/break-glass/now"
        try write("11:58:00", thing("iam", "role", "break-glass", ["policies": ["all"]]))
        try write("11:59:00", group("sg-1", ["open": true]), by: session)
        let report = try incident(near: ["sg-1"])
        #expect(report.changes[1].path?.map(\.reason) == [.actedOnBy])
        #expect(try incident(near: ["role/break-glass"]).changes[1].path?.map(\.reason) == [.actsOn])
    }

    // MARK: What is still in place

    /// The standings of the change at noon, as `<place> <who undid it>`.
    private func standings(_ report: IncidentReport) throws -> [String] {
        let change = try #require(report.changes.first { $0.seconds == 0 })
        return change.leaves.map { leaf in
            let undone = leaf.standing.undoing.map { " by \($0.principal)" } ?? ""
            return (leaf.difference.name ?? leaf.difference.pointer.description) + undone
        }
    }

    @Test func `each attribute is still as it was set, or was changed by somebody since`() throws {
        try write("10:00:00", group("sg-1", ["keep": 1, "gone": 1]), .created)
        try write("12:00:00", group("sg-1", ["keep": 2, "lost": 2, "back": 2, "list": ["a", "b"]]))
        try write("13:00:00", group("sg-1", ["keep": 2, "lost": 3, "back": 3, "list": ["b", "c"]]), by: "bo")
        try write(
            "14:00:00",
            group("sg-1", ["keep": 2, "lost": 4, "back": 2, "list": ["b", "c"], "gone": 1]),
            by: "cy"
        )
        let report = try incident()
        #expect(
            try standings(report).sorted() == [
                "/configuration/back", "/configuration/gone by cy", "/configuration/keep",
                "/configuration/list[a] by bo", "/configuration/list[b]", "/configuration/lost by bo",
            ]
        )
        #expect(report.changes[0].standingLeaves == 3)
        #expect(report.changes[0].isStanding)
        #expect(report.changes[0].resource == .inPlace)
    }

    @Test(arguments: [3, 17, 18, 60, 90])
    func `who undid it is found, however many changes came since`(undoing: Int) throws {
        try write("10:00:00", group("sg-1", ["a": 1]), .created)
        try write("12:00:00", group("sg-1", ["a": 2]))
        for number in 1...90 {
            let seconds = number % 60 < 10 ? "0\(number % 60)" : "\(number % 60)"
            let document = group("sg-1", ["a": number < undoing ? 2 : 1, "n": .integer(Int64(number))])
            try write("13:0\(number / 60):\(seconds)", document, by: "u\(number)")
        }
        #expect(try standings(incident()) == ["/configuration/a by u\(undoing)"])
    }

    @Test func `what is gone with its resource is said to be, and a deletion stands until it is made again`() throws {
        try write("10:00:00", group("sg-1"), .created)
        try write("12:00:00", group("sg-1", ["a": 2]))
        try write("13:00:00", group("sg-1"), .deleted, by: "bo")
        let change = try incident().changes[0]
        guard case .deleted(let deletion) = change.leaves[0].standing, case .deleted = change.resource else {
            Issue.record("\(change.leaves[0].standing)")
            return
        }
        #expect(deletion.principal == "bo")

        try write("14:00:00", group("sg-2"), .created)
        let other = try StoryHistory()
        try other.commit("e1", at: "2026-11-01T10:00:00Z", [(.created, group("sg-1"))])
        try other.commit("e2", at: "2026-11-01T12:00:00Z", [(.deleted, group("sg-1"))])
        #expect(try other.open().incident(IncidentQuery(Self.moment)).changes[0].resource == .inPlace)
        try other.commit("e3", at: "2026-11-01T13:00:00Z", by: "bo", [(.created, group("sg-1"))])
        let again = try other.open().incident(IncidentQuery(Self.moment)).changes[0]
        #expect(again.resource.undoing?.principal == "bo")
        #expect(again.leaves.isEmpty && !again.isStanding)
    }

    // MARK: First times

    @Test func `first times are told over all of the history, and not where it begins`() throws {
        let role = "arn:aws:sts::111122223333:assumed-role/deploy"
        try write("10:00:00", group("sg-1", ["a": 1]), .created, doing: "ec2:Make")
        try write("11:55:00", group("sg-1", ["a": 2]), doing: "ec2:Make")
        try write("11:56:00", group("sg-1", ["a": 3]), doing: "ec2:Open", from: "192.0.2.99")
        try write("11:57:00", group("sg-1", ["a": 4]), doing: "ec2:Open")
        try write("11:58:00", group("sg-1", ["a": 5]), by: "bo", doing: "ec2:Open")
        try story.commit(
            "through a role",
            at: "2026-11-01T11:59:00Z",
            doing: "ec2:Open",
            by: role + "/s1",
            origin: Origin(label: "ana", confidence: .proven),
            [(.updated, group("sg-1", ["a": 6]))]
        )
        let firsts = Dictionary(uniqueKeysWithValues: try incident().changes.map { ($0.change.eventID, $0.firstTimes) })
        #expect(firsts["sg-1 11:55:00"] == [])
        #expect(firsts["sg-1 11:56:00"] == [.action("ec2:Open"), .source("192.0.2.99")])
        #expect(firsts["sg-1 11:57:00"] == [])
        #expect(firsts["sg-1 11:58:00"] == [.change])
        #expect(firsts["through a role"] == [.identity(role)])
        let whole = try incident(around: 4 * 3_600)
        #expect(whole.earlierCommits == 0)
        #expect(!whole.changes.contains { !$0.firstTimes.isEmpty })
    }

    // MARK: Actors and gaps

    @Test func `each actor comes once, with what is known and no evidence where there is none`() throws {
        try write("11:58:00", group("sg-1", ["a": 1]), .created)
        try write("11:59:00", group("sg-1", ["a": 2]), by: "bo")
        try write("12:00:00", group("sg-1", ["a": 3]))
        let report = try incident()
        #expect(report.actors.map(\.origin.label) == ["ana", "bo"])
        #expect(report.actors.map(\.changes) == [2, 1])
        #expect(!report.actors.contains { !$0.walks.isEmpty })
        #expect(report.activity == .none)
        #expect(report.attempts.isEmpty)
    }

    @Test func `a name that means nothing is said to, and so is one that means several`() throws {
        try write("11:58:00", group("sg-1", name: "web"), .created)
        try write("11:59:00", group("sg-2", name: "web"), .created)
        #expect(#expect(throws: HindcastError.self) { try incident(near: ["nothing"]) }?.kind == .notFound)
        #expect(#expect(throws: HindcastError.self) { try incident(near: ["web"]) }?.kind == .notFound)
    }

    @Test func `an index that was built anew gives the same report`() throws {
        try write("11:30:00", group("sg-0a00000000000a001", ["a": 1]), .created)
        try write("11:40:00", instance("sg-0a00000000000a001"), .created, by: "bo")
        try write("12:00:00", group("sg-0a00000000000a001", ["a": 2]))
        let first = try incident(near: ["i-0b00000000000a001"])
        HistoryIndex.remove(at: story.indexPath)
        #expect(try incident(near: ["i-0b00000000000a001"]).json == first.json)
    }
}
