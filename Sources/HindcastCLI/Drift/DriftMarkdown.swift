import Hindcast
import HindcastModel

/// Drift as Markdown, for a comment on a pull request.
///
/// Whatever comes from a log or a file stands in a code span: there it is no link, no mention of anybody, no markup, no HTML.
struct DriftMarkdown {
    private let report: DriftReport

    /// GitHub takes comments of 65,536 characters; what is beyond this much is counted only.
    private static let capacity = 48_000
    /// More of a value than anybody reads in a cell.
    private static let valueLimit = 160

    init(_ report: DriftReport) { self.report = report }

    /// The whole text.
    var text: String {
        var parts = [header]
        var room = DriftMarkdown.capacity
        for group in DriftGroup.allCases {
            let resources = report.resources(in: group)
            guard !resources.isEmpty else { continue }
            let title = "### \(group.rawValue.prefix(1).uppercased())\(group.rawValue.dropFirst())"
            parts.append([title + ": " + DriftWords.meaning(group), ""] + table(group, resources, &room))
        }
        if !report.expired.isEmpty {
            let entries = report.expired.map { entry in
                "- \(code("\(report.ignoreFile ?? ""):\(entry.line)")): " + code(DriftWords.expiry(entry))
            }
            parts.append(["### Ignored no more", ""] + entries)
        }
        room = max(room, 4_000)
        parts += [ignored(&room), uncompared(&room), unread(&room)].filter { !$0.isEmpty }
        return parts.map { $0.joined(separator: "\n") + "\n" }.joined(separator: "\n")
    }

    private var header: [String] {
        let files = report.files.map { code($0.name) }.joined(separator: ", ")
        let summary = DriftWords.summary(report)
        return [
            report.resources.isEmpty ? "## No drift" : "## Drift", "",
            summary.prefix(1).uppercased() + summary.dropFirst() + "." + (files.isEmpty ? "" : " Stated by \(files)."),
        ]
    }

    // MARK: What differs

    private func table(_ group: DriftGroup, _ resources: [DriftedResource], _ room: inout Int) -> [String] {
        let isChanged = group == .changed
        let isStated = resources.contains { !DriftWords.statements($0).isEmpty }
        let columns =
            ["Who", "When", "For", "What"] + (isChanged ? ["Stated → actual"] : []) + (isStated ? ["Stated by"] : [])
            + ["Evidence"]
        var lines = ["| " + columns.joined(separator: " | ") + " |", "|" + columns.map { _ in "---|" }.joined()]
        var left = 0
        for resource in resources {
            let rows: [(difference: DriftDifference?, cause: DriftCause)] =
                isChanged ? resource.differences.map { ($0, $0.cause) } : resource.cause.map { [(nil, $0)] } ?? []
            for row in rows {
                let line = self.row(resource, row.difference, row.cause, isStated: isStated)
                guard left == 0, line.count <= room else {
                    left += 1
                    continue
                }
                room -= line.count
                lines.append(line)
            }
        }
        return lines + (left > 0 ? ["", "… and \(Numbers.grouped(left)) more."] : [])
    }

    private func row(_ drift: DriftedResource, _ difference: DriftDifference?, _ cause: DriftCause, isStated: Bool)
        -> String
    {
        let who = if case .change = cause { cell(DriftWords.actor(cause)) } else { "**UNATTRIBUTED**" }
        let what = difference.map { cell(DriftWords.place($0)) + " of " } ?? ""
        var cells = [who, DriftWords.time(cause), DriftWords.standing(cause, at: report.moment)]
        cells.append(what + cell(DriftWords.resource(drift)))
        if let difference {
            cells.append(cell(short(difference.stated)) + " → " + cell(short(difference.actual)))
        }
        if isStated { cells.append(cell(DriftWords.statements(drift))) }
        cells.append(DriftWords.evidence(cause).map { cell($0) }.joined(separator: " "))
        return "| " + cells.joined(separator: " | ") + " |"
    }

    private func short(_ value: JSONValue?) -> String {
        let text = DriftWords.value(value)
        return text.count > DriftMarkdown.valueLimit ? text.prefix(DriftMarkdown.valueLimit) + "…" : text
    }

    // MARK: What is not

    private func ignored(_ room: inout Int) -> [String] {
        let lines = report.ignored.map { item in
            let places = item.resource.differences.map { code(DriftWords.place($0)) }.joined(separator: ", ")
            return "- \(item.resource.group.rawValue) \(code(DriftWords.resource(item.resource)))"
                + (places.isEmpty ? "" : ": \(places)") + ", because: \(code(item.reason))"
        }
        return folded("Ignored", lines, &room)
    }

    private func uncompared(_ room: inout Int) -> [String] {
        let lines = report.uncompared.map { item in
            "- \(code(item.label))" + (item.place.map { " " + code($0) } ?? "") + ": \(code(item.reason))"
        }
        return folded("Not compared", lines, &room)
    }

    private func unread(_ room: inout Int) -> [String] {
        folded("Not read", report.findings.map { "- " + code($0.description) }, &room)
    }

    /// A list that is closed until somebody opens it.
    private func folded(_ title: String, _ lines: [String], _ room: inout Int) -> [String] {
        guard !lines.isEmpty else { return [] }
        var shown: [String] = []
        for line in lines {
            guard line.count <= room else { break }
            room -= line.count
            shown.append(line)
        }
        let left = lines.count - shown.count
        return ["<details><summary>\(title): \(Numbers.grouped(lines.count))</summary>", ""] + shown
            + (left > 0 ? ["", "… and \(Numbers.grouped(left)) more."] : []) + ["", "</details>"]
    }

    private func code(_ text: String) -> String { MarkdownText.code(text) }

    private func cell(_ text: String) -> String { MarkdownText.code(text, isCell: true) }
}
