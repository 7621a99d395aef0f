import HindcastModel

/// JSON text with places to fill in: `{"queueName":"$name"}`, or `"#number"` for a number instead of a string.
struct Template {
    /// What can stand in a place.
    private enum Slot: String, CaseIterable {
        /// Seventeen hex digits that are the resource's own.
        case id
        /// The resource's name.
        case name
        case account
        case region
        /// How often all updates of the resource's kind were gone through; at most 250.
        case turn
        /// A random number from 1 to 900.
        case number
        /// A random word.
        case word
        /// Sixteen random hex digits.
        case hex
        case uuid
    }

    private enum Part {
        case text([UInt8])
        case slot(Slot)
    }

    private let parts: [Part]

    init(_ json: JSONValue?) {
        var text = (json ?? .null).compactText
        for slot in Slot.allCases { text = text.replacing("\"#\(slot.rawValue)\"", with: "$\(slot.rawValue)") }
        var parts: [Part] = []
        for (index, piece) in text.split(separator: "$", omittingEmptySubsequences: false).enumerated() {
            let slot = index == 0 ? nil : Slot.allCases.first { piece.hasPrefix($0.rawValue) }
            if let slot { parts.append(.slot(slot)) }
            // A dollar sign before anything else stands for itself: `$LATEST`.
            let rest = slot.map { String(piece.dropFirst($0.rawValue.count)) } ?? (index == 0 ? "" : "$") + piece
            if !rest.isEmpty { parts.append(.text(Array(rest.utf8))) }
        }
        self.parts = parts
    }

    /// Appends the text, filled in.
    func write(about resource: EstateResource, to text: inout RecordText, _ random: inout SeededRandom) {
        for part in parts {
            switch part {
            case .text(let bytes): text.append(bytes)
            case .slot(.id): text.append(resource.id)
            case .slot(.name): text.append(resource.name)
            case .slot(.account): text.append(resource.account)
            case .slot(.region): text.append(resource.region)
            case .slot(.turn): text.append(resource.turn)
            case .slot(.number): text.append(1 + random.below(900))
            case .slot(.word): text.append(random.pick(EstateResource.words))
            case .slot(.hex): text.append(hex: random.next(), digits: 16)
            case .slot(.uuid): text.appendUUID(&random)
            }
        }
    }
}
