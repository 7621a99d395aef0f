internal import Dispatch
internal import HindcastModel
internal import HistoryIndex
internal import Replay

/// Hands what the fold finds over to the recorder, which works on a thread of its own: while one commit is written, the
/// next event is replayed. A bounded way ahead, so that memory stays bounded.
///
/// `@unchecked`, as the recorder belongs to one thread at a time: to the queue's from the first step to `finish()`.
final class RecordingLine: @unchecked Sendable {
    /// One thing to write.
    enum Step: Sendable {
        /// An event that changed something.
        case commit(RecordedChange)
        /// The record of one that did not.
        case evidence([UInt8], Disposition, eventID: String)
        /// What git knows nothing of.
        case activity(IndexBatch)
        /// Memory shall be freed, though nothing may be published yet.
        case forgetCommits
        /// Everything so far shall be durable.
        case flush(ledger: [LedgerCount], seen: [SeenEvents])
    }

    private let recorder: CommitRecorder
    private let work: BackgroundWork
    /// Stretches that may be under way.
    private let room = DispatchSemaphore(value: 4)
    private var stretch: [Step] = []

    private static let stretchCount = 256

    /// - Parameter isInStep: whether each step is taken before the next one is sent.
    init(_ recorder: CommitRecorder, isInStep: Bool) {
        self.recorder = recorder
        work = BackgroundWork(label: "hindcast.recording", isInStep: isInStep)
    }

    /// Sends a step; steps are taken in the order in which they are sent.
    ///
    /// - Throws: why an earlier step failed; nothing is written after that.
    func send(_ step: Step) throws {
        stretch.append(step)
        if stretch.count >= RecordingLine.stretchCount { try handOver() }
    }

    /// Waits until everything that was sent is done.
    func finish() throws {
        try handOver()
        try work.finish()
        try recorder.finishIndexing()
    }

    private func handOver() throws {
        try work.check()
        let steps = stretch
        stretch.removeAll(keepingCapacity: true)
        room.wait()
        work.run { [self] in
            for step in steps { try take(step) }
        } after: { [room] in
            room.signal()
        }
    }

    private func take(_ step: Step) throws {
        switch step {
        case .commit(let change): try recorder.commit(change)
        case .evidence(let record, let disposition, let id): recorder.keep(record, of: id, as: disposition)
        case .activity(let batch): recorder.add(batch)
        case .forgetCommits: recorder.forgetCommits()
        case .flush(let ledger, let seen): try recorder.flush(ledger: ledger, seen: seen)
        }
    }
}
