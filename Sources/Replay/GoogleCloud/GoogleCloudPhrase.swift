internal import HindcastModel

/// The words of a commit's subject for a call of Google Cloud.
enum GoogleCloudPhrase {
    /// `grant roles/owner to user:eve@example.com on shop`.
    static func words(for deltas: [GoogleCloudPolicy.Delta], on address: Address) -> String? {
        guard !deltas.isEmpty else { return nil }
        let words = deltas.map {
            ($0.isAdded ? "grant " : "revoke ") + $0.role + ($0.isAdded ? " to " : " from ") + $0.member
        }
        return words.joined(separator: ", ") + " on \(last(of: address))"
    }

    /// `create firewall allow-ssh`.
    static func words(for verb: GoogleCloudVerb, on address: Address) -> String? {
        let noun = noun(of: address.type)
        let id = last(of: address)
        switch verb {
        case .create: return "create \(noun) \(id)"
        case .delete: return "delete \(noun) \(id)"
        case .undelete: return "bring back \(noun) \(id)"
        case .patch, .update: return "update \(noun) \(id)"
        case .set(let member): return "set \(plain(member)) of \(noun) \(id)"
        case .add(let member): return "add \(plain(member)) to \(noun) \(id)"
        case .remove(let member): return "remove \(plain(member)) from \(noun) \(id)"
        case .state(let state):
            switch state {
            case "RUNNING": return "start \(noun) \(id)"
            case "TERMINATED": return "stop \(noun) \(id)"
            case "SUSPENDED": return "suspend \(noun) \(id)"
            case "ENABLED": return "enable \(noun) \(id)"
            case "DISABLED": return "disable \(noun) \(id)"
            default: return "destroy \(noun) \(id)"
            }
        case .setPolicy: return "set the access policy of \(noun) \(id)"
        case .work, .read, .other: return nil
        }
    }

    /// What a firewall rule lets in now that it did not before, or no more: `open tcp/22 to 0.0.0.0/0 on allow-ssh`; `nil` where
    /// that is the same, or the resource is no such rule.
    static func words(forAccessFrom before: ResourceDocument?, to after: ResourceDocument?) -> String? {
        guard let address = after?.address, address.service == "compute", address.type == "firewalls" else {
            return nil
        }
        let old = before.map(access) ?? []
        let new = after.map(access) ?? []
        let opened = words(for: new.filter { !old.contains($0) })
        let closed = words(for: old.filter { !new.contains($0) })
        guard let words = opened.map({ "open \($0)" }) ?? closed.map({ "close \($0)" }) else { return nil }
        return "\(words) on \(last(of: address))"
    }

    /// One port that is open to one source.
    private struct Access: Hashable {
        let port: String
        let source: String
    }

    private static func access(_ document: ResourceDocument) -> [Access] {
        let rule = document.configuration
        guard rule["disabled"]?.bool != true, (rule["direction"]?.string ?? "INGRESS") == "INGRESS" else { return [] }
        let sources = (rule["sourceRanges"]?.array ?? rule["sourceTags"]?.array ?? []).compactMap(\.string)
        let ports = (rule["allowed"]?.array ?? []).flatMap { allow -> [String] in
            let scheme = allow["IPProtocol"]?.scalarText ?? "all"
            let ports = (allow["ports"]?.array ?? []).compactMap(\.scalarText)
            return ports.isEmpty ? [scheme == "all" ? "everything" : scheme] : ports.map { "\(scheme)/\($0)" }
        }
        return ports.flatMap { port in sources.map { Access(port: port, source: $0) } }
    }

    private static func words(for access: [Access]) -> String? {
        guard !access.isEmpty else { return nil }
        var ports: [String] = []
        var sources: [String] = []
        for one in access {
            if !ports.contains(one.port) { ports.append(one.port) }
            if !sources.contains(one.source) { sources.append(one.source) }
        }
        return listed(ports) + " to " + listed(sources)
    }

    private static func listed(_ words: [String]) -> String {
        words.count > 3
            ? words.prefix(2).joined(separator: ", ") + " and \(words.count - 2) more" : words.joined(separator: ", ")
    }

    /// A member of a configuration in words: `machine type` for `machineType`.
    private static func plain(_ member: String) -> String {
        member.reduce(into: "") { words, letter in
            words += letter.isUppercase ? " " + letter.lowercased() : String(letter)
        }
    }

    private static func noun(of collection: String) -> String { plain(collection.singularName) }

    private static func last(of address: Address) -> String {
        address.id.split(separator: "/").last.map(String.init) ?? address.id
    }
}
