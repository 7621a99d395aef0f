import Foundation
import Predicates
import Testing

/// What programs cannot do.
@Suite struct ConfinementTests {
    private func error(compiling program: String) -> JQError? {
        do throws(JQError) {
            _ = try JQPredicate(compiling: program)
            return nil
        } catch { return error }
    }

    /// Returns how many documents were decided before the program was stopped, and for what.
    private func run(_ program: String, _ documents: String..., limits: JQPredicate.Limits) throws -> (
        Int, JQError?
    ) {
        let predicate = try JQPredicate(compiling: program, limits: limits)
        var count = 0
        do throws(JQError) {
            for document in documents { try predicate.send(Array(document.utf8)) }
            while true {
                let verdicts = try predicate.lastVerdicts()
                if verdicts.isEmpty { return (count, nil) }
                count += verdicts.count
            }
        } catch { return (count, error) }
    }

    private var tight: JQPredicate.Limits {
        var limits = JQPredicate.Limits()
        limits.milliseconds = 400
        limits.bytes = 64 << 20
        return limits
    }

    @Test(arguments: [
        (".a |", "syntax error, unexpected $end at line 1", [".a |"]),
        (".a\n| then", "syntax error, unexpected then at line 2", ["| then"]),
        ("nothing(1)", "nothing/1 is not defined at line 1", ["nothing(1)"]),
        ("$x", "$x is not defined at line 1", ["$x"]),
    ])
    func `a program that does not compile is refused in jq's own words`(
        program: String,
        message: String,
        lines: [String]
    ) {
        #expect(error(compiling: program) == .refused(message: message, lines: lines))
    }

    @Test(arguments: [
        "input", "[inputs]", "$ENV.HOME", "env.HOME", "now", "debug", ". | stderr", "input_filename",
        "\"a\" | modulemeta",
        "import \"a\" as a; .", "include \"a\"; .", "input_line_number", "get_search_list",
    ])
    func `a program that leads out of the document is refused`(program: String) throws {
        let word = try #require(program.firstMatch(of: /\$ENV|modulemeta|[a-z_]{3,}/)).output
        #expect(error(compiling: program) == .leadsOut(word: String(word)))
    }

    @Test(arguments: [
        "[limit(3; repeat(.))] | length", "def f: .a; f", "range(10)", "test(\"x\") | not",
        "(\"2026-11-20T09:00:00Z\" | fromdate) > 0",
        "1795165200 | localtime | mktime == 1795165200",
    ])
    func `other programs compile`(program: String) { #expect(error(compiling: program) == nil) }

    @Test(arguments: ["last(range(infinite))", "def f: f; f", "[recurse(.)] | length", "until(false; .)"])
    func `a program that never ends is stopped, and the documents before have their verdicts`(program: String) throws {
        let (count, error) = try run(
            "if .stop then \(program) else true end",
            "{}",
            "{}",
            #"{"stop": true}"#,
            "{}",
            limits: tight
        )
        #expect(count == 2)
        #expect(error == .tooLong(milliseconds: 400) || error == .tooLarge(bytes: 64 << 20))
    }

    @Test(arguments: ["[range(1e9)]", "def f: [., .] | f; f", ".[1e9] = 1"])
    func `a program that takes too much memory is stopped`(program: String) throws {
        let (count, error) = try run(
            "if .stop then null | \(program) else true end",
            "{}",
            #"{"stop": true}"#,
            limits: {
                var limits = JQPredicate.Limits()
                limits.milliseconds = 20_000
                limits.bytes = 64 << 20
                return limits
            }()
        )
        #expect(count == 1)
        #expect(error == .tooLarge(bytes: 64 << 20) || error == .crashed, "\(String(describing: error))")
    }

    @Test func `memory that libjq does not give back is no reason to stop`() throws {
        var limits = JQPredicate.Limits()
        limits.bytes = 16 << 20
        let predicate = try JQPredicate(compiling: "[..] | index(\"nowhere\")", limits: limits)
        let members = (0..<60).map { "\"member\($0)\": \"a value that is somewhat long \($0)\"" }.joined(
            separator: ", "
        )
        var count = 0
        for _ in 0..<5_000 {
            try predicate.send(Array("{\(members)}".utf8))
            count += try predicate.verdicts().count { $0.outcome == .fails }
        }
        count += try predicate.lastVerdicts().count { $0.outcome == .fails }
        #expect(count == 5_000)
    }

    @Test func `a program that brings libjq down does no harm`() throws {
        let (count, error) = try run(
            "reduce range(3e6) as $i (1; [.]) | tojson | length",
            "{}",
            limits: {
                var limits = JQPredicate.Limits()
                limits.milliseconds = 20_000
                limits.bytes = 1 << 30
                return limits
            }()
        )
        #expect(count == 0)
        #expect(error == .crashed, "\(String(describing: error))")
    }

    @Test func `predicates run beside one another, and leave no process behind`() async throws {
        let limits = tight
        let processes = try await withThrowingTaskGroup(of: Int32.self) { group in
            for number in 0..<8 {
                group.addTask {
                    let predicate = try JQPredicate(compiling: ".n == \(number)", limits: limits)
                    for document in 0..<100 { try predicate.send(Array(#"{"n": \#(document % 8)}"#.utf8)) }
                    let count = try predicate.lastVerdicts().count { $0.outcome == .holds }
                    #expect(count == (number < 4 ? 13 : 12))
                    #expect(FileManager.default.fileExists(atPath: "/proc/\(predicate.processID)"))
                    return predicate.processID
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(Set(processes).count == 8)
        for process in processes { #expect(!FileManager.default.fileExists(atPath: "/proc/\(process)")) }
    }
}
