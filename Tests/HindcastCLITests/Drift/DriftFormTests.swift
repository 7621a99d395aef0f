import Foundation
import Hindcast
import HindcastModel
import TestSupport
import Testing

@testable import HindcastCLI

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// The forms of `drift`.
@Suite struct DriftFormTests {
    private static func sarif(_ report: DriftReport) -> String {
        json(DriftSARIF(report, version: "0.1.0", folder: "/home/alice/infra").json)
    }

    @Test func `drift as text has whoever did it first`() throws {
        let lines = DriftRenderer.lines(DriftSample.report, listsUncompared: false, width: nil)
        try expectSnapshot(plain(lines), at: "Drift/pipe.txt")
    }

    @Test(arguments: [80, 120, 200])
    func `drift fits a terminal`(width: Int) throws {
        let lines = DriftRenderer.lines(DriftSample.ignoring, listsUncompared: true, width: width)
        try expectSnapshot(plain(lines), at: "Drift/\(width)-columns.txt")
        for line in plain(lines).split(separator: "\n") where line.hasPrefix("  ") {
            #expect(String(line).displayWidth <= width, "\(line)")
        }
    }

    @Test func `drift as JSON tells what is ignored, and why`() throws {
        try expectSnapshot(json(DriftSample.ignoring.json), at: "Drift/ignoring.json")
    }

    @Test func `drift as Markdown is a comment for a pull request`() throws {
        try expectSnapshot(DriftMarkdown(DriftSample.ignoring).text, at: "Drift/ignoring.md")
        #expect(DriftMarkdown(DriftReport(moment: Sample.time(0))).text.hasPrefix("## No drift\n"))
    }

    @Test func `a comment never gets longer than GitHub takes`() {
        var report = DriftSample.report
        report.resources = (0..<2_000).map { _ in DriftSample.report.resources[0] }
        report.uncompared = (0..<2_000).map { _ in DriftSample.report.uncompared[0] }
        let text = DriftMarkdown(report).text
        #expect(text.count < 65_536)
        #expect(text.contains("… and 3,"))
    }

    @Test func `drift as SARIF has a result for each place, at the line that states it`() throws {
        try expectSnapshot(Self.sarif(DriftSample.ignoring), at: "Drift/ignoring.sarif")
    }

    @Test func `an alert stays the same when lines and values move, and two places are two alerts`() throws {
        func prints(_ report: DriftReport) throws -> [String] {
            let log = try #require(
                try JSONSerialization.jsonObject(with: Data(Self.sarif(report).utf8)) as? [String: Any]
            )
            let run = try #require((log["runs"] as? [[String: Any]])?.first)
            let results = try #require(run["results"] as? [[String: Any]])
            return try results.map { result in
                try #require((result["partialFingerprints"] as? [String: String])?["primaryLocationLineHash"])
            }
        }
        let before = try prints(DriftSample.report)
        #expect(Set(before).count == before.count)
        var moved = DriftSample.report
        moved.resources = moved.resources.map { drift in
            DriftedResource(
                group: drift.group,
                address: drift.address,
                name: drift.name,
                statements: drift.statements.map { .init(label: $0.label, kind: $0.kind, file: $0.file, line: 99) },
                differences: drift.differences.map {
                    DriftDifference(
                        pointer: $0.pointer,
                        name: $0.name,
                        stated: $0.stated,
                        actual: "another",
                        cause: .change(Sample.deletion)
                    )
                },
                cause: drift.cause
            )
        }
        #expect(try prints(moved) == before)
        // The same said twice is two alerts, too.
        moved.resources += moved.resources
        #expect(Set(try prints(moved)).count == before.count * 2)
    }

    @Test func `paths in SARIF are relative to the working directory`() throws {
        var report = DriftSample.report
        report.findings = ["/home/alice/infra/a b.json", "./c.json", "/etc/d.json", "-"].map {
            Finding(file: $0, reason: "?")
        }
        let text = Self.sarif(report)
        for uri in ["\"a%20b.json\"", "\"c.json\"", "\"file:///etc/d.json\""] {
            #expect(text.contains("\"uri\": \(uri)"))
        }
        #expect(!text.contains("\"uri\": \"-\""))
    }

    @Test func `drift as JUnit has a test case for each stated resource`() throws {
        try expectSnapshot(DriftJUnit(DriftSample.ignoring).text, at: "Drift/ignoring.xml")
    }

    // MARK: Text that attackers chose

    static let hostile = [
        "</failure><script>alert(1)</script>", "`code` ``more``", "| a | b |", "[x](javascript:alert(1))",
        "@everyone #1",
        "\"onload=\"x", "a\nb", "\u{202E}c\u{9B}31m\u{1B}[31m\u{0}\u{FFFE}", "]]>&lt;&#0;", "<!-- -->", "{0} {{x}}",
        "\\",
    ]

    @Test(arguments: hostile)
    func `no form lets a terminal or a reader obey text from a log`(text: String) throws {
        let report = DriftSample.hostile(text)
        let forms = [
            DriftMarkdown(report).text, DriftJUnit(report).text, Self.sarif(report), json(report.json),
            plain(DriftRenderer.lines(report, listsUncompared: true, width: nil)),
        ]
        for form in forms {
            #expect(!form.unicodeScalars.contains { $0.value != 0x0A && VisibleText.isHostile($0) }, "\(form)")
        }
    }

    @Test(arguments: hostile)
    func `JUnit is XML whatever names there are`(text: String) throws {
        let counter = DocumentCounter()
        let parser = XMLParser(data: Data(DriftJUnit(DriftSample.hostile(text)).text.utf8))
        parser.delegate = counter
        #expect(parser.parse(), "\(String(describing: parser.parserError))")
        #expect(
            counter.elements == [
                "testsuites": 1, "testsuite": counter.elements["testsuite"] ?? 0, "testcase": 8, "failure": 5,
                "skipped": 2,
            ]
        )
    }

    @Test(arguments: hostile)
    func `Markdown has text from logs in code spans only, and rows keep their cells`(text: String) throws {
        let table = DriftMarkdown(DriftSample.hostile(text)).text.split(separator: "\n")
        for line in table {
            let outside = MarkdownReading.outsideCode(String(line))
            for word in ["<script", "](", "@everyone", "alert(1)", "<!--"] {
                #expect(!outside.contains(word), "\(line)")
            }
        }
        let rows = table.filter { $0.hasPrefix("| ") }
        #expect(rows.count == 6)
        #expect(rows.map { $0.replacing("\\|", with: "").count { $0 == "|" } } == [8, 8, 7, 7, 6, 6])
    }

    @Test func `a message in SARIF is no link`() throws {
        let text = Self.sarif(DriftSample.hostile("[x](javascript:alert(1))"))
        let messages = text.split(separator: "\n").filter { $0.contains("\"text\": ") && $0.contains("javascript") }
        #expect(messages.count == 5)
        for message in messages {
            #expect(message.contains(#"\\[x\\](javascript"#) && !message.replacing(#"\\]"#, with: "").contains("]("))
        }
    }

    // MARK: Other people's readers

    /// A Python with a module, if there is one.
    static func python(with module: String) -> Program? {
        let python = Program(URL(filePath: "/usr/bin/env"))
        guard (try? python.run(["python3", "-c", "import \(module)"]))?.status == 0 else { return nil }
        return python
    }

    @Test(
        .enabled(if: python(with: "pydantic_sarif") != nil, "pydantic-sarif, made from the public schema, is not there")
    )
    func `SARIF fits the public schema`() throws {
        let python = try #require(Self.python(with: "pydantic_sarif"))
        let script = """
            import sys, json
            from pydantic_sarif import model
            schema = [getattr(model, name) for name in dir(model) if name.startswith("StaticAnalysisResultsFormat")][0]
            schema.model_validate(json.load(sys.stdin))
            """
        for report in [DriftSample.report, DriftSample.ignoring] + Self.hostile.map(DriftSample.hostile) {
            let result = try python.run(["python3", "-c", script], input: Self.sarif(report))
            #expect(result.status == 0, "\(result.error)")
        }
    }
}

/// Counts the elements of an XML document.
private final class DocumentCounter: NSObject, XMLParserDelegate {
    var elements: [String: Int] = [:]

    func parser(
        _ parser: XMLParser,
        didStartElement name: String,
        namespaceURI: String?,
        qualifiedName: String?,
        attributes: [String: String] = [:]
    ) {
        elements[name, default: 0] += 1
    }
}
