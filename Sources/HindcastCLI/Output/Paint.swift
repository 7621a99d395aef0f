/// Colours, where they are wanted.
struct Paint {
    /// What a piece of text is, which decides its colour.
    enum Role: Hashable {
        case plain
        case actor
        case time
        case commit
        case added
        case removed
        case changed
        case heading
        case warning
        case quiet

        /// The parameters of the terminal's Select Graphic Rendition; the sixteen colours that every theme defines.
        fileprivate var code: String? {
            switch self {
            case .plain: nil
            case .actor: "36"
            case .time, .quiet: "2"
            case .commit, .changed: "33"
            case .added: "32"
            case .removed: "31"
            case .heading: "1"
            case .warning: "1;33"
            }
        }
    }

    /// Whether to paint at all.
    let isOn: Bool

    /// Returns the text in the colour of its role.
    func paint(_ text: String, as role: Role) -> String {
        guard isOn, !text.isEmpty, let code = role.code else { return text }
        return "\u{1B}[\(code)m\(text)\u{1B}[0m"
    }
}
