internal import HindcastModel

/// One command of the AWS CLI.
///
/// Whatever comes from a log goes through `--cli-input-json`: there no value is an option, a file to be read (`file://`), or anything
/// else than a value.
struct AWSCommand {
    /// The service, as the CLI calls it.
    let service: String
    /// The operation, such as `put-bucket-policy`.
    let operation: String
    /// The parameters, under the API's own names.
    let input: JSONObject
    /// What it does, for a comment; `nil` where it is plain.
    var remark: String?

    init(_ service: String, _ operation: String, _ input: JSONObject, remark: String? = nil) {
        self.service = service
        self.operation = operation
        self.input = input
        self.remark = remark
    }

    /// The lines of the command.
    ///
    /// - Parameter region: the region; `nil` for services that have none.
    func lines(region: String?) -> [String] {
        let place = region.map { " --region \(ShellText.quoted($0))" } ?? ""
        let json = AWSCommand.json(.object(input)).replacing("'", with: #"'\''"#)
        let comment = remark.map { ["# " + VisibleText.escape($0)] } ?? []
        return comment + ["aws \(service) \(operation)\(place) --cli-input-json '\(json)'"]
    }

    /// Whether a value in it is not known.
    var holdsPlaceholder: Bool { JSONValue.object(input).holdsMarker }

    /// The value as JSON; what is not known as a word that is no JSON, so that the CLI refuses the command.
    static func json(_ value: JSONValue, depth: Int = 0) -> String {
        let (blanks, inner) = (String(repeating: "  ", count: depth), String(repeating: "  ", count: depth + 1))
        switch value {
        case _ where value.isRedacted: return "REDACTED_set_by_hand"
        case _ where value.isUnknown: return "UNKNOWN_set_by_hand"
        case .object(let object) where !object.isEmpty:
            let members = object.map { member in
                inner + JSONText.visible(JSONValue.string(member.key).compactText) + ": "
                    + json(member.value, depth: depth + 1)
            }
            return "{\n" + members.joined(separator: ",\n") + "\n\(blanks)}"
        case .array(let elements) where !elements.isEmpty:
            return "[\n" + elements.map { inner + json($0, depth: depth + 1) }.joined(separator: ",\n") + "\n\(blanks)]"
        default: return JSONText.visible(value.compactText)
        }
    }
}
