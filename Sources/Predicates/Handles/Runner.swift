internal import CJq

#if canImport(Glibc)
    internal import Glibc
#elseif canImport(Musl)
    internal import Musl
#else
    internal import Darwin
#endif

/// Sole owner of a process that runs a program.
struct Runner: ~Copyable {
    private let handle: cjq_runner

    /// Starts the process.
    init(running program: String, _ limits: JQPredicate.Limits) throws(JQError) {
        var handle = cjq_runner()
        let text = Array(program.utf8)
        let code = text.withUnsafeBytes { bytes in
            cjq_start(
                bytes.assumingMemoryBound(to: CChar.self).baseAddress,
                bytes.count,
                cjq_limits(milliseconds: UInt32(limits.milliseconds), bytes: UInt64(limits.bytes)),
                &handle
            )
        }
        guard code == 0 else { throw .system(call: "fork", code: code) }
        self.handle = handle
    }

    deinit { cjq_stop(handle) }

    /// The number that the system knows the process by.
    var processID: Int32 { handle.process }

    /// Sends bytes; where the process has ended, they are lost.
    func send(_ bytes: [UInt8]) throws(JQError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let sent = rest.withUnsafeBufferPointer { cjq_send(handle.descriptor, $0.baseAddress, $0.count) }
            if sent < 0 {
                if errno == EPIPE || errno == ECONNRESET { return }
                throw .system(call: "send", code: errno)
            }
            rest = rest.dropFirst(sent)
        }
    }

    /// Returns bytes that came.
    ///
    /// - Throws: `crashed` where the process has ended.
    func receive() throws(JQError) -> [UInt8] {
        var failure: Int32 = 0
        let bytes = [UInt8](unsafeUninitializedCapacity: 1 << 16) { buffer, count in
            let came = cjq_receive(handle.descriptor, buffer.baseAddress, buffer.count)
            if came < 0 { failure = errno }
            count = max(0, came)
        }
        guard failure == 0 || failure == ECONNRESET else { throw .system(call: "recv", code: failure) }
        guard !bytes.isEmpty else { throw .crashed }
        return bytes
    }

    /// What goes before a document.
    static func head(of document: [UInt8]) -> [UInt8] { bytes(UInt32(document.count)) }

    /// What asks for the answers that wait.
    static var answerNow: [UInt8] { bytes(CJQ_ANSWER_NOW) }

    private static func bytes(_ number: UInt32) -> [UInt8] {
        [
            UInt8(truncatingIfNeeded: number), UInt8(truncatingIfNeeded: number >> 8),
            UInt8(truncatingIfNeeded: number >> 16), UInt8(number >> 24),
        ]
    }
}
