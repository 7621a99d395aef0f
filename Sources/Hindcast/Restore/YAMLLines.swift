internal import HindcastModel

/// JSON values as YAML that every reader takes for the same values, whatever texts are in them.
struct YAMLLines {
    /// What stands where a value is not known.
    let placeholder: (_ marker: JSONValue) -> String

    /// Returns the lines of an object's members.
    func lines(_ object: JSONObject, indent: Int) -> [String] {
        let blanks = String(repeating: " ", count: indent)
        return object.flatMap { member in
            value(member.value, behind: blanks + YAMLLines.scalar(member.key) + ":", indent: indent)
        }
    }

    private func value(_ value: JSONValue, behind start: String, indent: Int) -> [String] {
        switch value {
        case _ where value.isMarker: return [start + " " + placeholder(value)]
        case .object(let object) where !object.isEmpty: return [start] + lines(object, indent: indent + 2)
        case .array(let elements) where !elements.isEmpty:
            return [start] + elements.flatMap { element(of: $0, indent: indent + 2) }
        default: return [start + " " + YAMLLines.leaf(value)]
        }
    }

    private func element(of value: JSONValue, indent: Int) -> [String] {
        let dash = String(repeating: " ", count: indent) + "-"
        switch value {
        case _ where value.isMarker: return [dash + " " + placeholder(value)]
        case .object(let object) where !object.isEmpty:
            var inner = lines(object, indent: indent + 2)
            inner[0] = dash + " " + inner[0].dropFirst(indent + 2)
            return inner
        case .array(let elements) where !elements.isEmpty:
            return [dash] + elements.flatMap { element(of: $0, indent: indent + 2) }
        default: return [dash + " " + YAMLLines.leaf(value)]
        }
    }

    private static func leaf(_ value: JSONValue) -> String { value.string.map(scalar) ?? value.compactText }

    /// A text as it is where no reader could take it for anything else, in quotes otherwise.
    static func scalar(_ text: String) -> String {
        let isPlain =
            text.utf8.first.map { $0.asciiLowercased &- 97 < 26 } ?? false
            && text.utf8.allSatisfy { $0.asciiLowercased &- 97 < 26 || $0 &- 48 < 10 || "_-./".utf8.contains($0) }
            && !["true", "false", "yes", "no", "on", "off", "y", "n", "null"].contains(text.lowercased())
        return isPlain ? text : quoted(text)
    }

    /// Source: https://yaml.org/spec/1.2.2/#731-double-quoted-style
    private static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\r": result += "\\r"
            case "\t": result += "\\t"
            case _ where VisibleText.isHostile(scalar):
                let digits = String(scalar.value, radix: 16)
                let width = scalar.value > 0xFFFF ? 8 : 4
                result += (width == 8 ? "\\U" : "\\u") + String(repeating: "0", count: width - digits.count) + digits
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }
}
