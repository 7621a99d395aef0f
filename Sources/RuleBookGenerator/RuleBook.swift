/// The whole rule book: what is known of each service, and the text of it all.
struct RuleBook {
    private let version: String
    private var services: [Chapter] = []

    /// Makes an empty rule book.
    ///
    /// - Parameter version: botocore's version.
    init(version: String) { self.version = version }

    /// What the rule book says about one service.
    struct Chapter {
        let head: [String]
        let tables: [(kind: String, names: [String])]
        let types: [TypeFacts]
        var rows: [Row]
        /// The keys that each operation's request must have.
        let required: [String: [String]]

        var name: String { String(head[0].dropFirst()) }
        var sources: [Substring] { head[1].split(separator: ",") }
    }

    /// Adds a service; one that only reads has no chapter.
    mutating func add(_ service: Service) {
        let rows = Deriver(service: service).rows()
        guard !rows.isEmpty else { return }
        services.append(
            Chapter(
                head: [
                    "!" + service.model.name,
                    EventSources.of(service.model).joined(separator: ","),
                    service.wire.rawValue,
                ],
                tables: WireTables(service).lines,
                types: RuleBook.typesUsed(by: rows, in: service).map { TypeFacts($0, in: service, rows: rows) },
                rows: rows,
                required: Dictionary(
                    uniqueKeysWithValues: service.operations.map { ($0.name, $0.required.map(\.key)) }
                )
            )
        )
    }

    /// The text of `derived.tsv`.
    var text: String {
        let moving = movingNames
        let chapters = orderedChapters
        var text =
            "# Derived from the service models of botocore \(version) (Apache-2.0) by rulebook-generator. Do not edit.\n"
        text += RowFormat.line(["%format", RowFormat.version])
        text += RowFormat.line(["%ignored", IgnoredMembers.always.sorted().joined(separator: ",")])
        text += RowFormat.line(["%volatile", moving.sorted().joined(separator: ",")])
        for verbClass in VerbClass.allCases {
            let verbs = VerbClass.verbs.filter { $0.verbClass == verbClass }.map(\.verb)
            if !verbs.isEmpty { text += RowFormat.line(["%verbs", verbClass.rawValue, verbs.joined(separator: ",")]) }
        }
        for chapter in chapters { text += RuleBook.text(of: chapter, moving: moving) }
        return text
    }

    private static func text(of chapter: Chapter, moving: Set<String>) -> String {
        let numbers = Dictionary(uniqueKeysWithValues: chapter.types.enumerated().map { ($1.name, $0) })
        var text = RowFormat.line(chapter.head)
        for (kind, names) in chapter.tables { text += RowFormat.line(["$" + kind, names.joined(separator: ",")]) }
        for type in chapter.types { text += RowFormat.line(type.columns(types: numbers, moving: moving)) }
        for row in chapter.rows { text += RowFormat.line(of: row, types: numbers) }
        return text
    }

    /// The chapters by name, but of several that share an event source the largest first: RDS before its relatives.
    ///
    /// Where two of them know an operation, the rows say what its request must hold.
    private var orderedChapters: [Chapter] {
        var chapters = services
        var places: [String: [(chapter: Int, row: Int)]] = [:]
        for (index, chapter) in chapters.enumerated() {
            for (number, row) in chapter.rows.enumerated() {
                for source in chapter.sources {
                    places["\(source) \(row.operation)", default: []].append((index, number))
                }
            }
        }
        var marked: Set<String> = []
        for shared in places.values where shared.count > 1 {
            let needs = shared.map { chapters[$0.chapter].required[chapters[$0.chapter].rows[$0.row].operation] ?? [] }
            guard Set(needs.map { $0.map(\.folded) }).count > 1 else { continue }
            for (place, keys) in zip(shared, needs) where marked.insert("\(place.chapter) \(place.row)").inserted {
                chapters[place.chapter].rows[place.row].add("h", keys)
            }
        }
        let bySource = Dictionary(grouping: chapters) { $0.sources[0] }
        let primary = bySource.mapValues { group in
            group.max { ($0.rows.count, $1.name) < ($1.rows.count, $0.name) }?.name ?? ""
        }
        return chapters.sorted { left, right in
            let leftMain = primary[left.sources[0]] ?? ""
            let rightMain = primary[right.sources[0]] ?? ""
            return (leftMain, left.name == leftMain ? 0 : 1, left.name) < (
                rightMain, right.name == rightMain ? 0 : 1, right.name
            )
        }
    }

    /// Names that move in nearly every document that has them, and often enough to be worth saying once.
    private var movingNames: Set<String> {
        var counts: [String: (moving: Int, all: Int)] = [:]
        for judged in services.lazy.flatMap(\.types).flatMap(\.judged) {
            let name = judged.name.lowercased()
            let count = counts[name] ?? (0, 0)
            counts[name] = (count.moving + (judged.isMoving ? 1 : 0), count.all + 1)
        }
        return Set(counts.filter { $0.value.moving >= 8 && $0.value.moving * 20 >= $0.value.all * 19 }.keys)
    }

    private static func typesUsed(by rows: [Row], in service: Service) -> [String] {
        var used = Set(rows.compactMap(\.type))
        for type in used {
            if let parent = service.identities[type]?.parent.map(service.canonical), service.isThing(parent) {
                used.insert(parent)
            }
        }
        return used.sorted()
    }
}
