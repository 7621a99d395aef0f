import ArgumentParser
import Foundation
import Hindcast

/// How moments are read and answers are shown.
struct OutputOptions: ParsableArguments {
    /// When colours are used.
    enum ColorChoice: String, ExpressibleByArgument, CaseIterable {
        case auto
        case always
        case never
    }

    @Option(
        name: .customLong("tz"),
        help: ArgumentHelp(
            "The zone of moments that name none, such as Europe/Berlin or +02:00; else HINDCAST_TZ, else UTC.",
            valueName: "zone"
        )
    )
    var zone: String?

    @Option(help: ArgumentHelp("Colours: on a terminal that has them, always, or never.", valueName: "when"))
    var color: ColorChoice = .auto

    @Flag(name: .customLong("no-pager"), help: "Print without a pager.")
    var noPager = false

    @Flag(help: "Exit with 3 where the answer is incomplete.")
    var strict = false

    func validate() throws {
        guard let name = zoneName, TimeZoneName.zone(named: name) == nil else { return }
        let source = zone == nil ? "HINDCAST_TZ" : "--tz"
        throw ValidationError(
            "\(source): “\(VisibleText.escape(name))” is no time zone; try UTC, +02:00 or Europe/Berlin"
        )
    }

    /// The clock that moments are read by.
    var clock: Hindcast.Clock { .present(in: zoneName.flatMap(TimeZoneName.zone) ?? .gmt) }

    /// Prints an answer: through a pager where there is a terminal, unless the answer is a message rather than a text.
    func page(isPaged: Bool = true, _ body: (Page) throws -> Void) rethrows {
        let isTerminal = Terminal.isOutputTerminal
        let page = Page(
            paint: Paint(isOn: usesColor),
            width: Terminal.width(),
            pagerCommand: isPaged && isTerminal && !noPager ? Pager.command : nil
        )
        // What was found before something failed is shown, as is the failure below it.
        defer { page.finish() }
        try body(page)
    }

    /// Ends a command whose answer may lack something: says so, and under `--strict` exits with 3.
    func finish(incompleteness: String?) throws {
        guard let incompleteness else { return }
        Complaint(incompleteness).print()
        if strict { throw ExitCode(3) }
    }

    private var usesColor: Bool {
        switch color {
        case .always: true
        case .never: false
        case .auto: Terminal.environment("NO_COLOR") == nil && !Terminal.isDumb && Terminal.isOutputTerminal
        }
    }

    private var zoneName: String? { zone ?? Terminal.environment("HINDCAST_TZ") }
}
