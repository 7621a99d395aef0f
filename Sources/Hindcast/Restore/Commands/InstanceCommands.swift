internal import HindcastModel

/// Attributes of EC2 instances.
enum InstanceCommands {
    static func write(_ draft: inout CommandDraft) {
        guard !draft.now.configuration.isEmpty else { return }
        draft.passOver("state", "stateReason", "stateTransitionReason", "launchTime")
        let attributes = [
            "disableApiTermination", "disableApiStop", "ebsOptimized", "sourceDestCheck",
            "instanceInitiatedShutdownBehavior",
            "instanceType",
        ]
        // The API takes one attribute a call.
        for member in attributes where draft.takes(member) {
            guard let old = draft.old(member) else {
                draft.say("\(member) was not set, or not known.")
                continue
            }
            let needsStop = ["instanceType", "ebsOptimized"].contains(member)
            draft.run(
                "ec2",
                "modify-instance-attribute",
                ["InstanceId": .string(draft.id), APIWords.pascal(member): ["Value": old]],
                remark: needsStop ? "The instance has to be stopped for this." : nil
            )
        }
        if draft.takes("securityGroups") {
            let groups = (draft.old("securityGroups")?.array ?? []).compactMap { $0["groupId"] }
            draft.run("ec2", "modify-instance-attribute", ["InstanceId": .string(draft.id), "Groups": .array(groups)])
        }
        if draft.takes("metadataOptions"), let options = draft.old("metadataOptions")?.object {
            var input: JSONObject = ["InstanceId": .string(draft.id)]
            for name in [
                "httpEndpoint", "httpPutResponseHopLimit", "httpTokens", "httpProtocolIpv6", "instanceMetadataTags",
            ] {
                input[APIWords.pascal(name)] = options[name]
            }
            draft.run("ec2", "modify-instance-metadata-options", input)
        }
        if draft.takes("monitoring") {
            let isOn = draft.old("monitoring")?["state"]?.string == "enabled"
            draft.run("ec2", isOn ? "monitor-instances" : "unmonitor-instances", ["InstanceIds": [.string(draft.id)]])
        }
        if draft.takes("iamInstanceProfile") {
            draft.say(
                "The instance profile differs: see `aws ec2 replace-iam-instance-profile-association`, which wants the association's id."
            )
        }
    }
}
