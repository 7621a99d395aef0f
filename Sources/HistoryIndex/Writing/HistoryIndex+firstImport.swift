package import HindcastModel

extension HistoryIndex {
    /// Writes down when the first import was, unless that is known, or there were imports of which it is not.
    ///
    /// Nothing in git says it: an index that is built anew does not know it any more.
    package func noteFirstImport(at moment: Moment) throws(IndexError) {
        do {
            try transaction { transaction in
                let writer = transaction.writer
                let isFirst =
                    try writer.prepare(
                        "SELECT NOT EXISTS (SELECT 1 FROM commits) AND NOT EXISTS (SELECT 1 FROM imports)"
                    )
                    .first { $0.integer(0) != 0 } ?? false
                guard isFirst else { return }
                try writer.prepare("INSERT OR IGNORE INTO meta(key, value) VALUES ('first-import', ?)")
                    .run(.integer(moment.nanoseconds))
            }
        } catch {
            throw error as? IndexError ?? IndexError(.other, "\(error)")
        }
    }
}

extension IndexView {
    /// When the first import was; `nil` where that is not known.
    package func firstImport() throws -> Moment? {
        try prepare("SELECT value FROM meta WHERE key = 'first-import'")
            .first { Moment(nanoseconds: Int64($0.integer(0))) }
    }
}
