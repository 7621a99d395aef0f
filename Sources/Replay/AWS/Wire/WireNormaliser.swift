internal import FastJSON
internal import HindcastModel

/// Brings requests and responses to one shape, whatever protocol CloudTrail rendered.
///
/// Source of the rules: the project's survey of real records. Text is only ever retyped where the service's model says so.
struct WireNormaliser {
    let format: WireFormat
    let tables: WireTables
    /// The operation, which the tables name as the parent of what stands at the top.
    let operation: String

    /// Returns the request's parameters in the common shape; an empty object where there are none.
    func request(_ raw: JSONValue) -> JSONValue { normalise(raw, suffixes: ["Request", "Req", "Input", "Message"]) }

    /// Returns the response in the common shape; an empty object where there is none.
    func response(_ raw: JSONValue) -> JSONValue { normalise(raw, suffixes: ["Response", "Result", "Output"]) }

    private func normalise(_ raw: JSONValue, suffixes: [String]) -> JSONValue {
        guard var object = raw.object else {
            return raw.isEmpty ? .object([:]) : shape(raw, key: "", parent: "", folds: false)
        }
        if Mask.isOmission(object) { return .unknown(Mask.cutOff) }
        let isWrapped = unwrap(&object, suffixes: suffixes)
        if format == .s3 { removeMarkers(from: &object) }
        let folds = isWrapped || format == .s3 || WireNormaliser.isUpperCamel(object)
        let shaped = shape(.object(object), key: "", parent: "", folds: folds)
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

    private func shape(_ value: JSONValue, key: String, parent: String, folds: Bool) -> JSONValue {
        switch value {
        case .object(let object): shape(object, key: key, parent: parent, folds: folds)
        case .array(let elements): .array(elements.map { shape($0, key: key, parent: parent, folds: folds) })
        case .string(let text): shape(text, key: key, parent: parent)
        case .integer(let number) where format == .ec2 && WireNormaliser.isAccount(key): WireNormaliser.account(number)
        case .integer, .number, .bigInteger, .bool:
            tables.facts(of: key, under: parent).contains(.text) ? .string(value.scalarText ?? "") : value
        case .null: value
        }
    }

    private func shape(_ object: JSONObject, key: String, parent: String, folds: Bool) -> JSONValue {
        if Mask.isOmission(object) { return .unknown(Mask.cutOff) }
        if let list = WireNormaliser.list(in: object, format: format) {
            let elements = list.map { shape($0, key: key, parent: parent, folds: folds) }
            return .array(format == .ec2 ? elements.map { WireNormaliser.bareID($0, in: key) } : elements)
        }
        if format == .ec2 || format == .s3, let content = object["content"],
            object.allSatisfy({ ["tag", "content"].contains($0.key) })
        {
            return shape(content, key: key, parent: parent, folds: folds)
        }
        if format == .ec2, object.isEmpty { return .array([]) }
        let folded = key.lowercased()
        if isOpaque(folded) || tables.facts(of: key, under: parent).contains(.map) {
            // SNS's and SQS's attributes are text whatever they hold; a policy among them is read as the document it is.
            if folded == "attributes" {
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
            return opaque(.object(object), isPolicy: PolicyText.names.contains(folded))
        }
        var members: [JSONObject.Member] = []
        members.reserveCapacity(object.count)
        for member in object {
            if member.key.utf8.starts(with: "xmlns".utf8) { continue }
            // EC2's newer dialect numbers list elements in a member called "tag".
            if format == .ec2, case .integer = member.value, member.key == "tag" { continue }
            let folded = folds ? member.key.lowercasedFirst : member.key
            // Empty text is an empty list; S3's empty members at the top name the sub-resource that the call is about.
            if folds, format == .ec2 || format == .s3, member.value == .string(""), folded != "eventBridgeConfiguration"
            {
                continue
            }
            let place = key.isEmpty ? operation : key
            let name = self.name(of: folded, value: member.value, parent: place)
            let value = tables.unwrapped(member.value, key: folded, under: place)
            var shaped = shape(value, key: name, parent: place, folds: folds)
            let isList =
                tables.facts(of: folded, under: place).contains(.list)
                || name != folded && tables.facts(of: name, under: place).contains(.list)
            if isList, shaped.array == nil, !shaped.isUnknown {
                shaped = shaped.isEmpty ? .array([]) : .array([shaped])
            }
            members.append(.init(key: name, value: shaped))
        }
        return .object(JSONObject(unsorted: members))
    }

    /// The describe call's name for a member: `groupSet` → `groups`.
    private func name(of key: String, value: JSONValue, parent: String) -> String {
        if let name = tables.rename(key, under: parent) { return name }
        guard format == .ec2 else { return key }
        if let name = WireNormaliser.classicNames[key] { return name }
        if key == "tag", value.array != nil || value.object != nil { return "tags" }
        guard key.endsInBytes(with: "Set"), key.utf8.count > 3, value.scalarText == nil || value == .string("") else {
            return key
        }
        let stem = String(key.dropLast(3))
        // `cidrBlockAssociationSet` is what DescribeVpcs itself calls it.
        if stem.hasSuffix("CidrBlockAssociation") || stem == "cidrBlockAssociation" { return key }
        if stem.hasSuffix("ss") || stem.hasSuffix("us") { return stem + "es" }
        if stem.hasSuffix("s") { return stem }
        if stem.hasSuffix("y"), !stem.hasSuffix("ay"), !stem.hasSuffix("ey") { return stem.dropLast() + "ies" }
        return stem + "s"
    }

    private func shape(_ text: String, key: String, parent: String) -> JSONValue {
        if Mask.isMask(text) { return .unknown(Mask.reason) }
        let facts = tables.facts(of: key, under: parent)
        if facts.contains(.number) {
            if let integer = Int64(text) { return .integer(integer) }
            if let number = Double(text), number.isFinite { return .number(number) }
        }
        if facts.contains(.boolean) {
            if text == "true" { return true }
            if text == "false" { return false }
        }
        return PolicyText.parse(text, key: key) ?? .string(text)
    }

    /// Masks and policies inside an opaque map; keys stay as they are.
    private func opaque(_ value: JSONValue, isPolicy: Bool) -> JSONValue {
        let unmasked = Mask.unmask(value)
        return isPolicy ? PolicyText.canonical(unmasked) : unmasked
    }

    /// Whether a member holds an account id, which the newer dialect makes a number and so robs of its leading zeros.
    private static func isAccount(_ key: String) -> Bool {
        guard key.utf8.last.map({ $0 | 0x20 == UInt8(ascii: "d") }) ?? false else { return false }
        let key = key.lowercased()
        return key.endsInBytes(with: "ownerid") || key.endsInBytes(with: "accountid")
    }

    private static func account(_ number: Int64) -> JSONValue {
        let digits = String(number)
        return .string(String(repeating: "0", count: max(0, 12 - digits.count)) + digits)
    }

    /// Whether the keys of a member were chosen by people. EC2 has no such maps but policies: its tags are lists of pairs,
    /// its `options` have members of their own.
    private func isOpaque(_ folded: String) -> Bool {
        (format == .ec2 ? PolicyText.names : WireNormaliser.opaque).contains(folded)
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
        let stem = key.hasSuffix("Set") ? String(key.dropLast(3)) : key
        // Describe calls show values (of DHCP options) and blocks (of peered VPCs) as objects, too.
        if ["value", "cidrBlock", "ipv6CidrBlock"].contains(member.key) { return element }
        let isBare = stem == "resources" && member.key == "resourceId" || stem == member.key + "s" || stem == member.key
        return isBare ? .string(text) : element
    }

    /// Names of EC2's classic calls that its describe calls spell otherwise.
    private static let classicNames = [
        "zone": "availabilityZone", "aclProtocol": "protocol", "blockDeviceMapping": "blockDeviceMappings",
        "tagSpecification": "tagSpecifications",
    ]

    /// Maps whose keys people chose.
    private static let opaque: Set<String> = PolicyText.names.union([
        "tags", "tagset", "taglist", "variables", "labels", "annotations", "stagevariables", "environmentvariables",
        "headers",
        "responseparameters", "requestparameters", "requesttemplates", "responsetemplates", "dimensions", "parameters",
        "userattributes", "options", "dockerlabels", "logoptions", "attributes", "metadata",
    ])
}
