/// Colours, where they are wanted.
struct Paint {
    let isOn: Bool

    func actor(_ text: String) -> String { wrap(text, "36") }
    func time(_ text: String) -> String { wrap(text, "2") }
    func added(_ text: String) -> String { wrap(text, "32") }
    func removed(_ text: String) -> String { wrap(text, "31") }
    func changed(_ text: String) -> String { wrap(text, "33") }
    func heading(_ text: String) -> String { wrap(text, "1") }
    func warning(_ text: String) -> String { wrap(text, "33;1") }
    func quiet(_ text: String) -> String { wrap(text, "2") }

    private func wrap(_ text: String, _ code: String) -> String {
        isOn && !text.isEmpty ? "\u{1B}[\(code)m\(text)\u{1B}[0m" : text
    }
}
