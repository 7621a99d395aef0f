internal import CDeflate
package import HindcastModel

/// Writes records into log files as trails, queues and people hand them around, at random.
package struct TrailDelivery {
    /// How records are written into one file.
    package enum Form: CaseIterable, Sendable {
        case records
        case lines
        case array
        case eventBridge
        case lookupEvents
        case cloudWatchLogs
    }

    /// The files' paths.
    package private(set) var files: [String] = []

    private let folder: TemporaryFolder
    private let name: String

    /// Prepares files in a folder, whose names begin with a text.
    package init(in folder: TemporaryFolder, named name: String) {
        self.folder = folder
        self.name = name
    }

    /// Writes records into as many files as wanted: in any order, each into one of them and some into several, the
    /// files of any form, compressed or not.
    ///
    /// - Parameter copies: how many of a hundred records come once more.
    package mutating func scatter(
        _ records: [JSONValue],
        over count: Int,
        copies: Int,
        using numbers: inout SeededGenerator
    ) throws {
        var contents = Array(repeating: [JSONValue](), count: count)
        for record in records {
            contents[Int.random(in: 0..<count, using: &numbers)].append(record)
            if numbers.happens(copies) { contents[Int.random(in: 0..<count, using: &numbers)].append(record) }
        }
        for content in contents {
            let form = numbers.one(of: Form.allCases)
            try write(content.shuffled(using: &numbers), as: form, isCompressed: numbers.happens(50))
        }
    }

    /// Writes one file.
    @discardableResult
    package mutating func write(_ records: [JSONValue], as form: Form = .records, isCompressed: Bool = false) throws
        -> String
    {
        let bytes = Self.bytes(of: records, as: form)
        let path = "\(name)-\(files.count).json\(isCompressed ? ".gz" : "")"
        files.append(try folder.write(isCompressed ? Self.compressed(bytes) : bytes, to: path))
        return files[files.count - 1]
    }

    private static func bytes(of records: [JSONValue], as form: Form) -> [UInt8] {
        func text(_ value: JSONValue) -> [UInt8] { JSONWriter.bytes(of: value, layout: .compact) }
        func string(_ value: JSONValue) -> JSONValue { .string(String(decoding: text(value), as: UTF8.self)) }
        switch form {
        case .records: return text(["Records": .array(records)])
        case .array: return text(.array(records))
        case .lines: return Array(records.map(text).joined(separator: [10]))
        case .eventBridge:
            let events: [JSONValue] = records.map { record in
                [
                    "version": "0", "detail-type": "AWS API Call via CloudTrail",
                    "account": record["recipientAccountId"] ?? .null, "region": record["awsRegion"] ?? .null,
                    "detail": record,
                ]
            }
            return Array(events.map(text).joined(separator: [10]))
        case .lookupEvents:
            return text(["Events": .array(records.map { ["CloudTrailEvent": string($0), "Username": "somebody"] })])
        case .cloudWatchLogs:
            let events: [JSONValue] = records.map { ["id": "1", "timestamp": 1, "message": string($0)] }
            return text(["messageType": "DATA_MESSAGE", "logEvents": .array(events)])
        }
    }

    private static func compressed(_ bytes: [UInt8]) -> [UInt8] {
        guard let compressor = libdeflate_alloc_compressor(1) else { preconditionFailure("out of memory") }
        defer { libdeflate_free_compressor(compressor) }
        let bound = libdeflate_gzip_compress_bound(compressor, bytes.count)
        return [UInt8](unsafeUninitializedCapacity: bound) { out, count in
            count = libdeflate_gzip_compress(compressor, bytes, bytes.count, out.baseAddress, bound)
        }
    }
}
