/// Amounts as Kubernetes writes them: `500m`, `1.5Gi`, `12e6`.
///
/// Source: https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/. The server writes an amount with
/// the largest suffix that leaves a whole number, in the family (binary, decimal, exponent) in which it was given; a manifest,
/// and a request that was logged without its answer, say it in any way.
package enum KubernetesQuantity {
    /// Returns an amount as the server writes it; what is none, or has more digits than fit, as it is.
    package static func canonical(_ text: String) -> String {
        var bytes = Substring(text).utf8
        let whole = digits(&bytes)
        var fraction: Substring = ""
        if bytes.first == UInt8(ascii: ".") {
            bytes = bytes.dropFirst()
            fraction = digits(&bytes)
        }
        guard !whole.isEmpty || !fraction.isEmpty, var mantissa = Int64(whole + fraction) else { return text }
        guard mantissa != 0 else { return "0" }
        let suffix = Substring(bytes)
        if let power = binary.firstIndex(of: suffix) {
            return inBinary(mantissa, places: fraction.utf8.count, power: power + 1) ?? text
        }
        let isExponent = bytes.count > 1 && (bytes.first == UInt8(ascii: "e") || bytes.first == UInt8(ascii: "E"))
        let given = isExponent ? Int(suffix.dropFirst()) : decimal.firstIndex(of: suffix).map { $0 * 3 - 9 }
        guard let given, abs(given) <= 30 else { return text }
        var exponent = given - fraction.utf8.count
        while mantissa.isMultiple(of: 10) { (mantissa, exponent) = (mantissa / 10, exponent + 1) }
        let kept = min(Int((Double(exponent) / 3).rounded(.down)) * 3, isExponent ? exponent : 18)
        for _ in kept..<exponent {
            let (product, overflow) = mantissa.multipliedReportingOverflow(by: 10)
            guard !overflow else { return text }
            mantissa = product
        }
        if isExponent { return kept == 0 ? "\(mantissa)" : "\(mantissa)e\(kept)" }
        guard kept >= -9 else { return text }
        return "\(mantissa)\(decimal[kept / 3 + 3])"
    }

    /// Returns a configuration with its amounts as the server writes them.
    package static func canonical(in configuration: JSONObject) -> JSONObject {
        let kind = configuration["kind"]?.string ?? ""
        guard case .object(let object) = canonical(.object(configuration), under: "", of: kind, depth: 0) else {
            return configuration
        }
        return object
    }

    private static func canonical(_ value: JSONValue, under key: String, of kind: String, depth: Int) -> JSONValue {
        guard depth < 64 else { return value }
        switch value {
        case .object(let object):
            guard value.plainObject != nil, key != "data", key != "annotations" else { return value }
            let isMap = maps.contains(key) || mapsOfKinds[kind]?.contains(key) == true
            return .object(
                JSONObject(
                    sorted: object.members.map { member in
                        let isAmount = isMap || amounts.contains(member.key) || key == "target" && member.key == "value"
                        if isAmount, let text = member.value.scalarText {
                            return .init(key: member.key, value: .string(canonical(text)))
                        }
                        let below = canonical(member.value, under: member.key, of: kind, depth: depth + 1)
                        return .init(key: member.key, value: below)
                    }
                )
            )
        case .array(let elements):
            return .array(elements.map { canonical($0, under: key, of: kind, depth: depth + 1) })
        default: return value
        }
    }

    private static func digits(_ bytes: inout Substring.UTF8View) -> Substring {
        let digits = bytes.prefix { $0 &- 48 < 10 }
        bytes = bytes[digits.endIndex...]
        return Substring(digits)
    }

    private static func inBinary(_ mantissa: Int64, places: Int, power: Int) -> String? {
        guard places <= 18 else { return nil }
        var (mantissa, power) = (mantissa, power)
        let scale = (0..<places).reduce(Int64(1)) { product, _ in product * 10 }
        while !mantissa.isMultiple(of: scale) {
            let (product, overflow) = mantissa.multipliedReportingOverflow(by: 1024)
            guard power > 0, !overflow else { return nil }
            (mantissa, power) = (product, power - 1)
        }
        mantissa /= scale
        while mantissa.isMultiple(of: 1024), power < binary.count { (mantissa, power) = (mantissa / 1024, power + 1) }
        return power == 0 ? "\(mantissa)" : "\(mantissa)\(binary[power - 1])"
    }

    private static let binary: [Substring] = ["Ki", "Mi", "Gi", "Ti", "Pi", "Ei"]
    /// From the billionth on, a step of a thousand each.
    private static let decimal: [Substring] = ["n", "u", "m", "", "k", "M", "G", "T", "P", "E"]

    private static let maps: Set<String> = ["limits", "requests", "capacity", "podFixed"]
    private static let mapsOfKinds: [String: Set<String>] = [
        "LimitRange": ["default", "defaultRequest", "max", "min", "maxLimitRequestRatio"],
        "ResourceQuota": ["hard"],
        "Node": ["allocatable"],
    ]
    private static let amounts: Set<String> = ["sizeLimit", "divisor", "averageValue"]
}
