import FastJSON
import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Hindcast

/// Commit authors follow the sessions that the log shows, whenever it shows them.
@Suite struct AuthorTests {
    /// Calls that open sessions in every way, and changes made in them.
    private static let records: [JSONValue] = {
        var records: [JSONValue] = []
        var second: Int64 = 1_772_355_600
        func add(
            _ source: String,
            _ name: String,
            _ who: JSONValue,
            _ request: JSONValue,
            _ answer: JSONValue,
            _ more: JSONObject = [:]
        ) {
            second += 60
            var record: JSONObject = [
                "eventVersion": "1.09", "eventID": .string("00000000-0000-4000-8000-\(second)"),
                "eventTime": .string(Moment(seconds: second).rfc3339),
                "eventSource": .string("\(source).amazonaws.com"),
                "eventName": .string(name), "awsRegion": "eu-west-1", "recipientAccountId": "111122223333",
                "sourceIPAddress": "203.0.113.7", "userIdentity": who, "requestParameters": request,
                "responseElements": answer, "eventType": "AwsApiCall", "readOnly": false,
            ]
            for member in more { record[member.key] = member.value }
            records.append(.object(record))
        }
        func session(
            _ role: String,
            _ name: String,
            _ key: String,
            _ context: JSONObject = [:],
            invokedBy: JSONValue? = nil
        ) -> JSONValue {
            var context = context
            context["sessionIssuer"] = [
                "arn": .string("arn:aws:iam::111122223333:role/\(role)"), "userName": .string(role),
            ]
            var who: JSONObject = [
                "type": "AssumedRole", "arn": .string("arn:aws:sts::111122223333:assumed-role/\(role)/\(name)"),
                "accountId": "111122223333", "accessKeyId": .string(key), "sessionContext": .object(context),
            ]
            who["invokedBy"] = invokedBy
            return .object(who)
        }
        func group(_ name: String, _ who: JSONValue, _ more: JSONObject = [:]) {
            add(
                "ec2",
                "CreateSecurityGroup",
                who,
                ["groupName": .string(name), "groupDescription": "d", "vpcId": "vpc-0c10"],
                ["_return": true, "groupId": .string("sg-\(name)")],
                more
            )
        }
        let ana: JSONValue = [
            "type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/ana", "userName": "ana",
            "accountId": "111122223333",
            "accessKeyId": "AKIAANA",
        ]
        let ci: JSONValue = [
            "type": "WebIdentityUser", "userName": "repo:acme/infra:ref:refs/heads/main",
            "identityProvider": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
        ]
        func assume(_ name: String, _ who: JSONValue, _ role: String, _ session: String, _ key: String) {
            add(
                "sts",
                name,
                who,
                ["roleArn": .string("arn:aws:iam::111122223333:role/\(role)"), "roleSessionName": .string(session)],
                ["credentials": ["accessKeyId": .string(key)]]
            )
        }
        assume("AssumeRoleWithWebIdentity", ci, "ci", "run-1", "ASIACI")
        group("pipeline", session("ci", "run-1", "ASIACI"))
        add(
            "signin",
            "SwitchRole",
            session("ops", "ana", "", [:]),
            .null,
            ["SwitchRole": "Success"],
            [
                "eventType": "AwsConsoleSignIn",
                "additionalEventData": ["SwitchFrom": "arn:aws:iam::111122223333:user/ana"],
            ]
        )
        group("switched", session("ops", "ana", "ASIACONSOLE"))
        add(
            "ec2",
            "RunInstances",
            ana,
            [
                "instancesSet": ["items": [["imageId": "ami-1", "minCount": 1, "maxCount": 1]]],
                "instanceType": "t3.micro",
            ],
            [
                "instancesSet": [
                    "items": [["instanceId": "i-0123456789abcdef0", "imageId": "ami-1", "instanceType": "t3.micro"]]
                ]
            ]
        )
        assume(
            "AssumeRole",
            ["type": "AWSService", "invokedBy": "ec2.amazonaws.com"],
            "web",
            "i-0123456789abcdef0",
            "ASIAWEB"
        )
        group("machine", session("web", "i-0123456789abcdef0", "ASIAWEB", ["ec2RoleDelivery": "2.0"]))
        assume("AssumeRole", ana, "hub", "a", "ASIAHUB")
        assume("AssumeRole", session("hub", "a", "ASIAHUB"), "spoke", "b", "ASIASPOKE")
        group("chained", session("spoke", "b", "ASIASPOKE"))
        add(
            "cloudformation",
            "CreateStack",
            ana,
            ["stackName": "core", "templateURL": "https://example.com/t"],
            ["stackId": "arn:aws:cloudformation:eu-west-1:111122223333:stack/core/5d1f0c3a"]
        )
        group(
            "stacked",
            session("AWSCloudFormationRole", "AWSCloudFormation", "ASIACFN", invokedBy: "cloudformation.amazonaws.com"),
            ["userAgent": "cloudformation.amazonaws.com"]
        )
        let bob: JSONValue = [
            "type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/bob", "userName": "bob",
            "accountId": "111122223333",
            "accessKeyId": "AKIABOB",
        ]
        add(
            "lambda",
            "CreateFunction20150331",
            ana,
            ["functionName": "pay", "role": "arn:aws:iam::111122223333:role/pay", "runtime": "python3.13"],
            [
                "functionName": "pay", "functionArn": "arn:aws:lambda:eu-west-1:111122223333:function:pay",
                "role": "arn:aws:iam::111122223333:role/pay", "codeSha256": "one",
            ]
        )
        add(
            "lambda",
            "UpdateFunctionCode20150331v2",
            bob,
            ["functionName": "pay"],
            [
                "functionName": "pay", "functionArn": "arn:aws:lambda:eu-west-1:111122223333:function:pay",
                "role": "arn:aws:iam::111122223333:role/pay", "codeSha256": "two",
            ]
        )
        assume("AssumeRole", ["type": "AWSService", "invokedBy": "lambda.amazonaws.com"], "pay", "pay", "ASIAPAY")
        group("function", session("pay", "pay", "ASIAPAY"))
        var forwarded = bob.object ?? [:]
        forwarded["invokedBy"] = "cloudformation.amazonaws.com"
        add(
            "ec2",
            "CreateVpc",
            .object(forwarded),
            [
                "cidrBlock": "10.0.0.0/16",
                "tagSpecificationSet": [
                    "items": [
                        ["resourceType": "vpc", "tags": [["key": "aws:cloudformation:stack-name", "value": "core"]]]
                    ]
                ],
            ],
            ["vpc": ["vpcId": "vpc-0c11", "cidrBlock": "10.0.0.0/16"]],
            ["userAgent": "cloudformation.amazonaws.com"]
        )
        return records
    }()

    private static let expected = [
        "sg-pipeline": "ci:acme/infra@main proven", "sg-switched": "arn:aws:iam::111122223333:user/ana stated",
        "sg-machine": "instance/i-0123456789abcdef0 proven", "sg-chained": "arn:aws:iam::111122223333:user/ana proven",
        "sg-stacked": "cloudformation.amazonaws.com stated", "sg-function": "function/pay proven",
    ]

    @Test func `authors are the same in whatever order the log comes`() async throws {
        var heads: Set<String> = []
        for seed in 0..<12 {
            var numbers = SeededGenerator(seed: UInt64(seed))
            var history = try RecordedHistory()
            let records = seed == 0 ? Self.records : Self.records.shuffled(using: &numbers)
            // One file an import: each session comes early, in time or late.
            let step = seed == 0 ? records.count : Int.random(in: 1...5, using: &numbers)
            for start in stride(from: 0, to: records.count, by: step) {
                let file = history.folder.path("part-\(seed)-\(start).json")
                let part: JSONValue = ["Records": .array(Array(records[start..<min(records.count, start + step)]))]
                try part.compactText.write(toFile: file, atomically: false, encoding: .utf8)
                try await history.record([file])
            }
            heads.insert(try history.fingerprint().head)
            var origins: [String: String] = [:]
            try History(opening: history.path).forEachChange(ChangeQuery()) { change in
                if change.action == "ec2:CreateSecurityGroup" {
                    origins[change.resource.id] = "\(change.origin.label) \(change.origin.confidence.rawValue)"
                }
                return true
            }
            #expect(origins == Self.expected, "seed \(seed)")
        }
        #expect(heads.count == 1)
    }

    @Test func `behind a machine stands who made it`() async throws {
        var history = try RecordedHistory()
        let file = history.folder.path("all.json")
        try JSONValue.object(["Records": .array(Self.records)]).compactText.write(
            toFile: file,
            atomically: false,
            encoding: .utf8
        )
        try await history.record([file])
        let asked = try History(opening: history.path)
        func event(of resource: String) throws -> String {
            var query = ChangeQuery()
            query.patterns = [resource]
            var id = ""
            try asked.forEachChange(query) { change in
                id = change.eventID
                return true
            }
            return id
        }
        let walk = try asked.actors(ofEvent: event(of: "sg-machine"))
        #expect(walk.origin.label == "instance/i-0123456789abcdef0")
        #expect(walk.makers.map(\.deed) == ["launched it"])
        #expect(walk.makers.first?.change.origin.label == "arn:aws:iam::111122223333:user/ana")
        #expect(walk.makers.first?.change.action == "ec2:RunInstances")
        #expect(try asked.actors(ofEvent: event(of: "sg-chained")).makers.isEmpty)
        func makers(of resource: String) throws -> [String] {
            try asked.actors(ofEvent: event(of: resource)).makers.map {
                "\($0.machine) \($0.deed) \($0.change.origin.label.suffix(3))"
            }
        }
        #expect(try makers(of: "sg-function") == ["function/pay changed its code bob", "function/pay created it ana"])
        #expect(try makers(of: "vpc-0c11") == ["stack/core asked for the stack ana"])
        #expect(try asked.actors(ofEvent: event(of: "vpc-0c11")).origin.label == "arn:aws:iam::111122223333:user/bob")
    }
}
