package import HindcastModel

extension VerificationReport {
    /// The object of `verify`.
    package var json: JSONValue {
        [
            "findings": .array(
                findings.map {
                    [
                        "check": .string($0.check.rawValue), "subject": .string($0.subject),
                        "reason": .string($0.reason),
                    ]
                }
            ),
            "finding_count": .integer(Int64(findingCount)), "packs": .integer(Int64(packs)),
            "objects": .integer(Int64(objects)), "bytes": .integer(Int64(bytes)),
            "commits": .integer(Int64(commits)), "known_heads": .integer(Int64(knownHeads)),
            "former_commits": .integer(Int64(formerCommits)), "notes": .integer(Int64(notes)),
            "documents": .integer(Int64(documents)), "index": .string(index.rawValue),
            "events": .integer(Int64(events)), "uncounted_commits": .integer(Int64(uncounted)),
        ]
    }
}
