import FastJSON
import Foundation
import HindcastModel

/// A call with its parameters and its answer, and no more.
struct CallTemplate {
    /// The service, as in `sqs.amazonaws.com`.
    let service: String
    let name: String
    let request: Template
    let response: Template

    init(_ json: JSONValue, service: String? = nil) {
        self.service = service ?? json["service"]?.string ?? ""
        name = json["call"]?.string ?? ""
        request = Template(json["request"])
        response = Template(json["response"])
    }
}

/// What a kind of resource is made, changed and deleted with.
struct ResourceKind {
    let creation: CallTemplate
    /// Gone through in this order, again and again.
    let updates: [CallTemplate]
    let deletion: CallTemplate
    /// Whether its calls are logged in us-east-1.
    let isGlobal: Bool
    /// How many of a hundred resources are of this kind.
    let share: Int

    /// What `estate.json` describes.
    static let all: [ResourceKind] = (estate["kinds"]?.array ?? []).map { ResourceKind($0) }

    /// The calls that only read.
    static let readings: [CallTemplate] = (estate["readings"]?.array ?? []).map { CallTemplate($0) }

    private static let estate: JSONValue = {
        let path = SourceFolder.path(of: "Trails/estate.json")
        guard let data = FileManager.default.contents(atPath: path), let json = try? JSONValue(parsing: Array(data))
        else {
            preconditionFailure("\(path) is missing or no JSON")
        }
        return json
    }()

    private init(_ json: JSONValue) {
        let service = json["service"]?.string
        creation = CallTemplate(json["creation"] ?? .null, service: service)
        updates = (json["updates"]?.array ?? []).map { CallTemplate($0, service: service) }
        deletion = CallTemplate(json["deletion"] ?? .null, service: service)
        isGlobal = json["isGlobal"]?.bool ?? false
        share = Int(json["share"]?.integer ?? 1)
    }

    /// Returns the place of a random kind in `all`, by their shares.
    static func random(_ random: inout SeededRandom) -> Int {
        var rest = random.below(total)
        for (index, kind) in all.enumerated() {
            if rest < kind.share { return index }
            rest -= kind.share
        }
        return 0
    }

    private static let total = all.reduce(0) { $0 + $1.share }
}
