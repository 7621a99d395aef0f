internal import HindcastModel

/// Where an operation's request names a resource.
struct Located: Sendable {
    /// A path below the request, such as `functionName` or `entries[].id`; alternatives are joined by `|`.
    var path: String
    let parameter: Parameter
    let isRequired: Bool
    /// The member bears the thing's name or is the one that other operations use.
    let isSure: Bool
    /// The request member whose elements are named one by one.
    var elements: String?
    /// The request member that is the thing's body and holds the identifier.
    var body: String?
}

extension Service {
    /// Whether a parameter holds an identifier of the type.
    func isIdentifier(_ parameter: Parameter, of type: String) -> Bool {
        guard parameter.isTextual else { return false }
        let folded = parameter.foldedSingular
        if identities[type]?.id?.foldedSingular == folded || identities[type]?.others.contains(folded) ?? false {
            return true
        }
        if owners.owner(of: folded) == type { return true }
        guard let words = nouns[type]?.words else { return false }
        return OwnNames(words).isFull(folded)
    }

    /// The path of a text, or of each text of a list.
    func each(_ parameter: Parameter) -> String {
        guard parameter.kind == .texts else { return parameter.path }
        var paths = parameter.path.split(separator: "|").map { $0 + "[]" }
        // EC2's older calls: instancesSet.items[].instanceId for InstanceIds.
        if wire == .ec2 {
            let words = tokens(parameter.name)
            let last = singular(words.last ?? "")
            let single = (words.dropLast().joined() + last).lowercasedFirst
            let stem = last == "Id" ? words.dropLast().joined() : words.joined()
            paths.append("\(plural(stem.lowercasedFirst))[].\(last == "Id" ? single : single + "Id")")
        }
        return paths.joined(separator: "|")
    }

    /// Finds the identifier of a resource in a request.
    func locate(_ type: String, in operation: Operation) -> Located? {
        guard let noun = nouns[type] else { return nil }
        let own = OwnNames(noun.words)
        let usual = identities[type]?.id?.foldedSingular
        let isAbout = canonical(operation.noun) == type
        var found: [(score: Double, located: Located)] = []
        func consider(_ located: Located, _ score: Double) {
            found.append((score + (located.isRequired ? 6 : 0), located))
        }
        for parameter in operation.parameters {
            if parameter.isTextual {
                let folded = parameter.foldedSingular
                guard let score = score(folded, own: own, usual: usual, isAbout: isAbout, type: type) else { continue }
                let path = each(parameter)
                consider(
                    Located(
                        path: path,
                        parameter: parameter,
                        isRequired: parameter.isRequired,
                        isSure: folded == usual || own.rank(folded) != nil
                    ),
                    score - (parameter.kind == .texts ? 0.5 : 0)
                )
            } else if parameter.kind == .structure || parameter.kind == .structures {
                guard
                    let (located, score) = nested(
                        parameter,
                        of: operation,
                        own: own,
                        usual: usual,
                        isAbout: isAbout,
                        type: type
                    )
                else {
                    continue
                }
                consider(located, score)
            }
        }
        found.sort { ($0.score, $1.located.path) > ($1.score, $0.located.path) }
        guard var best = found.first?.located else { return nil }
        if !best.isRequired {
            // Any of several optional members may name it.
            let others = found.dropFirst().map(\.located).filter { $0.elements == best.elements && !$0.isRequired }
            best.path = ([best.path] + others.map(\.path)).joined(separator: "|")
        }
        return best
    }

    private func score(
        _ folded: String,
        own: OwnNames,
        usual: String?,
        isAbout: Bool,
        type: String,
        isNamed: Bool = false
    ) -> Double? {
        if folded == usual { return 20 }
        if identities[type]?.others.contains(folded) ?? false, isAbout { return 15 }
        if owners.owner(of: folded) == type, isAbout { return 14 }
        if let rank = own.rank(folded) {
            if own.isFull(folded) { return 16 - 0.2 * Double(rank) }
            let owner = owners.owner(of: folded)
            if owner == nil || owner == type { return isAbout ? 10 - 0.1 * Double(rank) : nil }
            return nil
        }
        if isAbout, folded == "name", isNamed { return 6.5 }
        if isAbout, let rank = GenericNames.identifiers.firstIndex(of: folded) { return 6 - 0.2 * Double(rank) }
        return nil
    }

    private func nested(
        _ parameter: Parameter,
        of operation: Operation,
        own: OwnNames,
        usual: String?,
        isAbout: Bool,
        type: String
    ) -> (Located, Double)? {
        let words = nouns[type]?.words ?? []
        let isBodyByName =
            LayoutFinder.similarity(of: parameter.name, to: words) >= 6 || parameter.shape == layouts[type]?.shape
            || own.isFull(parameter.folded)
        let isBody = isBodyByName || operation.required.filter { $0.kind == .structure }.count == 1
        guard isAbout else { return nil }
        let isMany = parameter.kind == .structures
        var best: (score: Double, attribute: Attribute)?
        var others: [Attribute] = []
        for attribute in reader.attributes(of: parameter.shape) where attribute.shape.kind == .string {
            guard
                var score = score(
                    attribute.folded,
                    own: own,
                    usual: usual,
                    isAbout: isBody || isMany,
                    type: type,
                    isNamed: operation.verbClass == .create || operation.verbClass == .put
                )
            else {
                continue
            }
            if model.shape(parameter.shape).required.contains(attribute.name) { score += 1 }
            others.append(attribute)
            if best.map({ score > $0.score }) ?? true { best = (score, attribute) }
        }
        guard let best else { return nil }
        let prefix = isMany ? "\(parameter.key)[]." : "\(parameter.key)."
        // A structure that only names the thing, by its ARN or by its name.
        let isName = own.isFull(parameter.folded) && !isMany
        let names = isName ? [best.attribute] + others.filter { $0.folded != best.attribute.folded } : [best.attribute]
        return (
            Located(
                path: names.map { prefix + $0.key }.joined(separator: "|"),
                parameter: parameter,
                isRequired: parameter.isRequired,
                isSure: own.isFull(best.attribute.folded) || isBodyByName && best.attribute.folded != "arn",
                elements: isMany ? parameter.key : nil,
                body: isMany || isName ? nil : parameter.key
            ),
            best.score - 3
        )
    }
}
