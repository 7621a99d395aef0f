internal import HindcastModel

/// People and groups of the directory, whose changes Workspace tells as a list of events with parameters.
///
/// Source: https://cloud.google.com/logging/docs/audit/gsuite-audit-logging
struct DirectoryChanges {
    let call: GoogleCloudCall
    let edit: CloudEdit

    /// Changes what the call changed; returns `false` where no event is known.
    func apply() -> Bool {
        var phrases: [String] = []
        for event in call.payload("metadata")?["event"]?.array ?? [] {
            if let phrase = apply(event["eventName"]?.string ?? "", parameters(of: event)) { phrases.append(phrase) }
        }
        if !phrases.isEmpty { edit.phrase = phrases.joined(separator: ", ") }
        return !phrases.isEmpty
    }

    private func apply(_ name: String, _ parameters: [String: JSONValue]) -> String? {
        let user = parameters["USER_EMAIL"]?.scalarText
        let group = parameters["GROUP_EMAIL"]?.scalarText
        switch (name, user, group) {
        case ("ADD_GROUP_MEMBER", let user?, let group?):
            member(user, isAdded: true, of: group)
            return "add \(user) to group \(group)"
        case ("REMOVE_GROUP_MEMBER", let user?, let group?):
            member(user, isAdded: false, of: group)
            return "remove \(user) from group \(group)"
        case ("CREATE_GROUP", _, let group?):
            writer("groups", group).replace(with: ["email": .string(group)])
            return "create group \(group)"
        case ("DELETE_GROUP", _, let group?):
            writer("groups", group).delete()
            return "delete group \(group)"
        case ("CREATE_USER", let user?, _):
            writer("users", user).replace(with: ["primaryEmail": .string(user)], knowledge: .partial)
            return "create user \(user)"
        case ("DELETE_USER", let user?, _):
            writer("users", user).delete()
            return "delete user \(user)"
        case ("SUSPEND_USER", let user?, _), ("UNSUSPEND_USER", let user?, _):
            writer("users", user).change { $0.configuration["suspended"] = .bool(name == "SUSPEND_USER") }
            return (name == "SUSPEND_USER" ? "suspend " : "unsuspend ") + "user \(user)"
        default: return nil
        }
    }

    private func member(_ user: String, isAdded: Bool, of group: String) {
        writer("groups", group).change { document in
            let others = (document.configuration["members"]?.array ?? []).filter { $0.string != user }
            let members = (isAdded ? others + [.string(user)] : others).sortedAsSet
            document.configuration["members"] = members.isEmpty ? nil : .array(members)
        }
    }

    private func writer(_ collection: String, _ id: String) -> GoogleCloudWriter {
        let name = GoogleCloudName(project: call.event.account, parts: [.init(collection: collection, id: id)])
        let address = Address(
            provider: .gcp,
            account: call.event.account,
            location: "global",
            service: "admin",
            type: collection,
            id: id
        )
        return GoogleCloudWriter(call: call, edit: edit, name: name, address: address)
    }

    private func parameters(of event: JSONValue) -> [String: JSONValue] {
        let pairs = (event["parameter"]?.array ?? []).compactMap { parameter in
            parameter["name"]?.string.map { ($0, parameter["value"] ?? .null) }
        }
        return Dictionary(pairs) { first, _ in first }
    }
}
