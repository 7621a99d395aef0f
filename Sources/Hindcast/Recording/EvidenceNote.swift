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

    /// The record that caused the commit, as its line without the end; `nil` on the root.
    var causeText: [UInt8]?
    /// The records that prove the origin.
    var originTexts: [[UInt8]] = []
    /// Later records that changed nothing.
    var noEffectTexts: [[UInt8]] = []
    /// Later records that no rule knows.
    var unmodelledTexts: [[UInt8]] = []

    private static let mark = "$hindcast"

    init() {}

    init(cause: [UInt8], origin: [[UInt8]]) {
        causeText = cause
        originTexts = origin
    }

    /// The record that caused the commit; `nil` on the root.
    var cause: JSONValue? { causeText.flatMap { try? JSONValue(parsing: $0) } }
    /// The records that prove the origin.
    var origin: [JSONValue] { EvidenceNote.values(originTexts) }
    /// Later records that changed nothing.
    var noEffect: [JSONValue] { EvidenceNote.values(noEffectTexts) }
    /// Later records that no rule knows.
    var unmodelled: [JSONValue] { EvidenceNote.values(unmodelledTexts) }

    private static func values(_ texts: [[UInt8]]) -> [JSONValue] { texts.compactMap { try? JSONValue(parsing: $0) } }

    /// Whether there is nothing to keep.
    var isEmpty: Bool { causeText == nil && noEffectTexts.isEmpty && unmodelledTexts.isEmpty }

    /// The note's bytes.
    var bytes: [UInt8] {
        let parts = [(Part.origin, originTexts), (.noEffect, noEffectTexts), (.unmodelled, unmodelledTexts)]
        var bytes: [UInt8] = []
        bytes.reserveCapacity(
            parts.reduce((causeText?.count ?? 0) + 100) { sum, part in
                part.1.reduce(sum) { $0 + $1.count + 1 }
            }
        )
        func add(_ text: [UInt8]) {
            bytes += text
            bytes.append(UInt8(ascii: "\n"))
        }
        if let causeText { add(causeText) }
        for (part, texts) in parts where !texts.isEmpty {
            let mark: JSONValue = [EvidenceNote.mark: .string(part.rawValue)]
            add(JSONWriter.bytes(of: mark, layout: .compact))
            texts.forEach(add)
        }
        return bytes
    }

    /// Reads a note back; lines that are no JSON are passed over, as git notes may be edited by hand.
    init(parsing bytes: [UInt8]) {
        var part: Part?
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            let text = Array(line)
            guard let value = try? JSONValue(parsing: text) else { continue }
            if let name = value[EvidenceNote.mark]?.string {
                part = Part(rawValue: name)
                continue
            }
            switch part {
            case nil: causeText = causeText ?? text
            case .origin: originTexts.append(text)
            case .noEffect: noEffectTexts.append(text)
            case .unmodelled: unmodelledTexts.append(text)
            }
        }
    }
}
