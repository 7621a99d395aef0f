internal import FastJSON
internal import HindcastModel

/// Takes records out of the values that hold them. One a thread.
final class RecordUnwrapper {
    /// What lies inside a value, in order.
    enum Content {
        case record(JSONValue, RecordDecoder.Surroundings)
        /// Something that should have been a record, and why it is none.
        case unreadable(reason: String)
        /// A part of a record that goes on in another one.
        case piece
    }

    /// A text of which more is to come.
    private struct Begun {
        var bytes: [UInt8]
        let name: String
        let surroundings: RecordDecoder.Surroundings
    }

    /// The texts of which more is to come, by who writes them.
    private var begun: [String: Begun] = [:]
    /// Longer ones never end.
    private static let longestText = 32 << 20

    /// How many envelopes are opened one inside the other: SNS in SQS in EventBridge and one to spare.
    private static let deepest = 6

    private var parser = JSONParser()
    private let packed = PackedText()

    /// Hands each record inside a value to `emit`.
    ///
    /// - Parameters:
    ///   - format: the only container that is taken; `nil` for any.
    ///   - surroundings: what is known of the records without any envelope.
    func unwrap(
        _ value: JSONValue,
        format: LogFormat?,
        within surroundings: RecordDecoder.Surroundings,
        _ emit: (Content) throws -> Void
    ) throws {
        try unwrap(value, format: format, surroundings: surroundings, depth: 0, emit)
    }

    /// Says what is left of texts that never ended, and forgets them.
    func finish(_ emit: (Content) throws -> Void) throws {
        let left = begun.sorted { $0.key.precedesInBytes($1.key) }
        begun = [:]
        for (_, text) in left { try emit(.unreadable(reason: "\(text.name) is no JSON: it ends early")) }
    }

    private func unwrap(
        _ value: JSONValue,
        format: LogFormat?,
        surroundings: RecordDecoder.Surroundings,
        depth: Int,
        _ emit: (Content) throws -> Void
    ) throws {
        guard depth < Self.deepest else {
            return try emit(.unreadable(reason: "it has more than \(Self.deepest) envelopes, one inside the other"))
        }
        func open(_ inner: JSONValue, _ around: RecordDecoder.Surroundings) throws {
            try unwrap(inner, format: nil, surroundings: around, depth: depth + 1, emit)
        }
        func unwrapParts(_ parts: [(part: ContainerPart, surroundings: RecordDecoder.Surroundings)]?) throws {
            guard let parts else { return try emit(.record(value, surroundings)) }
            for (part, around) in parts {
                switch part {
                case .value(let inner): try open(inner, around)
                case .unreadable(let reason): try emit(.unreadable(reason: reason))
                case .text(let bytes, let name): try openText(bytes, in: name, open: { try open($0, around) }, emit)
                case .piece(let bytes, let writer, let name):
                    let piece = Begun(bytes: bytes, name: name, surroundings: around)
                    try openPiece(piece, of: writer, open: open, emit)
                case .packed(let text, let name):
                    switch packed.unpack(text) {
                    case .success(let bytes): try openText(bytes, in: name, open: { try open($0, around) }, emit)
                    case .failure(let failure): try emit(.unreadable(reason: failure.reason))
                    }
                }
            }
        }
        if case .array(let elements) = value {
            for element in elements {
                try unwrap(element, format: format, surroundings: surroundings, depth: depth + 1, emit)
            }
            return
        }
        let found = LogFormat(of: value)
        guard let object = value.object, let found, format == nil || format == found else {
            return try emit(.unreadable(reason: LookAlike.description(of: value, as: found)))
        }
        switch found {
        case .bare: try emit(.record(value, surroundings))
        case .googleCloud: try unwrapParts(GoogleCloudContainer.parts(of: object, within: surroundings))
        case .azure: try unwrapParts(AzureContainer.parts(of: object, within: surroundings))
        case .kubernetes: try unwrapParts(KubernetesContainer.parts(of: object, within: surroundings))
        case .records: try open(object["Records"] ?? [], surroundings)
        case .eventBridge:
            let around = RecordDecoder.Surroundings(
                account: CloudTrailDecoder.accountID(object["account"]),
                region: CloudTrailDecoder.text(object["region"]),
                cluster: surroundings.cluster
            )
            try open(object["detail"] ?? .null, around)
        case .lookupEvents:
            if let events = object["Events"] { return try open(events, surroundings) }
            guard let text = object["CloudTrailEvent"]?.string else {
                return try open(object["CloudTrailEvent"] ?? .null, surroundings)
            }
            try openText(Array(text.utf8), in: "CloudTrailEvent", open: { try open($0, surroundings) }, emit)
        case .cloudWatchLogs:
            // A check that the subscription works; it holds no record by design.
            if object["messageType"]?.string == "CONTROL_MESSAGE" { return }
            if let events = object["logEvents"] { return try open(events, surroundings) }
            switch packed.unpack(object["awslogs"]?["data"]?.string ?? "") {
            case .success(let bytes):
                try openText(bytes, in: "awslogs.data", open: { try open($0, surroundings) }, emit)
            case .failure(let failure): try emit(.unreadable(reason: failure.reason))
            }
        case .wrapped:
            let text = LogFormat.innerText(of: object) ?? ""
            try openText(Array(text.utf8), in: "the text inside it", open: { try open($0, surroundings) }, emit)
        }
    }

    /// Opens a text that may be a part of one: the first part opens a bracket that a later one closes.
    private func openPiece(
        _ piece: Begun,
        of writer: String,
        open: (JSONValue, RecordDecoder.Surroundings) throws -> Void,
        _ emit: (Content) throws -> Void
    ) throws {
        if var text = begun[writer] {
            text.bytes += piece.bytes
            if let value = try? parser.parse(text.bytes) {
                begun[writer] = nil
                return try open(value, text.surroundings)
            }
            guard piece.bytes.first == UInt8(ascii: "{") || text.bytes.count > Self.longestText else {
                begun[writer] = text
                return try emit(.piece)
            }
            begun[writer] = nil
            try emit(.unreadable(reason: "\(text.name) is no JSON: it ends early"))
        }
        guard piece.bytes.first == UInt8(ascii: "{"), (try? parser.parse(piece.bytes)) == nil else {
            return try openText(piece.bytes, in: piece.name, open: { try open($0, piece.surroundings) }, emit)
        }
        begun[writer] = piece
        try emit(.piece)
    }

    private func openText(
        _ bytes: [UInt8],
        in place: String,
        open: (JSONValue) throws -> Void,
        _ emit: (Content) throws -> Void
    ) throws {
        let value: JSONValue
        do throws(JSONError) {
            value = try parser.parse(bytes)
        } catch {
            return try emit(.unreadable(reason: "\(place) is no JSON: \(error)"))
        }
        try open(value)
    }
}
