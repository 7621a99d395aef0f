internal import FastJSON
internal import HindcastModel

/// JSON that stands as text within JSON.
enum JSONText {
    /// Returns the object that a text is; `nil` for any other text.
    static func object(_ text: String) -> JSONObject? {
        guard text.utf8.first(where: { $0 > 0x20 }) == UInt8(ascii: "{") else { return nil }
        return (try? JSONValue(parsing: text))?.object
    }
}
