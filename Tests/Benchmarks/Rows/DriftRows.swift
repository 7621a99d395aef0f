import Foundation

/// P13: how long `drift` takes against a Terraform state of so many resources, one in a hundred of which was changed by hand,
/// beside reading all of its documents with plain git.
enum DriftRows {
    static let ids = ["P13"]

    static func measure(on bench: Workbench) throws -> [Row] {
        try bench.sizes.estates.map { try measure($0, on: bench) }
    }

    private static func measure(_ resources: Int, on bench: Workbench) throws -> Row {
        let folder = try bench.fresh("estate-\(resources)")
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
        let estate = DriftedEstate(resources: resources)
        try Data(estate.records.utf8).write(to: URL(filePath: folder + "/logs.json"))
        try Data(estate.state.utf8).write(to: URL(filePath: folder + "/terraform.tfstate"))
        _ = try Contest([ImportRows.importing(folder + "/logs.json", into: "drifted.git", on: bench)], rounds: 1)
        let history = bench.scratch + "/drifted.git"
        // Exit code 2 is the answer: there is drift.
        let drift = #""$1" --repo "$2" drift --against "$3" --only changed,missing; test $? -eq 2"#
        let reading = #"git -C "$1" ls-tree -r main | cut -d' ' -f3 | cut -f1 | git -C "$1" cat-file --batch"#
        let state = folder + "/terraform.tfstate"
        let contest = try Contest(
            [
                .init(
                    name: "hindcast",
                    invocation: Invocation("sh", ["-c", drift, "sh", bench.hindcast, history, state])
                ),
                .init(name: "git", invocation: Invocation("sh", ["-c", reading, "sh", history])),
            ],
            rounds: bench.sizes.rounds
        )
        return Row(
            id: "P13",
            what: "`drift` against a state of \(resources) resources",
            hindcast: Quantity(contest["hindcast"].wall * 1_000, "ms"),
            peer: Quantity(contest["git"].wall * 1_000, "ms"),
            peerName: "`git cat-file --batch` of all documents",
            hindcastProcessor: Quantity(contest["hindcast"].processor * 1_000, "ms"),
            peerProcessor: Quantity(contest["git"].processor * 1_000, "ms"),
            goals: []
        )
    }
}

/// Queues that Terraform made, one in a hundred of which was given another visibility timeout in the console.
private struct DriftedEstate {
    let resources: Int

    private let account = "111122223333"
    private let region = "eu-west-1"

    private func name(_ number: Int) -> String { "orders-\(number)" }
    private func url(_ number: Int) -> String { "https://sqs.\(region).amazonaws.com/\(account)/\(name(number))" }

    /// The log: one creation a queue, then the changes by hand.
    var records: String {
        var lines: [String] = []
        for number in 0..<resources {
            lines.append(
                record(
                    "CreateQueue",
                    second: number,
                    by: "terraform",
                    request: #"{"queueName":"\#(name(number))","attributes":{"VisibilityTimeout":"45"}}"#,
                    response: #"{"queueUrl":"\#(url(number))"}"#
                )
            )
        }
        for number in stride(from: 0, to: resources, by: 100) {
            lines.append(
                record(
                    "SetQueueAttributes",
                    second: resources + number,
                    by: "heidi",
                    request: #"{"queueUrl":"\#(url(number))","attributes":{"VisibilityTimeout":"600"}}"#,
                    response: "null"
                )
            )
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private func record(_ name: String, second: Int, by user: String, request: String, response: String) -> String {
        let time = CivilTime(seconds: CivilTime.start.seconds + second).text
        return
            #"{"eventVersion":"1.11","userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::\#(account):user/\#(user)","accountId":"#
            + #""\#(account)","userName":"\#(user)"},"eventTime":"\#(time)","eventSource":"sqs.amazonaws.com","eventName":"\#(name)","#
            + #""awsRegion":"\#(region)","requestParameters":\#(request),"responseElements":\#(response),"eventID":"#
            + #""drift-\#(name)-\#(second)","readOnly":false,"eventType":"AwsApiCall","managementEvent":true,"#
            + #""recipientAccountId":"\#(account)"}"#
    }

    /// The state as Terraform left it.
    var state: String {
        let instances = (0..<resources).map { number in
            #"{"index_key":\#(number),"schema_version":0,"attributes":{"arn":"arn:aws:sqs:\#(region):\#(account):\#(name(number))","#
                + #""id":"\#(url(number))","name":"\#(name(number))","url":"\#(url(number))","visibility_timeout_seconds":45}}"#
        }
        return
            #"{"version":4,"terraform_version":"1.11.4","serial":1,"lineage":"00000000-0000-4000-8000-000000000000","outputs":{},"#
            + #""resources":[{"mode":"managed","type":"aws_sqs_queue","name":"orders","#
            + #""provider":"provider[\"registry.terraform.io/hashicorp/aws\"]","instances":["#
            + instances.joined(separator: ",\n") + "]}]}\n"
    }
}
