internal import HindcastModel

/// Says what something that is no audit log looks like.
package enum LookAlike {
    /// What a JSON value looks like.
    ///
    /// - Parameter format: the container it is, where that is not the wanted one.
    static func description(of value: JSONValue, as format: LogFormat?) -> String {
        if let format { return "it is of the format \(format.rawValue)" }
        guard let object = value.object else { return "it is no JSON object" }
        func has(_ keys: String...) -> Bool { keys.allSatisfy { object[$0] != nil } }
        if has("digestStartTime") || has("digestS3Object") {
            return "it is a CloudTrail digest, which holds no records"
        }
        if has("configurationItems") || has("configurationItemStatus") { return "it looks like an AWS Config snapshot" }
        if has("class_uid") || has("category_uid") { return "it looks like an OCSF event, which is not read" }
        if has("logName", "insertId") { return "it is a Google Cloud log entry of another log than an audit log" }
        if object["id"]?.string?.lowercased().hasPrefix("/subscriptions/") == true {
            return "it looks like an Azure resource, no audit record"
        }
        if has("terraform_version") { return "it looks like a Terraform state" }
        if has("detail-type") { return "it is an EventBridge event without an API call" }
        if has("ARN") || has("kinesis") || has("s3") { return "it is a notification, no audit record" }
        if object.isEmpty { return "it is an empty JSON object" }
        let keys = object.keys.prefix(4).map(printable).joined(separator: ", ")
        return "it is no audit record: its first members are \(keys)"
    }

    /// What text that does not start like JSON looks like.
    static func description(of bytes: UnsafeRawBufferPointer) -> String {
        let start = bytes.prefix(512)
        let magics: [([UInt8], String)] = [
            (Array("PAR1".utf8), "a Parquet file"), ([0x50, 0x4B, 0x03, 0x04], "a ZIP archive"),
            (Array("BZh".utf8), "a bzip2 file"), ([0xFD, 0x37, 0x7A, 0x58, 0x5A], "an xz file"),
            ([0x89, 0x50, 0x4E, 0x47], "a picture"), (Array("%PDF".utf8), "a PDF file"),
            (Array("SQLite format 3".utf8), "an SQLite database"), ([0x04, 0x22, 0x4D, 0x18], "an LZ4 file"),
            ([0xFF, 0xFE], "text in UTF-16"), ([0xFE, 0xFF], "text in UTF-16"), (Array("<".utf8), "XML or HTML"),
            (Array("---".utf8), "YAML"), (Array("- ".utf8), "YAML"), (Array("#".utf8), "a text file"),
        ]
        for (magic, name) in magics where start.starts(with: magic) { return "it is no log: it looks like \(name)" }
        if start.contains(0) { return "it is no log: it looks like binary data" }
        let line = start.prefix { $0 != 0x0A }
        if line.count(where: { $0 == UInt8(ascii: "\t") }) >= 2 { return "it is no log: it looks like a table" }
        if line.count(where: { $0 == UInt8(ascii: ",") }) >= 2 { return "it is no log: it looks like CSV" }
        return "it is no log: it looks like a text file"
    }

    /// A hostile name made fit to be printed: control characters escaped, length bounded.
    package static func printable(_ text: String) -> String {
        let cut = text.unicodeScalars.prefix(40).map { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                "\\u{\(String(scalar.value, radix: 16))}"
            default: String(scalar)
            }
        }
        return cut.joined() + (text.unicodeScalars.count > 40 ? "…" : "")
    }
}
