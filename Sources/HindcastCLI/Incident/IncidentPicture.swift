import Hindcast
import HindcastModel
import HindcastWeb

/// The timeline as a picture: a lane for each actor, a numbered disc for each change, a cross for what was refused.
///
/// Places are percentages of the width and sizes are pixels, so that the same picture fits a phone and a sheet of paper with text
/// that stays readable. What it shows, the list below it tells in words.
struct IncidentPicture {
    /// Something in a lane.
    private struct Mark {
        let entry: IncidentTimeline.Entry
        /// From 0 to 1 through the time looked at.
        let place: Double
        /// The row of the lane, where marks would lie on each other.
        var row = 0
        /// Marks that would lie on this one, and for which there is no row.
        var hidden = 0

        /// The nearest changes first, what was refused behind them.
        var importance: Int { if case .change(_, let rank) = entry { rank } else { .max } }
    }

    /// What one actor did.
    private struct Lane {
        let name: String
        var marks: [Mark]
        var rows: Int { (marks.map(\.row).max() ?? 0) + 1 }
        var height: Int { IncidentPicture.labelHeight + rows * IncidentPicture.rowHeight }
    }

    private let report: IncidentReport

    private static let labelHeight = 22
    private static let rowHeight = 26
    private static let top = 30
    private static let bottom = 40
    /// Marks nearer to each other than this lie in rows of their own: 24 pixels of a phone's width.
    private static let leastDistance = 0.075
    /// As many letters of a name as a phone is wide.
    private static let nameWidth = 42
    /// More rows than this make the picture a list.
    private static let mostRows = 4

    init(_ report: IncidentReport) { self.report = report }

    /// The picture with its legend; nothing where nothing happened.
    var section: HTML {
        let lanes = self.lanes
        guard !lanes.isEmpty else { return "" }
        let height = lanes.reduce(Self.top + Self.bottom) { $0 + $1.height }
        var y = Self.top
        var drawn: [HTML] = []
        for lane in lanes {
            drawn.append(draw(lane, at: y))
            y += lane.height
        }
        let about =
            "A lane for each actor, from \(ChangeCells.plainTime(report.start)) to \(ChangeCells.plainTime(report.end))."
        return """
            <figure>
            <svg class="picture" width="100%" height="\(height)" role="group" aria-labelledby="picture-title picture-about">
            <title id="picture-title">Changes and refused attempts around \(ChangeCells.plainTime(report.moment))</title>
            <desc id="picture-about">\(about)</desc>
            \(axis(y))
            \(drawn)</svg>
            <figcaption><span><svg width="14" height="14" aria-hidden="true"><circle class="disc" cx="7" cy="7" r="6"/></svg> still
            in place</span> <span><svg width="14" height="14" aria-hidden="true"><circle class="ring" cx="7" cy="7" r="5.5"/></svg>
            undone since</span> <span><svg width="14" height="14" aria-hidden="true"><path class="cross" d="M3 3L11 11M11 3L3 11"/>\
            </svg> refused</span></figcaption>
            </figure>
            """
    }

    // MARK: What is where

    private var lanes: [Lane] {
        var order: [String] = []
        var lanes: [String: Lane] = [:]
        for entry in IncidentTimeline(report).entries {
            let name: String
            switch entry {
            case .change(let found, _): name = IncidentWords.actor(found.change)
            case .attempts(let attempts):
                let first = attempts[0]
                name = ActorText.actor(first.origin, of: first.principal, in: first.account).text
            }
            if lanes[name] == nil {
                order.append(name)
                lanes[name] = Lane(name: name, marks: [])
            }
            lanes[name]?.marks.append(Mark(entry: entry, place: place(entry.time)))
        }
        return order.compactMap { lanes[$0].map(Self.inRows) }
    }

    private func place(_ time: Moment) -> Double {
        let length = Double(report.end.nanoseconds) - Double(report.start.nanoseconds)
        guard length > 0 else { return 0.5 }
        return min(1, max(0, (Double(time.nanoseconds) - Double(report.start.nanoseconds)) / length))
    }

    /// Finds room for the marks of a lane, the most important first; those that find none are counted by one that did.
    private static func inRows(_ lane: Lane) -> Lane {
        var lane = lane
        var drawn: [Mark] = []
        for var mark in lane.marks.sorted(by: { ($0.importance, $0.place) < ($1.importance, $1.place) }) {
            func isTaken(_ row: Int) -> Bool {
                drawn.contains { $0.row == row && abs($0.place - mark.place) < leastDistance }
            }
            if let row = (0..<mostRows).first(where: { !isTaken($0) }) {
                mark.row = row
                drawn.append(mark)
            } else if let last = drawn.lastIndex(where: {
                $0.row == mostRows - 1 && abs($0.place - mark.place) < leastDistance
            }) {
                drawn[last].hidden += 1
            }
        }
        lane.marks = drawn.sorted { ($0.place, $0.row) < ($1.place, $1.row) }
        return lane
    }

    // MARK: Drawing

    /// A place as a share of the width, with room at the edges, in tenths of a percent.
    private static func x(_ place: Double) -> String {
        let tenths = Int((40 + place * 920).rounded())
        return "\(tenths / 10).\(tenths % 10)%"
    }

    private func axis(_ y: Int) -> HTML {
        let moment = place(report.moment)
        let isLong = report.end.seconds - report.start.seconds > 86_400
        let ticks = (isLong ? [0, 0.5, 1] : [0, 0.25, 0.5, 0.75, 1]).map { share -> HTML in
            let span = Double(report.end.nanoseconds) - Double(report.start.nanoseconds)
            let time = Moment(nanoseconds: report.start.nanoseconds + Int64(span * share))
            let text = ChangeCells.plainTime(Moment(seconds: time.seconds))
            let label = isLong ? String(text.dropFirst(5).prefix(11)) : String(text.dropFirst(11).prefix(5))
            let anchor = share == 0 ? "start" : share == 1 ? "end" : "middle"
            return """
                <line class="tick" x1="\(Self.x(share))" x2="\(Self.x(share))" y1="\(y + 4)" y2="\(y + 10)"/>
                <text class="label" x="\(Self.x(share))" y="\(y + 25)" text-anchor="\(anchor)">\(label)</text>

                """
        }
        return """
            <line class="axis" x1="\(Self.x(0))" x2="\(Self.x(1))" y1="\(y + 4)" y2="\(y + 4)"/>
            \(ticks)<line class="moment" x1="\(Self.x(moment))" x2="\(Self.x(moment))" y1="20" y2="\(y + 4)"/>
            <text class="moment" x="\(Self.x(moment))" y="14" text-anchor="middle">\(ChangeCells.plainTime(report.moment))</text>
            """
    }

    private func draw(_ lane: Lane, at y: Int) -> HTML {
        let middle = y + Self.labelHeight + Self.rowHeight / 2
        let rows = (0..<lane.rows).map { row -> HTML in
            let line = middle + row * Self.rowHeight
            return "<line class=\"lane\" x1=\"\(Self.x(0))\" x2=\"\(Self.x(1))\" y1=\"\(line)\" y2=\"\(line)\"/>\n"
        }
        let marks = lane.marks.map { mark -> HTML in
            let line = middle + mark.row * Self.rowHeight
            return "\(draw(mark, at: line))\(hidden(mark, at: line))"
        }
        return """
            <text class="who" x="\(Self.x(0))" y="\(y + 16)">\(lane.name.cutAtEnd(to: Self.nameWidth))</text>
            \(rows)\(marks)
            """
    }

    /// How many more there are at a place: the list below the picture has them.
    private func hidden(_ mark: Mark, at y: Int) -> HTML {
        guard mark.hidden > 0 else { return "" }
        let isAtEnd = mark.place > 0.85
        return """
            <text class="more" x="\(Self.x(mark.place))" y="\(y + 4)" dx="\(isAtEnd ? -16 : 16)" \
            text-anchor="\(isAtEnd ? "end" : "start")">and \(mark.hidden) more</text>

            """
    }

    private func draw(_ mark: Mark, at y: Int) -> HTML {
        let x = Self.x(mark.place)
        switch mark.entry {
        case .change(let found, let rank):
            let change = found.change
            let words =
                "\(rank): \(IncidentWords.actor(change)), \(ChangeCells.plainTime(change.time)), \(IncidentWords.deed(change)), "
                + IncidentWords.standing(found)
            return """
                <a href="#change-\(rank)" aria-label="\(words)"><title>\(words)</title>
                <circle class="\(found.isStanding ? "disc" : "ring")" cx="\(x)" cy="\(y)" r="11"/>
                <text class="\(found.isStanding ? "on-disc" : "in-ring")" x="\(x)" y="\(y + 4)" text-anchor="middle">\(rank)</text></a>

                """
        case .attempts(let attempts):
            let first = attempts[0]
            let actor = ActorText.actor(first.origin, of: first.principal, in: first.account).text
            let times = attempts.count > 1 ? "\(attempts.count) times " : ""
            let words = "refused \(times)\(first.action), \(actor), \(ChangeCells.plainTime(first.time))"
            return """
                <svg x="\(x)" y="\(y)" overflow="visible" role="img" aria-label="\(words)"><title>\(words)</title>
                <path class="cross" d="M-6 -6L6 6M6 -6L-6 6"/></svg>

                """
        }
    }
}
