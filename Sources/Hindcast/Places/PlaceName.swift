internal import HindcastModel

/// A place in a document, and what people call it: `/ingress[tcp/22 0.0.0.0/0]/cidrIpv4` for
/// `/configuration/securityGroupRules/0/cidrIpv4`.
struct PlaceName {
    /// The place.
    private(set) var pointer = JSONPointer()
    /// The parts of the name, escaped as in a pointer: a member each, with the element of it behind it.
    private(set) var parts: [String] = []
    /// Whether there is an element with a name of its own on the way.
    private(set) var hasElement = false

    /// The name, where it is another than the pointer.
    var text: String? { hasElement ? "/" + parts.joined(separator: "/") : nil }

    /// Returns the place of a member.
    func member(_ token: String) -> PlaceName {
        var next = self
        next.pointer.tokens.append(token)
        next.parts.append(PlaceName.escape(token))
        return next
    }

    /// Returns the place of an element.
    ///
    /// - Parameter part: what it is called, by ``ElementName``; `nil` where it has only its place.
    func element(_ token: String, called part: String?) -> PlaceName {
        guard let part else { return member(token) }
        var next = self
        next.pointer.tokens.append(token)
        next.hasElement = true
        if next.parts.isEmpty { next.parts.append(part) } else { next.parts[next.parts.count - 1] = part }
        return next
    }

    /// The name of the list that elements of this place are in.
    var list: String { parts.last ?? "" }

    /// Returns the places of the members or elements of the value at this one, in its order.
    func children(of value: JSONValue) -> [PlaceName] {
        if case .array(let elements) = value {
            let parts = ElementName.parts(of: elements, in: list)
            return elements.indices.map { element(String($0), called: parts[$0]) }
        }
        return value.children.map { member($0.token) }
    }

    static func escape(_ token: String) -> String { token.replacing("~", with: "~0").replacing("/", with: "~1") }
}
