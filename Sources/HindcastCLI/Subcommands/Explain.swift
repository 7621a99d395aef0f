import ArgumentParser
import Hindcast

extension HindcastCommand {
    /// Tells what is done with an operation.
    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Tell what Hindcast does with an operation, by which rule, and how sure it is.",
            usage: "hindcast explain [<options>] <action>",
            discussion: """
                No history is needed: the rules are part of the program.

                Examples:
                  hindcast explain ec2:CreateRoute
                  hindcast explain -o json iam:AttachRolePolicy
                """
        )

        @Argument(help: ArgumentHelp("<service>:<operation>, as logs and answers name it.", valueName: "action"))
        var action: String

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            let explanation = try RuleExplanation(action: action)
            output.page(isPaged: form.isText) { page in
                if form.isText {
                    page.print(ExplanationRenderer.lines(explanation, width: page.width))
                } else {
                    page.print(ExplanationRenderer.json(explanation), as: form.format)
                }
            }
        }
    }
}
