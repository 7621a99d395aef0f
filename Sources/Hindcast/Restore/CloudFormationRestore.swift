internal import HindcastModel

/// A resource of AWS as a CloudFormation template.
struct CloudFormationRestore {
    private let request: RestoreRequest

    init(_ request: RestoreRequest) { self.request = request }

    /// The whole template; only comments for a resource of which no type is known.
    var text: String {
        let document = request.then
        var notes = request.header
        guard let type = CloudFormationType.of(document.address) else {
            let address = document.address
            notes.append(
                "No CloudFormation type is known for \(VisibleText.escape("\(address.service)/\(address.type)"))."
            )
            return notes.map { "# \($0)\n" }.joined()
        }
        var properties = type.properties(of: document)
        let tags = document.tags.filter { !$0.key.hasPrefix("aws:") }
        if !tags.isEmpty, let shape = type.tags {
            properties.values["Tags"] =
                shape == .map
                ? .object(JSONObject(unsorted: tags))
                : .array(tags.map { ["Key": .string($0.key), "Value": $0.value] })
        }
        if JSONValue.object(properties.values).holdsMarker { notes.append(RestoreRequest.placeholderNote) }
        if request.now != nil {
            notes.append(
                "It is there: take it over with a change set of the type IMPORT, or set the differences in the stack that has it."
            )
        }
        let name = CloudFormationRestore.logicalID(of: document)
        var lines = notes.map { "# " + $0 }
        lines += ["AWSTemplateFormatVersion: \"2010-09-09\"", "Resources:"]
        lines += resource(name, type.name, properties.values)
        for (index, extra) in properties.others.enumerated() {
            lines += resource("\(name)\(extra.suffix)\(index == 0 ? "" : String(index + 1))", extra.type, extra.values)
        }
        if !properties.leftOut.isEmpty {
            lines += ["# Not in it, since no property of the type is known for it:"]
            lines += properties.leftOut.map { "#   " + VisibleText.escape($0) }
        }
        return lines.map { $0 + "\n" }.joined()
    }

    private func resource(_ name: String, _ type: String, _ properties: JSONObject) -> [String] {
        // A reference to nothing: no stack is made with it.
        let yaml = YAMLLines { $0.isRedacted ? "{Ref: REDACTEDsetByHand}" : "{Ref: UNKNOWNsetByHand}" }
        let lines = [
            "  \(name):", "    Type: \(type)", "    DeletionPolicy: Retain", "    UpdateReplacePolicy: Retain",
        ]
        guard !properties.isEmpty else { return lines }
        return lines + ["    Properties:"] + yaml.lines(properties, indent: 6)
    }

    /// Letters and digits only.
    private static func logicalID(of document: ResourceDocument) -> String {
        let tail = document.address.id.split(separator: "/").last.map(String.init) ?? ""
        var id = ""
        var isStart = true
        for scalar in (document.name ?? tail).unicodeScalars.prefix(200) {
            let isPlain = scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
            if isPlain { id += isStart ? String(scalar).uppercased() : String(scalar) }
            isStart = !isPlain
        }
        let isLetter = id.unicodeScalars.first?.properties.isAlphabetic ?? false
        return isLetter ? id : "Resource" + id
    }
}
