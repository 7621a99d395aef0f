internal import HindcastModel

/// The words for what an operation did.
enum AzurePhrase {
    /// The name that people know a resource by: its own, and those of what it is part of.
    static func name(of id: AzureResourceID) -> String {
        guard id.isExtension, id.isNested == false else { return id.address.id }
        return id.address.id.split(separator: "/").last.map(String.init) ?? id.address.id
    }

    /// The words for a resource that was written.
    static func write(_ body: JSONObject, _ operation: AzureOperation, isMade: Bool) -> String {
        let name = displayName(body, operation)
        switch operation.id.typePath {
        case "microsoft.network/networksecuritygroups/securityrules":
            if let rule = AzureSecurityRule(body) { return "\(rule.words) on \(name)" }
        case "microsoft.authorization/roleassignments":
            if let words = roleAssignment(body, verb: "grant", side: "to") { return words }
        default: break
        }
        return "\(isMade ? "create" : "update") \(kind(operation)) \(name)"
    }

    /// The words for a resource that is gone.
    static func deletion(_ body: JSONObject, _ operation: AzureOperation) -> String {
        let name = displayName(body, operation)
        switch operation.id.typePath {
        case "microsoft.network/networksecuritygroups/securityrules":
            if let rule = AzureSecurityRule(body), let words = rule.endWords { return "\(words) on \(name)" }
        case "microsoft.authorization/roleassignments":
            if let words = roleAssignment(body, verb: "take", side: "from") { return words }
        default: break
        }
        return "delete \(kind(operation)) \(name)"
    }

    /// The name in the casing of its owner, with those of what it is part of.
    private static func displayName(_ body: JSONObject, _ operation: AzureOperation) -> String {
        let plain = name(of: operation.id)
        let parts = operation.displayID.split(separator: "/")
        let count = plain.split(separator: "/").count
        guard parts.count >= 2 * count - 1 else { return plain }
        let names = stride(from: parts.count - 1, to: parts.count - 2 * count, by: -2).map { String(parts[$0]) }
        let name = names.reversed().joined(separator: "/")
        return name.hasSameLetters(as: plain) ? name : plain
    }

    /// The type in plain words, from the operation's name: `networkSecurityGroups` is a `network security group`.
    private static func kind(_ operation: AzureOperation) -> String {
        let parts = operation.event.operation.split(separator: "/")
        let type = parts.count > 1 ? String(parts[parts.count - 2]) : operation.id.address.type
        var words: [String] = []
        var word = ""
        let letters = Array(type.unicodeScalars)
        for (place, letter) in letters.enumerated() {
            let isUpper = letter.properties.isUppercase
            let isNext = place + 1 < letters.count && letters[place + 1].properties.isLowercase
            let isBehindLower = place > 0 && letters[place - 1].properties.isLowercase
            if isUpper, !word.isEmpty, isNext || isBehindLower {
                words.append(word)
                word = ""
            }
            word.unicodeScalars.append(letter)
        }
        if !word.isEmpty { words.append(word) }
        words = words.map { $0.count > 1 && $0.utf8.allSatisfy { $0 &- 65 < 26 } ? $0 : $0.lowercased() }
        if let last = words.popLast() { words.append(singular(last)) }
        return words.joined(separator: " ")
    }

    private static func singular(_ word: String) -> String {
        if word.hasSuffix("ies") { return word.dropLast(3) + "y" }
        if word.hasSuffix("sses") || word.hasSuffix("xes") { return String(word.dropLast(2)) }
        if word.hasSuffix("ss") || word.hasSuffix("us") || word.hasSuffix("is") || !word.hasSuffix("s") { return word }
        return String(word.dropLast())
    }

    private static func roleAssignment(_ body: JSONObject, verb: String, side: String) -> String? {
        guard let properties = body["properties"], let principal = properties["principalId"]?.string,
            let definition = properties["roleDefinitionId"]?.string,
            let role = definition.split(separator: "/").last.map(String.init)
        else { return nil }
        let place = properties["scope"]?.string?.split(separator: "/").last.map { " on \($0)" } ?? ""
        return "\(verb) role \(builtInRoles[role.lowercased()] ?? role) \(side) \(principal)\(place)"
    }

    /// Source: https://learn.microsoft.com/azure/role-based-access-control/built-in-roles
    private static let builtInRoles = [
        "8e3af657-a8ff-443c-a75c-2fe8c4bcb635": "Owner", "b24988ac-6180-42a0-ab88-20f7382dd24c": "Contributor",
        "acdd72a7-3385-48ef-bd42-f606fba81ae7": "Reader",
        "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9": "User Access Administrator",
        "f58310d9-a9f6-439a-9e8d-f62e7b41a168": "Role Based Access Control Administrator",
        "00482a5a-887f-4fb3-b363-3b7fe8e74483": "Key Vault Administrator",
        "4633458b-17de-408a-b874-0445c86b69e6": "Key Vault Secrets User",
        "b7e6dc6d-f1e8-4753-8033-0f276bb0955b": "Storage Blob Data Owner",
        "ba92f5b4-2d11-453d-a403-e96b0029c9fe": "Storage Blob Data Contributor",
        "9980e02c-c2be-4d73-94e8-173b1dc7cf3c": "Virtual Machine Contributor",
    ]
}

/// A rule of a network security group, as far as words for it need.
private struct AzureSecurityRule {
    private let access: String
    private let isInbound: Bool
    private let ports: String
    private let peer: String

    /// Reads a rule's body; `nil` where it does not say what it allows.
    init?(_ body: JSONObject) {
        guard let properties = body["properties"], let access = properties["access"]?.string,
            let direction = properties["direction"]?.string
        else { return nil }
        self.access = access
        isInbound = direction.hasSameLetters(as: "Inbound")
        let side = isInbound ? "source" : "destination"
        func texts(_ one: String, _ many: String) -> [String] {
            let several = properties[many]?.array?.compactMap(\.scalarText) ?? []
            return several.isEmpty ? [properties[one]?.scalarText].compactMap(\.self) : several
        }
        let addresses = texts("\(side)AddressPrefix", "\(side)AddressPrefixes").map { address in
            ["*", "Internet", "0.0.0.0/0"].contains(address) ? "0.0.0.0/0" : address
        }
        peer = addresses.isEmpty ? "security groups" : addresses.joined(separator: " ")
        let protocolName = properties["protocol"]?.string.map { $0 == "*" ? "any" : $0.lowercased() } ?? "any"
        let ranges = texts("destinationPortRange", "destinationPortRanges").map { $0 == "*" ? "all" : $0 }
        ports = ranges.map { "\(protocolName)/\($0)" }.joined(separator: " ")
    }

    private var isAllowing: Bool { access.hasSameLetters(as: "Allow") }
    private var side: String { isInbound ? "from" : "to" }

    var words: String {
        switch (isAllowing, isInbound) {
        case (true, true): "open \(ports) to \(peer)"
        case (true, false): "allow \(ports) to \(peer)"
        case (false, _): "deny \(ports) \(side) \(peer)"
        }
    }

    /// The words for its end; `nil` where it denied.
    var endWords: String? {
        guard isAllowing else { return "no longer deny \(ports) \(side) \(peer)" }
        return isInbound ? "close \(ports) to \(peer)" : "no longer allow \(ports) to \(peer)"
    }
}
