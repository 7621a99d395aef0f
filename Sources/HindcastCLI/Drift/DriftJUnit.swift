import Hindcast
import HindcastModel

/// Drift as JUnit's XML, which every build server shows: a suite for each file, a test case for each resource that it states.
///
/// Unmanaged resources and expired entries of the ignore file have suites of their own. Source: the schema that Jenkins takes,
/// https://github.com/jenkinsci/xunit-plugin (`testsuites`, `testsuite`, `testcase`, `failure`, `skipped`).
struct DriftJUnit {
    private let report: DriftReport
    private var suites: [(name: String, cases: [Case])] = []
    private var places: [String: Int] = [:]
    private let files: Set<String>

    private struct Case {
        var group: String
        var name: String
        var file: String?
        var line: Int?
        var outcome: Outcome
    }

    private enum Outcome {
        case passed
        case failed(sort: String, message: String, lines: [String])
        case skipped(reason: String)
    }

    init(_ report: DriftReport) {
        self.report = report
        files = Set(report.files.map(\.name))
        for agreement in report.agreeing {
            guard let statement = agreement.statements.first else { continue }
            add(test(statement, .passed), to: statement.file)
        }
        for drift in report.resources {
            let outcome = DriftJUnit.failure(drift)
            guard let statement = drift.statements.first else {
                add(
                    Case(group: drift.address?.type ?? "", name: DriftWords.resource(drift), outcome: outcome),
                    to: "unmanaged"
                )
                continue
            }
            add(test(statement, outcome), to: statement.file)
        }
        for item in report.ignored {
            let outcome = Outcome.skipped(reason: "ignored: \(item.reason)")
            let statement = item.resource.statements.first
            let name = statement?.label ?? DriftWords.resource(item.resource)
            let places = item.resource.differences.map { " " + DriftWords.place($0) }.joined()
            add(
                Case(
                    group: statement?.kind ?? item.resource.address?.type ?? "",
                    name: name + places,
                    outcome: outcome
                ),
                to: statement?.file ?? "unmanaged"
            )
        }
        // An attribute that is left out of an otherwise compared resource is no test of its own.
        for item in report.uncompared where item.place == nil {
            add(Case(group: item.kind, name: item.label, outcome: .skipped(reason: item.reason)), to: "not compared")
        }
        for entry in report.expired {
            let outcome = Outcome.failed(sort: "expired", message: DriftWords.expiry(entry), lines: [])
            let file = report.ignoreFile ?? "ignore file"
            add(Case(group: "expired", name: entry.resource, file: file, line: entry.line, outcome: outcome), to: file)
        }
        for finding in report.findings {
            let outcome = Outcome.failed(sort: "unreadable", message: finding.reason, lines: [])
            add(Case(group: "unreadable", name: finding.description, outcome: outcome), to: finding.file)
        }
    }

    private mutating func add(_ test: Case, to suite: String) {
        if let place = places[suite] { return suites[place].cases.append(test) }
        places[suite] = suites.count
        suites.append((suite, [test]))
    }

    private func test(_ statement: DriftedResource.Statement, _ outcome: Outcome) -> Case {
        Case(
            group: statement.kind,
            name: statement.label,
            // What A..B compares with is no file.
            file: files.contains(statement.file) ? statement.file : nil,
            line: statement.line,
            outcome: outcome
        )
    }

    private static func failure(_ drift: DriftedResource) -> Outcome {
        let lines =
            drift.cause.map { [DriftWords.sentence(drift, nil, $0)] }
            ?? drift.differences.map { DriftWords.sentence(drift, $0, $0.cause) }
        let more = lines.count > 1 ? " and \(lines.count - 1) more" : ""
        return .failed(sort: drift.group.rawValue, message: (lines.first ?? "") + more, lines: lines)
    }

    // MARK: XML

    /// The whole text.
    var text: String {
        var lines = ["<?xml version=\"1.0\" encoding=\"UTF-8\"?>"]
        lines.append("<testsuites name=\"hindcast drift\"\(counts(suites.flatMap(\.cases)))>")
        for suite in suites {
            lines.append("  <testsuite name=\(quoted(suite.name))\(counts(suite.cases))>")
            for test in suite.cases { lines += xml(test) }
            lines.append("  </testsuite>")
        }
        return (lines + ["</testsuites>"]).map { $0 + "\n" }.joined()
    }

    private func counts(_ cases: [Case]) -> String {
        let failures = cases.count { if case .failed = $0.outcome { true } else { false } }
        let skipped = cases.count { if case .skipped = $0.outcome { true } else { false } }
        return " tests=\"\(cases.count)\" failures=\"\(failures)\" errors=\"0\" skipped=\"\(skipped)\""
    }

    private func xml(_ test: Case) -> [String] {
        let file = test.file.map { " file=\(quoted($0))" } ?? ""
        let line = test.line.map { " line=\"\($0)\"" } ?? ""
        let start = "    <testcase classname=\(quoted(test.group)) name=\(quoted(test.name))\(file)\(line)"
        switch test.outcome {
        case .passed: return [start + "/>"]
        case .skipped(let reason):
            return [start + ">", "      <skipped message=\(quoted(reason))/>", "    </testcase>"]
        case .failed(let sort, let message, let lines):
            let opening = "      <failure type=\(quoted(sort)) message=\(quoted(message))"
            guard lines.count > 1 else { return [start + ">", opening + "/>", "    </testcase>"] }
            let body = lines.map { escaped($0) }.joined(separator: "\n")
            return [start + ">", opening + ">\(body)</failure>", "    </testcase>"]
        }
    }

    private func quoted(_ text: String) -> String { "\"\(escaped(text))\"" }

    /// Markup as entities; what XML 1.0 cannot hold at all, such as control characters, as visible escapes.
    private func escaped(_ text: String) -> String {
        var result = ""
        for scalar in VisibleText.escape(text).unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "'": result += "&apos;"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
