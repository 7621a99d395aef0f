internal import GitStore
internal import HistoryIndex

enum IndexProjection {
    static func openForWriting(_ reader: HistoryReader) throws -> HistoryIndex {
        try HistoryIndex(opening: reader.directory + "hindcast/index.sqlite", for: .writing)
    }
}
