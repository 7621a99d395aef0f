import Hindcast
import HindcastModel
import TestSupport
import Testing

@testable import HindcastCLI

@Suite struct CorrectionRendererTests {
    static let corrections = [
        Correction(
            time: Sample.time(500_000),
            formerHead: String(repeating: "ab", count: 20),
            base: Correction.Base(position: 1, commit: Sample.creation.commit, time: Sample.creation.time),
            lines: [
                Correction.Line(kind: .added, changes: [Sample.opening]),
                Correction.Line(kind: .withdrawn, changes: [Sample.unresolved]),
                Correction.Line(
                    kind: .reattributed(from: Origin(label: Sample.unresolved.principal, confidence: .unresolved)),
                    changes: [Sample.deletion]
                ),
                Correction.Line(kind: .revised, changes: [Sample.bucketCreation, Sample.creation]),
            ]
        ),
        Correction(
            time: Sample.time(400_000),
            formerHead: String(repeating: "cd", count: 20),
            base: Correction.Base(position: 0, commit: String(repeating: "0", count: 40), time: nil),
            lines: []
        ),
    ]

    @Test(arguments: [nil, 100])
    func `corrections are told in plain words`(width: Int?) throws {
        let text = plain(CorrectionRenderer.lines(Self.corrections, width: width))
        try expectSnapshot(text, at: "Corrections/\(width.map { "\($0)-columns" } ?? "pipe").txt")
    }

    @Test func `a correction as JSON has every event with what it was before`() throws {
        try expectSnapshot(json(Self.corrections[0].json), at: "Corrections/correction.json")
    }

    @Test func `hostile names are escaped`() {
        let line = Correction.Line(
            kind: .reattributed(from: Origin(label: hostileText, confidence: .stated)),
            changes: [Sample.change(7, origin: hostileText)]
        )
        let correction = Correction(
            time: Sample.time(0),
            formerHead: "",
            base: Correction.Base(position: 0, commit: "", time: nil),
            lines: [line]
        )
        let text = plain(CorrectionRenderer.lines([correction], width: nil))
        #expect(!text.contains("\u{1B}") && !text.contains("\u{202E}") && !text.contains("\u{9B}"))
    }
}
