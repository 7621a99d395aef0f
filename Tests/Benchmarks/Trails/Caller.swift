/// Somebody or something that calls, as its records show it.
struct Caller {
    /// Whether it changes things; a service only reads.
    let changes: Bool
    /// The text of `userIdentity`.
    let identity: String
    let address: String
    let agent: String

    static let people = [
        "alice", "bob", "carol", "dave", "erin", "frank", "grace", "heidi", "ivan", "judy", "mallory", "niaj", "olivia",
        "peggy", "rupert", "sybil", "trent", "victor", "walter", "wendy",
    ]

    /// An IAM user with a long-lived key.
    static func user(_ name: String, account: String) -> Caller {
        Caller(
            changes: true,
            identity: """
                {"type":"IAMUser","principalId":"AIDA\(name.uppercased())EXAMPLE","arn":"arn:aws:iam::\(account):user/\(name)",\
                "accountId":"\(account)","accessKeyId":"AKIA\(name.uppercased())EXAMPLE","userName":"\(name)"}
                """,
            address: "203.0.113.\(name.utf8.count * 7)",
            agent: agents[1]
        )
    }

    /// A service of the cloud itself.
    static func service(_ name: String) -> Caller {
        Caller(
            changes: false,
            identity: #"{"type":"AWSService","invokedBy":"\#(name).amazonaws.com"}"#,
            address: "\(name).amazonaws.com",
            agent: "\(name).amazonaws.com"
        )
    }

    /// A session of a role.
    static func session(
        _ name: String,
        of role: String,
        account: String,
        key: String,
        since time: String,
        number: Int,
        changes: Bool = true
    ) -> Caller {
        let path = role.hasPrefix("AWSReservedSSO_") ? "aws-reserved/sso.amazonaws.com/eu-west-1/" : ""
        return Caller(
            changes: changes,
            identity: """
                {"type":"AssumedRole","principalId":"AROA\(role.utf8.count)EXAMPLEROLEID:\(name)",\
                "arn":"arn:aws:sts::\(account):assumed-role/\(role)/\(name)","accountId":"\(account)",\
                "accessKeyId":"\(key)","sessionContext":{"sessionIssuer":{"type":"Role",\
                "principalId":"AROA\(role.utf8.count)EXAMPLEROLEID","arn":"arn:aws:iam::\(account):role/\(path)\(role)",\
                "accountId":"\(account)","userName":"\(role)"},"webIdFederationData":{},"attributes":{\
                "creationDate":"\(time)","mfaAuthenticated":"false"}}}
                """,
            address: "198.51.100.\(number % 250)",
            agent: agents[number % agents.count]
        )
    }

    private static let agents = [
        "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/131.0.0.0 Safari/537.36",
        "aws-cli/2.22.12 md/awscrt#0.23.4 ua/2.0 os/linux#6.1.0 md/arch#x86_64 lang/python#3.12.6 md/pyimpl#CPython cfg/retry-mode#standard",
        "APN/1.0 HashiCorp/1.0 Terraform/1.10.3 (+https://www.terraform.io) terraform-provider-aws/5.82.2 aws-sdk-go-v2/1.32.7 os/linux lang/go#1.23.3",
        "Boto3/1.35.90 md/Botocore#1.35.90 ua/2.0 os/linux#5.10.0 md/arch#x86_64 lang/python#3.11.8 cfg/retry-mode#legacy Botocore/1.35.90",
        "aws-sdk-java/2.29.43 Linux/5.10.230 OpenJDK_64-Bit_Server_VM/21.0.5 Java/21.0.5 vendor/Amazon.com_Inc. cfg/retry-mode/standard",
    ]
}
