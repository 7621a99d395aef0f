internal import HindcastModel

/// Tells secrets among free text: names that people give to variables and keys, and texts that give themselves away.
enum SecretText {
    /// Whether something of this name is a secret: `DB_PASSWORD`, `stripeApiKey`, `aws-access-key-id`, `tls.key`.
    static func isNamed(_ name: String) -> Bool {
        var words = words(of: name)
        while let last = words.popLast() {
            // `password2` is a password, too.
            let stem = String(last.reversed().drop { $0.isNumber }.reversed())
            guard stem.isEmpty || fileEndings.contains(stem) else {
                words.append(stem)
                break
            }
        }
        guard let last = words.last else { return false }
        if secretWords.contains(last) || wholeNames.contains(words.joined()) { return true }
        let before = words.dropLast().last ?? ""
        switch last {
        case "key", "keys": return keyWords.contains(before)
        case "id": return words.suffix(3) == ["access", "key", "id"]
        case "data": return before == "key"
        case "string", "url", "uri": return before == "connection"
        default: return false
        }
    }

    /// Whether a text gives itself away: a private key, a signed token, a URL with a password, or a line that sets a secret.
    static func holdsSecret(_ text: String) -> Bool {
        isSecret(text)
            || text.split(whereSeparator: \.isNewline).contains { setsSecret($0) || isSecret(String($0)) }
    }

    /// Whether a text is a secret by itself, whatever it is called.
    static func isSecret(_ text: String) -> Bool {
        guard text.utf8.count >= 12 else { return false }
        if text.hasPrefix("eyJ"), text.utf8.count(where: { $0 == UInt8(ascii: ".") }) >= 2 { return true }
        if text.utf8.count > 64, text.contains("PRIVATE KEY-----") { return true }
        guard text.utf8.contains(UInt8(ascii: "@")), let scheme = text.firstRange(of: "://") else { return false }
        // `scheme://user:password@host`
        let authority = text[scheme.upperBound...].prefix { $0 != "/" && !$0.isWhitespace }
        guard let at = authority.lastIndex(of: "@"), let colon = authority[..<at].firstIndex(of: ":") else {
            return false
        }
        return authority.index(after: colon) < at && !isReference(authority[authority.index(after: colon)..<at])
    }

    /// Whether a line such as `password: hunter2`, `export TOKEN=abc` or `--api-key=abc` sets a secret.
    static func setsSecret(_ line: Substring) -> Bool {
        guard let mark = line.firstIndex(where: { $0 == "=" || $0 == ":" }) else { return false }
        let quotes: Set<Character> = ["\"", "'", " ", "\t", ",", "-", "{"]
        let name = line[..<mark].drop { quotes.contains($0) }.split(separator: " ").last ?? ""
        let value = line[line.index(after: mark)...].trimmed(quotes)
        guard name.count <= 80, !value.isEmpty, !isReference(value) else { return false }
        return isNamed(String(name.trimmed(quotes)))
    }

    /// Whether a value only says where a secret is to be found.
    private static func isReference(_ value: Substring) -> Bool {
        let value = value.drop { $0 == "\"" || $0 == "'" }
        return ["$", "{", "[", "<", "|", ">", "%", "vault:", "/", "true", "false", "null"].contains {
            value.hasPrefix($0)
        }
    }

    /// The words of a name in lower case, by marks and by humps.
    private static func words(of name: String) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for character in name {
            let isMark = !(character.isLetter || character.isNumber)
            if isMark || character.isUppercase && wasLower {
                if !word.isEmpty { words.append(word) }
                word = ""
            }
            if !isMark { word += character.lowercased() }
            wasLower = character.isLowercase || character.isNumber
        }
        if !word.isEmpty { words.append(word) }
        return words
    }

    private static let secretWords: Set<String> = [
        "password", "passwd", "pwd", "passphrase", "pass", "secret", "secrets", "token", "credential", "credentials",
        "creds",
        "apikey", "privatekey", "secretkey", "accesskey", "dsn", "jwt", "bearer", "htpasswd", "dockerconfigjson",
        "dockercfg", "pgpass", "netrc", "keytab",
    ]
    private static let keyWords: Set<String> = [
        "api", "access", "private", "secret", "encryption", "signing", "master", "auth", "ssh", "tls", "client",
        "server",
        "account", "license", "hmac", "aes", "rsa", "session", "app", "application", "storage", "shared", "webhook",
        "ca", "host",
    ]
    private static let wholeNames: Set<String> = ["idrsa", "ided25519", "idecdsa", "kubeconfig", "authorization"]
    private static let fileEndings: Set<String> = [
        "txt", "json", "yaml", "yml", "properties", "conf", "cfg", "pem", "env", "toml", "ini",
    ]
}

extension Substring {
    fileprivate func trimmed(_ marks: Set<Character>) -> Substring {
        var text = drop { marks.contains($0) }
        while let last = text.last, marks.contains(last) { text.removeLast() }
        return text
    }
}
