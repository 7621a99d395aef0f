internal import HindcastModel

/// The resources that one event touches, as they were and as they are becoming.
struct EventTransaction {
    /// One touched resource.
    ///
    /// A class, as it is changed where it is: two documents are many texts to copy for each statement.
    final class Working {
        var before: ResourceDocument?
        var document: ResourceDocument
        let type: KnownType
        var isDeleted = false
        /// Whether the event says that it made the resource; `nil` where that is told by what is known of it.
        var isMade: Bool?

        /// Begins with a resource as it stands, before anything touches it.
        init(_ entry: ResourceTable.Entry, type: KnownType) {
            before = entry.present
            document = before ?? ResourceDocument(address: entry.address)
            self.type = type
        }

        init(before: ResourceDocument?, document: ResourceDocument, type: KnownType) {
            self.before = before
            self.document = document
            self.type = type
        }
    }

    private(set) var touched: [ResourceTable.Handle] = []
    /// In the order of `touched`: nearly always one.
    private var working: [Working] = []
    /// Where each stands, once there are many.
    private var places: [ResourceTable.Handle: Int] = [:]
    private static let few = 16
    /// Whether any statement found its target.
    var foundTarget = false
    /// Whether a condition of the rule said that the event changes nothing, such as a subscription that is not confirmed yet.
    var wasDeclined = false

    subscript(handle: ResourceTable.Handle) -> Working? {
        get { place(of: handle).map { working[$0] } }
        set {
            guard let newValue else { return }
            if let place = place(of: handle) {
                working[place] = newValue
                return
            }
            touched.append(handle)
            working.append(newValue)
            if !places.isEmpty {
                places[handle] = touched.count - 1
            } else if touched.count > EventTransaction.few {
                for (place, handle) in touched.enumerated() { places[handle] = place }
            }
        }
    }

    private func place(of handle: ResourceTable.Handle) -> Int? {
        places.isEmpty ? touched.firstIndex(of: handle) : places[handle]
    }
}
