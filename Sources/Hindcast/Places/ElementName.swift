internal import HindcastModel

/// What people call an element of a list, where its place says nothing: `ingress[tcp/22 0.0.0.0/0]`.
enum ElementName {
    /// Returns what each element of a list is called, as a part of a place's name: `policies[audit]`; `nil` for one that
    /// has only its place.
    ///
    /// Elements that would share a name are told apart by their whole identity, and by their number where that is the same.
    static func parts(of elements: [JSONValue], in list: String) -> [String?] {
        var parts = elements.map { part(of: $0, in: list, isShort: true) }
        for isShort in [true, false] {
            var places: [String: [Int]] = [:]
            for (index, part) in parts.enumerated() { if let part { places[part, default: []].append(index) } }
            for shared in places.values where shared.count > 1 {
                for (number, index) in shared.enumerated() {
                    if isShort {
                        parts[index] = part(of: elements[index], in: list, isShort: false)
                    } else if number > 0 {
                        parts[index]? += "#\(number + 1)"
                    }
                }
            }
        }
        return parts
    }

    /// Returns what an element is called, whatever its neighbours are; `nil` for one that has only its place.
    static func part(of element: JSONValue, in list: String, isShort: Bool = true) -> String? {
        if let rule = securityGroupRule(element) { return rule }
        guard let name = identity(of: element, isShort: isShort) else { return nil }
        return "\(list)[\(escape(name))]"
    }

    /// Returns whether two elements of a list are called the same.
    static func isSame(_ one: JSONValue, _ other: JSONValue) -> Bool {
        guard one.object != nil, let name = part(of: one, in: "", isShort: false) else { return false }
        return part(of: other, in: "", isShort: false)?.hasSameBytes(as: name) ?? false
    }

    /// Brackets end with the name.
    private static func escape(_ name: String) -> String {
        name.replacing("\\", with: "\\\\").replacing("]", with: "\\]")
    }

    // MARK: Security groups

    /// `ingress[tcp/22 0.0.0.0/0]`: what a rule lets in or out, and from or to where.
    private static func securityGroupRule(_ rule: JSONValue) -> String? {
        guard let isEgress = rule["isEgress"]?.bool, let protocolName = rule["ipProtocol"]?.scalarText else {
            return nil
        }
        let peer =
            ["cidrIpv4", "cidrIpv6", "prefixListId"].lazy.compactMap { rule[$0]?.scalarText }.first
            ?? rule["referencedGroupInfo"]?["groupId"]?.scalarText
        guard let peer else { return nil }
        return "\(isEgress ? "egress" : "ingress")[\(escape(ports(rule, protocolName) + " " + peer))]"
    }

    private static func ports(_ rule: JSONValue, _ protocolName: String) -> String {
        if protocolName == "-1" { return "all" }
        guard let from = rule["fromPort"]?.scalarText, let to = rule["toPort"]?.scalarText, from != "-1" else {
            return protocolName
        }
        // The second number of ICMP is a code, not the end of a range.
        let isRange = from != to && to != "-1"
        return "\(protocolName)/\(from)" + (isRange ? "-\(to)" : "")
    }

    // MARK: Everything else

    private static func identity(of element: JSONValue, isShort: Bool) -> String? {
        guard let object = element.object else {
            guard let text = element.scalarText, !text.isEmpty, text.utf8.count <= 200 else { return nil }
            return text
        }
        guard !element.isMarker else { return nil }
        for key in ArrayAlignment.identityKeys {
            guard let text = object[key]?.scalarText, !text.isEmpty else { continue }
            let side = object["egress"]?.bool.map { $0 ? "egress " : "ingress " } ?? ""
            return side + (isShort ? tail(ofARN: text) : text)
        }
        if object.count == 1, let only = object.members.first?.value.scalarText, !only.isEmpty {
            return isShort ? tail(ofARN: only) : only
        }
        return nil
    }

    /// `AmazonEC2FullAccess` for `arn:aws:iam::aws:policy/AmazonEC2FullAccess`; the name at the end of an Azure id.
    private static func tail(ofARN text: String) -> String {
        guard text.hasPrefix("arn:") || text.hasPrefix("/subscriptions/"), let slash = text.lastIndex(of: "/") else {
            return text
        }
        let tail = text[text.index(after: slash)...]
        return tail.isEmpty ? text : String(tail)
    }
}
