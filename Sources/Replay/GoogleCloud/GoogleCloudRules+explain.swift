internal import HindcastModel

extension GoogleCloudRules {
    func explanation(of event: AuditEvent) -> CloudExplanation {
        let (verb, noun) = GoogleCloudVerb.parse(event.operation)
        if let special = GoogleCloudRules.special[event.service] {
            return CloudExplanation(
                rule: "rules of \(event.service)",
                effects: special + ["else as the grammar of methods has it: \(GoogleCloudRules.words(verb, noun))"]
            )
        }
        let method = event.operation.split(separator: ".").last.map(String.init) ?? event.operation
        if event.service == "compute", let list = ComputeMethods.listName(of: method) {
            return CloudExplanation(
                rule: "table of Compute Engine's methods",
                effects: ["put one element into the list \(list), change it there, or take it out, by its key"]
            )
        }
        if event.service == "compute", ComputeMethods.named.contains(method) {
            return CloudExplanation(
                rule: "table of Compute Engine's methods",
                effects: ["set the member that \(method) is about, \"$unknown\" where the log leaves its value out"]
            )
        }
        let isUnknown: Bool
        switch verb {
        case .add, .remove, .other: isUnknown = true
        default: isUnknown = false
        }
        return CloudExplanation(
            rule:
                "grammar of methods: \(isUnknown ? "no rule" : "\(noun.isEmpty ? "" : "\(noun), ")\(GoogleCloudRules.name(verb))")",
            effects: [GoogleCloudRules.words(verb, noun)],
            confidence: isUnknown ? .low : .high,
            isKnown: !isUnknown
        )
    }

    private static func name(_ verb: GoogleCloudVerb) -> String {
        switch verb {
        case .create: "creation"
        case .delete: "deletion"
        case .undelete: "restoration"
        case .patch: "patch"
        case .update: "update"
        case .set: "setter"
        case .state: "state"
        case .setPolicy: "access policy"
        case .add, .remove, .work, .read, .other: "no change"
        }
    }

    private static func words(_ verb: GoogleCloudVerb, _ noun: String) -> String {
        let thing = noun.isEmpty ? "the resource" : noun.loweringFirst.singularName
        return switch verb {
        case .create: "create \(thing) from the request's body, what the answer shows on top"
        case .delete: "delete \(thing), and what lies inside it"
        case .undelete: "bring \(thing) back as the answer shows it"
        case .patch:
            "take the whole answer, else the members that updateMask names, else merge the body into \(thing) (RFC 7396)"
        case .update: "take the whole answer, else the members that updateMask names, else the body, of \(thing)"
        case .set(let member): "set \(member) of \(thing), \"$unknown\" where the log leaves it out"
        case .state(let state): "set the state of \(thing) to \(state)"
        case .setPolicy: "set iamPolicy: of the answer, else of the request, else by the binding deltas"
        case .add, .remove, .other: "nothing that is known: unmodelled"
        case .work, .read: "nothing: no configuration changes"
        }
    }

    /// The services whose entries tell their changes in a way of their own.
    private static let special: [String: [String]] = [
        "bigquery": ["take the change that the metadata tells: of a dataset, a table, a routine, an access policy"],
        "dns": ["put each record that a change adds, delete each that it removes"],
        "admin": ["take the directory's events: people, groups, who is in which"],
        "serviceusage": ["set the state of each interface that was enabled or disabled"],
        "servicemanagement": ["set the state of each interface that was enabled or disabled"],
        "cloudbilling": ["set who pays for the project"],
        "cloudkms": ["of a version that the log does not number: the versions of its key become \"$unknown\""],
    ]
}
