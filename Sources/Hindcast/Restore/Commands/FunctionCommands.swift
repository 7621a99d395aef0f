internal import HindcastModel

/// Lambda functions: their configuration, and who may invoke them.
enum FunctionCommands {
    private static let members = [
        "description", "handler", "kMSKeyArn", "memorySize", "role", "runtime", "timeout", "ephemeralStorage",
        "deadLetterConfig", "tracingConfig", "loggingConfig",
    ]

    static func write(_ draft: inout CommandDraft) {
        guard !draft.now.configuration.isEmpty else { return }
        draft.passOver("lastModified", "revisionId", "lastUpdateStatus", "state", "functionArn", "version")
        let function: JSONObject = ["FunctionName": .string(draft.id)]
        var input = function
        for member in members where draft.takes(member) {
            if let old = draft.old(member) {
                input[APIWords.pascal(member)] = APIWords.value(old)
            } else if ["description", "kMSKeyArn"].contains(member) {
                input[APIWords.pascal(member)] = ""
            } else {
                draft.say("\(member) was not set, or not known.")
            }
        }
        if draft.takes("layers") {
            input["Layers"] = .array((draft.old("layers")?.array ?? []).compactMap { $0["arn"] ?? $0 })
        }
        if draft.takes("vpcConfig") {
            let config = draft.old("vpcConfig")
            input["VpcConfig"] = [
                "SubnetIds": config?["subnetIds"] ?? [], "SecurityGroupIds": config?["securityGroupIds"] ?? [],
            ]
        }
        if input.count > 1 { draft.run("lambda", "update-function-configuration", input) }
        if draft.takes("reservedConcurrentExecutions") {
            if let old = draft.old("reservedConcurrentExecutions") {
                var input = function
                input["ReservedConcurrentExecutions"] = old
                draft.run("lambda", "put-function-concurrency", input)
            } else {
                draft.run("lambda", "delete-function-concurrency", function)
            }
        }
        permissions(&draft, function)
        let isOther = draft.takes("codeSha256")
        if draft.takes("codeSize") || isOther {
            let hash = draft.old("codeSha256")?.string.map { " with the SHA-256 \($0)" } ?? ""
            draft.say("The code differs: deploy the one\(hash) again.")
        }
        draft.passOver("code")
    }

    private static func permissions(_ draft: inout CommandDraft, _ function: JSONObject) {
        guard draft.takes("policy") else { return }
        func statements(_ policy: JSONValue?) -> [String: JSONValue] {
            Dictionary(
                (policy?["Statement"]?.array ?? []).compactMap { item in item["Sid"]?.string.map { ($0, item) } }
            ) { $1 }
        }
        let (old, new) = (statements(draft.old("policy")), statements(draft.new("policy")))
        for id in new.keys.sorted() where old[id] != new[id] {
            var input = function
            input["StatementId"] = .string(id)
            draft.run("lambda", "remove-permission", input)
        }
        for (id, statement) in old.sorted(by: { $0.key < $1.key }) where new[id] != statement {
            guard let permission = permission(statement) else {
                draft.say(
                    "The statement \(id) of the function's policy cannot be made by one command: \(statement.compactText)"
                )
                continue
            }
            var input = function
            input["StatementId"] = .string(id)
            for member in permission { input[member.key] = member.value }
            draft.run("lambda", "add-permission", input)
        }
    }

    /// The parameters that make a statement; `nil` where it says more than they can.
    private static func permission(_ statement: JSONValue) -> JSONObject? {
        guard statement["Effect"]?.string == "Allow", let action = statement["Action"]?.string else { return nil }
        let principal = statement["Principal"]
        guard let who = principal?.string ?? principal?["Service"]?.string ?? principal?["AWS"]?.string else {
            return nil
        }
        var input: JSONObject = ["Action": .string(action), "Principal": .string(who)]
        let names = [
            "aws:sourcearn": "SourceArn", "aws:sourceaccount": "SourceAccount", "aws:principalorgid": "PrincipalOrgID",
            "lambda:functionurlauthtype": "FunctionUrlAuthType",
        ]
        for condition in statement["Condition"]?.object ?? [:] {
            for key in condition.value.object ?? [:] {
                guard let name = names[key.key.lowercased()], key.value.string != nil else { return nil }
                input[name] = key.value
            }
        }
        return input
    }
}
