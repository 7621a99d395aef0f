import ArgumentParser

extension CommandConfiguration {
    /// Makes the configuration of one of hindcast's commands.
    ///
    /// It names the program that the command belongs to: a command that has such a name is not taken for a program of its own,
    /// which could be asked for a completion script. To look for that takes the parser longer than all arguments.
    init(command: String, abstract: String, usage: String? = nil, discussion: String = "") {
        self.init(
            commandName: command,
            _superCommandName: "hindcast",
            abstract: abstract,
            usage: usage,
            discussion: discussion
        )
    }
}
