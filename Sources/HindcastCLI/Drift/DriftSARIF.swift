import Crypto
import Foundation
import Hindcast
import HindcastModel

/// Drift as SARIF 2.1.0, which code scanning takes: a result for each place that differs, and for each resource that is missing or
/// unmanaged, at the line that states it.
///
/// Source: https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html, the sections named below.
struct DriftSARIF {
    private let report: DriftReport
    private let version: String
    private let folder: String
    private let files: Set<String>

    /// Makes the form of a report.
    ///
    /// - Parameters:
    ///   - version: the program's.
    ///   - folder: the working directory, to which paths are relative.
    init(_ report: DriftReport, version: String, folder: String) {
        self.report = report
        self.version = version
        self.folder = folder.hasSuffix("/") ? folder : folder + "/"
        files = Set(report.files.map(\.name))
    }

    /// The sorts of results (§3.49); their ids never change, since alerts are known by them.
    private enum Rule: String, CaseIterable {
        case changed
        case missing
        case unmanaged
        case unattributed
        case expiredIgnore = "expired-ignore"

        var name: String {
            switch self {
            case .changed: "NotAsStated"
            case .missing: "StatedAndNotThere"
            case .unmanaged: "ThereAndNotStated"
            case .unattributed: "DriftWithoutAnEvent"
            case .expiredIgnore: "IgnoreEntryExpired"
            }
        }

        var short: String {
            switch self {
            case .changed: "A resource is not as it is stated."
            case .missing: "A resource is stated and is not there."
            case .unmanaged: "A resource is there and nobody stated it."
            case .unattributed: "Something differs from what is stated, and no event in the logs shows who did it."
            case .expiredIgnore: "An entry of the ignore file has expired and ignores nothing."
            }
        }

        var level: String { self == .changed || self == .missing ? "error" : "warning" }

        var json: JSONValue {
            [
                "id": .string(rawValue), "name": .string(name), "shortDescription": ["text": .string(short)],
                "fullDescription": ["text": .string(short)], "defaultConfiguration": ["level": .string(level)],
                "properties": ["tags": ["drift", "configuration"]],
            ]
        }
    }

    /// The whole log.
    var json: JSONValue {
        [
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
            "runs": [
                [
                    "tool": [
                        "driver": [
                            "name": "hindcast", "semanticVersion": .string(version),
                            "rules": .array(Rule.allCases.map(\.json)),
                        ]
                    ],
                    "columnKind": "unicodeCodePoints", "invocations": [invocation],
                    "results": .array(results),
                    "properties": .object([
                        "moment": .string(report.moment.rfc3339), "compared": .integer(Int64(report.compared)),
                        "uncompared": .integer(Int64(report.uncompared.count)),
                        "ignored": .integer(Int64(report.ignored.count)),
                    ]),
                ]
            ],
        ]
    }

    /// What could not be read (§3.20).
    private var invocation: JSONValue {
        [
            "executionSuccessful": .bool(report.findings.isEmpty),
            "toolExecutionNotifications": .array(
                report.findings.map { finding in
                    var notification: JSONObject = ["level": "error", "message": message(finding.description)]
                    if let location = physical(finding.file, line: nil) {
                        notification["locations"] = [["physicalLocation": location]]
                    }
                    return .object(notification)
                }
            ),
        ]
    }

    // MARK: Results

    private var results: [JSONValue] {
        var seen: [String: Int] = [:]
        var results: [JSONValue] = []
        for drift in report.resources {
            let places: [(difference: DriftDifference?, cause: DriftCause)] =
                drift.cause.map { [(nil, $0)] } ?? drift.differences.map { ($0, $0.cause) }
            for place in places { results.append(result(drift, place.difference, place.cause, &seen)) }
        }
        for entry in report.expired {
            let file = report.ignoreFile ?? ""
            let key = "expired\n\(entry.resource)\n\(entry.reason)"
            var result: JSONObject = [
                "ruleId": .string(Rule.expiredIgnore.rawValue), "level": .string(Rule.expiredIgnore.level),
                "message": message(DriftWords.expiry(entry)), "partialFingerprints": fingerprints(key, &seen),
            ]
            if let location = physical(file, line: entry.line) {
                result["locations"] = [["physicalLocation": location]]
            }
            results.append(.object(result))
        }
        return results
    }

    private func result(
        _ drift: DriftedResource,
        _ difference: DriftDifference?,
        _ cause: DriftCause,
        _ seen: inout [String: Int]
    ) -> JSONValue {
        let rule = rule(drift, cause)
        let resource = drift.address?.description ?? drift.statements.first?.label ?? ""
        // Neither the line nor the value is part of it: the alert stays the same when either moves.
        let place = difference.map { $0.name ?? $0.pointer.description } ?? ""
        var properties: JSONObject = [
            "group": .string(drift.group.rawValue), "resource": .string(resource),
            "stated_by": .array(drift.statements.map { .string("\($0.label) in \(DriftWords.place($0))") }),
            "cause": cause.json, "actor": .string(DriftWords.actor(cause)), "time": .string(DriftWords.time(cause)),
        ]
        if let difference {
            properties["pointer"] = .string(difference.pointer.description)
            properties["place"] = .string(DriftWords.place(difference))
            properties["stated"] = difference.stated ?? .null
            properties["actual"] = difference.actual ?? .null
        }
        if case .change(let change) = cause { properties["event"] = .string("e:" + change.eventID) }
        return [
            "ruleId": .string(rule.rawValue), "level": .string(rule.level),
            "message": message(DriftWords.sentence(drift, difference, cause)),
            "locations": .array(locations(of: drift, resource)),
            "partialFingerprints": fingerprints("\(drift.group.rawValue)\n\(resource)\n\(place)", &seen),
            "properties": .object(properties),
        ]
    }

    private func rule(_ drift: DriftedResource, _ cause: DriftCause) -> Rule {
        if case .unattributed = cause { return .unattributed }
        switch drift.group {
        case .changed: return .changed
        case .missing: return .missing
        case .unmanaged: return .unmanaged
        }
    }

    /// Known by what is said of it, and by its number where several say the same (§3.27.17). Code scanning reads the second one.
    private func fingerprints(_ key: String, _ seen: inout [String: Int]) -> JSONValue {
        let digest = SHA256.hash(data: Data(key.utf8)).prefix(16).map { byte in
            (byte < 16 ? "0" : "") + String(byte, radix: 16)
        }.joined()
        seen[digest, default: 0] += 1
        let text = JSONValue.string("\(digest):\(seen[digest, default: 1])")
        return ["hindcastDrift/v1": text, "primaryLocationLineHash": text]
    }

    // MARK: Places

    /// The statements; for what nobody states, the first file that might have.
    private func locations(of drift: DriftedResource, _ resource: String) -> [JSONValue] {
        let logical: JSONValue = [
            ["fullyQualifiedName": .string(resource), "kind": "resource"]
        ]
        var places = drift.statements.map { ($0.file, $0.line) }
        if places.isEmpty, let file = report.files.first { places = [(file.name, nil)] }
        let locations = places.prefix(10).compactMap { file, line -> JSONValue? in
            // What A..B compares with is no file.
            guard files.contains(file), let place = physical(file, line: line) else { return nil }
            return ["physicalLocation": place, "logicalLocations": logical]
        }
        return locations.isEmpty ? [["logicalLocations": logical]] : locations
    }

    /// A file and the line in it (§3.29); `nil` for standard input.
    private func physical(_ file: String, line: Int?) -> JSONValue? {
        guard file != "-", !file.isEmpty else { return nil }
        var path = file.hasPrefix(folder) ? String(file.dropFirst(folder.count)) : file
        while path.hasPrefix("./") { path = String(path.dropFirst(2)) }
        let encoded = DriftSARIF.percentEncoded(path)
        let uri = encoded.hasPrefix("/") ? "file://" + encoded : encoded
        var location: JSONObject = ["artifactLocation": ["uri": .string(uri)]]
        // Code scanning wants a line: the first, where nobody knows it.
        location["region"] = ["startLine": .integer(Int64(max(1, line ?? 1)))]
        return .object(location)
    }

    /// A path as RFC 3986 has it.
    private static func percentEncoded(_ path: String) -> String {
        var text = ""
        for byte in path.utf8 {
            let isPlain =
                byte.asciiLowercased &- 97 < 26 || byte &- 48 < 10 || "/-._~@+,=".utf8.contains(byte)
            if isPlain {
                text.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                text += "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
            }
        }
        return text
    }

    /// Text of which no part is a link (§3.11.6) or anything else than text.
    private func message(_ text: String) -> JSONValue {
        let visible = VisibleText.escape(text)
        let plain = visible.contains("](") ? visible.replacing("[", with: "\\[").replacing("]", with: "\\]") : visible
        return ["text": .string(plain)]
    }
}
