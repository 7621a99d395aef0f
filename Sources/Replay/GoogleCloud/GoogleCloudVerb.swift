/// What a method does, by its name: the grammar that all of Google Cloud's services share.
enum GoogleCloudVerb: Hashable {
    /// A resource comes into being.
    case create
    /// It goes.
    case delete
    /// It comes back.
    case undelete
    /// What the body holds is changed, the rest stays.
    case patch
    /// The body takes the place of what was there; with a mask only what the mask names.
    case update
    /// One member of the configuration is set.
    case set(String)
    /// An element comes into a list of the configuration.
    case add(String)
    /// An element goes out of a list of the configuration.
    case remove(String)
    /// The resource's state of work changes: the state that a get call shows afterwards.
    case state(String)
    /// The access policy is replaced.
    case setPolicy
    /// It changes no configuration: work on data, a job, a message, a token.
    case work
    /// It only reads.
    case read
    /// Nothing that the grammar knows.
    case other

    /// The method's verb, and what it says about the resource: `firewalls` of `firewalls.insert`, `ServiceAccount` of
    /// `CreateServiceAccount`; empty where it says nothing.
    static func parse(_ operation: String) -> (verb: GoogleCloudVerb, noun: String) {
        let words = operation.split(separator: ".").map(String.init)
        guard let method = words.last else { return (.other, "") }
        let policies = ["setiampolicy", "setiampermissions", "setiampolicyandmetadata"]
        if policies.contains(method.lowercased()) { return (.setPolicy, words.count > 1 ? words[words.count - 2] : "") }
        if words.count > 1 || method.first?.isLowercase ?? false {
            return (rest(method), words.count > 1 ? words[words.count - 2] : "")
        }
        return procedure(method)
    }

    /// The verb of a method that is called `<collection>.<verb>`.
    private static func rest(_ method: String) -> GoogleCloudVerb {
        switch method {
        case "insert", "create", "import": return .create
        case "delete": return .delete
        case "undelete", "restore": return .undelete
        case "patch": return .patch
        case "update", "replace": return .update
        case "start", "startWithEncryptionKey", "resume": return .state("RUNNING")
        case "stop": return .state("TERMINATED")
        case "suspend": return .state("SUSPENDED")
        case "reset", "simulateMaintenanceEvent", "restart", "clone", "export", "failover", "performMaintenance":
            return .work
        default: break
        }
        if tail(of: method, behind: "create") != nil { return .create }
        for (prefix, verb) in verbs {
            guard let rest = tail(of: method, behind: prefix) else { continue }
            return verb(rest)
        }
        return .other
    }

    /// The verb of a remote procedure, which is called `<Verb><Noun>`.
    private static func procedure(_ method: String) -> (GoogleCloudVerb, String) {
        if method == "AddSecretVersion" { return (.create, "SecretVersion") }
        let pairs: [(String, GoogleCloudVerb)] = [
            ("Create", .create), ("Insert", .create), ("Delete", .delete), ("Undelete", .undelete), ("Patch", .patch),
            ("Update", .update), ("Replace", .update), ("Destroy", .state("DESTROY_SCHEDULED")), ("Restore", .update),
            ("Enable", .state("ENABLED")), ("Disable", .state("DISABLED")), ("Get", .read), ("List", .read),
            ("Search", .read), ("Check", .read), ("Test", .read), ("Query", .read), ("Generate", .work),
            ("Sign", .work),
            ("Run", .work), ("Cancel", .work), ("Start", .work), ("Stop", .work), ("Access", .work), ("Call", .work),
            ("Predict", .work), ("Encrypt", .work), ("Decrypt", .work), ("Execute", .work), ("Authorize", .work),
            ("Complete", .work), ("Rollback", .work),
        ]
        for (prefix, verb) in pairs where method.hasPrefix(prefix) {
            let noun = String(method.dropFirst(prefix.count))
            guard noun.first.map({ !$0.isLowercase }) ?? true else { continue }
            return (verb, noun)
        }
        for (prefix, verb) in verbs {
            guard let rest = tail(of: method.loweringFirst, behind: prefix) else { continue }
            return (verb(rest), "")
        }
        return (.other, "")
    }

    private static let verbs: [(String, @Sendable (String) -> GoogleCloudVerb)] = [
        ("set", { .set($0) }), ("add", { .add($0) }), ("attach", { .add($0) }), ("insert", { .add($0) }),
        ("remove", { .remove($0) }), ("detach", { .remove($0) }), ("delete", { .remove($0) }),
        ("update", { .set($0) }), ("enable", { _ in .other }),
    ]

    /// What stands behind a verb, its first letter in lower case: `machineType` of `setMachineType`.
    private static func tail(of method: String, behind verb: String) -> String? {
        guard method.hasPrefix(verb), let next = method.dropFirst(verb.count).first, next.isUppercase else {
            return nil
        }
        return String(method.dropFirst(verb.count)).loweringFirst
    }
}

extension String {
    /// The text with its first letter in lower case.
    var loweringFirst: String { prefix(1).lowercased() + dropFirst() }

    /// The name of a collection of what a noun means: `ServiceAccount` gives `serviceAccounts`.
    var collectionName: String {
        let word = loweringFirst
        if word.hasSuffix("s") && !word.hasSuffix("ss") { return word }
        if word.hasSuffix("y"), !(word.dropLast().last.map { "aeiou".contains($0) } ?? true) {
            return word.dropLast() + "ies"
        }
        return word + (word.hasSuffix("s") || word.hasSuffix("x") || word.hasSuffix("ch") ? "es" : "s")
    }

    /// The noun for one of a collection: `firewalls` gives `firewall`, `addresses` gives `address`, `policies` gives `policy`.
    var singularName: String {
        if hasSuffix("ies") { return dropLast(3) + "y" }
        for ending in ["sses", "xies", "xes", "ches", "zes"] where hasSuffix(ending) { return String(dropLast(2)) }
        return hasSuffix("s") && !hasSuffix("ss") ? String(dropLast()) : self
    }
}
