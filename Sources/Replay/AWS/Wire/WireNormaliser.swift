internal import FastJSON
internal import HindcastModel

/// Brings requests and responses to one shape, whatever protocol CloudTrail rendered.
///
/// Source of the rules: the project's survey of real records. Text is only ever retyped where the service's model says so.
struct WireNormaliser {
    private let format: WireFormat
    /// Where a request or response begins whose keys stand as they are, and one whose keys lose an upper first letter.
    private let plain: WirePlace
    private let folded: WirePlace

    /// Makes a normaliser.
    ///
    /// - Parameters:
    ///   - tables: what the service's model says of names.
    ///   - operation: the operation, which the tables name as the parent of what stands at the top.
    init(format: WireFormat, tables: WireTables, operation: String) {
        self.format = format
        plain = WireNames(format: format, tables: tables, operation: operation, folds: false).root
        folded = WireNames(format: format, tables: tables, operation: operation, folds: true).root
    }

    /// Returns the request's parameters in the common shape; an empty object where there are none.
    func request(_ raw: JSONValue) -> JSONValue { normalise(raw, suffixes: ["Request", "Req", "Input", "Message"]) }

    /// Returns the response in the common shape; an empty object where there is none.
    func response(_ raw: JSONValue) -> JSONValue { normalise(raw, suffixes: ["Response", "Result", "Output"]) }

    private func normalise(_ raw: JSONValue, suffixes: [String]) -> JSONValue {
        guard var object = raw.object else {
            return raw.isEmpty ? .object([:]) : shape(raw, at: plain)
        }
        if Mask.isOmission(object) { return .unknown(Mask.cutOff) }
        let isWrapped = unwrap(&object, suffixes: suffixes)
        if format == .s3 { removeMarkers(from: &object) }
        let folds = isWrapped || format == .s3 || WireNormaliser.isUpperCamel(object)
        let shaped = shape(object, at: folds ? folded : plain)
        guard var result = shaped.object else { return shaped }
        result["_return"] = nil
        result["requestId"] = nil
        result["responseMetadata"] = nil
        if format == .apigw1 {
            // API Gateway marks every call with whether it came from a template.
            if result["template"]?.bool != nil { result["template"] = nil }
            removeLinks(from: &result)
        }
        return .object(result)
    }

    /// Takes off `{"CreateFlowLogsRequest": {…}}`, `{"createStageInput": {…}}`; says whether EC2's newer dialect was seen.
    private func unwrap(_ object: inout JSONObject, suffixes: [String]) -> Bool {
        guard format == .ec2 || format == .apigw1 else { return false }
        for member in object {
            guard let inner = member.value.object, suffixes.contains(where: { member.key.hasSuffix($0) }) else {
                continue
            }
            if format == .ec2, object.count == 1 {
                object = inner
                return true
            }
            if format == .apigw1 {
                var merged = object
                merged[member.key] = nil
                for part in inner { merged[part.key] = part.value }
                object = merged
                return false
            }
        }
        return false
    }

    private static func isUpperCamel(_ object: JSONObject) -> Bool {
        !object.isEmpty && object.allSatisfy { $0.key.utf8.first.map { (65...90).contains($0) } ?? false }
    }

    /// Removes S3's `"tagging": ""` (in old records `[""]`) and `Host`, before `Tagging` gets the same name.
    private func removeMarkers(from object: inout JSONObject) {
        for member in object
        where member.value == .string("") || member.value == [""] || member.key.hasSameLetters(as: "host") {
            object[member.key] = nil
        }
    }

    /// Removes API Gateway's links to other calls: `"self": {"restApiId": "…", "template": false}`.
    private func removeLinks(from object: inout JSONObject) {
        for member in object where member.value["template"] != nil { object[member.key] = nil }
    }

    // MARK: One value

    private func shape(_ value: JSONValue, at place: WirePlace) -> JSONValue {
        switch value {
        case .object(let object): shape(object, at: place)
        case .array(let elements): .array(elements.map { shape($0, at: place) })
        case .string(let text): shape(text, at: place)
        case .integer(let number) where place.traits.contains(.account): WireNormaliser.account(number)
        case .integer, .number, .bigInteger, .bool:
            place.facts.contains(.text) ? .string(value.scalarText ?? "") : value
        case .null: value
        }
    }

    private func shape(_ object: JSONObject, at place: WirePlace) -> JSONValue {
        if Mask.isOmission(object) { return .unknown(Mask.cutOff) }
        if let list = WireNormaliser.list(in: object, format: format) {
            let elements = list.map { shape($0, at: place) }
            return .array(format == .ec2 ? elements.map { WireNormaliser.bareID($0, in: place.name) } : elements)
        }
        if format == .ec2 || format == .s3, let content = object["content"],
            object.allSatisfy({ ["tag", "content"].contains($0.key) })
        {
            return shape(content, at: place)
        }
        if format == .ec2, object.isEmpty { return .array([]) }
        if place.traits.contains(.opaque) { return opaque(object, at: place) }
        var members: [JSONObject.Member] = []
        members.reserveCapacity(object.count)
        var walk = WirePlace.Walk(from: place)
        for member in object {
            let below = walk.place(of: member)
            if isLeftOut(member.value, at: below) { continue }
            var shaped = shape(unwrapped(member.value, at: below), at: below)
            if below.traits.contains(.list), shaped.array == nil, !shaped.isUnknown {
                shaped = shaped.isEmpty ? .array([]) : .array([shaped])
            }
            members.append(.init(key: below.traits.contains(.renamed) ? below.name : member.key, value: shaped))
        }
        return .object(JSONObject(unsorted: members))
    }

    /// Whether a member is left out.
    private func isLeftOut(_ value: JSONValue, at place: WirePlace) -> Bool {
        guard !place.traits.isDisjoint(with: .leftOut) else { return false }
        if place.traits.contains(.namespace) { return true }
        if place.traits.contains(.counter), case .integer = value { return true }
        return place.traits.contains(.nothingIfBlank) && value == .string("")
    }

    /// Returns a list's value without the wrapper around its elements: `{"Tag": […]}` is the list.
    private func unwrapped(_ value: JSONValue, at place: WirePlace) -> JSONValue {
        guard let name = place.element, let object = value.object, let inner = object.member(ignoringCase: name),
            object.allSatisfy({ $0.key == inner.key || $0.key.hasPrefix("xmlns") })
        else { return value }
        return inner.value
    }

    private func shape(_ text: String, at place: WirePlace) -> JSONValue {
        if Mask.isMask(text) { return .unknown(Mask.reason) }
        if place.facts.contains(.number) {
            if let integer = Int64(text) { return .integer(integer) }
            if let number = Double(text), number.isFinite { return .number(number) }
        }
        if place.facts.contains(.boolean) {
            if text == "true" { return true }
            if text == "false" { return false }
        }
        return PolicyText.parse(text, key: place.name) ?? .string(text)
    }

    /// Masks and policies inside an opaque map; keys stay as they are.
    private func opaque(_ object: JSONObject, at place: WirePlace) -> JSONValue {
        guard !place.traits.contains(.attributes) else {
            // SNS's and SQS's attributes are text whatever they hold; a policy among them is read as the document it is.
            return .object(
                JSONObject(
                    unsorted: object.map { member in
                        .init(
                            key: member.key,
                            value: member.value.string.flatMap { PolicyText.parse($0, key: member.key) }
                                ?? Mask.unmask(member.value)
                        )
                    }
                )
            )
        }
        let unmasked = Mask.unmask(.object(object))
        return place.traits.contains(.policy) ? PolicyText.canonical(unmasked) : unmasked
    }

    private static func account(_ number: Int64) -> JSONValue {
        let digits = String(number)
        return .string(String(repeating: "0", count: max(0, 12 - digits.count)) + digits)
    }

    /// The elements of `{"items": […]}`, `{"item": x}`, `{"member": […]}`, `{"quantity": 1, "items": […]}`.
    private static func list(in object: JSONObject, format: WireFormat) -> [JSONValue]? {
        guard object.count <= 2 else { return nil }
        var found: JSONValue?
        for member in object {
            switch member.key {
            case "items", "Items", "item", "member": found = member.value
            case "quantity", "Quantity", "xmlns": continue
            default: return nil
            }
        }
        switch found {
        case .array(let elements)?: return elements
        case .string("")?, .null?: return []
        case let single? where object["item"] != nil || object["member"] != nil: return [single]
        case .object(let inner)? where inner.isEmpty: return []
        case nil where object["quantity"] == .integer(0): return []
        default: return nil
        }
    }

    /// EC2's classic calls wrap each id of a list in an object of its own: `{"resourceId": "i-…"}`.
    private static func bareID(_ element: JSONValue, in key: String) -> JSONValue {
        guard let object = element.object, object.count == 1, let member = object.members.first,
            let text = member.value.string
        else { return element }
        let stem = key.endsInBytes(with: "Set") ? String(key.dropLast(3)) : key
        // Describe calls show values (of DHCP options) and blocks (of peered VPCs) as objects, too.
        if ["value", "cidrBlock", "ipv6CidrBlock"].contains(member.key) { return element }
        let isBare = stem == "resources" && member.key == "resourceId" || stem == member.key + "s" || stem == member.key
        return isBare ? .string(text) : element
    }
}
