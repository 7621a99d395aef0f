import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Verifies a history.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "verify",
            abstract: "Verify objects, references, commits, evidence, documents, the index and the ledger.",
            usage: "hindcast verify [<options>]",
            discussion: """
                Every object is unpacked and hashed with a SHA-1 that notices collisions; every commit is compared with \
                its event, its note, its documents and the index. Nothing is changed, and nobody waits: it may run \
                during an import. Findings make the exit code 2, one line each: what was checked, where, what is wrong.

                Examples:
                  hindcast verify
                  hindcast verify -o json | jq '.findings[] | select(.check == "notes")'
                  hindcast verify || mail -s 'history damaged' ops@example.com
                """
        )

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            try repository.expectHistory()
            let bar = ProgressBar()
            defer { bar.clear() }
            let report = try History.verify(at: repository.path) { bar.show($0) }
            bar.clear()
            output.page(isPaged: false) { page in
                if form.isText {
                    page.print(VerificationRenderer.lines(report, width: page.width))
                } else {
                    page.print(report.json, as: form.format)
                }
            }
            if report.findingCount > 0 { throw ExitCode(2) }
        }
    }
}
