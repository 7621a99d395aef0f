internal import HindcastModel

/// Tags, which each service sets by commands of its own.
enum TagCommands {
    static func write(_ draft: inout CommandDraft) {
        let (old, new) = (draft.then.tags, draft.now.tags)
        // A service's own tags nobody can set.
        let wanted = old.filter { new[$0.key] != $0.value && !$0.key.hasPrefix("aws:") }
        let extra = new.filter { old[$0.key] == nil && !$0.key.hasPrefix("aws:") }.map { JSONValue.string($0.key) }
        guard !wanted.isEmpty || !extra.isEmpty else { return }
        let isGone = draft.now.configuration.isEmpty
        guard !isGone || !draft.commands.isEmpty else { return }

        let pairs = JSONValue.array(wanted.map { ["Key": .string($0.key), "Value": $0.value] })
        let map = JSONValue.object(JSONObject(unsorted: wanted))
        let id = JSONValue.string(draft.id)
        func run(
            _ service: String,
            _ tag: String,
            _ untag: String,
            _ key: String,
            _ resource: JSONValue,
            _ tags: JSONValue
        ) {
            if !wanted.isEmpty { draft.run(service, tag, [key: resource, "Tags": tags]) }
            if !extra.isEmpty { draft.run(service, untag, [key: resource, "TagKeys": .array(extra)]) }
        }
        let (service, type) = (draft.then.address.service, draft.then.address.type)
        switch service {
        case "ec2":
            if !wanted.isEmpty { draft.run("ec2", "create-tags", ["Resources": [id], "Tags": pairs]) }
            if !extra.isEmpty {
                draft.run("ec2", "delete-tags", ["Resources": [id], "Tags": .array(extra.map { ["Key": $0] })])
            }
        case "iam" where type == "role" || type == "user":
            run("iam", "tag-\(type)", "untag-\(type)", type == "role" ? "RoleName" : "UserName", id, pairs)
        case "s3" where type == "bucket":
            // The bucket's tags are set all at once.
            let all = old.filter { !$0.key.hasPrefix("aws:") }.map { member -> JSONValue in
                ["Key": .string(member.key), "Value": member.value]
            }
            if all.isEmpty {
                draft.run("s3api", "delete-bucket-tagging", ["Bucket": id])
            } else {
                draft.run("s3api", "put-bucket-tagging", ["Bucket": id, "Tagging": ["TagSet": .array(all)]])
            }
        case "sqs": run("sqs", "tag-queue", "untag-queue", "QueueUrl", AttributeCommands.url(of: draft), map)
        case "kms":
            let tags = wanted.map { member -> JSONValue in ["TagKey": .string(member.key), "TagValue": member.value] }
            run("kms", "tag-resource", "untag-resource", "KeyId", id, .array(tags))
        default:
            guard let arn = draft.arn.map({ JSONValue.string($0) }) else {
                return draft.say("Tags differ, and the ARN that a command wants is not known.")
            }
            switch service {
            case "rds": run("rds", "add-tags-to-resource", "remove-tags-from-resource", "ResourceName", arn, pairs)
            case "lambda": run("lambda", "tag-resource", "untag-resource", "Resource", arn, map)
            case "sns": run("sns", "tag-resource", "untag-resource", "ResourceArn", arn, pairs)
            case "dynamodb": run("dynamodb", "tag-resource", "untag-resource", "ResourceArn", arn, pairs)
            default: run("resourcegroupstaggingapi", "tag-resources", "untag-resources", "ResourceARNList", [arn], map)
            }
        }
    }
}
