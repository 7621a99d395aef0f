/// Something that a reader should know: a record that could not be read, a file that is no log.
public struct Finding: Hashable, Sendable {
    /// The file, as the user named it; `-` for standard input.
    public let file: String
    /// The position of the record in the file, from 1; `nil` where the whole file is meant.
    public let record: Int?
    /// What is wrong, as a sentence without a final full stop.
    public let reason: String

    /// Makes a finding.
    public init(file: String, record: Int? = nil, reason: String) {
        self.file = file
        self.record = record
        self.reason = reason
    }
}

extension Finding: CustomStringConvertible {
    /// The finding as one line: file, record, reason.
    public var description: String { record.map { "\(file): record \($0): \(reason)" } ?? "\(file): \(reason)" }
}
