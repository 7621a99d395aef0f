internal import HindcastModel

/// The commands for one resource while they are found.
struct CommandDraft {
    /// The resource as it was.
    let then: ResourceDocument
    /// The resource as it is; without configuration where it has to be made first.
    let now: ResourceDocument
    /// The commands so far, in the order in which they are to be run.
    private(set) var commands: [AWSCommand] = []
    /// What has to be done otherwise, as sentences.
    private(set) var remarks: [String] = []
    private var settled: [JSONPointer] = []

    init(then: ResourceDocument, now: ResourceDocument) {
        self.then = then
        self.now = now
    }

    /// The resource's id.
    var id: String { then.address.id }

    /// The ARN that a command may want; `nil` where nobody knows it.
    var arn: String? { then.arn ?? now.arn }

    /// Adds a command.
    mutating func run(_ service: String, _ operation: String, _ input: JSONObject, remark: String? = nil) {
        commands.append(AWSCommand(service, operation, input, remark: remark))
    }

    /// Adds what no command does.
    mutating func say(_ sentence: String) { remarks.append(sentence) }

    /// Notes that commands (or remarks) take care of a member of the configuration, if it differs.
    ///
    /// - Returns: whether it differs.
    mutating func takes(_ member: String) -> Bool {
        settled.append(JSONPointer([member]))
        return then.configuration[member] != now.configuration[member]
    }

    /// Notes that a member is nothing that could be set.
    mutating func passOver(_ members: String...) { for member in members { settled.append(JSONPointer([member])) } }

    /// The member as it was.
    func old(_ member: String) -> JSONValue? { then.configuration[member] }

    /// The member as it is.
    func new(_ member: String) -> JSONValue? { now.configuration[member] }

    /// The elements of a list as it was and as it is, by the member that names them.
    func named(_ list: String, by key: String) -> (old: [String: JSONValue], new: [String: JSONValue]) {
        func table(_ value: JSONValue?) -> [String: JSONValue] {
            Dictionary((value?.array ?? []).compactMap { element in element[key]?.string.map { ($0, element) } }) { $1 }
        }
        return (table(old(list)), table(new(list)))
    }

    /// The places that differ and that nothing takes care of, each as it is and as it was.
    var rest: [JSONDifference] {
        JSONDifference.between(.object(now.configuration), .object(then.configuration)).filter { difference in
            !settled.contains { difference.pointer.isInside($0) }
        }
    }
}

/// Names and values as the APIs of AWS take them.
enum APIWords {
    /// Returns a value with its keys as the API writes them: the history has their first letters in lower case.
    ///
    /// - Parameter names: keys that are written otherwise.
    static func value(_ value: JSONValue, names: [String: String] = [:]) -> JSONValue {
        if value.isMarker { return value }
        switch value {
        case .object(let object):
            return .object(
                JSONObject(
                    unsorted: object.map { member in
                        let key = names[member.key] ?? pascal(member.key)
                        return .init(key: key, value: APIWords.value(member.value, names: names))
                    }
                )
            )
        case .array(let elements): return .array(elements.map { APIWords.value($0, names: names) })
        default: return value
        }
    }

    /// `publiclyAccessible` → `PubliclyAccessible`.
    static func pascal(_ name: String) -> String { name.prefix(1).uppercased() + name.dropFirst() }

    /// A document as the text that the API takes; where a part of it is not known, none of it is.
    static func text(_ document: JSONValue) -> JSONValue {
        if document.string != nil { return document }
        return document.holdsMarker ? .unknown("a part of the document is not known") : .string(document.compactText)
    }
}
