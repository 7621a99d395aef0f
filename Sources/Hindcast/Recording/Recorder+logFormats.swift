internal import AuditLogs

extension Recorder {
    /// The names of the formats that `record` reads.
    public static var logFormats: [String] { LogFormat.allCases.map(\.rawValue) }
}
