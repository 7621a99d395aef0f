internal import HindcastModel

/// The places that count only where the history holds something, too.
enum WhereKnown {
    /// Returns the places with every object that holds nothing but such places.
    static func closed(_ places: Set<JSONPointer>, in configuration: JSONObject) -> Set<JSONPointer> {
        var result = places
        // Inner objects first.
        let parents = Set(
            places.flatMap { place in (1..<max(place.tokens.count, 1)).map { Array(place.tokens.prefix($0)) } }
        )
        for parent in parents.sorted(by: { $0.count > $1.count }) {
            guard let object = configuration.value(at: parent[...])?.object else { continue }
            let isAll = object.allSatisfy { result.contains(JSONPointer(parent + [$0.key])) }
            if isAll { result.insert(JSONPointer(parent)) }
        }
        return result
    }
}
