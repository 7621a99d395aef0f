package import HindcastModel

/// A machine that acts under a role: what an origin is named by where no person called.
///
/// Its label is the tail of the address of the resource that it is: `instance/i-0abc`, which commands take as a name.
package enum Machine: Hashable, Sendable {
    /// An EC2 instance, by its id.
    case instance(String)
    /// A Lambda function, by its name.
    case function(String)
    /// A CloudFormation stack, by its name.
    case stack(String)

    /// Tells the machine for which a service assumed a role, by the session's name; `nil` where it is none of these.
    init?(service: String, session: String) {
        guard !session.isEmpty else { return nil }
        switch service {
        case "ec2.amazonaws.com" where Machine.isInstance(session): self = .instance(session)
        case "lambda.amazonaws.com": self = .function(session)
        default: return nil
        }
    }

    /// Reads a label back; `nil` where it is no machine's.
    package init?(label: String) {
        guard let cut = label.utf8.firstIndex(of: UInt8(ascii: "/")) else { return nil }
        let name = String(label[label.utf8.index(after: cut)...])
        guard !name.isEmpty else { return nil }
        switch label[..<cut] {
        case "instance" where Machine.isInstance(name): self = .instance(name)
        case "function": self = .function(name)
        case "stack": self = .stack(name)
        default: return nil
        }
    }

    /// What the origin is called.
    package var label: String {
        switch self {
        case .instance(let id): "instance/\(id)"
        case .function(let name): "function/\(name)"
        case .stack(let name): "stack/\(name)"
        }
    }

    /// What it is, in words.
    var words: String {
        switch self {
        case .instance: "an EC2 instance"
        case .function: "a Lambda function"
        case .stack: "a CloudFormation stack"
        }
    }

    /// Whether a session is named as EC2 names those of instances.
    static func isInstance(_ session: String) -> Bool {
        let digits = session.utf8.dropFirst(2)
        return session.hasPrefix("i-") && (digits.count == 8 || digits.count == 17)
            && digits.allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
    }
}

/// Where a call's parameters name the CloudFormation stack that it was made for.
package enum StackMention {
    /// Levels that are looked into.
    private static let depth = 6

    /// Returns the stack's name by the tag that CloudFormation, and nobody else, may put on what it makes.
    package static func name(in parameters: JSONValue) -> String? { name(in: parameters, depth) }

    private static func name(in value: JSONValue, _ depth: Int) -> String? {
        guard depth > 0 else { return nil }
        switch value {
        case .object(let object):
            if let name = object["aws:cloudformation:stack-name"]?.string { return name }
            if (object["key"] ?? object["Key"])?.string == "aws:cloudformation:stack-name" {
                return (object["value"] ?? object["Value"])?.string
            }
            return object.lazy.compactMap { name(in: $0.value, depth - 1) }.first
        case .array(let elements): return elements.lazy.compactMap { name(in: $0, depth - 1) }.first
        default: return nil
        }
    }
}
