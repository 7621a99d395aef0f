internal import CWebAssets

/// One file of the site that never changes: style, script, icon.
struct WebAsset: Sendable {
    /// The media type.
    let type: String
    /// The file's bytes.
    let bytes: [UInt8]

    /// Returns the file at a path such as `/style.css`; `nil` where the site has none.
    static func at(path: String) -> WebAsset? { all[path] }

    private static let all: [String: WebAsset] = {
        var assets: [String: WebAsset] = [:]
        for index in 0..<cwebassets_file_count {
            let file = cwebassets_file_at(index)
            let name = String(cString: file.name)
            assets["/" + name] = WebAsset(
                type: type(ofName: name),
                bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count))
            )
        }
        return assets
    }()

    private static func type(ofName name: String) -> String {
        switch name.split(separator: ".").last {
        case "css": "text/css; charset=utf-8"
        case "js": "text/javascript; charset=utf-8"
        case "svg": "image/svg+xml"
        default: "application/octet-stream"
        }
    }
}
