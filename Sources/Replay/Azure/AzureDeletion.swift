internal import HindcastModel

/// What deleting a resource does: what lies in it or is put on it goes, too, and its parent no longer lists it.
enum AzureDeletion {
    static func apply(_ operation: AzureOperation, to edit: CloudEdit) {
        if operation.id.typePath == "microsoft.resources/tags" { return AzureTags.apply(operation, to: edit) }
        let last = lastState(operation, edit)
        let known = edit.document(at: operation.id.address)
        delete(operation.id, displayID: operation.displayID, last: last, in: edit)
        edit.phrase = AzurePhrase.deletion((known ?? last)?.configuration ?? [:], operation)
    }

    /// Deletes a resource with all that goes with it.
    static func delete(
        _ id: AzureResourceID,
        displayID: String,
        last: ResourceDocument? = nil,
        in edit: CloudEdit
    ) {
        deleteContents(of: id.key, in: edit)
        AzureLink.update(of: id, from: edit.document(at: id.address), to: nil, in: edit)
        edit.delete(id.address, last: last)
        AzureEmbedding.updateParent(of: id, displayID: displayID, with: nil, in: edit)
    }

    private static func deleteContents(of key: String, in edit: CloudEdit) {
        for address in edit.owned(by: key) {
            let document = edit.document(at: address)
            let inner = document?.aliases.first { $0.hasPrefix("/") }
            if let id = inner.flatMap({ AzureResourceID($0) }) {
                AzureLink.update(of: id, from: document, to: nil, in: edit)
            }
            edit.delete(address)
            // A key is longer than its owner's, so this ends.
            if let inner, inner.utf8.count > key.utf8.count { deleteContents(of: inner, in: edit) }
        }
    }

    /// The answer to a deletion may hold the resource as it was: it tells of one that was never seen.
    private static func lastState(_ operation: AzureOperation, _ edit: CloudEdit) -> ResourceDocument? {
        guard edit.document(at: operation.id.address) == nil,
            let body = AzureShape.settled(operation.response).object, body["properties"]?.object != nil
        else { return nil }
        var document = AzureDocument(operation.id, displayID: operation.displayID, in: edit)
        document.replace(with: body, isAnswer: true)
        return document.finished
    }
}
