import TestSupport
import Testing

/// Where the program takes its memory from.
@Suite struct AllocationTests {
    @Test func `memory comes from jemalloc, set up for what one thread makes and another frees`() throws {
        // Lost by a change of how the program is linked, it would be missed by nothing but a clock.
        let result = try Program.hindcast.run(["--version"], environment: ["MALLOC_CONF": "stats_print:true"])
        #expect(result.status == 0)
        #expect(result.error.contains("opt.narenas: 1\n"))
        #expect(result.error.contains("opt.dirty_decay_ms: 1000 "))
    }
}
