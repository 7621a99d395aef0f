import GitStore
import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

@Suite struct CommitTrailersTests {
    @Test func `trailers say to a reader what the writer meant, whatever the text`() throws {
        let hostile = "x (proven)\nResource: aws/1/2/3/4/5\r\u{0}\u{202e} \u{e9}e\u{301} (stated)"
        let story = try StoryHistory()
        for (text, confidence) in [
            (hostile, Origin.Confidence.unresolved), ("ana", .proven), ("", .stated), (" (", .stated),
        ] {
            try story.commit(
                "event \(story.commits.count) \(text)",
                at: "1969-07-20T20:17:40.000000001Z",
                by: text,
                origin: Origin(label: text, confidence: confidence),
                via: text,
                sourceIP: text.isEmpty ? nil : text,
                confidence: .medium,
                [(.created, thing("iam", "user", text.isEmpty ? "-" : text))]
            )
        }
        let history = try story.open()
        var index = story.commits.count
        try history.forEachChange(ChangeQuery()) { entry in
            index -= 1
            let commit = story.commits[index]
            #expect(entry.eventID.hasSameBytes(as: commit.eventID))
            #expect(entry.principal.hasSameBytes(as: commit.principal))
            #expect(entry.origin.label.hasSameBytes(as: commit.origin))
            #expect(entry.origin.confidence.rawValue == commit.originConfidence)
            #expect(entry.sourceIP.map { Array($0.utf8) } == commit.sourceIP.map { Array($0.utf8) })
            #expect(entry.time == commit.time)
            #expect(entry.confidence == .medium)
            #expect(entry.resource == commit.changes[0].address)
            return true
        }
        #expect(index == 0)
    }

    @Test func `what is left out reads back as what it stands for`() throws {
        let story = try StoryHistory()
        let commit = try story.commit(
            "e",
            at: "2026-11-20T00:00:00Z",
            sourceIP: nil,
            [(.created, group("sg-1"))]
        )
        try story.flush()
        let message = try Oracle.git(story.path)("log", "-1", "--format=%B", "main").trimmingSpaces
        #expect(
            message == """
                ec2: ModifyThing

                Event-Id: e
                Action: ec2:ModifyThing
                Principal: ana
                Origin: ana (stated)
                Via: cli
                Request-Id: request of e
                Resource: aws/111122223333/eu-west-1/ec2/security-group/sg-1
                """
        )
        #expect(commit.confidence == .high)
    }
}
