internal import HindcastModel

/// A resource's document as Azure's rules change it: tags and configuration are one body there.
struct AzureDocument {
    private(set) var document: ResourceDocument
    private let before: ResourceDocument?
    private let id: AzureResourceID
    /// The body as the provider's own get call shows it, tags included.
    var body: JSONObject

    /// Takes what is known of a resource.
    ///
    /// - Parameter displayID: its id as people write it.
    init(_ id: AzureResourceID, displayID: String, in edit: CloudEdit) {
        self.id = id
        before = edit.document(at: id.address)
        document = before ?? ResourceDocument(address: id.address)
        body = document.configuration
        if !document.tags.isEmpty { body["tags"] = .object(document.tags) }
        guard before == nil else { return }
        body["id"] = .string(displayID)
        body["name"] = .string(displayID.split(separator: "/").last.map(String.init) ?? document.address.id)
    }

    /// Whether the resource was known before.
    var isKnown: Bool { before != nil }

    /// How much of the body has been shown.
    var knowledge: ResourceDocument.Knowledge {
        get { document.knowledge }
        set { document.knowledge = newValue }
    }

    /// The free part of the body; empty where it is unknown.
    var properties: JSONObject {
        get { body["properties"].flatMap { $0.isUnknown ? nil : $0.object } ?? [:] }
        set { body["properties"] = .object(newValue) }
    }

    /// Takes a whole body in place of the one so far.
    ///
    /// What a body leaves to others stays: the ids, parts with operations of their own, power states; of a request also what
    /// the provider sets.
    ///
    /// - Parameter isAnswer: whether it is the whole body as the provider shows it.
    mutating func replace(with new: JSONObject, isAnswer: Bool) {
        var next = AzureShape.replaced(.object(new), over: .object(body)).object ?? new
        for key in ["id", "name", "type"] where next[key] == nil { next[key] = body[key] }
        if var properties = next["properties"]?.object, next["properties"]?.isUnknown == false {
            let others = AzureEmbedding.listNames(of: id) + ["extended"] + (isAnswer ? [] : AzureShape.givenByProvider)
            for key in others where properties[key] == nil {
                properties[key] = self.properties[key]
            }
            next["properties"] = .object(properties)
        }
        body = next
        keepIdentity()
    }

    /// Takes the changes of a body.
    mutating func merge(_ patch: JSONObject) {
        body = AzureShape.merged(.object(patch), into: .object(body)).object ?? body
        keepIdentity()
    }

    /// Sets what stands at some members' end.
    mutating func set(_ value: JSONValue, at keys: [String]) { body = body.setting(value, at: keys[...]) }

    /// The finished document.
    var finished: ResourceDocument {
        var document = document
        var configuration = body
        document.tags =
            body["tags"].flatMap { tags in
                if case .object(let object) = tags { object } else { nil }
            } ?? [:]
        configuration["tags"] = nil
        document.configuration = AzureShape.settled(.object(configuration)).object ?? configuration
        document.name = body["name"]?.string
        document.aliases = [id.key]
        return document
    }

    /// Puts the finished document in place, and itself with those that it names.
    ///
    /// - Parameter isMade: whether the event says that it made the resource, where it says so.
    func put(in edit: CloudEdit, isMade: Bool? = nil) {
        let document = finished
        edit.put(document, isMade: isMade)
        AzureLink.update(of: id, from: before, to: document, in: edit)
    }

    /// A body may name the resource in another case, or not at all.
    private mutating func keepIdentity() {
        guard let before else { return }
        for key in ["id", "name", "type"] {
            guard let old = before.configuration[key]?.string else { continue }
            if body[key]?.string?.hasSameLetters(as: old) ?? true { body[key] = .string(old) }
        }
    }
}

extension JSONObject {
    /// Returns the object with a value at some members' end; what stands in the way is replaced.
    fileprivate func setting(_ value: JSONValue, at keys: ArraySlice<String>) -> JSONObject {
        guard let key = keys.first else { return self }
        var result = self
        let inner = result[key].flatMap { $0.isUnknown ? nil : $0.object } ?? [:]
        result[key] = keys.count == 1 ? value : .object(inner.setting(value, at: keys.dropFirst()))
        return result
    }
}
