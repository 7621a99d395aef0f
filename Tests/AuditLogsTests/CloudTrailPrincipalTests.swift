import AuditLogs
import HindcastModel
import Testing

@Suite struct CloudTrailPrincipalTests {
    private func principal(_ identity: JSONValue, _ changes: JSONObject = [:]) throws -> Principal {
        var all = changes
        all["userIdentity"] = identity
        return try CloudTrailDecoder.decode(record("e-1", all)).get().principal
    }

    @Test func `a user is named`() throws {
        var expected = Principal(kind: .user, arn: "arn:aws:iam::111122223333:user/mira", name: "mira")
        expected.account = "111122223333"
        expected.principalID = "AIDAEXAMPLE"
        expected.accessKeyID = "AKIAEXAMPLE"
        #expect(try CloudTrailDecoder.decode(record("e-1")).get().principal == expected)
        #expect(try principal(["type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/team/jo"]).name == "jo")
    }

    @Test func `a role session has the session's name and the role behind it`() throws {
        let identity: JSONValue = [
            "type": "AssumedRole", "principalId": "AROAEXAMPLE:jo@example.com", "accountId": "111122223333",
            "arn": "arn:aws:sts::111122223333:assumed-role/Deployer/jo@example.com", "accessKeyId": "ASIAEXAMPLE",
            "invokedBy": "cloudformation.amazonaws.com",
            "sessionContext": [
                "sessionIssuer": [
                    "type": "Role", "arn": "arn:aws:iam::111122223333:role/ci/Deployer", "userName": "Deployer",
                ],
                "webIdFederationData": ["federatedProvider": "arn:aws:iam::111122223333:oidc-provider/ci.example.com"],
                "attributes": ["mfaAuthenticated": "true"], "sourceIdentity": "jo",
            ],
        ]
        var expected = Principal(
            kind: .assumedRole,
            arn: "arn:aws:sts::111122223333:assumed-role/Deployer/jo@example.com",
            name: "jo@example.com"
        )
        expected.account = "111122223333"
        expected.principalID = "AROAEXAMPLE:jo@example.com"
        expected.accessKeyID = "ASIAEXAMPLE"
        expected.sessionIssuerARN = "arn:aws:iam::111122223333:role/ci/Deployer"
        expected.sessionIssuerName = "Deployer"
        expected.sourceIdentity = "jo"
        expected.invokedBy = "cloudformation.amazonaws.com"
        expected.identityProvider = "arn:aws:iam::111122223333:oidc-provider/ci.example.com"
        expected.usedMFA = true
        expected.isConsoleSession = true
        #expect(try principal(identity, ["sessionCredentialFromConsole": "true"]) == expected)
    }

    @Test func `a role session without its issuer takes names from ARN or id`() throws {
        let bare = try principal([
            "type": "AssumedRole", "arn": "arn:aws:sts::111122223333:assumed-role/Deployer/run-7",
            "sessionContext": ["sessionIssuer": [:]],
        ])
        #expect(bare.name == "run-7" && bare.sessionIssuerName == "Deployer" && bare.sessionIssuerARN == nil)
        #expect(try principal(["type": "AssumedRole", "principalId": "AROAEXAMPLE:i-0abc"]).name == "i-0abc")
    }

    static let others: [(JSONValue, Principal.Kind, String?)] = [
        (["type": "Root", "arn": "arn:aws:iam::111122223333:root"], .root, "root"),
        (["type": "AWSService", "invokedBy": "dynamodb.amazonaws.com"], .service, "dynamodb.amazonaws.com"),
        (["type": "AWSAccount", "principalId": "AROAEXAMPLE", "accountId": "444455556666"], .account, nil),
        (["type": "FederatedUser", "arn": "arn:aws:sts::111122223333:federated-user/jo"], .federatedUser, "jo"),
        (
            ["type": "WebIdentityUser", "userName": "sub-1", "identityProvider": "ci.example.com"], .webIdentity,
            "sub-1"
        ),
        (["type": "SAMLUser", "userName": "jo", "identityProvider": "saml"], .saml, "jo"),
        (["type": "Directory", "userName": "jo"], .directory, "jo"),
        (["type": "Unknown", "userName": "jo"], .unknown, "jo"),
        (["type": "SomethingNew"], .unknown, nil), (.null, .unknown, nil), ("text", .unknown, nil),
        (["accountId": "1", "invokedBy": "secretsmanager.amazonaws.com"], .service, "secretsmanager.amazonaws.com"),
        (["arn": "arn:aws:iam::111122223333:user/jo"], .user, "jo"), (["arn": "arn:aws:iam::1:root"], .root, "root"),
        (["arn": "arn:aws:sts::1:assumed-role/r/s"], .assumedRole, "s"),
        (["arn": "arn:aws:sts::1:federated-user/jo"], .federatedUser, "jo"),
    ]

    @Test(arguments: others)
    func `every kind of identity is known`(identity: JSONValue, kind: Principal.Kind, name: String?) throws {
        let found = try principal(identity)
        #expect(found.kind == kind && found.name == name)
    }

    @Test func `an Identity Center user is named by the additional data`() throws {
        let identity: JSONValue = [
            "type": "IdentityCenterUser", "accountId": "111122223333",
            "onBehalfOf": [
                "userId": "u-1", "identityStoreArn": "arn:aws:identitystore::111122223333:identitystore/d-1",
            ],
        ]
        let found = try principal(identity, ["additionalEventData": ["UserName": "jo@example.com"]])
        #expect(found.kind == .identityCenterUser && found.name == "jo@example.com" && found.principalID == "u-1")
        #expect(found.identityProvider == "arn:aws:identitystore::111122223333:identitystore/d-1")
    }

    @Test func `the second factor of a sign-in is read`() throws {
        #expect(try principal(["type": "IAMUser"], ["additionalEventData": ["MFAUsed": "Yes"]]).usedMFA == true)
        #expect(try principal(["type": "IAMUser"], ["additionalEventData": ["MFAUsed": "No"]]).usedMFA == false)
        #expect(try principal(["type": "IAMUser"]).usedMFA == nil)
    }
}
