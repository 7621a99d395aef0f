import ArgumentParser
import Hindcast
import HindcastModel

/// Names of resources, for the shell to complete.
enum ResourceCompletion {
    /// So many are offered at once; more help nobody.
    private static let limit = 500

    static var kind: CompletionKind {
        .custom { _, _, prefix in names(beginningWith: prefix) }
    }

    /// Returns the addresses that begin with some text, and the ids that do.
    private static func names(beginningWith prefix: String) -> [String] {
        let path = Terminal.environment("HINDCAST_REPO") ?? "hindcast.git"
        guard let history = try? History(opening: path),
            let resources = try? history.resources(matching: [], at: nil, includingDeleted: false)
        else { return [] }
        let addresses = resources.lazy.map(\.address.description).filter { $0.hasPrefix(prefix) }
        let ids =
            prefix.isEmpty ? [] : Array(resources.lazy.map(\.address.id).filter { $0.hasPrefix(prefix) }.prefix(limit))
        return Array(Set(ids)).sorted() + Array(addresses.prefix(limit))
    }
}
