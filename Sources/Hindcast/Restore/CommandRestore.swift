internal import HindcastModel

/// Commands of the AWS CLI that make of what there is now what there was.
struct CommandRestore {
    private let request: RestoreRequest

    init(_ request: RestoreRequest) { self.request = request }

    /// The whole script.
    var text: String {
        let address = request.then.address
        var draft = CommandDraft(then: request.then, now: request.now ?? ResourceDocument(address: address))
        if request.now == nil { CommandRestore.make(&draft) }
        CommandRestore.writers["\(address.service)/\(address.type)"]?(&draft)
        TagCommands.write(&draft)

        var notes = request.header
        if draft.commands.contains(where: \.holdsPlaceholder) { notes.append(RestoreRequest.placeholderNote) }
        var lines = ["#!/usr/bin/env bash"] + notes.map { "# " + $0 }
        let rest = request.now == nil && draft.commands.isEmpty ? [] : draft.rest
        if draft.commands.isEmpty {
            let isDone = rest.isEmpty && draft.remarks.isEmpty
            lines += [
                "", isDone ? "# There is nothing to do: it is as it was." : "# No command is known for what differs.",
            ]
        } else {
            let account = ShellText.quoted(address.account)
            lines += [
                "set -euo pipefail", "",
                "[ \"$(aws sts get-caller-identity --query Account --output text)\" = \(account) ] ||",
                "  { echo \"this is for account\" \(account) >&2; exit 1; }",
            ]
            for command in draft.commands { lines += [""] + command.lines(region: region) }
        }
        if !draft.remarks.isEmpty || !rest.isEmpty {
            lines += ["", "# By hand:"]
            lines += draft.remarks.map { "#   " + VisibleText.escape($0) }
            lines += rest.map { difference in
                let values = [difference.before, difference.after].map(CommandRestore.words)
                return "#   " + VisibleText.escape("\(difference.pointer): from \(values[0]) to \(values[1])")
            }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private var region: String? {
        let address = request.then.address
        if address.service == "s3" { return request.then.configuration["locationConstraint"]?.string }
        return address.location == "global" || address.location == "-" ? nil : address.location
    }

    private static func words(_ value: JSONValue?) -> String {
        guard let value else { return "nothing" }
        if value.isRedacted { return "(redacted)" }
        if value.isUnknown { return "(unknown)" }
        let text = value.compactText
        return text.count > 200 ? text.prefix(200) + "…" : text
    }

    /// The commands for each type, by its service and type in the history.
    private static let writers: [String: @Sendable (inout CommandDraft) -> Void] = [
        "cloudtrail/trail": TrailCommands.write, "ec2/instance": InstanceCommands.write,
        "ec2/security-group": SecurityGroupCommands.write, "iam/group": IAMCommands.write,
        "iam/policy": IAMCommands.policy,
        "iam/role": IAMCommands.write, "iam/user": IAMCommands.write, "kms/key": KeyCommands.write,
        "lambda/function": FunctionCommands.write, "logs/log-group": TrailCommands.logGroup,
        "rds/db-cluster": DatabaseCommands.cluster, "rds/db-instance": DatabaseCommands.instance,
        "s3/bucket": BucketCommands.write, "s3/account-public-access-block": BucketCommands.account,
        "sns/topic": AttributeCommands.topic, "sqs/queue": AttributeCommands.queue,
    ]

    /// Makes again what is gone, where its id is a name that anybody may give.
    private static func make(_ draft: inout CommandDraft) {
        let remark = "It is gone: this makes it anew."
        switch "\(draft.then.address.service)/\(draft.then.address.type)" {
        case "s3/bucket":
            var input: JSONObject = ["Bucket": .string(draft.id)]
            if let place = draft.old("locationConstraint")?.string, place != "us-east-1" {
                input["CreateBucketConfiguration"] = ["LocationConstraint": .string(place)]
            }
            draft.run("s3api", "create-bucket", input, remark: remark)
            draft.say("What was in the bucket is gone, unless it is kept elsewhere.")
        case "iam/role":
            var input: JSONObject = ["RoleName": .string(draft.id)]
            input["AssumeRolePolicyDocument"] =
                draft.old("assumeRolePolicyDocument").map(APIWords.text) ?? .unknown("no event sets it")
            input["Path"] = draft.old("path")
            input["Description"] = draft.old("description")
            draft.run("iam", "create-role", input, remark: remark)
            draft.passOver("assumeRolePolicyDocument", "description")
        case "iam/group":
            draft.run("iam", "create-group", ["GroupName": .string(draft.id)], remark: remark)
        case "iam/user":
            draft.run("iam", "create-user", ["UserName": .string(draft.id)], remark: remark)
        case "sns/topic":
            var input: JSONObject = ["Name": draft.old("name") ?? .string(draft.id)]
            if let kind = draft.old("attributes")?["FifoTopic"] { input["Attributes"] = ["FifoTopic": kind] }
            draft.run("sns", "create-topic", input, remark: remark)
        case "sqs/queue":
            var input: JSONObject = ["QueueName": draft.old("queueName") ?? .string(draft.id)]
            if let kind = draft.old("attributes")?["FifoQueue"] { input["Attributes"] = ["FifoQueue": kind] }
            draft.run("sqs", "create-queue", input, remark: remark)
        case "logs/log-group":
            draft.run("logs", "create-log-group", ["logGroupName": .string(draft.id)], remark: remark)
        default:
            draft.say(
                "It is gone, and a new one would have another id or needs more than is known: see -o terraform and -o cloudformation."
            )
        }
    }
}
