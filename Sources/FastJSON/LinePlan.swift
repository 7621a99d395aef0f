internal import CSimdjson

/// What is asked about when a line is written, and where.
///
/// A member stands in a state that says what is to be known of the members around it: those of the record itself in state 1,
/// and nothing is asked about below a member whose state is 0.
///
/// `@unchecked`, as nothing changes what the pointer in it leads to.
package struct LinePlan: @unchecked Sendable {
    /// What becomes of a member that is asked about.
    package enum Choice: Sendable {
        /// It is written as it stands; the members in it stand in this state.
        case write(below: Int)
        /// These bytes, JSON in its canonical spelling, are written in the place of its value.
        case replace([UInt8])
        /// There is no line.
        case giveUp
    }

    /// Decides on a member with one of the names: by its key without quotes and its value, both as they stand in the text,
    /// and its state.
    package typealias Ask = (_ key: UnsafeRawBufferPointer, _ value: UnsafeRawBufferPointer, _ state: Int) -> Choice

    private let names: MemberNames
    /// The plan in C's terms, without one who is asked.
    private let prepared: csj_plan

    /// Makes a plan.
    ///
    /// - Parameter below: for each state, at most eight, the one below a member that is not asked about.
    package init(askingAbout names: MemberNames, below: [UInt8]) {
        precondition(below.count <= Int(CSJ_STATES) && names.handle != nil)
        self.names = names
        var plan = csj_plan()
        plan.names = names.handle
        withUnsafeMutableBytes(of: &plan.below) { $0.copyBytes(from: below) }
        plan.ask = { context, key, value, state, line in
            guard let ask = context?.assumingMemoryBound(to: Ask.self).pointee else { return Int32(CSJ_UNKNOWN) }
            switch ask(key.bytes, value.bytes, Int(state)) {
            case .write(let below): return Int32(below)
            case .giveUp: return Int32(CSJ_UNKNOWN)
            case .replace(let bytes):
                bytes.withUnsafeBufferPointer { csj_line_append(line, $0.baseAddress, $0.count) }
                return Int32(CSJ_REPLACED)
            }
        }
        prepared = plan
    }

    /// Gives the plan in C's terms to `body`, with one who is asked.
    func withPlan<Result>(_ ask: Ask, _ body: (UnsafePointer<csj_plan>) -> Result) -> Result {
        withoutActuallyEscaping(ask) { ask in
            var ask = ask
            return withUnsafeMutablePointer(to: &ask) { context in
                var plan = prepared
                plan.context = UnsafeMutableRawPointer(context)
                return withExtendedLifetime(names) { body(&plan) }
            }
        }
    }
}

extension csj_slice {
    /// The bytes of the stretch; none where there is no stretch.
    var bytes: UnsafeRawBufferPointer { UnsafeRawBufferPointer(start: at, count: count) }
}
