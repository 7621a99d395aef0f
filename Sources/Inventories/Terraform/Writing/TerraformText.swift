package import HindcastModel

/// Resources in Terraform's own language, as text to be reviewed.
package enum TerraformText {
    /// What a resource looks like as a declaration.
    package struct Declaration: Sendable {
        /// The lines of the `resource` block.
        package var lines: [String]
        /// Places of the configuration that the declaration does not hold.
        package var leftOut: [JSONPointer]
        /// Whether a mapping says which attribute is which, rather than the names alone.
        package var isMapped: Bool
        /// Whether there is a value in it that nobody knows, so that Terraform refuses it as it is.
        package var holdsPlaceholder: Bool
    }

    /// Returns the `import` block of a resource (Terraform 1.5 and later).
    ///
    /// - Parameter label: the resource's name in Terraform.
    package static func importBlock(kind: String, label: String, id: String) -> [String] {
        HCLItem.lines(
            [.block("import", [.attribute("to", .plain("\(kind).\(label)")), .attribute("id", .string(id))])],
            indent: 0
        )
    }

    /// Returns a name that Terraform takes for a resource, after the name that it has.
    package static func label(for address: Address, name: String?) -> String {
        let tail = address.id.split(separator: "/").last.map(String.init) ?? address.id
        let text = name.flatMap { $0.isEmpty ? nil : $0 } ?? tail
        var label = ""
        for character in text.lowercased().unicodeScalars.prefix(60) {
            let isPlain =
                character.isASCII && (character.properties.isAlphabetic || character.properties.numericType != nil)
            if isPlain || character == "-" {
                label.unicodeScalars.append(character)
            } else if !label.hasSuffix("_") {
                label += "_"
            }
        }
        guard let first = label.unicodeScalars.first, first.properties.isAlphabetic || first == "_" else {
            return "r_" + label
        }
        return label
    }

    /// Returns the declaration of a document as a type of Terraform's.
    package static func declaration(of document: ResourceDocument, kind: String, label: String) -> Declaration {
        let mapping = EmbeddedMaps.mappings.types[kind]
        let isMapped = mapping?.role == .whole && !(mapping?.block.moves.isEmpty ?? true)
        var writer = TerraformWriter(resource: document.configuration)
        var items =
            if isMapped, let mapping {
                writer.items(of: mapping.block, in: document.configuration, at: JSONPointer())
            } else {
                writer.items(byNameOf: document.configuration, of: document)
            }
        if document.address.provider == .azure { items = place(of: document, items) + items }
        items += tags(of: document, mapping)
        // Blocks come behind the attributes, as everybody writes it.
        items = items.filter { !$0.isBlock } + items.filter(\.isBlock)
        let block = HCLItem.block("resource \(HCLValue.quoted(kind)) \(HCLValue.quoted(label))", items)
        return Declaration(
            lines: HCLItem.lines([block], indent: 0),
            leftOut: writer.leftOut(of: .object(document.configuration)).filter { place in
                // Its own names say nothing, and neither does what nobody knows.
                guard let value = JSONValue.object(document.configuration)[place], !value.isUnknown else {
                    return false
                }
                if document.address.provider == .azure, ["id", "location", "name", "type"].contains(place.tokens[0]) {
                    return false
                }
                let names = [document.address.id, document.arn, document.address.account]
                return value.string.map { !names.contains($0) } ?? true
            },
            isMapped: isMapped,
            holdsPlaceholder: block.holdsPlaceholder
        )
    }

    /// What Azure says by a resource's id alone: its name and its group, beside its location.
    private static func place(of document: ResourceDocument, _ items: [HCLItem]) -> [HCLItem] {
        let address = document.address
        let name = address.id.split(separator: "/").last.map(String.init)
        let group = address.location == "-" ? nil : address.location
        let values = [
            ("name", document.name ?? name), ("resource_group_name", group),
            ("location", document.configuration["location"]?.string),
        ]
        return values.compactMap { attribute, value -> HCLItem? in
            let isThere = items.contains { if case .attribute(attribute, _) = $0 { true } else { false } }
            return isThere ? nil : value.map { .attribute(attribute, .string($0)) }
        }
    }

    /// Tags as the type has them; those that AWS sets by itself nobody declares.
    private static func tags(of document: ResourceDocument, _ mapping: TypeMapping?) -> [HCLItem] {
        let tags = document.tags.filter { !$0.key.hasPrefix("aws:") && !$0.key.hasPrefix("goog-") }
        guard !tags.isEmpty else { return [] }
        if let place = mapping?.tags, let members = place.members, let name = place.source.attributePath?.first {
            return tags.map { tag in
                .block(
                    name,
                    [
                        .attribute(members.key, .string(tag.key)), .attribute(members.value, HCLValue(tag.value)),
                        .attribute("propagate_at_launch", .plain("true")),
                    ]
                )
            }
        }
        let name = document.address.provider == .gcp ? "labels" : "tags"
        return [.attribute(name, .object(tags.map { .init(key: $0.key, value: HCLValue($0.value)) }))]
    }
}
