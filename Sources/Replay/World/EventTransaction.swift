internal import HindcastModel

/// The resources that one event touches, as they were and as they are becoming.
struct EventTransaction {
    /// One touched resource.
    struct Working {
        var before: ResourceDocument?
        var document: ResourceDocument
        let type: TypeRule
        var isDeleted = false
        /// Whether the event says that it made the resource; `nil` where that is told by what is known of it.
        var isMade: Bool?
    }

    private(set) var touched: [ResourceTable.Handle] = []
    private var working: [ResourceTable.Handle: Working] = [:]
    /// Whether any statement found its target.
    var foundTarget = false
    /// Whether a condition of the rule said that the event changes nothing, such as a subscription that is not confirmed yet.
    var wasDeclined = false

    subscript(handle: ResourceTable.Handle) -> Working? {
        get { working[handle] }
        set {
            if working[handle] == nil { touched.append(handle) }
            working[handle] = newValue
        }
    }
}
