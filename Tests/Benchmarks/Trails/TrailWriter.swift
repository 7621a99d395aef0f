import CDeflate
import Foundation

/// Lays records down as CloudTrail delivers them: gzip files of mixed sizes, a folder an account, region and day.
///
/// Inside a file records are not sorted, and one of a hundred is delivered twice.
final class TrailWriter {
    /// What stands in a record around its parameters and its answer.
    struct Record {
        let account: String
        let region: String
        /// The service, as in `sqs.amazonaws.com`.
        let source: String
        let call: String
        let caller: Caller
        let reads: Bool
        let isDenied: Bool
    }

    /// The records of an account and region that no file holds yet.
    private struct Batch {
        var text = RecordText()
        var ends: [Int] = []
        var limit: Int
    }

    private(set) var files = 0
    private(set) var bytesStored = 0
    private(set) var bytesUnpacked = 0
    private let folder: String
    private var random: SeededRandom
    private var batches: [String: Batch] = [:]
    private var folders: Set<String> = []
    private let compressor = libdeflate_alloc_compressor(6)

    init(folder: String, seed: UInt64) {
        self.folder = folder
        random = SeededRandom(seed: seed ^ 0xF11E)
    }

    deinit { libdeflate_free_compressor(compressor) }

    func add(
        _ record: Record,
        at time: CivilTime,
        request: (inout RecordText, inout SeededRandom) -> Void,
        response: (inout RecordText, inout SeededRandom) -> Void
    ) throws {
        let key = "\(record.account)/CloudTrail/\(record.region)"
        var batch = batches.removeValue(forKey: key) ?? Batch(limit: fileLength())
        write(record, time, request, response, to: &batch.text)
        batch.ends.append(batch.text.bytes.count)
        if batch.ends.count >= batch.limit {
            try store(batch, key, at: time)
            batch.text.removeAll()
            batch.ends.removeAll(keepingCapacity: true)
            batch.limit = fileLength()
        }
        batches[key] = batch
    }

    /// Writes what is left.
    func finish(at time: CivilTime) throws {
        for (key, batch) in batches.sorted(by: { $0.key < $1.key }) where !batch.ends.isEmpty {
            try store(batch, key, at: time)
        }
        batches = [:]
    }

    /// Ten to 2,560 records; each doubling is as frequent.
    private func fileLength() -> Int {
        let least = 10 << random.below(8)
        return least + random.below(least)
    }

    private func write(
        _ record: Record,
        _ time: CivilTime,
        _ request: (inout RecordText, inout SeededRandom) -> Void,
        _ response: (inout RecordText, inout SeededRandom) -> Void,
        to text: inout RecordText
    ) {
        text.append(#"{"eventVersion":"1.11","userIdentity":"#)
        text.append(record.caller.identity)
        text.append(#","eventTime":""#)
        text.append(time.text)
        text.append(#"","eventSource":""#)
        text.append(record.source)
        text.append(#".amazonaws.com","eventName":""#)
        text.append(record.call)
        text.append(#"","awsRegion":""#)
        text.append(record.region)
        text.append(#"","sourceIPAddress":""#)
        text.append(record.caller.address)
        text.append(#"","userAgent":""#)
        text.append(record.caller.agent)
        if record.isDenied {
            text.append(#"","errorCode":"AccessDenied","errorMessage":"User is not authorized to perform: "#)
            text.append(record.call)
        }
        text.append(#"","requestParameters":"#)
        request(&text, &random)
        text.append(#","responseElements":"#)
        if record.isDenied { text.append("null") } else { response(&text, &random) }
        text.append(#","requestID":""#)
        text.appendUUID(&random)
        text.append(#"","eventID":""#)
        text.appendUUID(&random)
        text.append(#"","readOnly":"#)
        text.append(record.reads ? "true" : "false")
        text.append(#","eventType":"AwsApiCall","managementEvent":true,"recipientAccountId":""#)
        text.append(record.account)
        text.append(#"","eventCategory":"Management","tlsDetails":{"tlsVersion":"TLSv1.3","cipherSuite":""#)
        text.append(#"TLS_AES_128_GCM_SHA256","clientProvidedHostHeader":""#)
        text.append(record.source)
        text.append(".")
        text.append(record.region)
        text.append(#".amazonaws.com"}}"#)
    }

    private func store(_ batch: Batch, _ key: String, at time: CivilTime) throws {
        var order = Array(batch.ends.indices)
        for index in order.indices.dropLast() where random.below(5) == 0 { order.swapAt(index, index + 1) }
        for _ in 0..<(order.count / 100) { order.append(order[random.below(order.count)]) }
        var text: [UInt8] = []
        text.reserveCapacity(batch.text.bytes.count + order.count + 16)
        text += #"{"Records":["#.utf8
        for (place, index) in order.enumerated() {
            if place > 0 { text.append(UInt8(ascii: ",")) }
            text += batch.text.bytes[(index == 0 ? 0 : batch.ends[index - 1])..<batch.ends[index]]
        }
        text += "]}".utf8

        let directory = "\(folder)/AWSLogs/\(key)/\(time.folder)"
        if folders.insert(directory).inserted {
            try FileManager.default.createDirectory(atPath: directory, withIntermediateDirectories: true)
        }
        var tail = RecordText()
        tail.append(hex: random.next(), digits: 16)
        let parts = key.split(separator: "/")
        let name =
            "\(parts[0])_CloudTrail_\(parts[2])_\(time.compact)_\(String(decoding: tail.bytes, as: UTF8.self)).json.gz"
        let packed = gzip(text)
        try packed.write(to: URL(filePath: "\(directory)/\(name)"))
        files += 1
        bytesStored += packed.count
        bytesUnpacked += text.count
    }

    private func gzip(_ text: [UInt8]) -> Data {
        var packed = Data(count: libdeflate_gzip_compress_bound(compressor, text.count))
        let count = packed.withUnsafeMutableBytes { room in
            libdeflate_gzip_compress(compressor, text, text.count, room.baseAddress, room.count)
        }
        return packed.prefix(count)
    }
}
