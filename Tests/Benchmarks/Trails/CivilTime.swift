import HindcastModel

/// A second of the trail's year, as logs and file names write it.
struct CivilTime {
    /// Seconds since 1970.
    let seconds: Int

    /// When a trail begins: 2025-01-01T00:00:00Z.
    static let start = CivilTime(seconds: 1_735_689_600)

    /// `2025-01-01T00:00:00Z`.
    var text: String { Moment(seconds: Int64(seconds)).description }

    /// `2025/01/01`.
    var folder: String { String(text.prefix(10)).replacing("-", with: "/") }

    /// `20250101T0000Z`.
    var compact: String {
        String(text.prefix(16)).replacing("-", with: "").replacing(":", with: "") + "Z"
    }
}
