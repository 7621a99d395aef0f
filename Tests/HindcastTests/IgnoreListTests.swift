import Hindcast
import HindcastModel
import Testing

/// The ignore file: how it is read, and what it lets be.
@Suite struct IgnoreListTests {
    private static func read(_ text: String) throws(HindcastError) -> IgnoreList {
        try IgnoreList(reading: text, file: "ignore.yaml")
    }

    @Test func `an entry has a resource and a reason, and perhaps more`() throws {
        let list = try Self.read(
            """
            # let be
            ignore:
              - resource: aws/*/*/autoscaling/*/*
                reason: the scaling policy sets it
              - resource: module.legacy.*
                attributes: [/desiredCapacity, "ingress[tcp/22 0.0.0.0/0]"]
                groups: [changed, missing]
                actor: "*@example.com"
                reason: moves
                expires: 2026-12-31
            """
        )
        #expect(list.entries.map(\.resource) == ["aws/*/*/autoscaling/*/*", "module.legacy.*"])
        #expect(list.entries.map(\.line) == [3, 5])
        #expect(list.entries[0].groups == Set(DriftGroup.allCases))
        #expect(list.entries[0].end == nil)
        #expect(list.entries[1].attributes == ["/desiredCapacity", "ingress[tcp/22 0.0.0.0/0]"])
        #expect(list.entries[1].groups == [.changed, .missing])
        #expect(list.entries[1].end == Moment(rfc3339: "2027-01-01T00:00:00Z"))
        #expect(list.entries[1].lastDay == "2026-12-31")
    }

    @Test(arguments: ["", "# nothing\n", "ignore:\n", "[]", "ignore: []"])
    func `a file without an entry ignores nothing`(text: String) throws {
        #expect(try Self.read(text).entries.isEmpty)
    }

    @Test func `one attribute or group needs no list, and the key at the top may be left out`() throws {
        let list = try Self.read("- {resource: a, attributes: /b, groups: changed, reason: c}")
        #expect(list.entries[0].attributes == ["/b"])
        #expect(list.entries[0].groups == [.changed])
    }

    @Test(arguments: [
        (
            "- resource: a\n  reason: b\n- resource: a\n",
            "ignore.yaml:3: the entry has no reason: say why this drift is let be"
        ),
        ("- reason: b", "ignore.yaml:1: the entry has no resource"),
        ("- resource: a\n  reason: '  '", "ignore.yaml:2: reason is a text, and not empty"),
        ("- resource: a\n  reason:", "ignore.yaml:2: reason is a text, and not empty"),
        (
            "- resource: a\n  reason: b\n  expire: 2026-01-01",
            "ignore.yaml:3: “expire” is no key of an ignore file; there are resource, attributes, groups, actor, reason, expires"
        ),
        ("ignored: []", "ignore.yaml:1: “ignored” is no key of an ignore file; there are ignore"),
        (
            "- resource: a\n  reason: b\n  groups: [changed, gone]",
            "ignore.yaml:3: “gone” is no group of drift; there are changed, missing, unmanaged"
        ),
        (
            "- resource: a\n  reason: b\n  attributes: []",
            "ignore.yaml:3: attributes has no element; leave it out to mean all"
        ),
        (
            "- resource: a\n  reason: b\n  expires: 2026-02-30",
            "ignore.yaml:3: expires is a date such as 2026-12-31, not “2026-02-30”"
        ),
        (
            "- resource: a\n  reason: b\n  expires: soon",
            "ignore.yaml:3: expires is a date such as 2026-12-31, not “soon”"
        ),
        ("- a", "ignore.yaml:1: an entry is an object with resource and reason"),
        ("ignore: yes", "ignore.yaml:1: here a list of entries is expected, each with resource and reason"),
    ])
    func `a mistake is told with its line`(text: String, message: String) {
        let error = #expect(throws: HindcastError.self) { try Self.read(text) }
        #expect(error?.message == message)
        #expect(error?.kind == .input)
    }

    @Test(arguments: ["- resource: [", "\t- a", "- resource: a\n  reason: b\n reason: c", "a: b: c", "- {a: 1, a: 2}"])
    func `what is no YAML is told`(text: String) {
        let error = #expect(throws: HindcastError.self) { try Self.read(text) }
        #expect(error?.message.hasPrefix("ignore.yaml") == true)
    }

    @Test func `an entry holds to the end of its day, and is told 14 days before`() throws {
        let list = try Self.read("- {resource: a, reason: b, expires: 2026-12-31}")
        func moment(_ text: String) throws -> Moment { try #require(Moment(rfc3339: text)) }
        #expect(list.entries[0].holds(at: try moment("2026-12-31T23:59:59Z")))
        #expect(!list.entries[0].holds(at: try moment("2027-01-01T00:00:00Z")))
        #expect(list.ending(after: try moment("2026-12-17T00:00:00Z"), within: 14).isEmpty)
        #expect(list.ending(after: try moment("2026-12-18T00:00:00Z"), within: 14).count == 1)
        #expect(list.ending(after: try moment("2027-01-01T00:00:00Z"), within: 14).isEmpty)
    }

    // MARK: What is let be

    private static let group = Address(
        provider: .aws,
        account: "111122223333",
        location: "eu-west-1",
        service: "ec2",
        type: "security-group",
        id: "sg-1"
    )

    private static func report() -> DriftReport {
        func change(_ origin: String) -> DriftCause {
            .change(
                ChangeEntry(
                    commit: "c",
                    sequence: 1,
                    time: Moment(seconds: 0),
                    eventID: "e",
                    action: "ec2:X",
                    principal: "arn:aws:sts::111122223333:assumed-role/admin/x",
                    origin: Origin(label: origin, confidence: .stated),
                    via: "cli",
                    sourceIP: nil,
                    userAgent: nil,
                    confidence: .high,
                    subject: "s",
                    resource: group,
                    kind: .updated
                )
            )
        }
        func difference(_ pointer: String, _ name: String?, _ origin: String) -> DriftDifference {
            DriftDifference(
                pointer: JSONPointer(text: pointer) ?? JSONPointer(),
                name: name,
                stated: nil,
                actual: 1,
                cause: change(origin)
            )
        }
        let statement = DriftedResource.Statement(
            label: "module.a.aws_security_group.web[0]",
            kind: "k",
            file: "f",
            line: 1
        )
        var report = DriftReport(moment: Moment(seconds: 0))
        report.resources = [
            DriftedResource(
                group: .changed,
                address: group,
                name: nil,
                statements: [statement],
                differences: [
                    difference("/configuration/description", nil, "alice@example.com"),
                    difference("/configuration/rules/0/port", "/configuration/ingress[tcp/22]/port", "bob@example.com"),
                    difference("/tags/owner", nil, "bob@example.com"),
                ],
                cause: nil
            ),
            DriftedResource(
                group: .unmanaged,
                address: group,
                name: nil,
                statements: [],
                differences: [],
                cause: .unattributed(Unattributed(.noEvent))
            ),
        ]
        return report
    }

    /// The places that are let be; `all of it` for a whole resource.
    private static func ignored(_ entry: String) throws -> [String] {
        var report = report()
        report.ignore(try read("- {reason: r, \(entry)}"), at: Moment(seconds: 0))
        let places = report.ignored.flatMap { item in
            item.resource.group == .unmanaged ? ["all of it"] : item.resource.differences.map(\.pointer.description)
        }
        // Nothing is lost, and nothing counted twice.
        let left = report.resources.reduce(0) { $0 + max(1, $1.differences.count) }
        #expect(left + places.count == 4)
        #expect(report.unused.isEmpty == !places.isEmpty)
        return places
    }

    private static let description = "/configuration/description"
    private static let port = "/configuration/rules/0/port"
    private static let owner = "/tags/owner"

    @Test(arguments: [
        "aws/*/*/ec2/security-group/*", "security-group/*", "sg-1", "security-group/sg-1", "aws/111122223333", "sg-?",
    ])
    func `a resource is meant by its address, a tail or a glob`(resource: String) throws {
        #expect(try Self.ignored("resource: '\(resource)'") == [Self.description, Self.port, Self.owner, "all of it"])
    }

    @Test func `a resource is meant by what a file calls it`() throws {
        let all = [Self.description, Self.port, Self.owner]
        #expect(try Self.ignored("resource: 'module.a.*'") == all)
        #expect(try Self.ignored("resource: 'module.a.aws_security_group.web[0]'") == all)
        #expect(try Self.ignored("resource: 'module.b.*'").isEmpty)
        #expect(try Self.ignored("resource: sg").isEmpty)
    }

    @Test func `attributes are pointers, names of elements, or globs`() throws {
        func places(_ attribute: String) throws -> [String] {
            try Self.ignored("resource: sg-1, attributes: ['\(attribute)']")
        }
        for text in ["description", "/description", "/configuration/description", "desc*"] {
            #expect(try places(text) == [Self.description])
        }
        for text in ["ingress", "ingress[tcp/22]", "/ingress[*]/port", "/rules/0", "/rules/*", "rules"] {
            #expect(try places(text) == [Self.port])
        }
        #expect(try places("/tags/*") == [Self.owner])
        #expect(try places("/tags") == [Self.owner])
        #expect(try places("/tag").isEmpty)
        #expect(try places("ingres").isEmpty)
    }

    @Test func `only the groups and the actors that are meant`() throws {
        #expect(try Self.ignored("resource: sg-1, groups: [unmanaged]") == ["all of it"])
        #expect(try Self.ignored("resource: sg-1, actor: bob@example.com") == [Self.port, Self.owner])
        #expect(try Self.ignored("resource: sg-1, actor: '*@example.org'").isEmpty)
        // Nobody known is nobody meant.
        #expect(try Self.ignored("resource: sg-1, actor: '*', groups: [unmanaged]").isEmpty)
    }

    @Test func `an entry that has expired ignores nothing and is a finding`() throws {
        var report = Self.report()
        report.ignore(
            try Self.read("- {resource: sg-1, reason: r, expires: 2026-01-01}"),
            at: try #require(Moment(rfc3339: "2026-01-02T00:00:00Z"))
        )
        #expect(report.ignored.isEmpty)
        #expect(report.resources.count == 2)
        #expect(report.expired.map(\.reason) == ["r"])
        #expect(report.unused.isEmpty)
    }
}
