internal import HindcastModel

/// Takes the secrets out of a Kubernetes record, key by key, so that what changed is still to be seen.
///
/// Secrets are the values of a Secret, whether its bytes or its texts (both get the digest of what they say); kubectl's copy
/// of any object; values of ConfigMaps, variables and arguments whose name or text gives them away; members of custom
/// resources that are called like secrets.
struct KubernetesRedaction {
    let marker: (JSONValue) -> JSONValue

    /// What sort of object a value is part of.
    private enum Role {
        case secret
        case configMap
        case other

        init(kind: String?, or role: Role) {
            switch kind {
            case "Secret", "SecretList": self = .secret
            case "ConfigMap", "ConfigMapList": self = .configMap
            case "List", nil: self = role
            default: self = role == .secret ? .secret : .other
            }
        }
    }

    /// Returns a record without its secrets.
    func redacted(_ record: JSONObject) -> JSONObject {
        let role: Role
        switch KubernetesCall(record)?.resource {
        case "secrets": role = .secret
        case "configmaps": role = .configMap
        default: role = .other
        }
        var result = record
        if let uri = record["requestURI"]?.string { result["requestURI"] = .string(address(uri)) }
        for key in ["requestObject", "responseObject"] {
            if let value = record[key] { result[key] = body(value, role) }
        }
        if var payload = record["protoPayload"]?.object {
            for key in ["request", "response"] {
                if let value = payload[key] { payload[key] = body(value, role) }
            }
            result["protoPayload"] = .object(payload)
        }
        return result
    }

    private func body(_ value: JSONValue, _ role: Role) -> JSONValue {
        switch value {
        case .object(let object): .object(self.object(object, role))
        case .array(let operations): .array(operations.map { operation($0, role) })
        default: value
        }
    }

    private func object(_ object: JSONObject, _ role: Role) -> JSONObject {
        let role = Role(kind: object["kind"]?.string, or: role)
        return mapped(object) { key, value in
            switch (key, role) {
            case ("metadata", _): metadata(value)
            case ("items", _): value.array.map { .array($0.map { body($0, role) }) } ?? value
            case ("spec", _) where object["kind"] == "CertificateSigningRequest": request(value)
            case ("data", .secret): eachMember(value, bytes)
            case ("stringData", .secret): eachMember(value, secret)
            case ("data", .configMap), ("binaryData", .configMap): configured(value)
            default: member(key, value)
            }
        }
    }

    /// What a node or a person asks to be signed names them; who is let in by it is not for everybody to know.
    private func request(_ value: JSONValue) -> JSONValue {
        guard let object = value.plainObject else { return value }
        return .object(mapped(object) { key, value in key == "request" ? secret(value) : value })
    }

    private func metadata(_ value: JSONValue) -> JSONValue {
        guard var metadata = value.plainObject, let annotations = metadata["annotations"]?.plainObject else {
            return value
        }
        metadata["annotations"] = .object(mapped(annotations, annotation))
        return .object(metadata)
    }

    private func annotation(_ key: String, _ value: JSONValue) -> JSONValue {
        let isCopy = key == KubernetesObject.lastApplied || value.string.map(SecretText.isSecret) == true
        return isCopy ? secret(value) : value
    }

    private func configured(_ value: JSONValue) -> JSONValue {
        guard let data = value.plainObject else { return value }
        return .object(mapped(data, configured))
    }

    private func configured(_ key: String, _ value: JSONValue) -> JSONValue {
        SecretText.isNamed(key) || value.string.map(SecretText.holdsSecret) == true ? secret(value) : value
    }

    // MARK: Anywhere else

    private func walked(_ value: JSONValue, under key: String) -> JSONValue {
        switch value {
        case .object(let object):
            guard value.plainObject != nil else { return value }
            if let name = object["name"]?.string, let text = object["value"]?.string {
                // A variable of a container, a parameter of a task.
                guard SecretText.isNamed(name) || SecretText.holdsSecret(text) else { return value }
                var object = object
                object["value"] = secret(.string(text))
                return .object(object)
            }
            if object["metadata"]?.object != nil { return .object(self.object(object, .other)) }
            return .object(mapped(object, member))
        case .array(let elements):
            guard key == "args" || key == "command" else { return .array(elements.map { walked($0, under: key) }) }
            return .array(arguments(elements))
        case .string(let text): return SecretText.isSecret(text) ? secret(value) : value
        default: return value
        }
    }

    private func member(_ key: String, _ value: JSONValue) -> JSONValue {
        if value.string != nil, isSecretMember(key) { return secret(value) }
        return walked(value, under: key)
    }

    private func isSecretMember(_ key: String) -> Bool {
        SecretPath.names.contains(SecretKey(key)) || KubernetesRedaction.names.contains(key)
    }

    /// Arguments that set a secret, and those that follow the name of one: `--password`, `hunter2`.
    private func arguments(_ elements: [JSONValue]) -> [JSONValue] {
        var isExpected = false
        return elements.map { element in
            guard let text = element.string else { return element }
            let isFlag = text.hasPrefix("-")
            defer { isExpected = isFlag && !text.contains("=") && SecretText.isNamed(text) }
            return isExpected && !isFlag || SecretText.holdsSecret(text) ? secret(element) : element
        }
    }

    /// Names of members that hold secrets in custom resources, beside those of any cloud.
    private static let names: Set<String> = [
        "token", "apiKey", "apikey", "authToken", "passwd", "pwd", "caKey", "jwt", "secretAccessKey",
    ]

    /// The URI of a request without the secrets among its parameters: the command of a shell stands there, word by word.
    private func address(_ uri: String) -> String {
        guard let mark = uri.firstIndex(of: "?") else { return uri }
        var names: [Substring] = []
        var values: [JSONValue] = []
        for pair in uri[uri.index(after: mark)...].split(separator: "&", omittingEmptySubsequences: false) {
            let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            names.append(parts[0])
            values.append(.string(parts.count > 1 ? String(parts[1]) : ""))
        }
        let plain = values.map { JSONValue.string(Address.decode(($0.string ?? "").replacing("+", with: " "))) }
        let clean = zip(names, arguments(plain)).map { name, value in
            SecretText.isNamed(Address.decode(String(name))) ? secret(value) : value
        }
        guard clean != plain else { return uri }
        let pairs = names.indices.map { index -> String in
            let isKept = clean[index] == plain[index]
            let value = isKept ? values[index].string : clean[index]["$redacted"]?.string
            return "\(names[index])=\(value ?? "")"
        }
        return uri[...mark] + pairs.joined(separator: "&")
    }

    // MARK: JSON patches

    private func operation(_ operation: JSONValue, _ role: Role) -> JSONValue {
        guard var object = operation.plainObject, let value = object["value"],
            let tokens = object["path"]?.string.flatMap({ JSONPointer(text: $0) })?.tokens
        else { return operation }
        let last = tokens.last ?? ""
        switch (tokens.first, role) {
        case (nil, _): object["value"] = body(value, role)
        case ("data", .secret): object["value"] = tokens.count == 1 ? eachMember(value, bytes) : bytes(value)
        case ("stringData", .secret): object["value"] = tokens.count == 1 ? eachMember(value, secret) : secret(value)
        case ("data", .configMap), ("binaryData", .configMap):
            object["value"] = tokens.count == 1 ? configured(value) : configured(last, value)
        case ("metadata", _):
            switch tokens.dropFirst().first {
            case nil: object["value"] = metadata(value)
            case "annotations" where tokens.count == 2:
                object["value"] = value.plainObject.map { .object(mapped($0, annotation)) } ?? value
            case "annotations": object["value"] = annotation(last, value)
            default: break
            }
        default:
            // Whose variable it is does not stand in the patch.
            let isVariable = last == "value" && tokens.contains("env")
            let isSecret = isVariable || isSecretMember(last)
            let list = tokens.dropLast().last ?? ""
            let isArgument = (list == "args" || list == "command") && value.string.map(SecretText.holdsSecret) == true
            let key = Int(last) == nil && last != "-" ? last : list
            object["value"] =
                value.string != nil && (isSecret || isArgument) ? secret(value) : walked(value, under: key)
        }
        return .object(object)
    }

    // MARK: Marks

    /// The mark of a secret; what says nothing stays.
    private func secret(_ value: JSONValue) -> JSONValue {
        guard !value.isEmpty, !value.isRedacted, !value.isUnknown else { return value }
        return marker(value)
    }

    /// The mark of a secret's bytes, which are written as base64: the same as that of the text that they spell.
    private func bytes(_ value: JSONValue) -> JSONValue {
        secret(value.string.flatMap { Base64Text.decoded($0) }.map { .string($0) } ?? value)
    }

    private func eachMember(_ value: JSONValue, _ mark: (JSONValue) -> JSONValue) -> JSONValue {
        guard let object = value.plainObject else { return secret(value) }
        return .object(mapped(object) { key, value in key.hasPrefix("$") ? value : mark(value) })
    }

    private func mapped(_ object: JSONObject, _ change: (String, JSONValue) -> JSONValue) -> JSONObject {
        JSONObject(sorted: object.members.map { .init(key: $0.key, value: change($0.key, $0.value)) })
    }
}
