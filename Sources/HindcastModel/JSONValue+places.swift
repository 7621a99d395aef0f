extension JSONValue {
    /// Returns the value with another one where a path of members leads; objects are made on the way, in place of what is
    /// none.
    package func setting(_ value: JSONValue, at path: ArraySlice<String>) -> JSONValue {
        guard let token = path.first else { return value }
        var object = self.object ?? [:]
        object[token] = (object[token] ?? .object([:])).setting(value, at: path.dropFirst())
        return .object(object)
    }

    /// Returns the value without what a path of members leads to.
    package func removing(_ path: ArraySlice<String>) -> JSONValue {
        guard let token = path.first, var object = self.object, let member = object[token] else { return self }
        object[token] = path.count == 1 ? nil : member.removing(path.dropFirst())
        return .object(object)
    }
}
