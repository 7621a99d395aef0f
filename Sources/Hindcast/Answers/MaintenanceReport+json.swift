package import HindcastModel

extension MaintenanceReport {
    /// The object of `maintain`.
    package var json: JSONValue {
        [
            "before": before.json, "after": after.json, "wrote_commit_graph": .bool(wroteCommitGraph),
            "graph_commits": .integer(Int64(graphCommits)), "leftovers": .array(leftovers.map { .string($0) }),
        ]
    }
}

extension MaintenanceReport.Extent {
    fileprivate var json: JSONValue {
        [
            "packs": .integer(Int64(packs)), "loose_objects": .integer(Int64(looseObjects)),
            "object_bytes": .integer(Int64(objectBytes)), "index_bytes": .integer(Int64(indexBytes)),
        ]
    }
}
