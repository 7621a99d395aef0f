internal import FastJSON
internal import HindcastModel
internal import Yams

/// A CloudFormation template, its short tags written out.
///
/// Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/template-anatomy.html.
struct StackTemplate {
    /// One resource of a template.
    struct Resource {
        /// What the template calls it.
        let logicalID: String
        /// `AWS::S3::Bucket`, `Custom::Thing`.
        let type: String
        /// The condition under which it is made; `nil` for always.
        let condition: String?
        /// What is declared of it, functions not yet called.
        let properties: JSONObject
        /// The line on which it starts; `nil` in JSON.
        let line: Int?
    }

    /// The file, as the user named it.
    private(set) var file: String
    private(set) var resources: [Resource] = []
    private(set) var parameters: JSONObject = [:]
    private(set) var mappings: JSONObject = [:]
    private(set) var conditions: JSONObject = [:]
    /// The macros that rewrite it before it is used.
    private(set) var macros: [String] = []

    /// Reads a template, or the answer of `get-template`.
    init(_ text: [UInt8], of file: String) throws(YAMLProblem) {
        self.file = file
        guard text.first(where: { $0 > 32 }) != UInt8(ascii: "{") else {
            let value: JSONValue
            do { value = try JSONValue(parsing: text) } catch { throw YAMLProblem("no JSON: \(error)") }
            if let inner = value["TemplateBody"]?.string {
                // What the lines of the template are, nobody sees in this file.
                self = try StackTemplate(Array(inner.utf8), of: file).withoutLines()
            } else {
                try fill(value["TemplateBody"] ?? value, lines: [:])
            }
            return
        }
        var found: Result<(JSONValue, [String: Int]), YAMLProblem>?
        YAMLText(text).forEachDocument { document in
            guard found == nil else { return }
            do throws(YAMLProblem) {
                let node = try document.content.get()
                var reader = YAMLValue(of: document, tagged: StackTemplate.written)
                found = .success((try reader.value(of: node), StackTemplate.lines(of: node, in: document)))
            } catch {
                found = .failure(error)
            }
        }
        guard let found else { throw YAMLProblem("an empty file") }
        let (value, lines) = try found.get()
        try fill(value, lines: lines)
    }

    private mutating func fill(_ value: JSONValue, lines: [String: Int]) throws(YAMLProblem) {
        guard let resources = value["Resources"]?.object else { throw YAMLProblem("a template without Resources") }
        parameters = value["Parameters"]?.object ?? [:]
        mappings = value["Mappings"]?.object ?? [:]
        conditions = value["Conditions"]?.object ?? [:]
        macros = value["Transform"]?.elements.compactMap(\.string) ?? []
        for member in resources {
            guard let type = member.value["Type"]?.string else { continue }
            self.resources.append(
                Resource(
                    logicalID: member.key,
                    type: type,
                    condition: member.value["Condition"]?.string,
                    properties: member.value["Properties"]?.object ?? [:],
                    line: lines[member.key]
                )
            )
        }
        // The order of the file, where it is known.
        self.resources.sort { ($0.line ?? 0) < ($1.line ?? 0) }
    }

    private func withoutLines() -> StackTemplate {
        var template = self
        template.resources = resources.map {
            Resource(
                logicalID: $0.logicalID,
                type: $0.type,
                condition: $0.condition,
                properties: $0.properties,
                line: nil
            )
        }
        return template
    }

    private static func lines(of node: Node, in document: YAMLText.Document) -> [String: Int] {
        var lines: [String: Int] = [:]
        for (key, _) in node["Resources"]?.mapping ?? Node.Mapping([]) {
            guard let name = key.scalar?.string else { continue }
            lines[name] = document.line(of: key)
        }
        return lines
    }

    /// Returns the function that a short tag calls: `!Ref a` as `{"Ref": "a"}`, `!GetAtt a.b` as `{"Fn::GetAtt": ["a", "b"]}`.
    private static func written(_ tag: String, _ value: JSONValue) -> JSONValue? {
        let name = String(tag.dropFirst())
        switch name {
        case "Ref", "Condition": return .object([name: value])
        case "GetAtt":
            guard let text = value.string, let dot = text.firstIndex(of: ".") else { return ["Fn::GetAtt": value] }
            return ["Fn::GetAtt": [.string(String(text[..<dot])), .string(String(text[text.index(after: dot)...]))]]
        default: return .object(["Fn::\(name)": value])
        }
    }

    /// Whether a text is a template.
    static func holds(_ text: [UInt8]) -> Bool {
        guard text.first(where: { $0 > 32 }) == UInt8(ascii: "{") else { return isYAML(text) }
        var parser = JSONParser()
        var keys: Set<String> = []
        var kind: String?
        _ = try? parser.withRoot(of: text) { root in
            root.forEachMember { key, value in
                keys.insert(key)
                guard key == "Resources" else { return }
                value.forEachMember { _, resource in
                    resource.forEachMember { key, value in if key == "Type" { kind = value.string ?? kind } }
                }
            }
        }
        if keys.contains("TemplateBody") { return true }
        return keys.contains("Resources") && (keys.contains("AWSTemplateFormatVersion") || kind?.contains("::") == true)
    }

    private static func isYAML(_ text: [UInt8]) -> Bool {
        var hasResources = false
        var hasVersion = false
        var hasType = false
        for line in text.split(separator: UInt8(ascii: "\n")) {
            hasResources = hasResources || line.starts(with: "Resources:".utf8)
            hasVersion = hasVersion || line.starts(with: "AWSTemplateFormatVersion".utf8)
            let inner = line.drop { $0 == UInt8(ascii: " ") }
            hasType =
                hasType || inner.starts(with: "Type: AWS::".utf8) || inner.starts(with: "Type: 'AWS::".utf8)
                || inner.starts(with: "Type: \"AWS::".utf8)
            if hasResources && (hasVersion || hasType) { return true }
        }
        return false
    }
}
