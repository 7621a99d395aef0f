internal import GRDB
package import HindcastModel

extension IndexView {
    /// Returns a resource; `nil` where it never existed.
    package func resource(at address: Address) throws -> IndexedResource? {
        try prepare("SELECT id, backwards, live FROM resources WHERE backwards = ?")
            .first(.text(AddressOrder.backwards(address))) { resource($0) } ?? nil
    }

    /// Returns a resource by its number.
    package func resource(_ number: ResourceNumber) throws -> IndexedResource {
        let found = try prepare("SELECT id, backwards, live FROM resources WHERE id = ?")
            .first(.integer(number.rawValue)) { resource($0) }
        guard let resource = found ?? nil else {
            throw IndexError(.damaged, "the index lacks resource \(number.rawValue)")
        }
        return resource
    }

    /// Returns the resources whose address ends in some whole parts, encoded as in an address, at most `limit`.
    package func resources(withTail tail: String, limit: Int) throws -> [IndexedResource] {
        let backwards = AddressOrder.backwards(tail)
        // "0" follows "/": between them are all texts that begin with the parts and a slash.
        let rows = try prepare(
            """
            SELECT id, backwards, live FROM resources WHERE backwards = ?1 OR backwards > ?1 || '/' AND backwards < ?1 || '0'
            LIMIT ?2
            """
        )
        return try rows.all(.text(backwards), .integer(limit)) { resource($0) }.compactMap(\.self)
    }

    /// Returns the resources that had an ARN, a name or an alias at any time, at most `limit`.
    package func resources(named name: String, limit: Int) throws -> [IndexedResource] {
        let rows = try prepare(
            """
            SELECT id, backwards, live FROM names JOIN resources ON resources.id = names.resource WHERE text = ? LIMIT ?
            """
        )
        return try rows.all(.text(name), .integer(limit)) { resource($0) }.compactMap(\.self)
    }

    /// Returns every resource that ever existed, or those whose address ends in some whole parts, in no order.
    package func resources(withTail tail: String? = nil) throws -> [IndexedResource] {
        if let tail { return try resources(withTail: tail, limit: .max) }
        return try prepare("SELECT id, backwards, live FROM resources").all { resource($0) }.compactMap(\.self)
    }

    /// Calls `body` with every ARN, name and alias that resources ever had.
    package func forEachName(_ body: (_ name: String, _ resource: ResourceNumber) throws -> Void) throws {
        try prepare("SELECT text, resource FROM names").forEachRow { row in
            try body(row.text(0), ResourceNumber(rawValue: row.integer(1)))
            return true
        }
    }

    /// Returns a resource's ARN and name as of a position.
    package func identity(
        of resource: ResourceNumber,
        through sequence: Int
    ) throws -> (arn: String?, name: String?) {
        try prepare("SELECT arn, name FROM identities WHERE resource = ? AND seq <= ? ORDER BY seq DESC LIMIT 1")
            .first(.integer(resource.rawValue), .integer(sequence)) { ($0.textOrNil(0), $0.textOrNil(1)) } ?? (nil, nil)
    }

    /// The accounts of all resources, sorted by bytes.
    package func accounts() throws -> [String] {
        try prepare("SELECT DISTINCT account FROM resources").all { $0.integer(0) }
            .map { try text($0) }.sorted { $0.precedesInBytes($1) }
    }

    /// The numbers of resources that exist at the head, and of those that are gone.
    package func resourceCounts() throws -> (live: Int, deleted: Int) {
        try prepare("SELECT coalesce(sum(live), 0), count(*) FROM resources")
            .first { ($0.integer(0), $0.integer(1) - $0.integer(0)) } ?? (0, 0)
    }

    func resource(_ row: SQLRow) -> IndexedResource? {
        guard let address = AddressOrder.address(backwards: row.text(1)) else { return nil }
        return IndexedResource(
            number: ResourceNumber(rawValue: row.integer(0)),
            address: address,
            isLive: row.integer(2) != 0
        )
    }
}
