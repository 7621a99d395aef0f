internal import HindcastModel

/// Who calls: people with keys of their own, and role sessions that somebody opened, over several hops.
extension GeneratedTrail {
    private static let people = ["alice", "bob", "carol"]
    private static let roles = ["deploy", "admin", "audit"]

    /// Returns somebody who may call in an account.
    mutating func identity(in account: String) -> JSONValue {
        let open = sessions.filter { $0.account == account }
        if !open.isEmpty, numbers.happens(65) { return Self.identity(numbers.one(of: open)) }
        return user(numbers.one(of: Self.people), account)
    }

    private func user(_ name: String, _ account: String) -> JSONValue {
        [
            "type": "IAMUser", "principalId": "AIDA\(name.uppercased())EXAMPLE01",
            "arn": "arn:aws:iam::\(account):user/\(name)", "accountId": "\(account)",
            "accessKeyId": "AKIA\(name.uppercased())EXAMPLE01", "userName": "\(name)",
        ]
    }

    private static func identity(_ session: Session) -> JSONValue {
        [
            "type": "AssumedRole", "principalId": "AROA\(session.role.uppercased())EXAMPLE01:\(session.name)",
            "arn": "arn:aws:sts::\(session.account):assumed-role/\(session.role)/\(session.name)",
            "accountId": "\(session.account)", "accessKeyId": "\(session.key)",
            "sessionContext": [
                "sessionIssuer": [
                    "type": "Role", "principalId": "AROA\(session.role.uppercased())EXAMPLE01",
                    "arn": "arn:aws:iam::\(session.account):role/\(session.role)", "accountId": "\(session.account)",
                    "userName": "\(session.role)",
                ]
            ],
        ]
    }

    /// Somebody, perhaps a session itself, assumes a role, perhaps in the other account.
    mutating func assumeRole() {
        let from = numbers.one(of: Self.accounts)
        let account = numbers.one(of: Self.accounts)
        let role = numbers.one(of: Self.roles)
        let session = Session(
            role: role,
            name: "\(role)-\(new("s"))",
            key: "ASIA\(new("KEY").uppercased())",
            account: account
        )
        call(
            "sts",
            "AssumeRole",
            in: Place(account: from, region: numbers.one(of: Self.regions)),
            ["roleArn": "arn:aws:iam::\(account):role/\(role)", "roleSessionName": "\(session.name)"],
            [
                "credentials": [
                    "accessKeyId": "\(session.key)", "sessionToken": "IQoJb3JpZ2luX2VjEXAMPLETOKEN",
                    "expiration": "Mar 9, 2026, 3:00:00 PM",
                ],
                "assumedRoleUser": [
                    "assumedRoleId": "AROA\(role.uppercased())EXAMPLE01:\(session.name)",
                    "arn": "arn:aws:sts::\(account):assumed-role/\(role)/\(session.name)",
                ],
            ],
            isReadOnly: true
        )
        sessions.append(session)
        if sessions.count > 8 { sessions.removeFirst() }
    }

    /// Reading, signing in and working on data: what most of a trail is.
    mutating func look() {
        let place = place()
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0: call("ec2", "DescribeSecurityGroups", in: place, ["maxResults": 100], isReadOnly: true)
        case 1: call("iam", "ListRoles", in: place, isReadOnly: true)
        case 2: call("kms", "Decrypt", in: place, ["encryptionAlgorithm": "SYMMETRIC_DEFAULT"], isReadOnly: true)
        case 3:
            call(
                "s3",
                "GetObject",
                in: place,
                ["bucketName": "example-\(name())", "key": "a.txt"],
                isReadOnly: true,
                more: ["managementEvent": false, "eventCategory": "Data"]
            )
        default:
            call(
                "signin",
                "ConsoleLogin",
                in: place,
                .null,
                ["ConsoleLogin": "Success"],
                by: user(numbers.one(of: Self.people), place.account),
                more: ["eventType": "AwsConsoleSignIn"]
            )
        }
    }
}
