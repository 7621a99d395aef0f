import AuditLogs
import Foundation
import HindcastModel
import Testing

@Suite struct LogFinderTests {
    private let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        for name in [
            "b/2.json", "b/1.json.gz", "a.json", "a/x.json", "b/c/é.json", "b/.hidden", ".git/log.json", "b/[1].json",
        ] {
            try folder.write("{}", to: name)
        }
        for name in ["CloudTrail-Digest/eu-west-1/1.json.gz", "CloudTrail-Digest/2.json.gz"] {
            try folder.write("{}", to: "AWSLogs/111122223333/\(name)")
        }
        try folder.write("{}", to: "AWSLogs/111122223333/CloudTrail/1.json")
    }

    private func names(_ patterns: String...) -> [String] {
        let found = LogFinder.find(patterns.map { $0 == "-" ? $0 : "\(folder.path)/\($0)" })
        return found.inputs.map { $0.name.replacing("\(folder.path)/", with: "") }
    }

    @Test func `a folder gives its files, sorted by bytes, hidden ones left out`() {
        #expect(names("b", "a") == ["a/x.json", "b/1.json.gz", "b/2.json", "b/[1].json", "b/c/é.json"])
        #expect(
            names("b/")
                == ["b/1.json.gz", "b/2.json", "b/[1].json", "b/c/é.json"].map { $0.replacing("b/", with: "b/") }
        )
    }

    @Test(arguments: [
        ("*.json", ["a.json"]), ("b/?.json", ["b/2.json"]), ("b/[12].*", ["b/1.json.gz", "b/2.json"]),
        (
            "**/*.json",
            ["AWSLogs/111122223333/CloudTrail/1.json", "a.json", "a/x.json", "b/2.json", "b/[1].json", "b/c/é.json"]
        ),
        ("b/[1].json", ["b/[1].json"]), ("**/c", ["b/c/é.json"]), ("b/.hidden", ["b/.hidden"]), ("b/.*", ["b/.hidden"]),
    ])
    func `a pattern gives what matches`(pattern: String, expected: [String]) {
        #expect(names(pattern) == expected)
    }

    @Test func `a file named twice is read once`() {
        #expect(names("a.json", "a.json", "*.json") == ["a.json"])
    }

    @Test func `digest folders are left out with a count`() {
        let found = LogFinder.find(["\(folder.path)/AWSLogs"])
        #expect(found.inputs.map(\.name) == ["\(folder.path)/AWSLogs/111122223333/CloudTrail/1.json"])
        #expect(found.inputs.map(\.size) == [2])
        #expect(found.findings.map(\.reason) == ["2 digest files are left out: they hold no records"])
    }

    @Test func `links that lead in circles end`() throws {
        try FileManager.default.createSymbolicLink(
            atPath: "\(folder.path)/a/self",
            withDestinationPath: folder.path + "/a"
        )
        #expect(names("a") == ["a/x.json"])
    }

    @Test func `standard input is an input`() {
        #expect(LogFinder.find(["-"]).inputs == [LogInput(name: "-", size: 0)])
    }
}
