internal import HindcastModel

/// An example of a rule file: some calls, and what must be known after them.
package struct RuleExample: Sendable {
    /// One line below `example`.
    package enum Step: Sendable, Hashable {
        /// A call with its request and response, as JSON text.
        case call(operation: String, request: String?, response: String?)
        /// A whole record's members, as JSON text.
        case event(String)
        /// The exact configuration of a resource.
        case expect(resource: String, json: String)
        /// The exact tags of a resource.
        case tags(resource: String, json: String)
        /// The resource does not exist.
        case gone(resource: String)
        /// The subject of the last commit, after the service.
        case says(String)
    }

    /// What it shows.
    package let title: String
    /// The lines, in order.
    package private(set) var steps: [Step] = []

    init(title: String) { self.title = title }

    mutating func read(_ line: String) throws(RuleSyntaxError) {
        let words = line.split(separator: " ", maxSplits: 1).map(String.init)
        let rest = words.count > 1 ? words[1] : ""
        switch words[0] {
        case "call":
            let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
            guard let name = parts.first else { throw RuleSyntaxError(reason: "expected an operation after 'call'") }
            let body = parts.count > 1 ? " " + parts[1] : ""
            let response = body.firstRange(of: " rs=")
            let request = body.firstRange(of: " rq=")
            let requestEnd = response?.lowerBound ?? body.endIndex
            steps.append(
                .call(
                    operation: name,
                    request: request.map { String(body[$0.upperBound..<requestEnd]) },
                    response: response.map { String(body[$0.upperBound...]) }
                )
            )
        case "event": steps.append(.event(rest))
        case "says": steps.append(.says(rest))
        case "gone": steps.append(.gone(resource: rest))
        case "expect", "tags":
            let parts = rest.split(separator: " ", maxSplits: 1).map(String.init)
            guard parts.count == 2 else { throw RuleSyntaxError(reason: "expected a resource and its JSON") }
            steps.append(
                words[0] == "tags"
                    ? .tags(resource: parts[0], json: parts[1]) : .expect(resource: parts[0], json: parts[1])
            )
        default: throw RuleSyntaxError(reason: "'\(words[0])' is no line of an example")
        }
    }
}
