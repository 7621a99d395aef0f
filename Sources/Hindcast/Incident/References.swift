internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// Finds what a document refers to: ids, ARNs and names in it that lead to another resource.
///
/// A name alone proves nothing, since many things are called `default`: it counts where the member that holds it is called as
/// the type of the resource is. Ids and ARNs tell for themselves.
struct References {
    /// A resource, and the place that names it.
    struct Reference {
        let resource: IndexedResource
        let place: JSONPointer
    }

    private let view: IndexView
    private let owner: IndexedResource
    private(set) var found: [Reference] = []
    private var seen: Set<ResourceNumber> = []
    private var room = References.lookUps

    /// So many texts of a document are looked up at most.
    private static let lookUps = 500
    /// So many resources of one name are looked at.
    private static let candidates = 20

    /// Looks through the configuration and the tags of a resource's document.
    init(in document: JSONValue, of owner: IndexedResource, _ view: IndexView) throws {
        self.view = view
        self.owner = owner
        seen.insert(owner.number)
        for member in ["configuration", "tags"] {
            guard let value = document[member] else { continue }
            try look(at: value, JSONPointer([member]), member: "")
        }
    }

    private mutating func look(at value: JSONValue, _ place: JSONPointer, member: String) throws {
        switch value {
        case .object(let object):
            for part in object {
                let subject = ReferenceWords.subject(ofMember: part.key)
                // `name` in `configMapRef` is of a config map.
                try look(at: part.value, place.appending(part.key), member: subject.isEmpty ? member : subject)
            }
        case .array(let elements):
            for (index, element) in elements.enumerated() {
                try look(at: element, place.appending(String(index)), member: member)
            }
        case .string(let text):
            guard text.utf8.count > 1, text.utf8.count <= 1_024, room > 0 else { return }
            for resource in try resources(named: text, member: member) where seen.insert(resource.number).inserted {
                found.append(Reference(resource: resource, place: place))
            }
        default: break
        }
    }

    private mutating func resources(named text: String, member: String) throws -> [IndexedResource] {
        if text.isForeignIdentifier {
            room -= 1
            for spelling in References.spellings(of: text) {
                let found = try view.resources(called: spelling)
                if !found.isEmpty, found.count <= References.candidates { return found }
            }
            return try ARN(text).map { try resources(of: $0) } ?? []
        }
        guard text.isUniqueID || !member.isEmpty else { return [] }
        room -= 1
        let tail = Address.encode(text)
        var found =
            try view.resources(withTail: tail, limit: References.candidates)
            + view.resources(named: text, limit: References.candidates)
        found.removeAll { $0.address.provider != owner.address.provider }
        if text.isUniqueID { return found }
        return found.filter { candidate in
            let address = candidate.address
            return address.account == owner.address.account
                && (address.location == owner.address.location || address.location == "global"
                    || owner.address.location == "global")
                && ReferenceWords.isSame(member, ReferenceWords.subject(ofType: address.type))
        }
    }

    /// Returns the resource of an ARN that the history knows by its address alone.
    private func resources(of arn: ARN) throws -> [IndexedResource] {
        try view.resources(withTail: Address.encode(arn.lastComponent), limit: References.candidates).filter {
            candidate in
            let address = candidate.address
            return address.provider == .aws && arn.isOf(address.service)
                && (arn.account.isEmpty || arn.account == address.account)
                && (arn.region.isEmpty || arn.region == address.location)
                && arn.resource.hasPrefix(address.type.prefix(3))
        }
    }

    /// The identifier, and without what only says which part of the resource is meant.
    private static func spellings(of text: String) -> [String] {
        var spellings = [text]
        var rest = text[...]
        while let last = rest.last, last == "*" || last == "/" || last == ":" { rest = rest.dropLast() }
        if rest.count < text.count { spellings.append(String(rest)) }
        // An object's ARN begins with its bucket's.
        if text.hasPrefix("arn:"), text.contains(":s3:::"), let slash = text.firstIndex(of: "/") {
            spellings.append(String(text[..<slash]))
        }
        return spellings
    }
}

extension String {
    /// Whether a cloud made this name, and made it once: an ARN, a self link, a resource id.
    fileprivate var isForeignIdentifier: Bool {
        ["arn:", "//", "https://", "/subscriptions/", "projects/"].contains { hasPrefix($0) }
    }

    /// Whether this looks like `sg-0a1b2c3d`: letters and digits, a hyphen, eight hex digits or more.
    fileprivate var isUniqueID: Bool {
        guard let hyphen = utf8.lastIndex(of: UInt8(ascii: "-")), hyphen > startIndex else { return false }
        let digits = utf8[utf8.index(after: hyphen)...]
        return digits.count >= 8 && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
            && digits.contains { (0x30...0x39).contains($0) }
    }
}
