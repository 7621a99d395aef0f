internal import GRDB

extension IndexWriter {
    /// Takes back every commit after a position. The cost grows with what is taken back.
    mutating func truncate(after position: Int) throws {
        caches.forgetTakenBack()
        if position <= 0 {
            for table in [
                "commits", "commit_keys", "event_keys", "resources", "changes", "identities", "names", "firsts",
            ] {
                try prepare("DELETE FROM \(table)").run()
            }
            return
        }
        let touched = try prepare("SELECT DISTINCT resource FROM changes WHERE seq > ?")
            .all(.integer(position)) { $0.integer(0) }
        let commits = try prepare("SELECT seq, id FROM commits WHERE seq > ?")
            .all(.integer(position)) { (sequence: $0.integer(0), id: $0.bytes(1)) }

        let deleteCommitKey = try prepare("DELETE FROM commit_keys WHERE key = ? AND seq = ?")
        for commit in commits {
            try deleteCommitKey.run(.integer(LookupKey.of(commit: commit.id)), .integer(commit.sequence))
        }
        // Events without a commit are on it too, by keys that only their ids tell: the whole table is looked through.
        if !commits.isEmpty { try prepare("DELETE FROM event_keys WHERE seq > ?").run(.integer(position)) }
        try prepare("DELETE FROM commits WHERE seq > ?").run(.integer(position))
        try prepare("DELETE FROM names WHERE seq > ?").run(.integer(position))
        try prepare("DELETE FROM changes WHERE seq > ?").run(.integer(position))
        try prepare("DELETE FROM firsts WHERE seq > ?").run(.integer(position))

        let deleteIdentities = try prepare("DELETE FROM identities WHERE resource = ? AND seq > ?")
        let deleteResource = try prepare("DELETE FROM resources WHERE id = ? AND first > ?")
        let updateResource = try prepare(
            """
            UPDATE resources SET live = coalesce(
                (SELECT kind <> 2 FROM changes WHERE resource = resources.id ORDER BY seq DESC LIMIT 1), 0)
            WHERE id = ?
            """
        )
        for resource in touched {
            try deleteIdentities.run(.integer(resource), .integer(position))
            try deleteResource.run(.integer(resource), .integer(position))
            try updateResource.run(.integer(resource))
        }
    }
}
