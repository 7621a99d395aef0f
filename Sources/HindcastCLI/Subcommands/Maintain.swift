import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Keeps a history fast.
    struct Maintain: ParsableCommand {
        static let configuration = CommandConfiguration(
            command: "maintain",
            abstract: "Keep plain git fast on the history: merge packs, write the commit-graph, compact the index.",
            usage: "hindcast maintain [<options>]",
            discussion: """
                Packs are merged so that there are few, and each is twice as large as the smaller ones together. The \
                commit-graph gets changed-path filters, by which `git log -- <path>` and `git blame` pass over what \
                does not matter. What interrupted imports have left is removed. Commits keep their ids, no object \
                goes, and nobody who reads waits. An import does by itself what has become worth it; an import that \
                runs meanwhile makes this command fail.

                Examples:
                  hindcast maintain
                  hindcast maintain -o json | jq .after.packs
                """
        )

        @OptionGroup var form: FormatOptions
        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions

        func run() throws {
            try repository.expectHistory()
            let report = try Recorder(opening: repository.path).maintain(now: output.clock.now)
            output.page(isPaged: false) { page in
                if form.isText {
                    page.print(MaintenanceRenderer.lines(report, width: page.width))
                } else {
                    page.print(report.json, as: form.format)
                }
            }
        }
    }
}
