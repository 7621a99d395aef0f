/// The attributes of a block, put together from lines that each name one, some of them inside other blocks.
struct AttributeTree {
    private struct Node {
        var name: String
        var value: HCLValue?
        var elements: [HCLValue]?
        var inner: AttributeTree?
        var items: [HCLItem] = []
    }

    private var nodes: [Node] = []

    /// Whether there is something at the end of a path.
    func holds(_ path: [String]) -> Bool {
        guard let first = path.first, let node = nodes.first(where: { $0.name == first }) else { return false }
        if path.count == 1 { return node.value != nil || node.elements != nil || node.inner != nil }
        return node.inner?.holds(Array(path.dropFirst())) ?? false
    }

    /// Sets an attribute.
    mutating func set(_ value: HCLValue, at path: [String]) {
        change(path) { $0.value = value }
    }

    /// Adds an element to an attribute that is a list.
    mutating func append(_ value: HCLValue, at path: [String]) {
        change(path) { $0.elements = ($0.elements ?? []) + [value] }
    }

    /// Adds items inside of a block; no path is this block itself.
    mutating func add(_ items: [HCLItem], at path: [String]) {
        guard !path.isEmpty else { return nodes.append(Node(name: "", items: items)) }
        change(path) { node in
            var inner = node.inner ?? AttributeTree()
            inner.add(items, at: [])
            node.inner = inner
        }
    }

    /// Adds a remark where an attribute would be.
    mutating func note(_ text: String, at path: [String]) { add([.comment(text)], at: Array(path.dropLast())) }

    private mutating func change(_ path: [String], _ body: (inout Node) -> Void) {
        guard let first = path.first else { return }
        let place = nodes.firstIndex { $0.name == first } ?? nodes.endIndex
        if place == nodes.endIndex { nodes.append(Node(name: first)) }
        guard path.count > 1 else { return body(&nodes[place]) }
        var inner = nodes[place].inner ?? AttributeTree()
        inner.change(Array(path.dropFirst()), body)
        nodes[place].inner = inner
    }

    /// The attributes, then the blocks, each in the order in which they came.
    var items: [HCLItem] {
        let attributes = nodes.flatMap { node -> [HCLItem] in
            if let value = node.value { return [.attribute(node.name, value)] }
            if let elements = node.elements { return [.attribute(node.name, .list(elements))] }
            return []
        }
        let comments = nodes.flatMap { $0.items.filter { if case .comment = $0 { true } else { false } } }
        let blocks = nodes.flatMap { node -> [HCLItem] in
            if let inner = node.inner { return [.block(node.name, inner.items)] }
            return node.items.filter { if case .comment = $0 { false } else { true } }
        }
        return attributes + comments + blocks
    }
}
