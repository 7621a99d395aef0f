internal import HindcastModel

/// What the members of an operation's requests, or of its responses, are called in the common shape, and what is known of them by that.
struct WireNames: Sendable {
    let format: WireFormat
    let tables: WireTables
    /// The operation, which the tables name as the parent of what stands at the top.
    let operation: String
    /// Whether keys begin with an upper letter that they lose.
    let folds: Bool

    /// The place of the whole.
    var root: WirePlace {
        let facts = tables.facts(of: "", under: "")
        return WirePlace(name: "", facts: facts, traits: traits(of: "", facts), element: nil, names: self)
    }

    /// Works out what is known of a member.
    ///
    /// - Parameters:
    ///   - key: its key in the log.
    ///   - form: what its value looks like.
    ///   - place: the place of the object that it stands in.
    func member(_ key: String, _ form: WireForm, of place: WirePlace) -> WirePlace {
        let parent = place.name.isEmpty ? operation : place.name
        let folded = folds ? key.lowercasedFirst : key
        let name = name(of: folded, form, under: parent)
        let facts = tables.facts(of: name, under: parent)
        var traits = traits(of: name, facts)
        if !name.hasSameBytes(as: key) { traits.insert(.renamed) }
        if facts.contains(.list) || tables.facts(of: folded, under: parent).contains(.list) { traits.insert(.list) }
        if key.utf8.starts(with: "xmlns".utf8) { traits.insert(.namespace) }
        // EC2's newer dialect numbers list elements in a member called "tag".
        if format == .ec2, key == "tag" { traits.insert(.counter) }
        // Empty text is an empty list; S3's empty members at the top name the sub-resource that the call is about.
        if folds, format == .ec2 || format == .s3, folded != "eventBridgeConfiguration" {
            traits.insert(.nothingIfBlank)
        }
        return WirePlace(
            name: name,
            facts: facts,
            traits: traits,
            element: tables.element(of: folded, under: parent),
            names: self
        )
    }

    private func traits(of name: String, _ facts: WireFacts) -> WireTraits {
        var traits: WireTraits = []
        let lowercased = name.lowercased()
        if facts.contains(.map) || isOpaque(lowercased) { traits.insert(.opaque) }
        if PolicyText.names.contains(lowercased) { traits.insert(.policy) }
        if lowercased == "attributes" { traits.insert(.attributes) }
        // The newer dialect makes account ids numbers, and so robs them of their leading zeros.
        if format == .ec2, lowercased.endsInBytes(with: "ownerid") || lowercased.endsInBytes(with: "accountid") {
            traits.insert(.account)
        }
        return traits
    }

    /// The describe call's name for a member: `groupSet` → `groups`.
    private func name(of key: String, _ form: WireForm, under parent: String) -> String {
        if let name = tables.rename(key, under: parent) { return name }
        guard format == .ec2 else { return key }
        if let name = WireNames.classic[key] { return name }
        if key == "tag", form == .container { return "tags" }
        guard key.endsInBytes(with: "Set"), key.utf8.count > 3, form != .scalar else { return key }
        let stem = String(key.dropLast(3))
        // `cidrBlockAssociationSet` is what DescribeVpcs itself calls it.
        if stem.hasSuffix("CidrBlockAssociation") || stem == "cidrBlockAssociation" { return key }
        if stem.hasSuffix("ss") || stem.hasSuffix("us") { return stem + "es" }
        if stem.hasSuffix("s") { return stem }
        if stem.hasSuffix("y"), !stem.hasSuffix("ay"), !stem.hasSuffix("ey") { return stem.dropLast() + "ies" }
        return stem + "s"
    }

    /// Whether the keys of a member were chosen by people. EC2 has no such maps but policies: its tags are lists of pairs,
    /// its `options` have members of their own.
    private func isOpaque(_ folded: String) -> Bool {
        (format == .ec2 ? PolicyText.names : WireNames.opaque).contains(folded)
    }

    /// Names of EC2's classic calls that its describe calls spell otherwise.
    private static let classic = [
        "zone": "availabilityZone", "aclProtocol": "protocol", "blockDeviceMapping": "blockDeviceMappings",
        "tagSpecification": "tagSpecifications",
    ]

    /// Maps whose keys people chose.
    private static let opaque: Set<String> = PolicyText.names.union([
        "tags", "tagset", "taglist", "variables", "labels", "annotations", "stagevariables", "environmentvariables",
        "headers",
        "responseparameters", "requestparameters", "requesttemplates", "responsetemplates", "dimensions", "parameters",
        "userattributes", "options", "dockerlabels", "logoptions", "attributes", "metadata",
    ])
}
