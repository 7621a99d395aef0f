import CPack
import Crypto
import Foundation
import Testing

@testable import GitStore

@Suite struct SHA1Tests {
    static func reference(_ kind: String, _ bytes: [UInt8]) -> String {
        Insecure.SHA1.hash(data: Array("\(kind) \(bytes.count)\u{0}".utf8) + bytes).map {
            ($0 < 16 ? "0" : "") + String($0, radix: 16)
        }.joined()
    }

    static func bytes(_ count: Int, _ numbers: inout SeededNumbers) -> [UInt8] {
        (0..<count).map { _ in UInt8(truncatingIfNeeded: numbers.next()) }
    }

    @Test func `ids of every length around a block are right`() {
        var numbers = SeededNumbers(seed: 1)
        for count in Array(0...200) + [4_000, 4_096, 4_100, 8_192, 100_000] {
            let bytes = Self.bytes(count, &numbers)
            #expect(SHA1.id(of: .blob, bytes).hex == Self.reference("blob", bytes))
        }
    }

    @Test func `the portable code and the processor's instructions agree`() {
        var numbers = SeededNumbers(seed: 2)
        let bytes = Self.bytes(64 * 33, &numbers)
        var (portable, chosen) = (cpack_sha1_state(), cpack_sha1_state())
        cpack_sha1_begin(&portable)
        cpack_sha1_begin(&chosen)
        cpack_sha1_blocks_portable(&portable, bytes, 33)
        cpack_sha1_blocks(&chosen, bytes, 33)
        #expect(portable.words == chosen.words)
    }

    @Test func `going on from a checkpoint gives the id of the whole`() {
        var numbers = SeededNumbers(seed: 3)
        var checkpoints = SHA1.Checkpoints()
        var bytes = Self.bytes(50_000, &numbers)
        for step in 0..<400 {
            if step % 10 == 9 {
                bytes.removeLast(Int.random(in: 0...40, using: &numbers))
            } else {
                let position = Int.random(in: 0..<(step % 3 == 0 ? bytes.count : 300), using: &numbers)
                bytes[position] ^= 1
                checkpoints.invalidate(from: position)
            }
            #expect(checkpoints.id(of: .tree, bytes) == SHA1.id(of: .tree, bytes))
        }
    }

    @Test func `a running sum does not mind how the bytes are cut`() {
        var numbers = SeededNumbers(seed: 4)
        let bytes = Self.bytes(10_000, &numbers)
        var sum = RunningSHA1()
        var rest = bytes[...]
        while !rest.isEmpty {
            let part = rest.prefix(Int.random(in: 1...200, using: &numbers))
            sum.add(Array(part))
            rest = rest.dropFirst(part.count)
        }
        #expect(
            sum.finished().hex
                == Insecure.SHA1.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        )
    }
}

@Suite struct DeflaterTests {
    /// Lets Python's zlib, which has nothing to do with ours, read the streams.
    @Test func `zlib reads what was compressed`() throws {
        let python = URL(filePath: "/usr/bin/python3")
        try #require(FileManager.default.isExecutableFile(atPath: python.path), "these tests need python3")
        var numbers = SeededNumbers(seed: 6)
        let folder = try TemporaryFolder()
        let deflater = Deflater()
        var listing = ""
        for number in 0..<260 {
            let count = [0, 1, 3, 47, 48, 49, 200, 1_500, 9_000, 32_767, 32_768, 32_769, 200_000][number % 13]
            // From noise to a single byte repeated: matches of every length and distance.
            let variety = UInt64([1, 2, 5, 40, 256][number / 13 % 5])
            var bytes = (0..<count).map { _ in UInt8(numbers.next() % variety) }
            // Text, which has a code of its own, and text with a byte that the code lacks.
            if number % 4 > 1 { bytes = bytes.map { $0 == 1 ? 10 : 32 + $0 % 95 } }
            if number % 20 == 3, count > 300 { bytes[count / 2] = 0xe9 }
            if count > 1_000, number % 2 == 0 { bytes.replaceSubrange((count - 400)..., with: bytes[100..<500]) }
            var out = [UInt8](repeating: 0xee, count: deflater.bound(count) + 8)
            let size = bytes.withUnsafeBufferPointer { bytes in
                out.withUnsafeMutableBufferPointer { out in
                    out.baseAddress.map { deflater.compress(bytes, into: $0) } ?? 0
                }
            }
            #expect(size <= deflater.bound(count))
            #expect(out.suffix(8).allSatisfy { $0 == 0xee })
            try Data(bytes).write(to: URL(filePath: folder("\(number).raw")))
            try Data(out[..<size]).write(to: URL(filePath: folder("\(number).z")))
            listing += "\(number)\n"
        }
        try Data(listing.utf8).write(to: URL(filePath: folder("list")))
        let process = Process()
        process.executableURL = python
        process.currentDirectoryURL = URL(filePath: folder.path)
        process.arguments = [
            "-c",
            "import zlib\nfor n in open('list').read().split():\n assert zlib.decompress(open(n+'.z','rb').read()) == open(n+'.raw','rb').read(), n",
        ]
        try process.run()
        process.waitUntilExit()
        #expect(process.terminationStatus == 0)
    }
}
