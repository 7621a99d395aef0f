import ArgumentParser
import Hindcast
import HindcastModel

/// How files that state what an estate is or should be are read.
struct StatedFileOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The files' format, instead of seeing it by content: \(DriftQuery.formats.joined(separator: ", ")).",
            valueName: "name"
        )
    )
    var format: String?

    @Option(help: ArgumentHelp("The cluster of Kubernetes objects, which never name it.", valueName: "name"))
    var cluster: String?

    /// Throws where a file that was named could not be read, or none could: no answer about it is no good news.
    func expectRead(_ findings: [Finding], of paths: [String], files: [DriftReport.File]) throws {
        let named = Set(paths)
        if findings.contains(where: { $0.record == nil && named.contains($0.file) }) { throw ExitCode(1) }
        if files.isEmpty, !findings.isEmpty { throw ExitCode(1) }
    }

    func validate() throws {
        guard let format, !DriftQuery.formats.contains(format) else { return }
        let formats = DriftQuery.formats.joined(separator: ", ")
        throw ValidationError("“\(VisibleText.escape(format))” is no format of such files; there are \(formats)")
    }
}
