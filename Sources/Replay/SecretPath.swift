/// Where secrets stand in AWS's calls.
struct SecretPath {
    /// The services whose members are read in a way of their own.
    private enum Place {
        case ec2(modifiesInstance: Bool)
        case apigateway(makesKey: Bool)
        /// The id of one of its keys is the key.
        case appsync(handlesKey: Bool)
        /// Its stream keys are things with a name and an ARN; the key is their value.
        case ivs
        /// Its environments are lists of pairs.
        case containers
        case other
    }

    private let place: Place
    /// Whether the objects here are pairs whose `value` is a secret, such as a container's environment.
    var holdsSecretPairs = false

    init(service: String, operation: String) {
        place =
            switch service {
            case "ec2": .ec2(modifiesInstance: operation == "ModifyInstanceAttribute")
            case "apigateway": .apigateway(makesKey: operation == "CreateApiKey")
            case "appsync": .appsync(handlesKey: operation.hasSuffix("ApiKey"))
            case "ivs": .ivs
            case "ecs", "codebuild", "batch", "apprunner", "sagemaker", "lightsail", "codepipeline": .containers
            default: .other
            }
    }

    /// Whether a member is a secret here.
    func isSecret(_ key: SecretKey) -> Bool {
        if holdsSecretPairs && key == SecretPath.value { return true }
        if case .ivs = place, key == SecretPath.streamKey { return false }
        if SecretPath.names.contains(key) { return true }
        switch place {
        case .ec2(let modifiesInstance): return modifiesInstance && key == SecretPath.value && holdsSecretPairs
        case .apigateway(let makesKey): return makesKey && key == SecretPath.value
        case .appsync(let handlesKey): return key == (handlesKey ? SecretPath.id : SecretPath.apiKey)
        case .ivs: return false
        case .containers, .other: return false
        }
    }

    /// Whether the values of a map under this member are secrets.
    func holdsSecretMap(_ key: SecretKey) -> Bool { SecretPath.maps.contains(key) }

    /// Returns the path one member deeper.
    func entering(_ key: SecretKey) -> SecretPath {
        var path = self
        path.holdsSecretPairs = key == SecretPath.userData
        if case .ivs = place, key == SecretPath.streamKey { path.holdsSecretPairs = true }
        if case .containers = place, SecretPath.pairs.contains(key) { path.holdsSecretPairs = true }
        return path
    }

    private static let value = SecretKey("value")
    private static let id = SecretKey("id")
    private static let apiKey = SecretKey("apikey")
    private static let streamKey = SecretKey("streamkey")
    private static let userData = SecretKey("userdata")
    private static let mapNames = ["variables", "environmentvariables", "secretvariables"]
    private static let maps = Set(mapNames.map { SecretKey($0) })
    private static let pairNames = ["environment", "environmentvariables", "secrets"]
    private static let pairs = Set(pairNames.map { SecretKey($0) })

    /// The names that `isSecret`, `holdsSecretMap` and `entering` know: to them all others are alike.
    static let watched = secretNames + mapNames + pairNames + ["value", "id", "apikey", "streamkey", "userdata"]

    /// Names of members that hold secrets wherever they stand.
    static let names = Set(secretNames.map { SecretKey($0) })
    private static let secretNames = [
        "password", "masteruserpassword", "masterpassword", "newpassword", "oldpassword", "currentpassword",
        "userpassword", "adminpassword", "temporarypassword", "proposedpassword", "confirmationcode", "dbpassword",
        "sourcepassword", "secretstring", "secretbinary", "secretaccesskey", "sessiontoken", "securitytoken",
        "authtoken", "accesstoken", "refreshtoken", "idtoken", "bearertoken", "oauthtoken", "clientsecret",
        "privatekey", "privatekeyplaintext", "keymaterial", "plaintext", "presharedkey", "tlsprivatekey",
        "certificateprivatekey", "signintoken", "samlassertion", "webidentitytoken", "tokencode", "mfacode",
        "authenticationcode1", "authenticationcode2", "base32stringseed", "qrcodepng", "secrethash", "sharedsecret",
        "radiussharedsecret", "tdecredentialpassword", "apikeyvalue", "servicepassword", "secretkey", "userdata",
        "passphrase", "decryptedpassword", "passworddata", "connectionstring", "authpassword", "privpassword",
        "streamkey", "authkey", "credentialsecret", "snapshotpassword", "basicauthcredentials", "apitoken",
        "webhooksecret", "secrettoken", "nonce", "blocktoken", "connectiontoken",
    ]
}
