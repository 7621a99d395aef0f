import Hindcast
import HindcastModel

/// Answers made by hand: an estate of example.com.
enum Sample {
    static let group = Address(
        provider: .aws,
        account: "111122223333",
        location: "eu-west-1",
        service: "ec2",
        type: "security-group",
        id: "sg-0a1b2c3d"
    )
    static let bucket = Address(
        provider: .aws,
        account: "111122223333",
        location: "global",
        service: "s3",
        type: "bucket",
        id: "invoices"
    )

    /// The second of 2026-11-20 09:00:00Z, and so many after it.
    static func time(_ seconds: Int64) -> Moment { Moment(seconds: 1_795_165_200 + seconds) }

    /// A change that names its parts only where they matter.
    static func change(
        _ sequence: Int,
        at seconds: Int64 = 0,
        of resource: Address = group,
        kind: ResourceChange.Kind = .updated,
        action: String = "ec2:AuthorizeSecurityGroupIngress",
        subject: String = "ec2: open tcp/22 to 0.0.0.0/0 on sg-0a1b2c3d",
        principal: String = "arn:aws:iam::111122223333:user/alice",
        origin: String? = nil,
        originConfidence: Origin.Confidence = .proven,
        via: String = "console",
        sourceIP: String? = "203.0.113.7",
        confidence: Confidence = .high
    ) -> ChangeEntry {
        ChangeEntry(
            commit: String(repeating: "\(sequence)d0c5ab3", count: 5),
            sequence: sequence,
            time: time(seconds),
            eventID: "e-\(sequence)",
            action: action,
            principal: principal,
            origin: Origin(label: origin ?? principal, confidence: originConfidence),
            via: via,
            sourceIP: sourceIP,
            userAgent: nil,
            confidence: confidence,
            subject: subject,
            resource: resource,
            kind: kind
        )
    }

    /// Terraform makes the group through a role.
    static let creation = change(
        1,
        at: -86_400,
        kind: .created,
        action: "ec2:CreateSecurityGroup",
        subject: "ec2: create security group web (sg-0a1b2c3d) in vpc-1",
        principal: "arn:aws:sts::111122223333:assumed-role/deploy/ci-7",
        origin: "ci:example/infra@refs/heads/main",
        via: "terraform",
        sourceIP: "198.51.100.20"
    )
    /// Alice opens it to the world, signed in through SSO.
    static let opening = change(
        2,
        at: 847,
        principal: "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/alice@example.com",
        origin: "alice@example.com",
        originConfidence: .stated
    )
    /// Somebody behind a role of another account describes it anew.
    static let unresolved = change(
        3,
        at: 1_200,
        action: "ec2:UpdateThing",
        subject: "ec2: UpdateThing sg-0a1b2c3d",
        principal: "arn:aws:sts::444455556666:assumed-role/audit/x",
        originConfidence: .unresolved,
        via: "unknown",
        sourceIP: nil,
        confidence: .low
    )
    /// Bob deletes it.
    static let deletion = change(
        4,
        at: 3_600,
        kind: .deleted,
        action: "ec2:DeleteSecurityGroup",
        subject: "ec2: delete security group web (sg-0a1b2c3d)",
        principal: "arn:aws:iam::111122223333:user/ops/bob",
        via: "cli"
    )
    /// Bob makes a bucket in the same event as something else.
    static let bucketCreation = change(
        5,
        at: 7_200,
        of: bucket,
        kind: .created,
        action: "s3:CreateBucket",
        subject: "s3: create bucket invoices",
        principal: "arn:aws:iam::111122223333:user/ops/bob",
        via: "cli"
    )

    /// The group's document, open or not.
    static func document(isOpen: Bool, knowledge: ResourceDocument.Knowledge = .complete) -> ResourceDocument {
        var document = ResourceDocument(address: group, knowledge: knowledge)
        document.name = "web"
        document.arn = "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0a1b2c3d"
        document.aliases = ["web-sg"]
        document.tags = ["Name": "web", "owner": "team: edge"]
        var rules: [JSONValue] = [["cidrIpv4": "10.0.0.0/8", "fromPort": 443, "ipProtocol": "tcp", "toPort": 443]]
        if isOpen {
            rules.insert(["cidrIpv4": "0.0.0.0/0", "fromPort": 22, "ipProtocol": "tcp", "toPort": 22], at: 0)
        }
        document.configuration = [
            "description": "front door", "password": ["$redacted": "hmac-sha256:0123456789abcdef"],
            "securityGroupRules": .array(rules), "userData": .unknown("hidden by the provider"), "vpcId": "vpc-1",
            "matrix": [[1, 2], []], "empty": [:],
        ]
        return document
    }

    static func pointer(_ text: String) -> JSONPointer { JSONPointer(text: text) ?? JSONPointer() }
}

/// What log text may hold when an attacker writes it: a terminal title, a new line, a right-to-left override, C1.
let hostileText = "a\u{1B}]0;owned\u{7}\nb\u{202E}c\u{9B}31md\u{7F}\u{E0041}"
