internal import HindcastModel

/// The account and the location that an attribute's text tells.
struct Whereabouts: Hashable, Sendable {
    /// The account; `nil` where the text does not tell it.
    var account: String?
    /// The location; `nil` where the text does not tell it.
    var location: String?

    /// Looks at a text such as an ARN, an availability zone, a region.
    init(of text: String, to provider: Provider?) {
        switch provider {
        case .aws?: readAWS(text)
        case .gcp?: readGoogle(text)
        case .azure?:
            guard let address = AzureResourceID(text)?.address else { return }
            account = address.account
            location = address.location
        default: break
        }
    }

    /// `arn:partition:service:region:account:resource`, an account's twelve digits, `eu-west-1a`, `eu-west-1`.
    private mutating func readAWS(_ text: String) {
        if text.utf8.count == 12, text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) { return account = text }
        if text.hasPrefix("arn:") {
            let parts = text.split(separator: ":", maxSplits: 5, omittingEmptySubsequences: false)
            guard parts.count == 6 else { return }
            if parts[4].count == 12, parts[4].allSatisfy(\.isNumber) { account = String(parts[4]) }
            if !parts[3].isEmpty { location = String(parts[3]) }
            return
        }
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard parts.count >= 3, parts[0].count == 2, let last = parts.last, let digit = last.first, digit.isNumber
        else { return }
        guard last.count == 1 || last.count == 2 && last.last?.isLetter == true else { return }
        location = (parts.dropLast().map(String.init) + [String(digit)]).joined(separator: "-")
    }

    /// `projects/shop/zones/europe-west1-b/…`, whatever is before it; the mappings write a project, a zone, a region by itself so,
    /// too.
    private mutating func readGoogle(_ text: String) {
        let words = text.split(separator: "/")
        for (word, next) in zip(words, words.dropFirst()) {
            switch word {
            case "projects": account = next.utf8.allSatisfy { $0 &- 48 < 10 } ? account : String(next)
            case "organizations", "folders": account = account ?? "\(word):\(next)"
            case "zones", "regions", "locations": location = next.lowercased()
            case "global" where location == nil: location = "global"
            default: break
            }
        }
    }
}
