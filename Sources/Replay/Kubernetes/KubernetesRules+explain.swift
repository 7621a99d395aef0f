internal import HindcastModel

extension KubernetesRules {
    func explanation(of event: AuditEvent) -> CloudExplanation {
        var words = event.operation.split(separator: ".").map(String.init)
        let verb = words.popLast() ?? ""
        let (resource, part) = (words.first ?? "", words.count > 1 ? words[1] : "")
        if ["get", "list", "watch", "head", "options"].contains(verb) {
            return CloudExplanation(rule: "verb: \(verb)", disposition: .readOnly)
        }
        if KubernetesCall.isData(resource: resource, subresource: part, group: event.service), !resource.isEmpty {
            return CloudExplanation(rule: "what configures nothing", disposition: .notConfiguration)
        }
        switch (verb, part) {
        case ("create", "eviction"): return CloudExplanation(rule: "eviction", effects: ["delete the pod"])
        case ("create", "binding"): return CloudExplanation(rule: "binding", effects: ["set the pod's node"])
        case ("update", "scale"), ("patch", "scale"):
            return CloudExplanation(rule: "scale", effects: ["set spec.replicas of the parent"])
        case ("create", _), ("update", _):
            return CloudExplanation(
                rule: "verb: \(verb)",
                effects: [
                    "take the answer's object, else the request's", KubernetesRules.gone,
                    "without either, a change of unknown content (medium)",
                ]
            )
        case ("patch", _):
            return CloudExplanation(
                rule: "verb: patch",
                effects: [
                    "take the answer's object",
                    "else apply the patch to what is known, told by its shape: JSON patch, strategic merge, server-side apply, merge",
                    KubernetesRules.gone, "without either, a change of unknown content (medium)",
                ]
            )
        case ("delete", ""):
            return CloudExplanation(
                rule: "verb: delete",
                effects: [
                    "delete the object; one that a finalizer or a grace period holds back gets a deletionTimestamp",
                    "a namespace takes along what lies in it, a definition what it defines",
                ]
            )
        case ("deletecollection", _):
            return CloudExplanation(
                rule: "verb: deletecollection",
                effects: ["delete what the answer lists, else what is known and the selectors mean (medium)"]
            )
        default:
            return CloudExplanation(
                rule: "no rule",
                effects: ["nothing that is known: unmodelled"],
                confidence: .low,
                isKnown: false
            )
        }
    }

    private static let gone = "an object whose last finalizer went after its deletion is deleted"
}
