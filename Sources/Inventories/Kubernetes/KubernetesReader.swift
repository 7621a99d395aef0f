internal import HindcastModel
internal import Yams

/// Gathers the objects of one text, those inside lists too, and makes resources of them once all are known.
struct KubernetesReader {
    /// One object as the text has it.
    private struct Entry {
        let object: JSONObject
        let line: Int?
        let number: Int
    }

    private static let maximumDepth = 8

    private let file: String
    private let cluster: String?
    private var entries: [Entry] = []
    private var findings: [Finding] = []
    private var kinds = KubernetesKinds()

    /// Starts with nothing.
    init(file: String, cluster: String?) {
        self.file = file
        self.cluster = cluster
    }

    /// Notes what cannot be read.
    mutating func find(_ reason: String, number: Int? = nil) {
        findings.append(Finding(file: file, record: number, reason: reason))
    }

    /// Adds an object, or each of a list.
    mutating func add(_ value: JSONValue) { add(value, at: nil, of: nil, depth: 0) }

    /// Adds what a YAML document holds.
    mutating func add(_ document: YAMLText.Document) {
        do throws(YAMLProblem) {
            let node = try document.content.get()
            var reader = YAMLValue(of: document)
            add(try reader.value(of: node), at: node, of: document, depth: 0)
        } catch {
            find("line \(document.line): \(error.reason)", number: nextNumber)
        }
    }

    /// What the text states.
    var inventory: Inventory {
        let isDump = !entries.isEmpty && entries.allSatisfy { KubernetesReader.isLive($0.object) }
        var inventory = Inventory(format: .kubernetes, file: file, standing: isDump ? .observed : .declared)
        inventory.findings = findings
        inventory.resources.reserveCapacity(entries.count)
        for entry in entries {
            let statement = KubernetesStatement(object: entry.object, kinds: kinds, cluster: cluster)
            switch statement.resource(isObserved: isDump) {
            case .success(var resource):
                resource.line = entry.line
                inventory.resources.append(resource)
            case .failure(let problem):
                let place = entry.line.map { "line \($0): " } ?? ""
                inventory.findings.append(Finding(file: file, record: entry.number, reason: place + problem.reason))
            }
        }
        return inventory
    }

    /// Whether the server showed an object: nobody writes its own marks into a manifest.
    private static func isLive(_ object: JSONObject) -> Bool {
        let metadata = object["metadata"]
        return metadata?["uid"]?.string != nil && metadata?["creationTimestamp"]?.string != nil
    }

    // MARK: Lists

    private var nextNumber: Int { entries.count + findings.count + 1 }

    private mutating func add(_ value: JSONValue, at node: Node?, of document: YAMLText.Document?, depth: Int) {
        guard depth < KubernetesReader.maximumDepth else {
            return find("lists of lists, more than 8 deep", number: nextNumber)
        }
        let line = node.flatMap { document?.line(of: $0) } ?? document?.line
        if let list = value.array {
            for (index, item) in list.enumerated() {
                add(item, at: node?.sequence?[index], of: document, depth: depth + 1)
            }
        } else if let object = value.object {
            if let items = KubernetesReader.items(of: object) {
                let nodes = node?["items"]?.sequence
                for (index, item) in items.enumerated() {
                    let node = nodes?.count == items.count ? nodes?[index] : nil
                    add(item, at: node, of: document, depth: depth + 1)
                }
            } else {
                if object["kind"] == "CustomResourceDefinition" { kinds.learn(object) }
                entries.append(Entry(object: object, line: line, number: nextNumber))
            }
        } else {
            find((line.map { "line \($0): " } ?? "") + "no Kubernetes object", number: nextNumber)
        }
    }

    /// The objects of a list, as `kubectl get`, the API and some charts write them; those of a typed list do not say what they are.
    private static func items(of object: JSONObject) -> [JSONValue]? {
        guard let kind = object["kind"]?.string, kind.hasSuffix("List"), object["metadata"]?["name"] == nil,
            let items = object["items"]?.array
        else { return nil }
        guard kind != "List" else { return items }
        return items.map { item in
            guard var typed = item.object else { return item }
            if typed["kind"] == nil { typed["kind"] = .string(String(kind.dropLast(4))) }
            if typed["apiVersion"] == nil { typed["apiVersion"] = object["apiVersion"] }
            return .object(typed)
        }
    }
}
