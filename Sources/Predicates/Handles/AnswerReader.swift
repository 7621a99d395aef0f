internal import CJq

/// Takes what a process says apart.
struct AnswerReader {
    /// What it may say while all goes well.
    enum Answer {
        /// It is ready for documents.
        case compiled
        /// The program cannot be compiled; jq's own message.
        case refused(message: String)
        /// A document was decided.
        case verdict(Verdict)
    }

    private var bytes: [UInt8] = []
    private var position = 0

    /// Waits for more.
    mutating func receive(from runner: borrowing Runner) throws(JQError) {
        bytes.removeFirst(position)
        position = 0
        bytes += try runner.receive()
    }

    /// Returns the next answer; `nil` where not all of it is there yet.
    ///
    /// - Throws: what the process ended for.
    mutating func next(_ limits: JQPredicate.Limits) throws(JQError) -> Answer? {
        guard position < bytes.count else { return nil }
        let code = Int32(bytes[position])
        switch code {
        case CJQ_TOO_LONG: throw .tooLong(milliseconds: limits.milliseconds)
        case CJQ_TOO_LARGE: throw .tooLarge(bytes: limits.bytes)
        case CJQ_CRASHED: throw .crashed
        case CJQ_COMPILED:
            position += 1
            return .compiled
        case CJQ_REFUSED:
            return message().map { .refused(message: $0) }
        default: return verdict(code)
        }
    }

    private mutating func verdict(_ code: Int32) -> Answer? {
        let outcome: Verdict.Outcome
        switch code & 0x0f {
        case CJQ_FAILS: outcome = .fails
        case CJQ_HOLDS: outcome = .holds
        default:
            guard let message = message() else { return nil }
            return .verdict(make(.undecided(reason: message), code))
        }
        position += 1
        return .verdict(make(outcome, code))
    }

    private func make(_ outcome: Verdict.Outcome, _ code: Int32) -> Verdict {
        Verdict(outcome: outcome, hasUnknown: code & CJQ_HAS_UNKNOWN != 0, isPartial: code & CJQ_IS_PARTIAL != 0)
    }

    /// Returns the message behind a code, and goes past both.
    private mutating func message() -> String? {
        guard position + 3 <= bytes.count else { return nil }
        let count = Int(bytes[position + 1]) | Int(bytes[position + 2]) << 8
        guard position + 3 + count <= bytes.count else { return nil }
        defer { position += 3 + count }
        return String(decoding: bytes[(position + 3)..<(position + 3 + count)], as: UTF8.self)
    }
}
