import ArgumentParser
import Hindcast

extension HindcastCommand {
    /// Tells what is done with an operation.
    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tell what Hindcast does with an operation, by which rule, and how sure it is.",
            discussion: """
                Examples:
                  hindcast explain ec2:CreateRoute
                  hindcast explain -o json iam:AttachRolePolicy

                No history is needed: the rules are part of the program.
                """
        )

        // Accepted because it is a global option; not needed.
        @OptionGroup(visibility: .hidden) var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions
        @Argument(help: ArgumentHelp("<service>:<operation>, as the log and the answers name it.", valueName: "action"))
        var action: String

        func run() throws {
            let explanation = try RuleExplanation(action: action)
            let printer = Printer(output)
            guard output.format == .text else {
                return printer.print(ExplanationRenderer.json(explanation), as: output.format)
            }
            printer.print(ExplanationRenderer.lines(explanation, paint: printer.paint))
        }
    }
}
