/// The one name of a resource: `<provider>/<account>/<location>/<service>/<type>/<id>`.
public struct Address: Hashable, Sendable {
    /// Whose cloud it is.
    public let provider: Provider
    /// AWS account id, Google project, Azure subscription or Kubernetes cluster.
    public let account: String
    /// Region or `global`; Azure resource group or Kubernetes namespace, `-` where there is none.
    public let location: String
    /// `ec2`, `compute`, `microsoft.network`, an API group.
    public let service: String
    /// `security-group`, `firewalls`, `deployments`.
    public let type: String
    /// The id within all of the above.
    public let id: String

    /// Makes an address from plain (not encoded) parts.
    public init(provider: Provider, account: String, location: String, service: String, type: String, id: String) {
        self.provider = provider
        self.account = account
        self.location = location
        self.service = service
        self.type = type
        self.id = id
    }

    /// Reads an address from its text; `nil` unless it has six parts and a known provider.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
            .map { Address.decode(String(Substring($0))) }
        guard parts.count == 6, let provider = Provider(rawValue: parts[0]), !parts.contains("") else { return nil }
        self.init(
            provider: provider,
            account: parts[1],
            location: parts[2],
            service: parts[3],
            type: parts[4],
            id: parts[5]
        )
    }

    /// The encoded parts, in order.
    public var encodedParts: [String] {
        [provider.rawValue, account, location, service, type, id].map(Address.encode)
    }

    /// Returns a part with everything outside `A-Za-z0-9._=@+,:~-`, and a leading dot, percent-encoded.
    ///
    /// An empty part becomes `-`, so that a path never holds an empty component.
    public static func encode(_ part: String) -> String {
        if !part.isEmpty, unsafe part.withBytes({ unsafe isPlain($0) }) { return part }
        var bytes: [UInt8] = []
        append(part, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends a part in its encoded form.
    private static func append(_ part: String, to bytes: inout [UInt8]) {
        unsafe part.withBytes { part in
            if unsafe part.isEmpty { return bytes.append(UInt8(ascii: "-")) }
            if unsafe isPlain(part) { return unsafe bytes.append(contentsOf: part) }
            for place in part.indices {
                let byte = unsafe part[place]
                if isPlain(byte), place > 0 || byte != UInt8(ascii: ".") {
                    bytes.append(byte)
                } else {
                    bytes.append(UInt8(ascii: "%"))
                    for digit in [byte >> 4, byte & 15] { bytes.append(digit < 10 ? 48 + digit : 55 + digit) }
                }
            }
        }
    }

    /// Whether a part is written as it is.
    private static func isPlain(_ part: UnsafeRawBufferPointer) -> Bool {
        if unsafe part.first == UInt8(ascii: ".") { return false }
        for place in part.indices where unsafe !isPlain(part[place]) { return false }
        return true
    }

    /// Returns a part with its percent escapes undone; an escape that is none stays as it is.
    public static func decode(_ part: String) -> String {
        guard part.utf8.contains(UInt8(ascii: "%")) else { return part }
        var bytes: [UInt8] = []
        var rest = Substring(part).utf8
        while let byte = rest.first {
            rest = rest.dropFirst()
            if byte == UInt8(ascii: "%"), rest.count >= 2,
                let value = UInt8(String(Substring(rest.prefix(2))), radix: 16)
            {
                bytes.append(value)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Whether a byte stands for itself. The bits are those of `A-Za-z0-9._=@+,:~-`.
    private static func isPlain(_ byte: UInt8) -> Bool {
        switch byte >> 6 {
        case 0: 0x27FF_7800_0000_0000 as UInt64 >> UInt64(byte) & 1 == 1
        case 1: 0x47FF_FFFE_87FF_FFFF as UInt64 >> UInt64(byte & 63) & 1 == 1
        default: false
        }
    }
}

extension Address: CustomStringConvertible {
    /// The whole address, its parts percent-encoded where they need it.
    public var description: String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(128)
        bytes += provider.rawValue.utf8
        for part in [account, location, service, type, id] {
            bytes.append(UInt8(ascii: "/"))
            Address.append(part, to: &bytes)
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension Address: Comparable {
    /// Returns whether the first address comes first by its bytes.
    public static func < (left: Address, right: Address) -> Bool {
        left.description.precedesInBytes(right.description)
    }
}
