internal import GitStore
internal import HistoryIndex

extension Verification {
    private var indexPath: String { IndexKeeper.path(in: reader) }

    /// Whether an import is writing the index.
    var isIndexBusy: Bool { HistoryIndex.isBeingWritten(at: indexPath) }

    /// Opens the index to be compared; `nil` where that cannot be.
    mutating func openIndex() -> HistoryIndex? {
        do {
            return try HistoryIndex(opening: indexPath, for: .reading)
        } catch {
            switch error.kind {
            case .missing, .stale: break
            case .busy: report.index = .busy
            // Where no file may be written, SQLite cannot follow a writer: the index is taken as it is.
            case .denied:
                do {
                    return try HistoryIndex(loading: indexPath)
                } catch {
                    guard error.kind == .busy else { return unreadable(error) }
                    report.index = .busy
                }
            default: return unreadable(error)
            }
            return nil
        }
    }

    private mutating func unreadable(_ error: IndexError) -> HistoryIndex? {
        add(.index, "hindcast/index.sqlite", error.message)
        return nil
    }

    /// Reports how the index was found.
    mutating func finishIndex(main: ObjectID?, isSettled: Bool) throws {
        guard var check = index else { return }
        index = nil
        let isBusy = isIndexBusy
        let (state, omitted) = try check.finish(
            main: main,
            isBusy: isBusy,
            isHeld: reader.holdsCommit,
            document: blobs.document
        ) {
            add(.index, $0, $1)
        }
        report.findingCount += omitted
        report.index = state == .current && !isSettled ? .busy : state
    }

    /// Reports what the ledger counts.
    mutating func finishLedger() throws {
        guard let check = ledger else { return }
        let (events, uncounted) = try check.finish(isCurrent: report.index == .current) { add(.ledger, "ledger", $0) }
        report.events = events
        report.uncounted = uncounted
    }
}
