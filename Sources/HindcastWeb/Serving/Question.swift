internal import Hindcast
internal import HindcastModel

/// What a request asks for: a path with parameters. Moments are read in UTC.
struct Question: Sendable {
    /// The path, without the parameters.
    let path: String
    /// The clock that moments are read by.
    let clock: Clock
    private let parameters: [(name: String, value: String)]

    /// Reads the target of a request, such as `/api/log?actor=alice&limit=20`.
    init(target: String, now: Moment) {
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts[0])
        clock = Clock(now: now) { _ in 0 }
        parameters = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            return (Self.decode(sides[0]), sides.count > 1 ? Self.decode(sides[1]) : "")
        }
    }

    /// The values of a parameter that may be repeated; empty ones are none, as forms send them.
    func all(_ name: String) -> [String] {
        parameters.filter { $0.name.hasSameBytes(as: name) && !$0.value.isEmpty }.map(\.value)
    }

    /// The value of a parameter; `nil` where it is absent or empty.
    func text(_ name: String) -> String? { all(name).last }

    /// The value of a parameter that has to be there.
    ///
    /// - Throws: `usage` where it is not.
    func required(_ name: String) throws(HindcastError) -> String {
        guard let value = text(name) else {
            throw HindcastError(.usage, "the parameter “\(name)” is missing", hints: ["\(path)?\(name)=…"])
        }
        return value
    }

    /// Whether a switch is on: `1`, `true`, `on`; off are `0`, `false`, `off` and nothing.
    ///
    /// - Throws: `usage` for another value.
    func flag(_ name: String) throws(HindcastError) -> Bool {
        switch text(name) {
        case nil, "0", "false", "off": return false
        case "1", "true", "on": return true
        case let value?:
            throw HindcastError(.usage, "“\(value)” is no value for “\(name)”", hints: ["true or false"])
        }
    }

    /// The value of a parameter that is a number.
    ///
    /// - Throws: `usage` for anything that is none or lies outside `range`.
    func integer(_ name: String, in range: ClosedRange<Int>) throws(HindcastError) -> Int? {
        guard let value = text(name) else { return nil }
        guard let number = Int(value), range.contains(number) else {
            throw HindcastError(
                .usage,
                "“\(value)” is no value for “\(name)”",
                hints: ["a number from \(range.lowerBound) to \(range.upperBound)"]
            )
        }
        return number
    }

    /// Refuses parameters that mean nothing here, which would otherwise be passed over in silence.
    ///
    /// - Throws: `usage`, with the names that have a meaning as hints.
    func expectOnly(_ names: [String]) throws(HindcastError) {
        for parameter in parameters where !names.contains(where: { $0.hasSameBytes(as: parameter.name) }) {
            throw HindcastError(
                .usage,
                "\(path) has no parameter “\(parameter.name)”",
                hints: names.isEmpty ? ["it has none at all"] : names
            )
        }
    }

    /// Returns text with `+` as a space and each `%2F` as its byte; a broken escape stays as it is.
    private static func decode(_ text: Substring) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
                let high = Character(Unicode.Scalar(bytes[index + 1])).hexDigitValue,
                let low = Character(Unicode.Scalar(bytes[index + 2])).hexDigitValue
            {
                result.append(UInt8(high * 16 + low))
                index += 3
            } else {
                result.append(bytes[index] == UInt8(ascii: "+") ? UInt8(ascii: " ") : bytes[index])
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }
}
