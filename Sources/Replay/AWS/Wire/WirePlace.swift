internal import HindcastModel
internal import Synchronization

/// A place in the requests or responses of an operation: what holds of a value there by its name alone.
///
/// Calls of one operation have the same members each time. So what a member is called in the common shape, and what the
/// service's model says of it, is worked out when it is met first; afterwards it is found by walking along the object's members.
final class WirePlace: Sendable {
    /// The value's name in the common shape; empty at the top.
    let name: String
    /// What the model says of it.
    let facts: WireFacts
    /// What else holds of it.
    let traits: WireTraits
    /// What XML calls one element of a list here, where it wraps them; `nil` where it does not.
    let element: String?

    private let names: WireNames
    private let known = Mutex<[Known]>([])

    /// A member by its key in the log.
    private struct Known {
        let key: String
        /// By the form of its value.
        var places: [WirePlace?]
    }

    /// How many places are remembered in all: a hostile log may name members without end.
    private static let limit = 100_000
    private static let count = Atomic<Int>(0)

    init(name: String, facts: WireFacts, traits: WireTraits, element: String?, names: WireNames) {
        self.name = name
        self.facts = facts
        self.traits = traits
        self.element = element
        self.names = names
    }

    /// Remembers a member's place, as long as there is room.
    private func place(of key: String, _ form: WireForm) -> WirePlace {
        let made = names.member(key, form, of: self)
        guard WirePlace.count.wrappingAdd(1, ordering: .relaxed).newValue <= WirePlace.limit else { return made }
        known.withLock { known in
            let index = known.firstIndex { !$0.key.precedesInBytes(key) } ?? known.count
            if index == known.count || !known[index].key.hasSameBytes(as: key) {
                known.insert(Known(key: key, places: Array(repeating: nil, count: WireForm.allCases.count)), at: index)
            }
            known[index].places[form.rawValue] = made
        }
        return made
    }
}

extension WirePlace {
    /// A walk along the members of an object, in canonical order.
    struct Walk {
        private let place: WirePlace
        private let known: [Known]
        private var next = 0

        init(from place: WirePlace) {
            self.place = place
            known = place.known.withLock { $0 }
        }

        /// Returns the place of the next member.
        mutating func place(of member: JSONObject.Member) -> WirePlace {
            let form = WireForm(member.value)
            while next < known.count {
                let order = known[next].key.orderInBytes(against: member.key)
                if order == 0, let place = known[next].places[form.rawValue] { return place }
                guard order < 0 else { break }
                next += 1
            }
            return place.place(of: member.key, form)
        }
    }
}

/// What a value looks like, as far as its name depends on that.
enum WireForm: Int, CaseIterable {
    case scalar
    /// Nothing, or empty text.
    case blank
    /// A list or an object.
    case container

    init(_ value: JSONValue) {
        switch value {
        case .array, .object: self = .container
        case .null, .string(""): self = .blank
        case .bool, .integer, .bigInteger, .number, .string: self = .scalar
        }
    }
}

/// What holds of a value by its name, beside what the service's model says.
struct WireTraits: OptionSet {
    let rawValue: UInt16
    /// It is called otherwise in the log.
    static let renamed = WireTraits(rawValue: 1)
    /// It is a list even where the log shows one bare element.
    static let list = WireTraits(rawValue: 2)
    /// The keys of an object here were chosen by people.
    static let opaque = WireTraits(rawValue: 4)
    /// It is a policy, whose lists have no order.
    static let policy = WireTraits(rawValue: 128)
    /// It is a map of SNS's or SQS's, whose values are text whatever they hold.
    static let attributes = WireTraits(rawValue: 256)
    /// An account id, which may have become a number.
    static let account = WireTraits(rawValue: 8)
    /// It says nothing: a namespace of XML.
    static let namespace = WireTraits(rawValue: 16)
    /// As a number it only counts the elements of a list.
    static let counter = WireTraits(rawValue: 32)
    /// As empty text it says nothing.
    static let nothingIfBlank = WireTraits(rawValue: 64)
    /// It may be left out.
    static let leftOut: WireTraits = [.namespace, .counter, .nothingIfBlank]
}
