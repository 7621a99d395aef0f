/// A jq program that tells of documents whether they fulfil a condition.
///
/// It is compiled once, in a process of its own that sees nothing but the documents: no file, no environment, no clock. A
/// program that runs away is stopped without harm to the caller.
///
/// Documents are sent in batches; while one is being decided, the caller gets the next one ready.
package final class JQPredicate {
    /// What a program may take.
    package struct Limits: Hashable, Sendable {
        /// Processor time for compiling and for each document, in milliseconds.
        package var milliseconds = 2_000
        /// Memory in bytes.
        package var bytes = 256 << 20

        /// Makes the usual limits.
        package init() {}
    }

    private let program: Program
    private let runner: Runner
    private let limits: Limits
    /// Documents not sent yet, each behind its length.
    private var outgoing: [UInt8] = []
    private var outgoingCount = 0
    /// The sizes of the batches that were sent and not answered for, oldest first.
    private var batches: [Int] = []
    private var answers = AnswerReader()

    /// A batch is sent with so many documents or bytes. Few enough for the answers, however long, to wait in the socket.
    private static let batchCount = 32
    private static let batchBytes = 1 << 18
    /// So many batches are on their way at once.
    private static let batchesAhead = 2

    /// Compiles a program.
    ///
    /// - Throws: `refused` with jq's own words; `leadsOut`.
    package init(compiling text: String, limits: Limits = Limits()) throws(JQError) {
        self.limits = limits
        let program = Program(text)
        self.program = program
        if let word = program.outwardVariable { throw .leadsOut(word: word) }
        do {
            runner = try JQPredicate.start(program.confined, limits)
        } catch .refused(let message, let lines) {
            if let word = program.outwardWord(in: message) { throw .leadsOut(word: word) }
            // jq counts lines of what it is given: what is wrong with the program is said of the program alone.
            do {
                _ = try JQPredicate.start(text, limits)
            } catch .refused(let message, _) {
                let complaint = Program.complaint(in: message)
                throw .refused(message: complaint.message, lines: complaint.lines)
            }
            throw .refused(message: message, lines: lines)
        }
    }

    private static func start(_ program: String, _ limits: Limits) throws(JQError) -> Runner {
        let runner = try Runner(running: program, limits)
        var answers = AnswerReader()
        while true {
            if let answer = try answers.next(limits) {
                switch answer {
                case .compiled: return runner
                case .refused(let message): throw .refused(message: message, lines: [])
                case .verdict: throw .crashed
                }
            }
            try answers.receive(from: runner)
        }
    }

    /// The process that runs the program.
    package var processID: Int32 { runner.processID }

    /// Returns whether the program may look at a member of some name, at whatever place.
    ///
    /// A program that goes through all there is, whatever its name, may look at any.
    package func mayLook(at name: String) -> Bool { program.mayLook(at: name) }

    /// Sends a document: JSON text of less than 2 GiB.
    ///
    /// ``verdicts()`` must be called now and then, for the process waits until its answers are taken.
    package func send(_ document: [UInt8]) throws(JQError) {
        outgoing.append(contentsOf: Runner.head(of: document))
        outgoing.append(contentsOf: document)
        outgoingCount += 1
        if outgoingCount == JQPredicate.batchCount || outgoing.count >= JQPredicate.batchBytes { try sendBatch() }
    }

    /// Returns the verdicts on the documents whose turn has come, in their order; waits only where many are on their way.
    package func verdicts() throws(JQError) -> [Verdict] { try verdicts(leaving: JQPredicate.batchesAhead) }

    /// Sends what was not sent yet and returns the verdicts on all documents that are left.
    package func lastVerdicts() throws(JQError) -> [Verdict] {
        if outgoingCount > 0 { try sendBatch() }
        return try verdicts(leaving: 0)
    }

    private func sendBatch() throws(JQError) {
        outgoing.append(contentsOf: Runner.answerNow)
        batches.append(outgoingCount)
        // Where the process has ended, its last words say why: they come with the verdicts.
        try runner.send(outgoing)
        outgoing.removeAll(keepingCapacity: true)
        outgoingCount = 0
    }

    private func verdicts(leaving limit: Int) throws(JQError) -> [Verdict] {
        var found: [Verdict] = []
        while batches.count > limit {
            while batches[0] > 0 {
                guard let answer = try answer(after: found) else { return found }
                found.append(answer)
                batches[0] -= 1
            }
            batches.removeFirst()
        }
        return found
    }

    /// Returns the next answer. Where the process has failed, the verdicts before that are given out first: `nil`.
    private func answer(after found: [Verdict]) throws(JQError) -> Verdict? {
        do throws(JQError) {
            while true {
                if let answer = try answers.next(limits) {
                    guard case .verdict(let verdict) = answer else { throw .crashed }
                    return verdict
                }
                try answers.receive(from: runner)
            }
        } catch {
            if found.isEmpty { throw error }
            return nil
        }
    }
}
