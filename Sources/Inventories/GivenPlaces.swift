internal import HindcastModel

extension JSONObject {
    /// The object without what stands at a path, in every element where lists are on the way.
    func removing(_ path: ArraySlice<String>) -> JSONObject {
        guard let key = path.first, let value = self[key] else { return self }
        var result = self
        let rest = path.dropFirst()
        guard !rest.isEmpty else {
            result[key] = nil
            return result
        }
        switch value {
        case .object(let inner): result[key] = .object(inner.removing(rest))
        case .array(let elements):
            result[key] = .array(elements.map { $0.object.map { .object($0.removing(rest)) } ?? $0 })
        default: break
        }
        return result
    }
}
