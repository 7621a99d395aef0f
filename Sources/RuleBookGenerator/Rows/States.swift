extension Service {
    /// The attributes that a verb such as Enable or Stop sets, with their values: `state:ENABLED`.
    func stateAssignment(verb: String, layout: Layout, words: [String], part: [String]) -> String? {
        var found: [String] = []
        let noun = words.joined().folded
        let part = part.joined().folded
        // What starts and stops has a state; a flag counts only where there is none.
        let isRun = verb == "Start" || verb == "Stop"
        let hasState =
            isRun && layout.attributes.contains { $0.folded.hasSuffix("state") || $0.folded.hasSuffix("status") }
        if let value = switches[verb], !hasState {
            let names = [
                part + "enabled", "is" + part + "enabled", part + "isenabled", noun + part + "enabled",
                "enable" + part, part + "active", part, part.isEmpty ? noun : "", part.isEmpty ? noun + "enabled" : "",
            ]
            for name in names where !name.isEmpty {
                if let attribute = layout[name], attribute.shape.kind == .boolean {
                    found.append("\(attribute.key):\(value)")
                    break
                }
            }
        }
        let desired = [part + "desiredstate", "desired" + part + "state", "desiredstatus"]
        let actual = [
            part + "state", part + "status", noun + part + "state", noun + part + "status", "current" + part + "state",
            "lifecyclestate", "lifecyclestatus",
        ]
        for names in [desired, actual] {
            if let assignment = assignment(of: participles[verb] ?? [], to: names, in: layout) {
                found.append(assignment)
            }
        }
        return found.isEmpty ? nil : found.joined(separator: ",")
    }

    /// The first of the names whose values include one of the words.
    private func assignment(of words: [String], to names: [String], in layout: Layout) -> String? {
        for name in names {
            guard let attribute = layout[name], !attribute.shape.values.isEmpty else { continue }
            for word in words {
                if let value = attribute.shape.values.first(where: { $0.folded == word.folded }) {
                    return "\(attribute.key):\(value)"
                }
            }
        }
        return nil
    }
}

/// The verbs that set a flag.
let switches = [
    "Enable": "true", "Disable": "false", "Activate": "true", "Deactivate": "false", "Start": "true", "Stop": "false",
    "Monitor": "true", "Unmonitor": "false", "Lock": "true", "Unlock": "false", "Archive": "true", "Unarchive": "false",
]

/// What a thing is after the verb, the likeliest word first.
private let participles = [
    "Enable": ["ENABLED", "ACTIVE", "ON"], "Disable": ["DISABLED", "INACTIVE", "OFF"],
    "Start": ["RUNNING", "STARTED", "ACTIVE", "ENABLED", "ONLINE"], "Stop": ["STOPPED", "INACTIVE", "DISABLED"],
    "Suspend": ["SUSPENDED"], "Resume": ["RUNNING", "ACTIVE", "RESUMED"], "Activate": ["ACTIVE", "ACTIVATED"],
    "Deactivate": ["INACTIVE", "DEACTIVATED"], "Pause": ["PAUSED"], "Archive": ["ARCHIVED"],
    "Unarchive": ["ACTIVE", "UNARCHIVED"], "Accept": ["ACCEPTED", "ACTIVE", "ASSOCIATED"],
    "Reject": ["REJECTED", "DECLINED"], "Decline": ["DECLINED"], "Approve": ["APPROVED"],
    "Cancel": ["CANCELLED", "CANCELED"], "Deprecate": ["DEPRECATED"], "Undeprecate": ["REGISTERED"],
    "Advertise": ["ADVERTISED"], "Withdraw": ["PROVISIONED"], "Complete": ["COMPLETED", "COMPLETE"],
    "Deploy": ["DEPLOYED"],
]
