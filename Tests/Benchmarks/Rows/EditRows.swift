import Foundation

/// P11: changing one value of a document at rest.
enum EditRows {
    static let ids = ["P11"]

    static func measure(on bench: Workbench) throws -> [Row] {
        func microseconds(_ how: String) throws -> Double {
            let runs = try (0..<bench.sizes.rounds).map { _ in
                Double(try Invocation(bench.probe, ["edit", how]).text()) ?? .nan
            }
            return runs.median
        }
        return [
            Row(
                id: "P11",
                what:
                    "change a value of a document of \(try Invocation(bench.probe, ["edit", "size"]).text()) bytes, CPU",
                hindcast: Quantity(try microseconds("hindcast"), "µs"),
                peer: Quantity(try microseconds("foundation"), "µs"),
                peerName: "Foundation's `JSONSerialization`",
                goals: [.within(Quantity(5, "µs"))]
            )
        ]
    }
}
