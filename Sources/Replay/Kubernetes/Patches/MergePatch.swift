internal import HindcastModel

/// RFC 7396: members replace members, `null` removes one, lists are replaced whole.
enum MergePatch {
    /// Returns what a patch makes of a value.
    static func applied(_ patch: JSONValue, to target: JSONValue?) -> JSONValue {
        guard let changes = patch.plainObject else { return patch }
        var result = target?.plainObject ?? [:]
        for change in changes {
            if change.value == .null {
                result[change.key] = nil
            } else {
                result[change.key] = applied(change.value, to: result[change.key])
            }
        }
        return .object(result)
    }
}
