internal import HindcastModel
internal import HistoryIndex

/// Which resources have to do with each other around a moment: documents that name one another, and identities that changes
/// were made through.
///
/// Only documents near an incident are read: those of what changed, of the seeds, and of what these name. A reference is followed
/// both ways, but who names a resource is known of these documents alone.
final class ResourceGraph {
    private struct Edge {
        let to: ResourceNumber
        let reason: IncidentChange.Link.Reason
    }

    private let view: IndexView
    private let objects: ObjectStore
    private let window: TimeWindow
    private var edges: [ResourceNumber: [Edge]] = [:]
    private var resources: [ResourceNumber: IndexedResource] = [:]
    private var read: Set<ResourceNumber> = []

    /// So many resources' documents are read at most.
    private static let limit = 500
    /// So far apart two resources may be and still have to do with each other.
    static let farthest = 3

    init(_ window: TimeWindow, in view: IndexView, _ objects: ObjectStore) {
        self.view = view
        self.objects = objects
        self.window = window
    }

    /// Reads the documents of resources, of what they name, and so on for some steps.
    func read(_ start: [IndexedResource], depth: Int) throws {
        var next = start
        for step in 0...depth {
            var named: [IndexedResource] = []
            for resource in next where !read.contains(resource.number) && read.count < ResourceGraph.limit {
                read.insert(resource.number)
                resources[resource.number] = resource
                named += try readReferences(of: resource)
            }
            if step < depth { next = named.sortedByAddress(\.address) }
        }
    }

    /// Notes that a resource was changed by somebody who acted as another one.
    func link(_ resource: IndexedResource, actedOnBy identity: IndexedResource) {
        guard resource.number != identity.number else { return }
        add(resource, identity, .actedOnBy, .actsOn)
    }

    /// Returns the shortest ways from any of some resources to all that are near enough.
    func paths(from seeds: [IndexedResource]) -> [ResourceNumber: [IncidentChange.Link]] {
        var paths: [ResourceNumber: [IncidentChange.Link]] = [:]
        var next = seeds.sortedByAddress(\.address)
        for seed in next { paths[seed.number] = [] }
        for _ in 0..<ResourceGraph.farthest {
            var reached: [IndexedResource] = []
            for resource in next {
                for edge in sortedEdges(of: resource) where paths[edge.to] == nil {
                    guard let other = resources[edge.to] else { continue }
                    let link = IncidentChange.Link(from: resource.address, to: other.address, reason: edge.reason)
                    paths[edge.to] = (paths[resource.number] ?? []) + [link]
                    reached.append(other)
                }
            }
            next = reached
        }
        return paths
    }

    // MARK: References

    private func readReferences(of resource: IndexedResource) throws -> [IndexedResource] {
        var named: [IndexedResource] = []
        for blob in try blobs(of: resource) {
            let document = try objects.json(ofBlob: blob)
            let names = PlaceNames(of: document)
            for reference in try References(in: document, of: resource, view).found {
                let place = names.name(of: reference.place).text ?? reference.place.description
                named.append(reference.resource)
                add(resource, reference.resource, .names(place: place), .isNamed(place: place))
            }
        }
        return named
    }

    /// The documents as of the moment and as of the end of the time; of what is gone by then, the last one.
    private func blobs(of resource: IndexedResource) throws -> [[UInt8]] {
        var blobs: [[UInt8]] = []
        for position in [window.centre, window.end] {
            guard var version = try view.lastVersion(of: resource.number, through: position) else { continue }
            if version.blob == nil {
                version = try view.lastVersion(of: resource.number, through: version.sequence - 1) ?? version
            }
            if let blob = version.blob, !blobs.contains(blob) { blobs.append(blob) }
        }
        return blobs
    }

    private func add(
        _ one: IndexedResource,
        _ other: IndexedResource,
        _ reason: IncidentChange.Link.Reason,
        _ back: IncidentChange.Link.Reason
    ) {
        resources[one.number] = one
        resources[other.number] = other
        guard !(edges[one.number] ?? []).contains(where: { $0.to == other.number }) else { return }
        edges[one.number, default: []].append(Edge(to: other.number, reason: reason))
        edges[other.number, default: []].append(Edge(to: one.number, reason: back))
    }

    /// In an order that is the same however the index was built.
    private func sortedEdges(of resource: IndexedResource) -> [Edge] {
        (edges[resource.number] ?? []).filter { resources[$0.to] != nil }
            .map { (edge: $0, text: resources[$0.to]?.address.description ?? "") }
            .sorted { $0.text.precedesInBytes($1.text) }.map(\.edge)
    }
}
