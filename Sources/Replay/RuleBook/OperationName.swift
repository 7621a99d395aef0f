/// The grammar of API operation names: a verb, then a noun.
package enum OperationName {
    /// What a verb does, broadly.
    package enum Class: Hashable, Sendable {
        case read
        case create
        case delete
        case put
        case update
        case attach
        case detach
        case state
        case action
    }

    /// Returns `DescribeDBInstances` as `Describe`, `DB`, `Instances`; acronyms stay together.
    package static func words(of name: String) -> [String] {
        let characters = Array(name)
        var words: [String] = []
        var word = ""
        for (index, character) in characters.enumerated() {
            if character == "_" || character == "-" || character == " " || character == "." {
                if !word.isEmpty { words.append(word) }
                word = ""
                continue
            }
            if character.isUppercase, let last = word.last {
                let next = index + 1 < characters.count ? characters[index + 1] : nil
                if !last.isUppercase || (next?.isLowercase ?? false) {
                    words.append(word)
                    word = ""
                }
            }
            word.append(character)
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    /// Returns the verb's class and the noun of an operation: `CreateDBInstance` → create, `DBInstance`.
    package static func parse(_ operation: String) -> (verb: Class, noun: String) {
        var words = words(of: operation)
        if let first = words.first, ["Batch", "Bulk", "Admin"].contains(first), words.count > 1 { words.removeFirst() }
        guard let verb = words.first else { return (.action, "") }
        let noun = words.dropFirst().joined()
        return (classes[verb.lowercased()] ?? .action, noun)
    }

    private static let classes: [String: Class] = {
        var table: [String: Class] = [:]
        let verbs: [(Class, String)] = [
            (
                .read,
                """
                get list describe head lookup search query scan select test validate check preview estimate simulate detect \
                retrieve view download discover filter count poll receive verify batchget export assume decrypt encrypt sign \
                generate evaluate summarize predict translate synthesize recognize analyze classify compare is resolve read \
                fetch find show browse peek sample calculate suggest can introspect lookup
                """
            ),
            (
                .create,
                """
                create register allocate run import request add purchase provision copy restore clone build open subscribe \
                define publish issue upload claim buy activate generatekey
                """
            ),
            (
                .delete,
                "delete deregister release terminate remove destroy purge unsubscribe revoke undeploy cancel abort drop"
            ),
            (.put, "put set"),
            (
                .update,
                "update modify change edit patch rename resize upgrade configure adjust apply rotate migrate move"
            ),
            (.attach, "attach associate link grant join enroll assign authorize bind accept"),
            (.detach, "detach disassociate unlink leave unassign deauthorize unbind"),
            (.state, "enable disable start stop reboot suspend resume pause reset lock unlock deactivate"),
        ]
        for (verbClass, words) in verbs {
            for word in words.split(whereSeparator: \.isWhitespace) { table[String(word)] = verbClass }
        }
        return table
    }()
}
