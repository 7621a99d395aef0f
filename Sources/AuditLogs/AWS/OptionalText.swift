internal import FastJSON
internal import Glibc

/// The text of a member that may be missing.
struct OptionalText {
    let bytes: UnsafeRawBufferPointer?
    var isCall: Bool { bytes.map { $0.says("AwsApiCall") } ?? false }
    var isManagement: Bool { bytes.map { $0.says("Management") } ?? true }
    var string: String? { bytes.map { String(decoding: $0, as: UTF8.self) } }
}

extension UnsafeRawBufferPointer {
    /// Whether the bytes stand somewhere in here.
    func holds(_ word: StaticString) -> Bool {
        let size = word.utf8CodeUnitCount
        var rest = self
        while rest.count >= size, let base = rest.baseAddress,
            let found = memchr(base, Int32(word.utf8Start[0]), rest.count - size + 1)
        {
            if memcmp(found, word.utf8Start, size) == 0 { return true }
            rest = UnsafeRawBufferPointer(rebasing: rest[(found - UnsafeMutableRawPointer(mutating: base) + 1)...])
        }
        return false
    }
}
