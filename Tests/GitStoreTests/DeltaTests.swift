import CPack
import Testing

@testable import GitStore

@Suite struct DeltaTests {
    /// Applies a delta as git does (gitformat-pack).
    static func apply(_ delta: [UInt8], to base: [UInt8]) throws -> [UInt8] {
        var rest = delta[...]
        func size() -> Int {
            var value = 0
            var shift = 0
            while let byte = rest.popFirst() {
                value |= Int(byte & 0x7f) << shift
                shift += 7
                if byte & 0x80 == 0 { break }
            }
            return value
        }
        try #require(size() == base.count)
        let count = size()
        var target: [UInt8] = []
        while let operation = rest.popFirst() {
            if operation & 0x80 == 0 {
                target += rest.prefix(Int(operation))
                rest = rest.dropFirst(Int(operation))
                continue
            }
            func number(_ flags: UInt8, bytes: Int) -> Int {
                var value = 0
                for byte in 0..<bytes where flags >> UInt8(byte) & 1 == 1 {
                    value |= Int(rest.removeFirst()) << (8 * byte)
                }
                return value
            }
            let offset = number(operation & 15, bytes: 4)
            let length = number(operation >> 4 & 7, bytes: 3)
            target += base[offset..<(offset + (length == 0 ? 0x10000 : length))]
        }
        try #require(target.count == count)
        return target
    }

    @Test(arguments: 1...20 as ClosedRange<UInt64>)
    func `a directory's patch rebuilds it from its earlier version`(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        func id() -> ObjectID { ObjectID(numbers.next(), numbers.next(), 0) }
        let directory = try Directory(parent: nil, name: [], path: "", bytes: [], id: nil)
        var delta: [UInt8] = []
        for _ in 0..<60 {
            let before = directory.bytes
            for _ in 0..<Int.random(in: 0...12, using: &numbers) {
                let name = Array("entry-\(Int.random(in: 0..<40, using: &numbers))".utf8)
                if Int.random(in: 0..<3, using: &numbers) == 0 {
                    directory.remove(name, isDirectory: false)
                } else {
                    try directory.set(name, isDirectory: false, to: id())
                }
            }
            TreeDelta.write(directory.patch, to: directory.bytes, into: &delta)
            #expect(try Self.apply(delta, to: before) == directory.bytes)
            #expect(directory.currentID() == SHA1.id(of: .tree, directory.bytes))
            directory.markWritten(as: directory.currentID())
        }
    }

    @Test func `a patch of a directory above 64 KB copies in parts that git reads`() throws {
        let directory = try Directory(parent: nil, name: [], path: "", bytes: [], id: nil)
        for number in 0..<6_000 {
            try directory.set(Array("entry-\(number + 100_000)".utf8), isDirectory: false, to: .emptyTree)
        }
        directory.markWritten(as: directory.currentID())
        let before = directory.bytes
        try directory.set(Array("entry-105000".utf8), isDirectory: false, to: ObjectID(1, 2, 3))
        directory.remove(Array("entry-100001".utf8), isDirectory: false)
        try directory.set(Array("entry-200000".utf8), isDirectory: true, to: ObjectID(4, 5, 6))
        var delta: [UInt8] = []
        TreeDelta.write(directory.patch, to: directory.bytes, into: &delta)
        #expect(try Self.apply(delta, to: before) == directory.bytes)
        #expect(delta.count < 150)
        #expect(directory.currentID() == SHA1.id(of: .tree, directory.bytes))
    }

    @Test(arguments: 1...30 as ClosedRange<UInt64>)
    func `a file's delta rebuilds it from the version before`(seed: UInt64) throws {
        var numbers = SeededNumbers(seed: seed)
        func line() -> [UInt8] { Array("  \"member\": \(numbers.next() % 5_000),\n".utf8) }
        for size in [0, 1, 5, 40, 400, 3_000] {
            let base = (0..<size).map { _ in line() }
            var target = base
            for _ in 0..<Int.random(in: 0...6, using: &numbers) {
                let position = Int.random(in: 0...target.count, using: &numbers)
                if Bool.random(using: &numbers), position < target.count {
                    target.remove(at: position)
                } else {
                    target.insert(line(), at: position)
                }
            }
            if seed % 5 == 0 { target.shuffle(using: &numbers) }
            let (old, new) = (Array(base.joined()), Array(target.joined()))
            var out = [UInt8](repeating: 0, count: new.count + new.count / 100 + 64)
            let count = cpack_delta(old, old.count, new, new.count, &out, out.count)
            #expect(count > 0)
            #expect(try Self.apply(Array(out[..<count]), to: old) == new)
            // Too little room is said, not overrun.
            if count > 20 { #expect(cpack_delta(old, old.count, new, new.count, &out, count - 1) == 0) }
        }
    }
}
