/// A structure somewhere in a response.
struct FoundStructure: Sendable {
    /// Keys from the top; a list's or map's key ends in `[]`.
    let path: [String]
    /// The member's name, empty for the response itself.
    let member: String
    let shape: String
    let isMany: Bool

    /// The keys joined by dots; `.` for the response itself.
    var joined: String { path.isEmpty ? "." : path.joined(separator: ".") }
}

/// Looking through shapes.
struct ShapeReader: Sendable {
    let model: ServiceModel
    let wire: Wire

    /// The members that hold data, under the names of the record.
    func attributes(of shape: String) -> [Attribute] {
        model.shape(shape).members.map { Attribute($0, key: wire.key(of: $0), shape: model.shape($0.shape)) }
    }

    /// The structures in a response, the response first, nearer ones before deeper ones.
    func structures(in output: String, depth: Int = 3) -> [FoundStructure] {
        var found = [FoundStructure(path: [], member: "", shape: output, isMany: false)]
        var next = 0
        while next < found.count {
            let outer = found[next]
            next += 1
            guard outer.path.count < depth else { continue }
            for member in model.shape(outer.shape).members {
                guard let (shape, isMany) = structure(member), !found.contains(where: { $0.shape == shape }) else {
                    continue
                }
                let key = wire.key(of: member) + (isMany ? "[]" : "")
                found.append(
                    FoundStructure(
                        path: outer.path + [key],
                        member: member.name,
                        shape: shape,
                        isMany: outer.isMany || isMany
                    )
                )
            }
        }
        return found
    }

    private func structure(_ member: ServiceModel.Member) -> (String, Bool)? {
        let shape = model.shape(member.shape)
        switch shape.kind {
        case .structure: return shape.isDocument || shape.members.isEmpty ? nil : (member.shape, false)
        case .list, .map:
            guard let element = shape.element, model.shape(element.shape).kind == .structure else { return nil }
            return (element.shape, true)
        default: return nil
        }
    }
}

/// A member of a structure, as the record names it.
struct Attribute: Sendable {
    let name: String
    let key: String
    let folded: String
    let shapeName: String
    let shape: ServiceModel.Shape

    init(_ member: ServiceModel.Member, key: String, shape: ServiceModel.Shape) {
        name = member.name
        self.key = key
        folded = member.name.folded
        shapeName = member.shape
        self.shape = shape
    }
}
