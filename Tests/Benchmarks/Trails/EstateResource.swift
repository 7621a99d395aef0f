/// A resource of the made-up estate.
struct EstateResource {
    /// Its place among all resources of the trail; everything else follows from it.
    let serial: Int
    /// Its kind's place in `ResourceKind.all`.
    let kind: Int
    /// How often it was changed since its creation.
    var changes = 0

    static let accounts = ["111122223333", "444455556666", "777788889999", "123456789012"]
    static let regions = ["eu-west-1", "us-east-1", "eu-central-1", "ap-southeast-2"]
    static let words = [
        "api", "auth", "batch", "billing", "cart", "catalog", "checkout", "export", "gateway", "inbox", "invoice",
        "ledger", "mailer", "media", "metrics", "orders", "payments", "quotes", "search", "seats", "tickets", "web",
    ]
    private static let stages = ["prod", "stg", "dev", "ops"]

    private var hash: UInt64 { SeededRandom.mix(UInt64(serial) &+ 0x5EED) }

    /// The place of its account among all: the first holds half of the estate.
    var accountNumber: Int { EstateResource.skewed(hash) }

    /// The account it is in.
    var account: String { EstateResource.accounts[accountNumber] }

    /// The region it is in; what is global is logged in us-east-1.
    var region: String {
        ResourceKind.all[kind].isGlobal ? "us-east-1" : EstateResource.regions[EstateResource.skewed(hash >> 8)]
    }

    /// Seventeen hex digits.
    var id: String {
        let digits = String(hash, radix: 16)
        return String(repeating: "0", count: 17 - digits.count) + digits
    }

    /// A name such as `prod-orders-4f1c`, unique for its serial number.
    var name: String {
        let stage = EstateResource.stages[Int((hash >> 16) & 3)]
        let word = EstateResource.words[Int((hash >> 20) % UInt64(EstateResource.words.count))]
        return "\(stage)-\(word)-\(String(serial, radix: 16))"
    }

    /// The number of times that its kind's updates were all gone through.
    var turn: Int { 1 + changes / ResourceKind.all[kind].updates.count % 250 }

    private static func skewed(_ bits: UInt64) -> Int { [0, 0, 0, 0, 1, 1, 2, 3][Int(bits & 7)] }
}
