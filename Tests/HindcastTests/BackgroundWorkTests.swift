import Synchronization
import Testing

@testable import Hindcast

/// Work that is done beside other work: its failure must not get lost there.
@Suite struct BackgroundWorkTests {
    private struct Failure: Error {}

    @Test(arguments: [true, false])
    func `what fails beside other work is thrown where it is waited for, and nothing is done after it`(isInStep: Bool) {
        let work = BackgroundWork(label: "hindcast.test", isInStep: isInStep)
        let done = Mutex<[String]>([])
        work.run { done.withLock { $0.append("first") } }
        work.run {
            throw Failure()
        } after: {
            done.withLock { $0.append("let go of the second") }
        }
        work.run {
            done.withLock { $0.append("third") }
        } after: {
            done.withLock { $0.append("let go of the third") }
        }
        #expect(throws: Failure.self) { try work.finish() }
        #expect(throws: Failure.self) { try work.check() }
        #expect(done.withLock { $0 } == ["first", "let go of the second", "let go of the third"])
    }

    @Test func `pieces are done in the order in which they were sent`() throws {
        let work = BackgroundWork(label: "hindcast.test", isInStep: false)
        let done = Mutex<[Int]>([])
        for number in 0..<1_000 { work.run { done.withLock { $0.append(number) } } }
        try work.finish()
        #expect(done.withLock { $0 } == Array(0..<1_000))
    }
}
