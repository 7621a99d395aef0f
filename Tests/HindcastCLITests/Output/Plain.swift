import HindcastModel

@testable import HindcastCLI

/// Lines as a pipe gets them.
func plain(_ lines: [StyledText]) -> String {
    lines.map { $0.painted(by: Paint(isOn: false)) + "\n" }.joined()
}

/// Values as `-o json` prints them one by one.
func json(_ values: JSONValue...) -> String {
    values.map { String(decoding: JSONText.bytes(of: $0, layout: .indented), as: UTF8.self) + "\n" }.joined()
}
