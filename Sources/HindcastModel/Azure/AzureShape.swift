/// Brings bodies into the shape of a configuration.
package enum AzureShape {
    /// Members that change by themselves or tell of work, not of settings.
    private static let passing: Set<String> = [
        "etag", "provisioningState", "provisioningstate", "provisioningStateTransitionTime", "systemData",
        "instanceView",
        "lastModifiedTime", "lastModifiedTimeUtc", "lastModifiedAt", "lastUpdatedTime", "lastUpdateTime", "changedTime",
        "updatedOn", "modifiedDate",
    ]

    /// Members of properties that no request sets and that stay as long as the resource does, or follow from what names it.
    package static let givenByProvider = [
        "resourceGuid", "vmId", "uniqueId", "timeCreated", "creationTime", "vaultUri", "defaultSecurityRules",
        "networkInterfaces", "primaryEndpoints", "primaryLocation", "secondaryLocation", "fullyQualifiedDomainName",
        "fqdn",
        "defaultHostName", "hostNames", "outboundIpAddresses", "loginServer",
    ]

    /// Returns whether a member tells nothing that was set.
    package static func isPassing(_ key: String) -> Bool { passing.contains(key) }

    /// Returns a body without what changes by itself, hidden values as unknown, sets in one order.
    package static func settled(_ value: JSONValue, below key: String = "") -> JSONValue {
        switch value {
        case .string(let text):
            if Mask.isMask(text) { return .unknown(Mask.reason) }
            return key == "location" ? .string(location(text)) : value
        case .array(let elements):
            let settled = elements.map { AzureShape.settled($0, below: key) }
            return .array(sets[key].map { sort(settled, by: $0) } ?? settled)
        case .object(let object):
            if value.isUnknown || value.isRedacted { return value }
            let isFree = key == "tags"
            let members = object.filter { isFree || !passing.contains($0.key) }.map {
                JSONObject.Member(key: $0.key, value: settled($0.value, below: $0.key))
            }
            return .object(JSONObject(sorted: members))
        default: return value
        }
    }

    /// Returns a place as the provider shows it, whichever way it was asked for: `westeurope` for `West Europe`.
    package static func location(_ text: String) -> String {
        guard text.utf8.contains(where: { $0 == UInt8(ascii: " ") || $0.asciiLowercased != $0 }) else { return text }
        return text.lowercased().replacing(" ", with: "")
    }

    /// Arrays whose order means nothing, with the members that order their elements; none where they are texts.
    private static let sets: [String: [String]] = [
        "securityRules": ["name"], "defaultSecurityRules": ["name"], "routes": ["name"], "subnets": ["name"],
        "virtualNetworkPeerings": ["name"], "inboundNatRules": ["name"], "sourceAddressPrefixes": [],
        "destinationAddressPrefixes": [], "sourcePortRanges": [], "destinationPortRanges": [], "ipRules": ["value"],
        "virtualNetworkRules": ["id"], "accessPolicies": ["objectId", "applicationId"], "keys": [], "secrets": [],
        "certificates": [], "storage": [], "actions": [], "notActions": [], "dataActions": [], "notDataActions": [],
        "assignableScopes": [], "allowedIPs": [], "authorizedIPRanges": [],
    ]

    private static func sort(_ elements: [JSONValue], by keys: [String]) -> [JSONValue] {
        let keyed = elements.enumerated().map { place, element in
            (text: keys.isEmpty ? element.scalarText : element.orderingText(keys), place: place, element: element)
        }
        // One element without a name, and nobody knows that it is a set.
        guard keyed.allSatisfy({ $0.text != nil }) else { return elements }
        return keyed.sorted { left, right in
            let (a, b) = (left.text ?? "", right.text ?? "")
            return a.hasSameBytes(as: b) ? left.place < right.place : a.precedesInBytes(b)
        }.map(\.element)
    }

    /// Returns the new value as it stands in place of an old one: what the new one hides stays as it was known, and an id
    /// that differs in nothing but case keeps the case.
    package static func replaced(_ new: JSONValue, over old: JSONValue?) -> JSONValue {
        guard let old else { return new }
        if new.isUnknown { return old }
        switch (new, old) {
        case (.string(let text), .string(let before)):
            return text.hasPrefix("/") && text.hasSameLetters(as: before) ? old : new
        case (.object(let object), .object(let before)) where !new.isRedacted && !old.isUnknown:
            let members = object.map { JSONObject.Member(key: $0.key, value: replaced($0.value, over: before[$0.key])) }
            return .object(JSONObject(sorted: members))
        case (.array(let elements), .array(let before)):
            return .array(
                elements.enumerated().map { place, element in
                    let name = element.nameInList
                    let known = name.flatMap { name in before.first { $0.nameInList?.hasSameLetters(as: name) == true }
                    }
                    let same = name == nil && place < before.count ? before[place] : nil
                    return replaced(element, over: known ?? same)
                }
            )
        default: return new
        }
    }

    /// Returns an old value with a merge patch applied, as RFC 7396 has it; what the patch hides stays as it was known.
    package static func merged(_ patch: JSONValue, into old: JSONValue?) -> JSONValue {
        guard case .object(let changes) = patch, !patch.isUnknown, !patch.isRedacted else {
            return replaced(patch, over: old)
        }
        var result = old.flatMap { $0.isUnknown || $0.isRedacted ? nil : $0.object } ?? [:]
        for change in changes {
            result[change.key] = change.value == .null ? nil : merged(change.value, into: result[change.key])
        }
        return .object(result)
    }
}

extension JSONValue {
    /// What tells an element of a list from the others: its name, else its id.
    package var nameInList: String? { self["name"]?.string ?? self["id"]?.string }

    /// The members that order a list's elements, one after the other; `nil` where the first is missing.
    fileprivate func orderingText(_ keys: [String]) -> String? {
        guard let first = keys.first, self[first]?.scalarText != nil else { return nil }
        return keys.map { self[$0]?.scalarText?.lowercased() ?? "" }.joined(separator: "\u{0}")
    }
}
