import ArgumentParser

/// Options that every command has, and that may stand before its name as well as after it.
enum GlobalArguments {
    private static let withValue = ["--repo", "--mailmap", "--tz", "--color", "-o", "--output"]
    private static let flags = ["--no-pager", "--strict"]

    /// Returns the arguments with such options moved from before the command's name to behind it.
    static func moved(_ arguments: [String]) -> [String] {
        var front: [String] = []
        var rest = arguments[...]
        while let argument = rest.first {
            if withValue.contains(argument), rest.count > 1 {
                front += rest.prefix(2)
                rest = rest.dropFirst(2)
            } else if flags.contains(argument) || isJoined(argument) {
                front.append(argument)
                rest = rest.dropFirst()
            } else {
                break
            }
        }
        guard let command = rest.first, !command.hasPrefix("-") else { return arguments }
        // What is no command is what shall be complained of, not an option in front of it.
        return (isCommand(command) ? [command] + front : [command]) + rest.dropFirst()
    }

    private static func isCommand(_ name: String) -> Bool {
        HindcastCommand.configuration.subcommands.contains { $0.configuration.commandName == name }
    }

    /// Whether this is an option with its value behind `=`.
    private static func isJoined(_ argument: String) -> Bool {
        guard let equals = argument.firstIndex(of: "=") else { return false }
        return withValue.contains(String(argument[..<equals]))
    }
}
