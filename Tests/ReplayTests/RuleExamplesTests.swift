import FastJSON
import HindcastModel
import Replay
import Testing

/// Runs every example of every rule file: the rules' own documentation is their test.
@Suite struct RuleExamplesTests {
    @Test func `every rule file parses`() throws { _ = try RuleBook.builtIn.allFiles() }

    @Test(arguments: EmbeddedExample.all)
    func `an example of a rule file comes out as it says`(embedded: EmbeddedExample) throws {
        var runner = ExampleRunner(embedded)
        try runner.run()
    }

    @Test func `every override is run by an example`() throws {
        for file in try RuleBook.builtIn.allFiles() {
            let called = Set(
                file.examples.flatMap(\.steps).compactMap { step -> String? in
                    switch step {
                    case .call(let operation, _, _): operation
                    case .event(let text): (try? JSONValue(parsing: text))?["eventName"]?.string
                    default: nil
                    }
                }
            )
            // Operations that share a block share its example.
            for (text, names) in Dictionary(
                grouping: file.operations.keys,
                by: { file.operations[$0]?.map(\.text).joined() ?? "" }
            ) {
                #expect(
                    names.contains { called.contains($0) },
                    "\(file.service): no example runs \(names.sorted().joined(separator: " ")): \(text)"
                )
            }
        }
    }
}

/// One example with the file it stands in.
struct EmbeddedExample: Sendable, CustomTestStringConvertible {
    let file: RuleFile
    let example: RuleExample

    var testDescription: String { "\(file.service): \(example.title)" }

    static let all: [EmbeddedExample] = ((try? RuleBook.builtIn.allFiles()) ?? []).flatMap { file in
        file.examples.map { EmbeddedExample(file: file, example: $0) }
    }
}

/// Plays the calls of an example into a new world and checks what it says is known afterwards.
struct ExampleRunner {
    private let embedded: EmbeddedExample
    private var world = World(book: .builtIn)
    private var documents: [Address: ResourceDocument] = [:]
    private var subject = ""
    private var second: Int64 = 1_760_000_000

    init(_ embedded: EmbeddedExample) { self.embedded = embedded }

    mutating func run() throws {
        for step in embedded.example.steps {
            switch step {
            case .call(let operation, let request, let response):
                var record: JSONObject = ["eventName": .string(operation)]
                record["requestParameters"] = try request.map { try JSONValue(parsing: $0) }
                record["responseElements"] = try response.map { try JSONValue(parsing: $0) }
                play(record)
            case .event(let text): play(try JSONValue(parsing: text).object ?? [:])
            case .expect(let resource, let json):
                let found = try #require(document(resource), "\(resource) exists")
                let wanted = try JSONValue(parsing: json)
                #expect(JSONValue.object(found.configuration).compactText == wanted.compactText, "\(resource)")
            case .tags(let resource, let json):
                let found = try #require(document(resource), "\(resource) exists")
                let wanted = try JSONValue(parsing: json)
                #expect(JSONValue.object(found.tags).compactText == wanted.compactText, "\(resource)")
            case .gone(let resource): #expect(document(resource) == nil, "\(resource) is gone")
            case .says(let words): #expect(subject == words)
            }
        }
    }

    private func document(_ tail: String) -> ResourceDocument? {
        documents.first { $0.key.description == tail || $0.key.description.hasSuffix("/" + tail) }?.value
    }

    private mutating func play(_ record: JSONObject) {
        second += 1
        let source = record["eventSource"]?.string ?? embedded.file.sources.first ?? ""
        let event = AuditEvent(
            id: "e-\(second)",
            provider: .aws,
            time: Moment(seconds: second),
            service: String(source.prefix { $0 != "." }),
            source: source,
            operation: record["eventName"]?.string ?? "",
            kind: record["eventType"]?.string == "AwsServiceEvent" ? .serviceEvent : .call,
            isReadOnly: false,
            account: "111122223333",
            location: record["awsRegion"]?.string ?? "eu-west-1",
            principal: Principal(kind: .user, arn: "arn:aws:iam::111122223333:user/alice", name: "alice"),
            record: .object(record)
        )
        let applied = world.apply(event)
        subject = applied.subject
        for change in applied.changes { documents[change.address] = change.after }
    }
}
