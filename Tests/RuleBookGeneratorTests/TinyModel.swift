@testable import RuleBookGenerator

/// A service model written in a few lines.
///
/// ```
/// op CreateOrder < Name! Size:Number Tags:Tag[] > Order:Order
/// shape Order OrderId Name State:State
/// enum State ENABLED DISABLED
/// ```
/// `<` begins the request, `>` the response, `!` marks what is required. Types: text unless said otherwise, `Number`,
/// `Flag`, `Time`, `Map`, `Text[]`, or a shape's or enumeration's name, with `[]` for a list of them.
struct TinyModel {
    private var operations: [ServiceModel.OperationModel] = []
    private var shapes: [String: ServiceModel.Shape] = [
        "Text": .init(kind: .string), "Number": .init(kind: .integer), "Flag": .init(kind: .boolean),
        "Time": .init(kind: .timestamp),
        "Map": .init(kind: .map, element: .init(name: "", shape: "Text"), key: "Text"),
        "Tag": .init(
            kind: .structure,
            members: [.init(name: "Key", shape: "Text"), .init(name: "Value", shape: "Text")]
        ),
    ]

    /// Reads the lines.
    init(_ text: String) {
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ").map(String.init)
            guard words.count > 1 else { continue }
            switch words[0] {
            case "op": addOperation(words[1], Array(words.dropFirst(2)))
            case "shape": shapes[words[1]] = structure(Array(words.dropFirst(2)))
            case "enum": shapes[words[1]] = .init(kind: .string, values: Array(words.dropFirst(2)))
            default: preconditionFailure("unknown line: \(line)")
            }
        }
    }

    /// The model as a service.
    func model(name: String = "shop", protocol wire: String = "json") -> ServiceModel {
        ServiceModel(
            name: name,
            metadata: .init(endpointPrefix: name, protocol: wire),
            operations: operations,
            shapes: shapes
        )
    }

    private mutating func addOperation(_ name: String, _ words: [String]) {
        let sides = words.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false).map(Array.init)
        let request = sides[0].filter { $0 != "<" }
        shapes["\(name)Request"] = structure(request)
        var operation = ServiceModel.OperationModel(name: name, input: "\(name)Request")
        if sides.count > 1, !sides[1].isEmpty {
            shapes["\(name)Response"] = structure(sides[1])
            operation.output = "\(name)Response"
        }
        operations.append(operation)
    }

    private mutating func structure(_ words: [String]) -> ServiceModel.Shape {
        var shape = ServiceModel.Shape(kind: .structure)
        for word in words {
            let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
            let isRequired = word.hasSuffix("!")
            let name = parts[0].filter { $0 != "!" }
            var type = parts.count > 1 ? parts[1].filter { $0 != "!" } : "Text"
            if type.hasSuffix("[]") {
                let element = String(type.dropLast(2))
                type = "\(element)List"
                shapes[type] = .init(kind: .list, element: .init(name: "", shape: element))
            }
            shape.members.append(.init(name: name, shape: type))
            if isRequired { shape.required.append(name) }
        }
        shape.members.sort { $0.name < $1.name }
        return shape
    }
}

/// The lines that the rule book has for a tiny service.
struct TinyBook {
    let lines: [String]

    /// Derives the rows of a tiny model.
    init(_ text: String, name: String = "shop", protocol wire: String = "json") {
        var book = RuleBook(version: "0")
        book.add(Service(TinyModel(text).model(name: name, protocol: wire)))
        lines = book.text.split(separator: "\n").map(String.init)
    }

    /// The line of an operation or a type (`@Order`), without its name, columns joined by `|`.
    func line(_ name: String) -> String? {
        let line = lines.first { $0 == name || $0.hasPrefix(name + "\t") }
        return line.map { String($0.dropFirst(name.count + 1)).replacing("\t", with: "|") }
    }
}
