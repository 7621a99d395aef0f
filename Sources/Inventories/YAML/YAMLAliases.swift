/// The aliases of a YAML text, as far as they are seen without reading it.
///
/// Yams hashes every key of a mapping. A key that is a list of aliases of lists of aliases would keep it busy for years, so such a
/// text is never given to it.
struct YAMLAliases {
    /// Whether the text has aliases enough to multiply, and keys that may be made of them.
    let areKeys: Bool

    /// Looks through a text.
    init(_ text: ArraySlice<UInt8>) {
        var anchors: Set<ArraySlice<UInt8>> = []
        var aliases: [ArraySlice<UInt8>] = []
        var hasKey = false
        var before = UInt8(ascii: "\n")
        var index = text.startIndex
        while index < text.endIndex {
            let byte = text[index]
            defer { before = byte }
            index += 1
            switch byte {
            case UInt8(ascii: "&") where YAMLAliases.opens(before), UInt8(ascii: "*") where YAMLAliases.opens(before):
                let name = text[index...].prefix { !YAMLAliases.ends($0) }
                guard !name.isEmpty else { continue }
                index = name.endIndex
                if byte == UInt8(ascii: "&") {
                    anchors.insert(name)
                } else {
                    aliases.append(name)
                    hasKey = hasKey || YAMLAliases.isKey(text[index...])
                }
            case UInt8(ascii: "?") where YAMLAliases.opens(before): hasKey = true
            case UInt8(ascii: "]"), UInt8(ascii: "}"): hasKey = hasKey || YAMLAliases.isKey(text[index...])
            default: break
            }
        }
        areKeys = hasKey && aliases.lazy.filter { anchors.contains($0) }.prefix(12).count == 12
    }

    private static func isKey(_ rest: ArraySlice<UInt8>) -> Bool {
        rest.first { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") } == UInt8(ascii: ":")
    }

    private static func opens(_ byte: UInt8) -> Bool { byte <= 32 || "[{,:!".utf8.contains(byte) }

    private static func ends(_ byte: UInt8) -> Bool { byte <= 32 || "[]{},".utf8.contains(byte) }
}
