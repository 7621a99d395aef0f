internal import HindcastModel

/// How one type of Terraform's is brought to the words of the history.
struct TypeMapping: Sendable {
    /// What the type is to the history.
    enum Role: Hashable, Sendable {
        /// A resource of its own.
        case whole
        /// A part of another resource: its identity is that one's, and what it states stands in that one's document.
        case part
        /// Nothing, and why, as a clause.
        case none(reason: String)
    }

    /// Whose cloud it is; `nil` for what is no cloud's.
    var provider: Provider?
    /// What it is to the history.
    var role: Role
    /// The address's service; empty where `role` is `none`.
    var service: String
    /// The address's type.
    var type: String
    /// The address's location, where every resource of the type has the same.
    var location: String?
    /// Whether the location is not to be concluded from the resource's neighbours in the file.
    var isAnywhere = false
    /// Whether the provider makes such resources without an event, so that a history need not show them.
    var isUnlogged = false
    /// What the resource may be called, in the order in which the names are tried.
    var names: [MapSource] = []
    /// What tells account and location, in this order, each part from the first that tells it.
    var origins: [MapSource] = []
    /// Where the tags are; `nil` where the type's own `tags_all`, `tags` or `labels` hold.
    var tags: MapTags?
    /// Its attributes.
    var block = MapBlock()
}

/// Where a type keeps its tags, if not where all others do.
struct MapTags: Hashable, Sendable {
    /// A map, or a list of blocks.
    let source: MapSource
    /// The members of each block that hold key and value; `nil` for a map.
    let members: Pair?

    /// Two names.
    struct Pair: Hashable, Sendable {
        let key: String
        let value: String
    }
}

/// The attributes of a type, or of a block inside one.
struct MapBlock: Sendable {
    /// What goes where, in the order of the file.
    var moves: [MapMove] = []
    /// Attributes that need no further look: moved, made by the provider, or skipped.
    var mentioned: Set<String> = []
    /// Attributes that are left out, with the reason.
    var skips: [String: String] = [:]
}

/// One line: a value of Terraform's and its place in the configuration.
struct MapMove: Sendable {
    /// The value.
    let source: MapSource
    /// The place.
    let place: MapPlace
    /// Whether the provider may fill it in, so that it is compared only where the history holds something.
    let isFilledIn: Bool
    /// What is done to the value, in this order.
    var functions: [MapFunction] = []
    /// Other words for its scalars; the key `*` stands for all that have none.
    var words: [String: JSONValue] = [:]
    /// Values that the provider takes by itself where nothing is declared.
    var defaults: [JSONValue] = []
    /// When the line holds.
    var condition: MapCondition?
    /// The members, where the value is a block with lines of its own.
    var block: MapBlock?
}
