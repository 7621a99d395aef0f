/// Something that is not as it must be.
package struct StoreFault: Hashable, Sendable {
    /// The file in the repository, a reference or an object.
    package let subject: String
    /// What is wrong, without a final full stop.
    package let reason: String

    init(_ subject: String, _ reason: String) {
        self.subject = subject
        self.reason = reason
    }
}

/// How much was looked at.
package struct ObjectCount: Hashable, Sendable {
    /// Packs.
    package internal(set) var packs = 0
    /// Objects in packs.
    package internal(set) var packed = 0
    /// Objects in files of their own.
    package internal(set) var loose = 0
    /// The bytes of the packs.
    package internal(set) var bytes = 0
    /// How many objects in packs there are likely to be.
    var expected = 0
}

extension HistoryReader {
    /// Unpacks every object of the repository, past libgit2 where it lies in a pack, and hashes it with the SHA-1 that
    /// notices collisions.
    ///
    /// A writer may merge packs meanwhile: what went away is looked for in the packs that came.
    ///
    /// - Parameters:
    ///   - fault: called with each fault.
    ///   - progress: called now and then with how many objects of how many were looked at.
    package func checkObjects(
        fault: (StoreFault) -> Void,
        progress: (_ done: Int, _ total: Int) -> Void
    ) throws -> ObjectCount {
        var count = ObjectCount()
        var done: Set<String> = []
        var total = 0
        while true {
            let names = try namesInDirectory(directory + "objects/pack").filter { $0.hasSuffix(".idx") }
                .map { String($0.dropLast(4)) }.filter { !done.contains($0) }
            guard !names.isEmpty else { break }
            done.formUnion(names)
            total += names.reduce(0) { sum, name in
                // An index is 28 bytes an object and some 1,100 more: near enough for a progress bar.
                sum + max(0, (sizeOfFile(directory + "objects/pack/\(name).idx") ?? 0) - 1_100) / 28
            }
            for name in names {
                count.expected = total
                try check(pack: name, &count, fault, progress)
            }
        }
        for name in try namesInDirectory(directory + "objects/pack")
        where name.hasPrefix("pack-") && name.hasSuffix(".pack") && !done.contains(String(name.dropLast(5))) {
            // A writer that puts a pack in place puts its index there next.
            let index = directory + "objects/pack/\(name.dropLast(4))idx"
            guard sizeOfFile(index) == nil, !comes(index, or: directory + "objects/pack/\(name)") else { continue }
            fault(StoreFault("objects/pack/\(name)", "it has no index, so git does not see it"))
        }
        try checkLoose(&count, fault)
        for file in ["objects/info/commit-graph", "objects/pack/multi-pack-index"] {
            if let reason = try faultOfChecksum(file) { fault(StoreFault(file, reason)) }
        }
        return count
    }

    /// Returns what is wrong with a file that ends with the SHA-1 of all before; `nil` where it is whole, or not there.
    private func faultOfChecksum(_ name: String) throws(GitError) -> String? {
        guard let file = try FileWindow(opening: directory + name) else { return nil }
        guard file.count > 20 else { return "it is cut short" }
        let sum = try file.checksum(of: 0..<(file.count - 20))
        let written = ObjectID(bytes: try file.bytes((file.count - 20)..<file.count))
        return written == sum ? nil : "its checksum is wrong; remove it, and hindcast maintain writes what is needed"
    }

    private func check(
        pack name: String,
        _ count: inout ObjectCount,
        _ fault: (StoreFault) -> Void,
        _ progress: (_ done: Int, _ total: Int) -> Void
    ) throws {
        let file = "objects/pack/\(name).pack"
        guard let contents = try contents(ofPack: name, fault) else { return }
        do {
            if let reason = try contents.faultOfChecksum() { fault(StoreFault(file, reason)) }
        } catch {
            fault(StoreFault(file, "it cannot be read: \(error)"))
        }
        // Which of its objects are damaged is told one by one.
        try check(contents, file, &count, fault, progress)
    }

    private func contents(ofPack name: String, _ fault: (StoreFault) -> Void) throws(GitError) -> PackContents? {
        do {
            if let contents = try PackContents(named: directory + "objects/pack/" + name) { return contents }
        } catch {
            // Merged into another one since the folder was read.
            guard sizeOfFile(directory + "objects/pack/\(name).pack") != nil else { return nil }
            fault(StoreFault("objects/pack/\(name).pack", error.message))
            return nil
        }
        // A writer that takes a pack away takes its index away next.
        if !goesAway(directory + "objects/pack/\(name).idx") {
            fault(StoreFault("objects/pack/\(name).pack", "it is missing, and its index is there"))
        }
        return nil
    }

    private func check(
        _ contents: PackContents,
        _ file: String,
        _ count: inout ObjectCount,
        _ fault: (StoreFault) -> Void,
        _ progress: (_ done: Int, _ total: Int) -> Void
    ) throws {
        count.packs += 1
        count.bytes += contents.size
        var done = 0
        for number in 0..<contents.index.count {
            let (position, range) = (contents.position(of: number), contents.range(of: number))
            let id = contents.index.ids[position]
            done += 1
            if done.isMultiple(of: 2_048) { progress(count.packed + done, max(count.expected, count.packed + done)) }
            do {
                guard try Inflater.checksum(of: contents.stored(range)) == contents.index.checksums[position] else {
                    throw GitError(.damaged, call: "pack", message: "its bytes are not what the index says")
                }
                let object = try contents.object(range)
                try check(object.type, object.bytes, isNamed: id)
            } catch {
                guard let error = error as? GitError else { throw error }
                fault(StoreFault(file, "object \(id): \(error.message)"))
            }
        }
        count.packed += done
    }

    private func checkLoose(
        _ count: inout ObjectCount,
        _ fault: (StoreFault) -> Void
    ) throws {
        let loose = try ObjectDatabaseHandle.loose(in: directory + "objects")
        for folder in try namesInDirectory(directory + "objects") where folder.utf8.count == 2 {
            for name in try namesInDirectory(directory + "objects/" + folder) {
                guard let id = ObjectID(hex: folder + name) else { continue }
                let file = "objects/\(folder)/\(name)"
                do {
                    let object = try loose.read(id)
                    try check(object.type, object.bytes, isNamed: id)
                    count.loose += 1
                } catch {
                    // Packed and removed meanwhile.
                    guard sizeOfFile(directory + file) != nil else { continue }
                    fault(StoreFault(file, error.message))
                }
            }
        }
    }

    private func check(_ type: UInt8, _ bytes: [UInt8], isNamed id: ObjectID) throws(GitError) {
        let found = try CheckedHash.id(ofType: type, bytes)
        guard found == id else {
            throw GitError(.damaged, call: "hash", message: "its content is that of \(found)")
        }
    }
}
