import HindcastModel
import Testing

@Suite struct FittedBytesTests {
    @Test(arguments: [0, 1, 500, 4_000])
    func `bytes that were given more room than they took keep none of it`(count: Int) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(8_192)
        for number in 0..<count { bytes.append(UInt8(truncatingIfNeeded: number)) }
        let fitted = bytes.fitted
        #expect(fitted == bytes)
        #expect(bytes.capacity >= 8_192 && fitted.capacity <= count + count / 4 + 64)
    }
}
