package import HindcastModel

/// A head that late events left behind: what was held for true until `moment`.
package struct KnownHead: Hashable, Sendable {
    /// The reference, such as `refs/hindcast/known/20261120T090000Z`.
    package let name: String
    /// The moment in its name.
    package let moment: Moment
    /// Which of those of the second it is, from 0.
    let number: Int
    /// The commit.
    package let head: ObjectID

    /// Reads a reference's name; `nil` where it holds no moment.
    init?(name: String, head: ObjectID) {
        let text = name.dropFirst(Reference.known.count).prefix(16)
        let digits = text.filter(\.isASCII).filter(\.isNumber).map(String.init)
        guard name.hasPrefix(Reference.known), digits.count == 14 else { return nil }
        func part(_ range: Range<Int>) -> String { digits[range].joined() }
        let time = "\(part(0..<4))-\(part(4..<6))-\(part(6..<8))T\(part(8..<10)):\(part(10..<12)):\(part(12..<14))Z"
        guard let moment = Moment(rfc3339: time) else { return nil }
        self.name = name
        self.moment = moment
        number = name.split(separator: ".").dropFirst().last.flatMap { Int($0) } ?? 0
        self.head = head
    }

    /// Whether it was left behind before another one.
    func precedes(_ other: KnownHead) -> Bool { (moment, number) < (other.moment, other.number) }

    /// Returns a moment in ISO 8601's basic format, whole seconds of UTC.
    static func text(of moment: Moment) -> String {
        let whole = Moment(seconds: moment.seconds).rfc3339
        return whole.filter { $0 != "-" && $0 != ":" }
    }
}
