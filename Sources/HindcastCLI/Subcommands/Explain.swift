import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Tells what is done with an operation.
    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "explain",
            abstract: "Tell what Hindcast does with an operation, by which rule, and how sure it is.",
            usage: "hindcast explain [<options>] <action>",
            discussion: """
                No history is needed: the rules are part of the program.

                Examples:
                  hindcast explain ec2:CreateRoute
                  hindcast explain -o json iam:AttachRolePolicy
                  hindcast explain compute:firewalls.insert
                  hindcast explain microsoft.network:networkSecurityGroups/write
                  hindcast explain --provider gcp iam:CreateServiceAccountKey
                """
        )

        @Argument(help: ArgumentHelp("<service>:<operation>, as logs and answers name it.", valueName: "action"))
        var action: String

        @Option(
            help: ArgumentHelp(
                "Whose operation it is, where its name does not tell: aws, gcp, azure, k8s.",
                valueName: "cloud"
            )
        )
        var provider: String?

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard let provider, Provider(rawValue: provider) == nil else { return }
            throw ValidationError("“\(VisibleText.escape(provider))” is no cloud; there are aws, gcp, azure and k8s")
        }

        func run() throws {
            let explanation = try RuleExplanation(action: action, provider: provider.flatMap { Provider(rawValue: $0) })
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
