import Hindcast
import Testing

@testable import HindcastCLI

@Suite struct ProgressLineTests {
    private func progress(_ read: Int, of total: Int?, records: Int, commits: Int = 0) -> ImportProgress {
        var progress = ImportProgress()
        progress.bytesRead = read
        progress.bytesTotal = total
        progress.records = records
        progress.commits = commits
        return progress
    }

    @Test func `the bar tells share, rate and time left`() {
        let line = ProgressLine.text(progress(250, of: 1_000, records: 50_000), elapsed: 10, width: 100)
        #expect(line == "██████░░░░░░░░░░░░░░░░░░  25 %  50,000 records, 5,000/s  30 s left")
    }

    @Test func `the first moments promise nothing`() {
        let line = ProgressLine.text(progress(5, of: 1_000, records: 10), elapsed: 0.1, width: 100)
        #expect(!line.contains("left"))
    }

    @Test func `a stream and a replay have no known end`() {
        #expect(
            ProgressLine.text(progress(5, of: nil, records: 1_000), elapsed: 2, width: 100)
                == "reading  1,000 records, 500/s  2 s"
        )
        #expect(
            ProgressLine.text(progress(9, of: 9, records: 1_000, commits: 7), elapsed: 2, width: 100)
                == "replaying  1,000 records, 500/s  7 commits  2 s"
        )
    }

    @Test(arguments: [1, 10, 20, 40, 60, 79, 80, 120], [0, 1, 333, 999, 1_000])
    func `the line is shorter than the terminal is wide`(width: Int, read: Int) {
        let line = ProgressLine.text(
            progress(read, of: 1_000, records: 1_234_567, commits: 98_765),
            elapsed: 123,
            width: width
        )
        #expect(line.displayWidth < max(width, 2))
    }
}
