import Hindcast
import HindcastModel
import TestSupport
import Testing

@testable import HindcastCLI

@Suite struct ChangeRendererTests {
    static let changes = [Sample.deletion, Sample.unresolved, Sample.opening, Sample.creation]

    private func log(width: Int?) -> String {
        var renderer = LogRenderer(width: width)
        renderer.add([Sample.bucketCreation, Sample.change(5, at: 7_200, action: "s3:CreateBucket")])
        for change in Self.changes { renderer.add([change]) }
        return plain(renderer.takeLines())
    }

    @Test func `a log in a pipe is whole`() throws { try expectSnapshot(log(width: nil), at: "Log/pipe.txt") }

    @Test(arguments: [80, 100, 140, 200])
    func `a log on a terminal fits it`(width: Int) throws {
        let text = log(width: width)
        #expect(text.split(separator: "\n").allSatisfy { String($0).displayWidth <= width })
        try expectSnapshot(text, at: "Log/\(width)-columns.txt")
    }

    @Test func `the parts of a long log line up`() {
        var renderer = LogRenderer(width: nil)
        renderer.add([Sample.unresolved])
        renderer.add([Sample.creation])
        let first = plain(renderer.takeLines())
        renderer.add([Sample.opening])
        let second = plain(renderer.takeLines())
        func column(_ text: String, _ word: String) -> Int? {
            text.firstRange(of: word).map { text.distance(from: text.startIndex, to: $0.lowerBound) }
        }
        #expect(column(first, "ec2:Update") == column(second, "ec2:Auth"))
    }

    @Test func `a patch shows a commit with what it did to each resource`() throws {
        let differences = JSONDifference.between(
            Sample.document(isOpen: false).json,
            Sample.document(isOpen: true).json
        )
        let change = Sample.change(2, at: 847, of: Sample.bucket, kind: .deleted)
        let text = plain(LogRenderer.patch([(Sample.opening, differences), (change, [])], width: nil))
        try expectSnapshot(text, at: "Log/patch.txt")
    }

    @Test func `a log in JSON has the members that the contract names`() throws {
        let difference = JSONDifference(pointer: Sample.pointer("/configuration/a"), before: nil, after: 1)
        let value = Sample.opening.json(with: [difference])
        for key in [
            "commit", "time", "event_id", "action", "principal", "origin", "via", "source_ip", "resource", "kind",
            "differences",
        ] { #expect(value[key] != nil, "\(key)") }
        try expectSnapshot(json(value), at: "Log/change.json")
    }

    @Test func `who tells one change a line, newest first`() throws {
        var renderer = WhoRenderer()
        for change in Self.changes { renderer.add(change) }
        try expectSnapshot(plain(renderer.takeLines(width: nil)), at: "Who/pipe.txt")
        for change in Self.changes { renderer.add(change) }
        try expectSnapshot(plain(renderer.takeLines(width: 80)), at: "Who/80-columns.txt")
    }

    @Test func `the words of a change leave out the resource that is asked about`() {
        #expect(ChangeCells.wordsOnItself(Sample.opening).text == "open tcp/22 to 0.0.0.0/0")
        #expect(ChangeCells.words(Sample.opening).text == "open tcp/22 to 0.0.0.0/0 on sg-0a1b2c3d")
        let odd = Sample.change(1, subject: "ec2:  on sg-0a1b2c3d")
        #expect(ChangeCells.wordsOnItself(odd).text == " on sg-0a1b2c3d")
    }

    @Test func `a log's hostile words stay in their line`() {
        var renderer = LogRenderer(width: nil)
        renderer.add([
            Sample.change(
                1,
                action: "x:" + hostileText,
                subject: hostileText,
                principal: hostileText,
                via: hostileText,
                sourceIP: hostileText
            )
        ])
        let text = plain(renderer.takeLines())
        #expect(text.split(separator: "\n").count == 1)
        #expect(text.dropLast().unicodeScalars.allSatisfy { !VisibleText.isHostile($0) })
    }
}
