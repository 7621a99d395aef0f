import ArgumentParser
import Hindcast

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

    func validate() throws {
        guard let format, !DriftQuery.formats.contains(format) else { return }
        let formats = DriftQuery.formats.joined(separator: ", ")
        throw ValidationError("“\(VisibleText.escape(format))” is no format of such files; there are \(formats)")
    }
}
