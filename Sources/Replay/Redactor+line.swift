package import FastJSON
internal import HindcastModel

extension Redactor {
    /// Returns the text of a record without its secrets, as one line of JSON: what is written of a redacted event's record.
    ///
    /// - Parameters:
    ///   - record: a scanner at a record of AWS whose parameters are values, not texts.
    ///   - service: the service that an address names.
    ///   - operation: the operation.
    /// - Returns: the line; `nil` where the record has to be built to be written.
    package func line(of record: FieldScanner, service: String, operation: String) -> [UInt8]? {
        let path = SecretPath(service: service, operation: operation)
        return unsafe record.line(Redactor.plan) { key, value, state in
            unsafe choose(key, value, State(rawValue: state), path)
        }
    }

    /// Where in a record a member stands.
    private enum State: Int {
        /// In a part that holds no secrets.
        case outside
        /// In the record itself.
        case record
        /// In a part that may hold secrets.
        case part
        /// The same, in a pair whose value is a secret.
        case pair
    }

    private static let plan = LinePlan(
        askingAbout: MemberNames(SecretPath.watched + parts.map { $0.lowercased() }),
        below: [State.outside, .outside, .part, .part].map { UInt8($0.rawValue) }
    )

    private func choose(
        _ key: UnsafeRawBufferPointer,
        _ value: UnsafeRawBufferPointer,
        _ state: State?,
        _ start: SecretPath
    ) -> LinePlan.Choice {
        var path = start
        switch state {
        case .record:
            let isPart = unsafe value.first == UInt8(ascii: "{") && Redactor.isPart(key)
            return .write(below: isPart ? State.part.rawValue : State.outside.rawValue)
        case .part: path.holdsSecretPairs = false
        case .pair: path.holdsSecretPairs = true
        case .outside, nil: return .write(below: State.outside.rawValue)
        }
        let name = unsafe SecretKey(key)
        if path.isSecret(name) { return unsafe secret(value) }
        let below = path.entering(name)
        guard unsafe isContainer(value), path.holdsSecretMap(name) else {
            return .write(below: below.holdsSecretPairs ? State.pair.rawValue : State.part.rawValue)
        }
        return unsafe built(value) { redacted($0, below: name, below) ?? $0 }
    }

    private static func isPart(_ key: UnsafeRawBufferPointer) -> Bool {
        unsafe key.says("requestParameters") || key.says("responseElements") || key.says("serviceEventDetails")
            || key.says("additionalEventData")
    }

    private func isContainer(_ value: UnsafeRawBufferPointer) -> Bool {
        unsafe value.first == UInt8(ascii: "{") || value.first == UInt8(ascii: "[")
    }

    /// What is written of a secret: mostly a string without escapes, which needs not be built.
    private func secret(_ value: UnsafeRawBufferPointer) -> LinePlan.Choice {
        guard value.count > 2, unsafe value[0] == UInt8(ascii: "\"") else { return unsafe built(value, secret) }
        let text = unsafe UnsafeRawBufferPointer(rebasing: value[1..<(value.count - 1)])
        let isMask = unsafe Mask.begins(with: text[0]) && Mask.isMask(String(decoding: text, as: UTF8.self))
        guard unsafe !text.contains(UInt8(ascii: "\\")), !isMask else { return unsafe built(value, secret) }
        var line: [UInt8] = []
        line.reserveCapacity(48)
        line += #"{"$redacted":""#.utf8
        unsafe append(digestOf: text, to: &line)
        line += #""}"#.utf8
        return .replace(line)
    }

    private func built(_ text: UnsafeRawBufferPointer, _ change: (JSONValue) -> JSONValue) -> LinePlan.Choice {
        guard let value = unsafe try? JSONValue(parsing: Array(text)) else { return .giveUp }
        return .replace(JSONWriter.bytes(of: change(value), layout: .compact))
    }
}
