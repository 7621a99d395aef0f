package import HindcastModel

extension ReconcileReport {
    /// The object of `reconcile -o json`.
    package var json: JSONValue {
        [
            "files": .array(files.map(\.json)), "types": .array(rows.map(\.json)), "total": total.json,
            "unlogged": .array(contradictions.map(\.json)), "unseen": .array(unseen.map(\.json)),
            "uncompared": .array(uncompared.map(\.json)), "findings": .array(findings.map(\.json)),
        ]
    }
}

extension ReconcileReport.Row {
    /// An object of `types`.
    package var json: JSONValue {
        var object: JSONObject = [
            "type": .string(type), "resources": .integer(Int64(count)), "values_agreeing": .integer(Int64(agreeing)),
            "values_differing": .integer(Int64(differing)), "values_no_event_names": .integer(Int64(silent)),
        ]
        for verdict in ReconcileReport.Verdict.allCases {
            object[verdict.rawValue] = .integer(Int64(resources[verdict, default: 0]))
        }
        return .object(object)
    }
}

extension ReconcileReport.Contradiction {
    /// An object of `unlogged` or `unseen`.
    package var json: JSONValue {
        [
            "label": .string(label), "resource": address.map { .string($0.description) } ?? .null,
            "pointer": pointer.map { .string($0.description) } ?? .null, "observed": observed ?? .null,
            "recorded": recorded ?? .null, "time": time.map { .string($0.rfc3339) } ?? .null,
        ]
    }
}
