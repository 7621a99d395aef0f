import Predicates
import Testing

/// What a predicate says of documents.
@Suite struct PredicateTests {
    /// Returns `holds`, `fails` or jq's message for each document.
    private func decide(_ program: String, _ documents: String...) throws -> [String] {
        let predicate = try JQPredicate(compiling: program)
        for document in documents { try predicate.send(Array(document.utf8)) }
        return try predicate.lastVerdicts().map(\.words)
    }

    @Test(arguments: [
        (".a == 1", "holds"), (".a == 2", "fails"), (".b", "fails"), (".b?", "fails"), ("0", "holds"),
        ("\"\"", "holds"),
        ("empty", "fails"), ("false, null, .a", "holds"), ("false, null", "fails"), ("[]", "holds"),
        (".a as $x | def f: $x; f == 1 # all of it", "holds"), ("def now: 1; now", "holds"),
        ("{} as $ENVIRONMENT | $ENVIRONMENT == {}", "holds"),
    ])
    func `it holds where select would let the document pass`(program: String, expected: String) throws {
        #expect(try decide(program, #"{"a": 1, "b": null}"#) == [expected])
    }

    @Test func `an error before a result that tells leaves it undecided, with jq's own message`() throws {
        #expect(try decide(".a[]", #"{"a": 1}"#) == ["Cannot iterate over number (1)"])
        #expect(try decide(".a, .a[]", #"{"a": 1}"#) == ["holds"])
        #expect(try decide("error(\"so \" + .a)", #"{"a": "what"}"#) == ["so what"])
        #expect(try decide("halt", #"{}"#, #"{}"#) == ["the program halted", "the program halted"])
    }

    @Test func `verdicts come in the order of the documents, however many there are`() throws {
        let predicate = try JQPredicate(compiling: ".n % 3 == 0")
        var found: [Bool] = []
        for number in 0..<5_000 {
            let padding = number.isMultiple(of: 700) ? String(repeating: "x", count: 600_000) : ""
            try predicate.send(Array(#"{"n": \#(number), "padding": "\#(padding)"}"#.utf8))
            found += try predicate.verdicts().map { $0.outcome == .holds }
        }
        found += try predicate.lastVerdicts().map { $0.outcome == .holds }
        #expect(found == (0..<5_000).map { $0.isMultiple(of: 3) })
        #expect(try predicate.lastVerdicts().isEmpty)
    }

    @Test func `many long messages do not stop the conversation`() throws {
        let predicate = try JQPredicate(compiling: "error(\"x\" * 100000)")
        var count = 0
        for _ in 0..<2_000 {
            try predicate.send(Array("{}".utf8))
            count += try predicate.verdicts().count
        }
        count += try predicate.lastVerdicts().count
        #expect(count == 2_000)
    }

    @Test func `it is told which documents hold unknown values and are known in part`() throws {
        let predicate = try JQPredicate(compiling: "true")
        for text in [
            "{}", #"{"a": {"$unknown": "hidden"}}"#, "{\n  \"knowledge\": \"partial\"\n}", #"{"knowledge": "partial"}"#,
        ] {
            try predicate.send(Array(text.utf8))
        }
        let verdicts = try predicate.lastVerdicts()
        #expect(verdicts.map(\.hasUnknown) == [false, true, false, false])
        #expect(verdicts.map(\.isPartial) == [false, false, true, false])
    }

    @Test(arguments: [
        (".configuration.port == 1", "port", true), (".configuration.ports == 1", "port", false),
        (".configuration[\"master password\"]", "password", true), ("[..] | length", "anything", true),
        ("tostring | test(\"x\")", "anything", true), (".a | keys", "b", false),
    ])
    func `it knows which members it may look at`(program: String, name: String, expected: Bool) throws {
        #expect(try JQPredicate(compiling: program).mayLook(at: name) == expected)
    }
}

extension Verdict {
    var words: String {
        switch outcome {
        case .holds: "holds"
        case .fails: "fails"
        case .undecided(let reason): reason
        }
    }
}
