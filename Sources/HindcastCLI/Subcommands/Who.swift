import ArgumentParser
import Hindcast
import HindcastModel

extension HindcastCommand {
    /// Shows who touched a resource.
    struct Who: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Show who touched a resource, or one attribute of it, one line a change.",
            discussion: """
                Examples:
                  hindcast who sg-0a1b2c3d
                  hindcast who bucket/invoices /configuration/policy
                """
        )

        @OptionGroup var repository: RepositoryOptions
        @OptionGroup var output: OutputOptions
        @Argument(help: ArgumentHelp("Address, tail, ARN or name.", valueName: "resource"))
        var resource: String
        @Argument(help: ArgumentHelp("A place in the document, as a JSON Pointer.", valueName: "pointer"))
        var pointer: String?

        func run() throws {
            let history = try repository.open()
            let place = try PointerArgument.parse(pointer)
            var query = ChangeQuery()
            query.patterns = [try history.resolve(resource).description]
            let printer = Printer(output)
            if output.format != .text, pointer == nil {
                return try LogRenderer.printJSON(history, query, format: output.format, printer: printer)
            }
            var columns = Columns()
            var values: [JSONValue] = []
            try history.forEachChange(query) { change in
                let touched =
                    pointer == nil ? [] : try history.differences(of: change).filter { $0.pointer.isInside(place) }
                if pointer != nil, touched.isEmpty { return true }
                if output.format != .text {
                    var object = change.jsonMembers
                    object["resource"] = .string(change.resource.description)
                    object["kind"] = .string(change.kind.rawValue)
                    object["differences"] = .array(touched.map { .object($0.jsonMembers) })
                    values.append(.object(object))
                    return true
                }
                columns.add([
                    .init(ChangeText.time(change.time)) { printer.paint.time($0) },
                    .init(ChangeText.actor(change)) { printer.paint.actor($0) },
                    .init(ChangeText.what(change)), .init(change.action) { printer.paint.quiet($0) },
                    .init(ChangeText.means(change)) { printer.paint.quiet($0) },
                ])
                return true
            }
            guard output.format == .text else { return printer.print(values, as: output.format) }
            printer.print(columns.lines(width: printer.width), nothing: "no change touched \(pointer ?? resource)")
        }
    }
}

/// A JSON Pointer given on the command line.
enum PointerArgument {
    /// Returns the place; a pointer without its document part (`/rules`) is taken as one into the configuration.
    static func parse(_ text: String?) throws -> JSONPointer {
        guard let text else { return JSONPointer() }
        // RFC 6901: a tilde begins one of two escapes and nothing else.
        let isEscaped = text.split(separator: "~", omittingEmptySubsequences: false).dropFirst()
            .allSatisfy { $0.hasPrefix("0") || $0.hasPrefix("1") }
        guard isEscaped, let pointer = JSONPointer(text: text.hasPrefix("/") ? text : "/" + text) else {
            throw HindcastError(.usage, "'\(text)' is no JSON Pointer; an example is /configuration/rules/0")
        }
        let parts: Set<String> = ["address", "configuration", "identity", "knowledge", "tags"]
        guard let first = pointer.tokens.first, !parts.contains(first) else { return pointer }
        return JSONPointer(["configuration"] + pointer.tokens)
    }
}
