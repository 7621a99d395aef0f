internal import HindcastModel

/// Where a value holds secrets, told by what its redaction changes.
enum SecretPlaces {
    /// Returns the places at which a redacted value has a marker and the value itself does not.
    static func changed(from value: JSONValue, to redacted: JSONValue) -> Set<JSONPointer> {
        var places: Set<JSONPointer> = []
        var rest: [(place: JSONPointer, value: JSONValue, redacted: JSONValue)] = [(JSONPointer(), value, redacted)]
        while let (place, value, redacted) = rest.popLast() {
            if redacted.isRedacted {
                if !value.isRedacted { places.insert(place) }
                continue
            }
            switch (value, redacted) {
            case (.object(let members), .object(let others)):
                for (member, other) in zip(members.members, others.members) {
                    rest.append((place.appending(member.key), member.value, other.value))
                }
            case (.array(let elements), .array(let others)):
                for (index, pair) in zip(elements, others).enumerated() {
                    rest.append((place.appending(String(index)), pair.0, pair.1))
                }
            default: break
            }
        }
        return places
    }

    /// What stands for a secret while its place is looked for.
    static let marker: JSONValue = ["$redacted": "found"]
}
