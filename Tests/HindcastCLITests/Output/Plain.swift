import Hindcast
import HindcastModel

@testable import HindcastCLI

/// Lines as a pipe gets them.
func plain(_ lines: [StyledText]) -> String {
    lines.map { $0.painted(by: Paint(isOn: false)) + "\n" }.joined()
}

/// Values as `-o json` prints them one by one.
func json(_ values: JSONValue...) -> String {
    values.map { JSONText.indented($0) }.joined()
}
