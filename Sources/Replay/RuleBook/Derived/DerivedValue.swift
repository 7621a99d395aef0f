internal import HindcastModel

/// The value of a derived row: which parts of request and response make up the document.
package struct DerivedValue: Hashable, Sendable {
    /// `NAME:path`.
    package struct Pair: Hashable, Sendable {
        let name: String
        let target: String
    }

    /// The request member that is the body; empty for the request itself.
    var body: [String]
    /// Members that are never configuration, lower-cased.
    var ignored: Set<String>
    /// Request members with their place in the document.
    var renames: [Pair]
    /// Where the whole resource stands in the response; `.` is the response itself.
    var snapshot: String?
    /// Response members that belong into the document.
    var additions: [String]
    /// Members that the call itself sets.
    var states: [Pair]
    /// Members that say which resource is meant, lower-cased.
    var identifiers: Set<String>
    /// Whether each element of the identifier's list is the body, or the snapshot.
    var bodyIsElement = false
    var snapshotIsElement = false
    /// For a part: its name; identifiers are left out then.
    var partName: String?
    var takesRequest = true
    var takesResponse = true

    /// Only what the call itself sets, and the snapshot.
    var onlyStates: DerivedValue { with { $0.takesRequest = false } }
    /// The request without its identifiers, as a part of the document.
    func part(named name: String) -> DerivedValue {
        with {
            $0.partName = name
            $0.takesResponse = false
        }
    }

    private func with(_ change: (inout DerivedValue) -> Void) -> DerivedValue {
        var copy = self
        change(&copy)
        return copy
    }

    /// Returns the value for one event; `element` is the current one of the identifier's list.
    func value(request: JSONValue, response: JSONValue, element: JSONValue) -> JSONValue {
        var result: JSONObject = [:]
        if takesRequest { result = requestPart(request, element: element) }
        if let partName {
            // The one member named as the part is the part: PutBucketPolicy's `policy`.
            if result.count == 1, let only = result.members.first, DerivedValue.isLike(only.key, partName) {
                return only.value
            }
            return .object(result)
        }
        for state in states {
            let text = state.target
            let value: JSONValue =
                text.hasPrefix("{")
                ? request.following([.key(String(text.dropFirst().dropLast()))][...]) : DerivedValue.scalar(text)
            let steps = DerivedValue.steps(state.name).map { DerivedValue.named($0, in: request) }
            if value != .null { DocumentEdit.edit(&result, at: steps[...]) { $0 = value } }
        }
        if takesResponse { overlay(responsePart(response, element: element), onto: &result) }
        return .object(result)
    }

    private func requestPart(_ request: JSONValue, element: JSONValue) -> JSONObject {
        var source = request.object ?? [:]
        if bodyIsElement {
            source = element.object ?? [:]
        } else if let name = body.first, let inner = source.member(ignoringCase: name) {
            // Beside the body stand identifiers and, sometimes, tags.
            let tags = source.members.filter { TagMap.members.contains($0.key.lowercased()) }
            source = inner.value.object ?? [:]
            for member in tags { source[member.key] = member.value }
        }
        var result: JSONObject = [:]
        for member in source where member.value != .null {
            let key = member.key.lowercased()
            if ignored.contains(key) || partName != nil && identifiers.contains(key) { continue }
            if let rename = renames.first(where: { $0.name.hasSameLetters(as: member.key) }) {
                DerivedValue.place(member.value, at: rename.target, in: &result)
            } else {
                result[member.key] = member.value
            }
        }
        return result
    }

    private func responsePart(_ response: JSONValue, element: JSONValue) -> JSONObject {
        var result: JSONObject = [:]
        for name in additions {
            if name.hasSuffix(".*") {
                let inner = response.following(DerivedValue.ruleSteps(String(name.dropLast(2)))[...])
                result = result.merging(inner.object ?? [:])
            } else {
                let sides = name.split(separator: ":", maxSplits: 1).map(String.init)
                let value = response.following(DerivedValue.ruleSteps(sides[0])[...])
                if value != .null, let last = (sides.last ?? name).split(separator: ".").last {
                    result[String(last)] = value
                }
            }
        }
        guard let snapshot else { return result }
        var found = element
        if !snapshotIsElement {
            let path = snapshot.replacing("[]", with: "")
            found = snapshot == "." ? response : response.following(DerivedValue.ruleSteps(path)[...])
            // Query services whose wrapper CloudTrail takes off answer with the resource itself.
            if found == .null, snapshot != "." { found = response }
            if let only = found.array, only.count == 1 { found = only[0] }
        }
        return result.merging(found.object ?? [:])
    }

    /// What the provider answers wins over what was asked, except where it hides it.
    private func overlay(_ answer: JSONObject, onto result: inout JSONObject) {
        for member in answer where member.value != .null && !ignored.contains(member.key.lowercased()) {
            let key = result.member(ignoringCase: member.key)?.key
            if let key,
                member.value.isUnknown
                    || member.value.isEmpty && !(result[key]?.isEmpty ?? true)
                        && TagMap.members.contains(key.lowercased())
            {
                continue
            }
            if let key, key != member.key { result[key] = nil }
            result[member.key] = member.value
        }
    }

    /// `{attributeName}` is the key that the request's member of that name holds.
    private static func named(_ step: DocumentEdit.Step, in request: JSONValue) -> DocumentEdit.Step {
        guard case .key(let name) = step, name.hasPrefix("{") else { return step }
        return .key(request.following([.key(String(name.dropFirst().dropLast()))][...]).scalarText ?? name)
    }

    /// Puts a value at `a.b`, or makes a structure of each at `list[].x`.
    private static func place(_ value: JSONValue, at path: String, in object: inout JSONObject) {
        if path == "." {
            object = object.merging(value.object ?? [:])
            return
        }
        if let cut = path.firstRange(of: "[].") {
            let member = String(path[cut.upperBound...])
            let list = value.elements.map { JSONValue.object([member: $0]) }
            DocumentEdit.edit(&object, at: steps(String(path[..<cut.lowerBound]))[...]) { $0 = .array(list) }
        } else {
            DocumentEdit.edit(&object, at: steps(path.replacing("[]", with: ""))[...]) { $0 = value }
        }
    }

    private static func steps(_ path: String) -> [DocumentEdit.Step] {
        path.split(separator: ".").map { .key(String($0)) }
    }

    private static func ruleSteps(_ path: String) -> [RuleStep] { path.split(separator: ".").map { .key(String($0)) } }

    private static func scalar(_ text: String) -> JSONValue {
        text == "true" ? true : text == "false" ? false : Int64(text).map { .integer($0) } ?? .string(text)
    }

    private static func isLike(_ key: String, _ name: String) -> Bool {
        let left = key.lowercased()
        let right = name.lowercased()
        return left == right || left.hasSuffix(right) || right.hasSuffix(left)
    }
}
