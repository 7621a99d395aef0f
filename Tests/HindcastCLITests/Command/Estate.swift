import Foundation
import TestSupport
import Testing

/// A small history, recorded by the built tool from a log written for these tests.
final class Estate: Sendable {
    static let shared = Result { try Estate() }

    private let folder: TemporaryFolder
    /// The history.
    let repository: String
    /// The log.
    let log: String
    /// What the first import printed.
    let summary: Program.Result

    init(log text: String = Estate.log) throws {
        folder = try TemporaryFolder()
        repository = folder.path("history.git")
        log = try folder.write(text, to: "logs/trail.json")
        let made = try Program.hindcast.run(
            ["init", repository, "--redaction-key", String(repeating: "0f", count: 32)]
        )
        #expect(made.status == 0, "\(made.error)")
        summary = try Program.hindcast.run(["--repo", repository, "import", folder.path("logs"), "-o", "json"])
        #expect(summary.status == 0, "\(summary.error)")
    }

    /// Asks the history.
    func callAsFunction(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Result {
        try Program.hindcast.run(["--repo", repository] + arguments, environment: environment)
    }

    /// Runs words of the shell in which `hindcast` is the tool with this history.
    func shell(_ script: String, environment: [String: String] = [:]) throws -> Program.Result {
        let function = "hindcast() { '\(Program.hindcast.path)' --repo '\(repository)' \"$@\"; }\n"
        return try Program(URL(filePath: "/bin/bash"))
            .run(["-c", function + script], environment: environment, in: folder.url)
    }

    /// The estate: Terraform makes a group and a bucket, alice opens the group, bob closes it and deletes the bucket.
    static let log: String = {
        let terraform = "APN/1.0 HashiCorp/1.0 Terraform/1.9.0"
        let console = "AWS Internal"
        let records = [
            record(
                1,
                "2026-11-19T08:00:00Z",
                "ec2",
                "CreateSecurityGroup",
                by: "terraform",
                with: terraform,
                request: #"{"groupName":"web","groupDescription":"front door","vpcId":"vpc-1"}"#,
                response: #"{"groupId":"sg-0a1b2c3d","_return":true}"#
            ),
            record(
                2,
                "2026-11-19T08:05:00Z",
                "s3",
                "CreateBucket",
                by: "terraform",
                with: terraform,
                request: #"{"bucketName":"invoices","Host":"invoices.s3.eu-west-1.amazonaws.com"}"#,
                response: "null"
            ),
            record(
                3,
                "2026-11-20T09:14:07Z",
                "ec2",
                "AuthorizeSecurityGroupIngress",
                by: "alice",
                with: console,
                request: rule,
                response: #"{"_return":true}"#
            ),
            record(
                4,
                "2026-11-20T09:30:00Z",
                "ec2",
                "DescribeInstances",
                by: "bob",
                with: "aws-cli/2.15",
                request: "{}",
                response: "null"
            ),
            record(
                5,
                "2026-11-21T10:00:00Z",
                "ec2",
                "RevokeSecurityGroupIngress",
                by: "bob",
                with: "aws-cli/2.15",
                request: rule,
                response: #"{"_return":true}"#
            ),
            record(
                6,
                "2026-11-22T11:00:00Z",
                "s3",
                "DeleteBucket",
                by: "bob",
                with: "aws-cli/2.15",
                request: #"{"bucketName":"invoices","Host":"invoices.s3.eu-west-1.amazonaws.com"}"#,
                response: "null"
            ),
        ]
        return #"{"Records":["# + records.joined(separator: ",") + "]}"
    }()

    private static let rule = """
        {"groupId":"sg-0a1b2c3d","ipPermissions":{"items":[{"ipProtocol":"tcp","fromPort":22,"toPort":22,"groups":{},\
        "ipRanges":{"items":[{"cidrIp":"0.0.0.0/0"}]},"ipv6Ranges":{},"prefixListIds":{}}]}}
        """

    /// The id of an event.
    static func event(_ number: Int) -> String { "00000000-0000-4000-8000-00000000000\(number)" }

    static func record(
        _ number: Int,
        _ time: String,
        _ service: String,
        _ operation: String,
        by user: String,
        with agent: String,
        request: String,
        response: String
    ) -> String {
        """
        {"eventVersion":"1.09","userIdentity":{"type":"IAMUser","principalId":"AIDAEXAMPLE","arn":\
        "arn:aws:iam::111122223333:user/\(user)","accountId":"111122223333","accessKeyId":"AKIAEXAMPLE\(number)",\
        "userName":"\(user)"},"eventTime":"\(time)","eventSource":"\(service).amazonaws.com","eventName":"\(operation)",\
        "awsRegion":"eu-west-1","sourceIPAddress":"203.0.113.\(number)","userAgent":"\(agent)","requestParameters":\
        \(request),"responseElements":\(response),"requestID":"r-\(number)","eventID":"\(event(number))","readOnly":\
        \(operation.hasPrefix("Describe")),"eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":\
        "111122223333"}
        """
    }
}

extension Program.Result {
    /// Standard output as JSON.
    func json() throws -> Any { try JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed) }

    /// Standard output as a JSON array of objects.
    func objects() throws -> [[String: Any]] { try #require(json() as? [[String: Any]]) }
}
