internal import FastJSON
internal import HindcastModel

/// The evidence on a commit, as its git note holds it: redacted records, one line of JSON each.
///
/// First the record that caused the commit; then, each after a line that names the part, the records that prove who stands
/// behind it, and the records that came after it and changed nothing. Those are kept because a late event may give them
/// an effect: the history is replayed from its notes alone.
struct EvidenceNote: Sendable {
    /// The parts after the cause.
    enum Part: String, CaseIterable {
        case origin = "origin chain"
        case noEffect = "no effect"
        case unmodelled = "unmodelled"
    }

    /// The record that caused the commit; `nil` on the root.
    var cause: JSONValue?
    /// The records that prove the origin.
    var origin: [JSONValue] = []
    /// Later records that changed nothing.
    var noEffect: [JSONValue] = []
    /// Later records that no rule knows.
    var unmodelled: [JSONValue] = []

    private static let mark = "$hindcast"

    init() {}

    init(cause: JSONValue, origin: [JSONValue]) {
        self.cause = cause
        self.origin = origin
    }

    /// Whether there is nothing to keep.
    var isEmpty: Bool { cause == nil && noEffect.isEmpty && unmodelled.isEmpty }

    /// The note's bytes.
    var bytes: [UInt8] {
        var bytes: [UInt8] = []
        func add(_ value: JSONValue) { bytes += JSONWriter.bytes(of: value, layout: .compact) + [UInt8(ascii: "\n")] }
        if let cause { add(cause) }
        for (part, records) in [(Part.origin, origin), (.noEffect, noEffect), (.unmodelled, unmodelled)]
        where !records.isEmpty {
            add([EvidenceNote.mark: .string(part.rawValue)])
            records.forEach(add)
        }
        return bytes
    }

    /// Whether a note may hold records of events that made no commit, by its bytes.
    static func mayHoldLaterEvents(_ bytes: [UInt8]) -> Bool {
        // Only a line that names a part begins like this: a record's keys are the provider's.
        let mark = Array("\n{\"\(mark)\"".utf8)
        return bytes.starts(with: mark.dropFirst()) || bytes.holds(mark)
    }

    /// Returns the part that a line begins; `nil` for a record.
    static func part(markedBy line: [UInt8]) -> Part? {
        Part.allCases.first { line == lines[$0] }
    }

    private static let lines = Dictionary(
        uniqueKeysWithValues: Part.allCases.map { part in
            (part, JSONWriter.bytes(of: [mark: .string(part.rawValue)], layout: .compact))
        }
    )

    /// Reads a note back; lines that are no JSON are passed over, as git notes may be edited by hand.
    init(parsing bytes: [UInt8]) {
        var part: Part?
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            guard let value = try? JSONValue(parsing: Array(line)) else { continue }
            if let name = value[EvidenceNote.mark]?.string {
                part = Part(rawValue: name)
                continue
            }
            switch part {
            case nil: cause = cause ?? value
            case .origin: origin.append(value)
            case .noEffect: noEffect.append(value)
            case .unmodelled: unmodelled.append(value)
            }
        }
    }
}
