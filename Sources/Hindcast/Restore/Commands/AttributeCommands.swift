internal import HindcastModel

/// Topics and queues, whose settings are attributes with values that are texts.
enum AttributeCommands {
    static func topic(_ draft: inout CommandDraft) {
        draft.passOver("name", "owner", "topicArn")
        guard draft.takes("attributes") else { return }
        guard let arn = draft.arn ?? draft.old("topicArn")?.string else {
            return draft.say("The topic's ARN is not known.")
        }
        for change in changes(draft) {
            draft.run(
                "sns",
                "set-topic-attributes",
                ["TopicArn": .string(arn), "AttributeName": .string(change.name), "AttributeValue": change.value]
            )
        }
    }

    static func queue(_ draft: inout CommandDraft) {
        draft.passOver("queueName", "queueUrl", "queueArn")
        guard draft.takes("attributes") else { return }
        let attributes = changes(draft).map { JSONObject.Member(key: $0.name, value: $0.value) }
        guard !attributes.isEmpty else { return }
        draft.run(
            "sqs",
            "set-queue-attributes",
            ["QueueUrl": url(of: draft), "Attributes": .object(JSONObject(unsorted: attributes))]
        )
    }

    /// The URL of a queue, by which every command knows it.
    static func url(of draft: CommandDraft) -> JSONValue {
        let address = draft.then.address
        return draft.old("queueUrl")
            ?? .string("https://sqs.\(address.location).amazonaws.com/\(address.account)/\(address.id)")
    }

    /// The attributes that differ, as they were; what was not set is set to nothing.
    private static func changes(_ draft: CommandDraft) -> [(name: String, value: JSONValue)] {
        let (old, new) = (draft.old("attributes")?.object ?? [:], draft.new("attributes")?.object ?? [:])
        // They are given when a topic or queue is made, and never after.
        let fixed: Set<String> = ["FifoTopic", "FifoQueue", "TopicArn", "QueueArn", "Owner"]
        return Set(old.map(\.key)).union(new.map(\.key)).sorted().compactMap { name in
            guard old[name] != new[name], !fixed.contains(name) else { return nil }
            guard let value = old[name] else { return (name, "") }
            if value.isMarker { return (name, value) }
            return (name, value.scalarText.map { .string($0) } ?? APIWords.text(value))
        }
    }
}
