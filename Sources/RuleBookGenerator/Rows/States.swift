extension Service {
    /// The attribute that a verb such as Enable or Stop sets, with the value: `state:ENABLED`.
    func stateAssignment(verb: String, layout: Layout, words: [String], part: [String]) -> String? {
        let noun = words.joined().folded
        let part = part.joined().folded
        if let value = switches[verb] {
            let names = [
                part + "enabled", "is" + part + "enabled", part + "isenabled", noun + part + "enabled",
                "enable" + part, part + "active", part, part.isEmpty ? noun : "", part.isEmpty ? noun + "enabled" : "",
            ]
            for name in names where !name.isEmpty {
                if let attribute = layout[name], attribute.shape.kind == .boolean { return "\(attribute.key):\(value)" }
            }
        }
        guard let spoken = participles[verb] else { return nil }
        let names = [
            part + "desiredstate", "desired" + part + "state", "desiredstatus", part + "state", part + "status",
            noun + part + "state", noun + part + "status", "lifecyclestate", "lifecyclestatus",
        ]
        for name in names {
            guard let attribute = layout[name], !attribute.shape.values.isEmpty else { continue }
            for word in spoken {
                if let value = attribute.shape.values.first(where: { $0.uppercased().folded == word.folded }) {
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
