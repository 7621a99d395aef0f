public import HindcastModel

/// Around which moment, and near what, an incident is looked for.
public struct IncidentQuery: Sendable {
    /// The moment, such as when the alarm went off.
    public var moment: Moment
    /// How far before and after it to look, in seconds.
    public var around: Int64 = 45 * 60
    /// Resources that the incident is about, by any name that means one. Where there is none, the changes nearest in time
    /// stand for them.
    public var near: [String] = []
    /// At most so many changes, the nearest ones.
    public var limit = 20

    /// Makes a query about everything around a moment.
    public init(_ moment: Moment) { self.moment = moment }

    /// The first moment that is looked at.
    var start: Moment { moment.moved(by: -around) }

    /// The last one.
    var end: Moment { moment.moved(by: around) }
}

extension Moment {
    /// Returns the moment some seconds later, or the last one that there is.
    fileprivate func moved(by seconds: Int64) -> Moment {
        let (nanoseconds, isLong) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
        let (sum, isBeyond) = self.nanoseconds.addingReportingOverflow(nanoseconds)
        guard isLong || isBeyond else { return Moment(nanoseconds: sum) }
        return Moment(nanoseconds: seconds < 0 ? .min : .max)
    }
}
