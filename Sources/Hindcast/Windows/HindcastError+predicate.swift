internal import Predicates

extension HindcastError {
    /// Says what is wrong with a predicate.
    ///
    /// - Parameter place: the document that it failed on, in words.
    init(_ error: JQError, on place: String?) {
        let place = place.map { " on " + $0 } ?? ""
        switch error {
        case .refused(let message, let lines):
            self.init(.usage, "the predicate is no jq program: \(message)", hints: lines)
        case .leadsOut(let word):
            self.init(
                .usage,
                "the predicate may not use `\(word)`",
                hints: ["it is told of one document and nothing else: no further input, file, environment or clock"]
            )
        case .tooLong(let milliseconds):
            let time = milliseconds % 1_000 == 0 ? "\(milliseconds / 1_000) s" : "\(milliseconds) ms"
            self.init(
                .predicate,
                "the predicate was stopped: it ran for more than \(time)\(place)",
                hints: ["does it ever end? `range(infinite)`, `repeat` and `def f: f` do not"]
            )
        case .tooLarge(let bytes):
            self.init(.predicate, "the predicate was stopped: it took more than \(bytes >> 20) MiB of memory\(place)")
        case .crashed:
            self.init(
                .predicate,
                "the predicate was stopped: it brought jq down\(place)",
                hints: ["values nested very deeply do"]
            )
        case .system(let call, let code):
            self.init(.predicate, "the predicate could not be run: \(call) failed with error \(code)")
        }
    }

    /// Runs a step and makes the front door's error of a predicate's.
    static func describingPredicate<Answer>(
        _ body: () throws(JQError) -> Answer
    ) throws(HindcastError) -> Answer {
        do throws(JQError) {
            return try body()
        } catch {
            throw HindcastError(error, on: nil)
        }
    }
}
