package import HindcastModel

extension DriftReport {
    /// Whether everything that was stated could be read and compared, but for what never can be.
    package var isComplete: Bool { findings.isEmpty && unused.isEmpty && uncompared.allSatisfy(\.isByNature) }

    /// The object of `drift -o json`.
    package var json: JSONValue {
        [
            "moment": .string(moment.rfc3339),
            "files": .array(files.map(\.json)),
            "summary": .object(
                JSONObject(
                    unsorted: DriftGroup.allCases.map {
                        .init(key: $0.rawValue, value: .integer(Int64(resources(in: $0).count)))
                    } + [
                        .init(key: "compared", value: .integer(Int64(compared))),
                        .init(key: "values", value: .integer(Int64(attributes))),
                        .init(key: "implied", value: .integer(Int64(implied))),
                        .init(key: "uncompared", value: .integer(Int64(uncompared.count))),
                        .init(key: "ignored", value: .integer(Int64(ignored.count))),
                    ]
                )
            ),
            "drift": .array(resources.map(\.json)),
            "uncompared": .array(uncompared.map(\.json)),
            "ignored": .array(
                ignored.map { item in
                    var object = item.resource.json.object ?? [:]
                    object["ignore_reason"] = .string(item.reason)
                    object["ignore_line"] = .integer(Int64(item.line))
                    return .object(object)
                }
            ),
            "ignore_file": ignoreFile.map { .string($0) } ?? .null,
            "expired": .array(expired.map(\.json)),
            "unused": .array(unused.map(\.json)),
            "findings": .array(findings.map(\.json)),
        ]
    }
}

extension DriftReport.File {
    /// An object of `files`.
    package var json: JSONValue {
        [
            "name": .string(name), "format": .string(format),
            "standing": .string(isDeclared ? "declared" : "observed"), "resources": .integer(Int64(resources)),
        ]
    }
}

extension DriftReport.Uncompared {
    /// An object of `uncompared`.
    package var json: JSONValue {
        [
            "label": .string(label), "type": .string(kind), "place": place.map { .string($0) } ?? .null,
            "reason": .string(reason), "by_nature": .bool(isByNature),
        ]
    }
}

extension Finding {
    /// An object of `findings`.
    package var json: JSONValue {
        [
            "file": .string(file), "record": record.map { .integer(Int64($0)) } ?? .null, "reason": .string(reason),
        ]
    }
}

extension IgnoreList.Entry {
    /// An object of `expired` and `unused`.
    package var json: JSONValue {
        [
            "resource": .string(resource), "reason": .string(reason), "expires": lastDay.map { .string($0) } ?? .null,
            "line": .integer(Int64(line)),
        ]
    }
}

extension DriftedResource {
    /// An object of `drift`.
    package var json: JSONValue {
        [
            "group": .string(group.rawValue), "resource": address.map { .string($0.description) } ?? .null,
            "name": name.map { .string($0) } ?? .null,
            "stated_by": .array(
                statements.map { statement in
                    [
                        "label": .string(statement.label), "type": .string(statement.kind),
                        "file": .string(statement.file),
                        "line": statement.line.map { .integer(Int64($0)) } ?? .null,
                    ]
                }
            ),
            "differences": .array(
                differences.map { difference in
                    [
                        "pointer": .string(difference.pointer.description),
                        "name": difference.name.map { .string($0) } ?? .null, "stated": difference.stated ?? .null,
                        "actual": difference.actual ?? .null, "cause": difference.cause.json,
                    ]
                }
            ),
            "cause": cause?.json ?? .null,
        ]
    }
}

extension DriftCause {
    /// The change's members with `"attributed": true`; else the reason, and between which moments.
    package var json: JSONValue {
        switch self {
        case .change(let change):
            var object = change.jsonMembers
            object["attributed"] = true
            object["subject"] = .string(change.subject)
            return .object(object)
        case .unattributed(let gap):
            return [
                "attributed": false, "reason": .string(gap.reason.rawValue),
                "after": gap.after.map { .string($0.rfc3339) } ?? .null,
                "before": gap.before.map { .string($0.rfc3339) } ?? .null,
            ]
        }
    }
}

extension Unattributed.Reason {
    /// The reason, as a clause.
    package var words: String {
        switch self {
        case .beforeFirstLog: "no event shows it: it may be older than the logs"
        case .noEvent: "no event sets it"
        case .logGap: "the logs have a gap there"
        case .hidden: "hidden by the provider"
        case .notModelled: "events of the service that no rule knows may have"
        }
    }
}
