import AuditLogs
import FastJSON
import HindcastModel
import Replay
import Testing

/// Who stands behind a call, by the sessions that were opened before it and by its own record.
@Suite struct ActorChainTests {
    // MARK: Sessions joined by their keys

    @Test func `a chain of roles over three accounts leads to the user`() throws {
        let chain = try Calls([
            Calls.assume("e1", by: Calls.user("ana", key: "AKIAANA"), "444455556666", "hub", "s1", key: "ASIA1"),
            Calls.assume(
                "e2",
                by: Calls.session("444455556666", "hub", "s1", key: "ASIA1"),
                "777788889999",
                "spoke",
                "s2",
                key: "ASIA2",
                region: "us-east-1"
            ),
        ]).chain(of: Calls.call("e3", by: Calls.session("777788889999", "spoke", "s2", key: "ASIA2")))
        #expect(chain.hops.map(\.eventID) == ["e2", "e1"])
        #expect(chain.hops.map(\.reason) == ["assumed role spoke", "assumed role hub"])
        #expect(chain.hops.last?.label == "arn:aws:iam::111122223333:user/ana" && chain.confidence == .proven)
        #expect(chain.evidence.count == 2)
    }

    @Test func `a chain of a hundred roles is walked to its end`() throws {
        var calls: [JSONValue] = []
        var caller = Calls.user("ana", key: "AKIAANA")
        for number in 0..<100 {
            calls.append(
                Calls.assume("e\(number)", by: caller, "111122223333", "r\(number)", "s", key: "ASIA\(number)")
            )
            caller = Calls.session("111122223333", "r\(number)", "s", key: "ASIA\(number)")
        }
        let chain = try Calls(calls).chain(of: Calls.call("last", by: caller))
        #expect(chain.hops.count == 100 && chain.confidence == .proven)
        #expect(chain.hops.last?.label == "arn:aws:iam::111122223333:user/ana")
    }

    @Test func `sessions that lead in a circle end unresolved, as do endless ones`() throws {
        let a = Calls.session("111122223333", "a", "s", key: "ASIAA")
        let b = Calls.session("111122223333", "b", "s", key: "ASIAB")
        let circle = try Calls([
            Calls.assume("e1", by: b, "111122223333", "a", "s", key: "ASIAA"),
            Calls.assume("e2", by: a, "111122223333", "b", "s", key: "ASIAB"),
        ]).chain(of: Calls.call("e3", by: a))
        #expect(circle.hops.count == 3 && circle.confidence == .unresolved)
        #expect(circle.hops.last?.reason == "the sessions lead in a circle")

        let endless = (0..<200).map { number in
            let caller = Calls.session("111122223333", "r", "s", key: "ASIA\(number)")
            return Calls.assume("e\(number)", by: caller, "111122223333", "r", "s", key: "ASIA\(number + 1)")
        }
        let cut = try Calls(endless).chain(
            of: Calls.call("x", by: Calls.session("111122223333", "r", "s", key: "ASIA200"))
        )
        #expect(cut.confidence == .unresolved && cut.evidence.count == 128)
    }

    @Test func `a session older than credentials live proves nothing`() throws {
        let assume = Calls.assume("e1", by: Calls.user("ana"), "111122223333", "ops", "s", key: "ASIA1")
        func confidence(after hours: Int64) throws -> ActorChain.Confidence {
            let call = Calls.call(
                "e2",
                by: Calls.session("111122223333", "ops", "s", key: "ASIA1"),
                at: Calls.start + hours * 3_600
            )
            return try Calls([assume]).chain(of: call).confidence
        }
        #expect(try confidence(after: 72) == .proven)
        #expect(try confidence(after: 73) == .unresolved)
    }

    @Test func `calls are forgotten in time, though one key is issued again and again`() {
        var table = SessionTable { _ in nil }
        for hour in 0..<1_000 as Range<Int64> {
            let time = Moment(seconds: Calls.start + hour * 3_600)
            table.open("ASIAALWAYS", eventID: "a\(hour)", at: time, record: [])
            table.open("ASIA\(hour)", eventID: "b\(hour)", at: time, record: [])
        }
        #expect(table.rememberedCount == 2 * 73)
    }

    @Test func `of the copies of a call across accounts the caller's own tells`() throws {
        let theirs = Calls.assume(
            "a-copy",
            by: ["type": "AWSAccount", "principalId": "AIDAANAEXAMPLE", "accountId": "111122223333"],
            "444455556666",
            "hub",
            "s",
            key: "ASIA1"
        )
        let own = Calls.assume("b-own", by: Calls.user("ana"), "444455556666", "hub", "s", key: "ASIA1")
        let call = Calls.call("e3", by: Calls.session("444455556666", "hub", "s", key: "ASIA1"))
        for calls in [[theirs, own], [own, theirs]] {
            let chain = try Calls(calls).chain(of: call)
            #expect(chain.hops.map(\.eventID) == ["b-own"] && chain.confidence == .proven)
        }
        let alone = try Calls([theirs]).chain(of: call)
        #expect(alone.confidence == .unresolved)
        #expect(alone.hops.last?.reason == "only the log of account 111122223333 names who called")
    }

    @Test(arguments: [
        ("GetFederationToken", "arn:aws:iam::111122223333:user/ana"),
        ("GetSessionToken", "arn:aws:iam::111122223333:user/ana"),
    ])
    func `tokens lead to the user who asked for them`(operation: String, origin: String) throws {
        let token = Calls.record(
            "e1",
            "sts",
            operation,
            by: Calls.user("ana"),
            answer: ["credentials": ["accessKeyId": "ASIA1"]]
        )
        let caller: JSONValue = [
            "type": "FederatedUser", "arn": "arn:aws:sts::111122223333:federated-user/guest", "accessKeyId": "ASIA1",
            "accountId": "111122223333",
        ]
        let chain = try Calls([token]).chain(of: Calls.call("e2", by: caller))
        #expect(chain.hops.first?.label == origin && chain.hops.first?.confidence == .proven)
        #expect(chain.hops.first?.reason == operation)
    }

    @Test func `a sign-in by SAML leads to the person whom the provider names`() throws {
        let sign = Calls.record(
            "e1",
            "sts",
            "AssumeRoleWithSAML",
            by: [
                "type": "SAMLUser", "principalId": "x:ana@example.com", "userName": "ana@example.com",
                "identityProvider": "arn:aws:iam::111122223333:saml-provider/Corporate",
            ],
            request: ["roleArn": "arn:aws:iam::111122223333:role/ops"],
            answer: ["credentials": ["accessKeyId": "ASIA1"]]
        )
        let chain = try Calls([sign]).chain(
            of: Calls.call("e2", by: Calls.session("111122223333", "ops", "s", key: "ASIA1"))
        )
        #expect(chain.hops.count == 1 && chain.hops[0].label == "ana@example.com" && chain.confidence == .proven)
        #expect(chain.hops[0].reason == "assumed role ops with a sign-in at Corporate")
    }

    // MARK: Pipelines

    @Test(arguments: [
        ("repo:acme/infra:ref:refs/heads/main", "ci:acme/infra@main"),
        ("repo:acme/infra:ref:refs/heads/feature/a:b", "ci:acme/infra@feature/a:b"),
        ("repo:acme/infra:ref:refs/tags/v1", "ci:acme/infra@tags/v1"),
        ("repo:acme/infra:environment:prod", "ci:acme/infra@environment:prod"),
        ("repo:acme/infra:pull_request", "ci:acme/infra@pull_request"),
        ("project_path:acme/web/shop:ref_type:branch:ref:main", "ci:acme/web/shop@main"),
        ("project_path:acme/shop:ref_type:tag:ref:v1", "ci:acme/shop@tags/v1"),
        ("organization:acme:project:core:workspace:prod:run_phase:apply", "ci:acme/prod@apply"),
        ("system:serviceaccount:backup:velero", "system:serviceaccount:backup:velero"),
        ("repo:acme", "repo:acme"),
    ])
    func `a pipeline's token names organisation, repository and ref`(subject: String, label: String) throws {
        let sign = Calls.record(
            "e1",
            "sts",
            "AssumeRoleWithWebIdentity",
            by: [
                "type": "WebIdentityUser", "principalId": "p", "userName": .string(subject),
                "identityProvider": "arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com",
            ],
            request: ["roleArn": "arn:aws:iam::111122223333:role/ci"],
            answer: ["credentials": ["accessKeyId": "ASIA1"]]
        )
        let chain = try Calls([sign]).chain(
            of: Calls.call("e2", by: Calls.session("111122223333", "ci", "s", key: "ASIA1"))
        )
        #expect(chain.hops.map(\.label) == [label] && chain.confidence == .proven)
        #expect(chain.hops[0].reason == "assumed role ci with a token of token.actions.githubusercontent.com")
    }

    // MARK: Switches of roles in the console

    @Test(arguments: [true, false])
    func `a switch of roles in the console states who switched`(isLoggedByTheRole: Bool) throws {
        let session = "arn:aws:sts::444455556666:assumed-role/ops/ana"
        let record = Calls.record(
            "e1",
            "signin",
            "SwitchRole",
            by: isLoggedByTheRole ? Calls.session("444455556666", "ops", "ana", key: nil) : Calls.user("ana"),
            answer: ["SwitchRole": "Success"],
            and: [
                "eventType": "AwsConsoleSignIn",
                "additionalEventData": isLoggedByTheRole
                    ? ["SwitchFrom": "arn:aws:iam::111122223333:user/ana"]
                    : ["SwitchTo": "arn:aws:iam::444455556666:role/ops"],
            ]
        )
        let event = try CloudTrailDecoder.decode(record).get()
        #expect(SessionTable.issuedKeys(event) == [session])
        let chain = try Calls([record]).chain(
            of: Calls.call("e2", by: Calls.session("444455556666", "ops", "ana", key: "ASIAX"))
        )
        #expect(chain.hops.map(\.label) == ["arn:aws:iam::111122223333:user/ana"])
        #expect(chain.confidence == .stated && chain.hops[0].eventID == "e1")
        #expect(chain.hops[0].reason == "switched to role ops in the console")
    }

    // MARK: What a record itself says

    @Test func `a source identity tells where no session does, and does not replace what is proven`() throws {
        let context: JSONObject = ["sourceIdentity": "ana@example.com"]
        let alone = try Calls([]).chain(
            of: Calls.call("e2", by: Calls.session("111122223333", "ops", "s", key: "ASIA1", context))
        )
        #expect(alone.hops.map(\.label) == ["ana@example.com"] && alone.confidence == .stated)

        let broker = Calls.session("111122223333", "broker", "b", key: "ASIA0")
        let brokered = Calls.assume("e1", by: broker, "111122223333", "ops", "s", key: "ASIA1")
        let behind = try Calls([brokered]).chain(
            of: Calls.call("e2", by: Calls.session("111122223333", "ops", "s", key: "ASIA1", context))
        )
        #expect(behind.hops.last?.label == "ana@example.com" && behind.confidence == .stated)

        let assumed = Calls.assume("e1", by: Calls.user("mallory"), "111122223333", "ops", "s", key: "ASIA1")
        let proven = try Calls([assumed]).chain(
            of: Calls.call("e2", by: Calls.session("111122223333", "ops", "s", key: "ASIA1", context))
        )
        #expect(proven.hops.last?.label == "arn:aws:iam::111122223333:user/mallory" && proven.confidence == .proven)
    }

    @Test func `an SSO session names the person only under a role that SSO made`() throws {
        let role = "AWSReservedSSO_Admin_0123456789abcdef"
        func origin(path: String) throws -> ActorChain {
            try Calls([]).chain(
                of: Calls.call("e1", by: Calls.session("111122223333", role, "ana", key: "K", path: path))
            )
        }
        let own = try origin(path: "aws-reserved/sso.amazonaws.com/eu-west-1/")
        #expect(own.hops.map(\.label) == ["ana"] && own.confidence == .stated)
        #expect(try origin(path: "").confidence == .unresolved)
    }

    @Test func `an instance is named where the provider delivered the credentials to it`() throws {
        let delivered = Calls.session(
            "111122223333",
            "web",
            "i-0123456789abcdef0",
            key: "K",
            ["ec2RoleDelivery": "2.0"]
        )
        let chain = try Calls([]).chain(of: Calls.call("e1", by: delivered))
        #expect(chain.hops.map(\.label) == ["instance/i-0123456789abcdef0"] && chain.confidence == .stated)
        let named = Calls.session("111122223333", "web", "i-0123456789abcdef0", key: "K")
        #expect(try Calls([]).chain(of: Calls.call("e1", by: named)).confidence == .unresolved)
    }

    @Test(arguments: [
        ("ec2.amazonaws.com", "i-0123456789abcdef0", ["instance/i-0123456789abcdef0"]),
        ("lambda.amazonaws.com", "pay", ["function/pay"]),
        ("ecs-tasks.amazonaws.com", "0f1e2d", ["ecs-tasks.amazonaws.com"]),
        ("cloudformation.amazonaws.com", "AWSCloudFormation", ["cloudformation.amazonaws.com", "stack/core"]),
    ])
    func `a role that a service assumed leads to the machine`(service: String, session: String, labels: [String]) throws
    {
        let assume = Calls.assume(
            "e1",
            by: ["type": "AWSService", "invokedBy": .string(service)],
            "111122223333",
            "worker",
            session,
            key: "ASIA1"
        )
        let call = Calls.record(
            "e2",
            "ec2",
            "CreateVpc",
            by: Calls.session("111122223333", "worker", session, key: "ASIA1"),
            request: ["tags": [["key": "aws:cloudformation:stack-name", "value": "core"]]],
            and: ["userAgent": .string(service)]
        )
        let chain = try Calls([assume]).chain(of: call)
        #expect(chain.hops.map(\.label) == labels)
        #expect(chain.hops[0].confidence == .proven && chain.hops[0].eventID == "e1")
    }

    @Test func `a function names itself in its calls`() throws {
        let call = Calls.record(
            "e1",
            "ec2",
            "CreateVpc",
            by: Calls.session("111122223333", "worker", "pay", key: "K"),
            and: ["userAgent": "Boto3/1.34 md/Botocore exec-env/AWS_Lambda_python3.13"]
        )
        let chain = try Calls([]).chain(of: call)
        #expect(chain.hops.map(\.label) == ["function/pay"] && chain.confidence == .stated)
    }

    @Test
    func `a service-linked role leads to its service, a service that goes on with its caller's session to nobody`()
        throws
    {
        let linked = Calls.session(
            "111122223333",
            "AWSServiceRoleForAutoScaling",
            "AutoScaling",
            key: "K",
            path: "aws-service-role/autoscaling.amazonaws.com/",
            invokedBy: "autoscaling.amazonaws.com"
        )
        let chain = try Calls([]).chain(of: Calls.call("e1", by: linked))
        #expect(chain.hops.map(\.label) == ["autoscaling.amazonaws.com"] && chain.confidence == .stated)
        #expect(chain.hops[0].reason == "service-linked role AWSServiceRoleForAutoScaling")
        let forwarded = Calls.session("111122223333", "ops", "ana", key: "K", invokedBy: "cloudformation.amazonaws.com")
        let unknown = try Calls([]).chain(of: Calls.call("e1", by: forwarded))
        #expect(unknown.confidence == .unresolved)
        #expect(
            unknown.hops[0].reason
                == "no event shows who assumed role ops, for which cloudformation.amazonaws.com called"
        )
    }

    @Test func `a federated user leads to the user who asked for the token`() throws {
        let caller: JSONValue = [
            "type": "FederatedUser", "arn": "arn:aws:sts::111122223333:federated-user/guest", "accessKeyId": "K",
            "sessionContext": ["sessionIssuer": ["type": "IAMUser", "arn": "arn:aws:iam::111122223333:user/ana"]],
        ]
        let chain = try Calls([]).chain(of: Calls.call("e1", by: caller))
        #expect(chain.hops.map(\.label) == ["arn:aws:iam::111122223333:user/ana"] && chain.confidence == .stated)
    }

    @Test func `a user's own call needs no hop`() throws {
        #expect(try Calls([]).chain(of: Calls.call("e1", by: Calls.user("ana"))).hops.isEmpty)
    }
}

/// Calls that opened sessions, and records to ask about.
private struct Calls {
    private var table = SessionTable {
        (try? JSONValue(parsing: $0)).flatMap { try? CloudTrailDecoder.decode($0).get() }
    }

    static let start: Int64 = 1_772_355_600

    init(_ records: [JSONValue]) throws {
        for record in records { table.record(try CloudTrailDecoder.decode(record).get()) }
    }

    func chain(of record: JSONValue) throws -> ActorChain {
        var table = table
        return table.chain(of: try CloudTrailDecoder.decode(record).get())
    }

    static func user(_ name: String, key: String = "AKIAEXAMPLE") -> JSONValue {
        [
            "type": "IAMUser", "arn": .string("arn:aws:iam::111122223333:user/\(name)"), "userName": .string(name),
            "accountId": "111122223333", "accessKeyId": .string(key),
        ]
    }

    static func session(
        _ account: String,
        _ role: String,
        _ name: String,
        key: String?,
        _ context: JSONObject = [:],
        path: String = "",
        invokedBy: String? = nil
    ) -> JSONValue {
        var context = context
        context["sessionIssuer"] = [
            "type": "Role", "arn": .string("arn:aws:iam::\(account):role/\(path)\(role)"), "userName": .string(role),
        ]
        var identity: JSONObject = [
            "type": "AssumedRole", "arn": .string("arn:aws:sts::\(account):assumed-role/\(role)/\(name)"),
            "accountId": .string(account), "sessionContext": .object(context),
        ]
        identity["accessKeyId"] = key.map { .string($0) }
        identity["invokedBy"] = invokedBy.map { .string($0) }
        return .object(identity)
    }

    static func assume(
        _ id: String,
        by identity: JSONValue,
        _ account: String,
        _ role: String,
        _ session: String,
        key: String,
        region: String = "eu-west-1"
    ) -> JSONValue {
        record(
            id,
            "sts",
            "AssumeRole",
            by: identity,
            request: [
                "roleArn": .string("arn:aws:iam::\(account):role/\(role)"), "roleSessionName": .string(session),
            ],
            answer: ["credentials": ["accessKeyId": .string(key)]],
            and: ["awsRegion": .string(region)]
        )
    }

    static func call(_ id: String, by identity: JSONValue, at seconds: Int64 = start) -> JSONValue {
        record(id, "ec2", "CreateVpc", by: identity, at: seconds)
    }

    static func record(
        _ id: String,
        _ service: String,
        _ operation: String,
        by identity: JSONValue,
        request: JSONValue = .null,
        answer: JSONValue = .null,
        and more: JSONObject = [:],
        at seconds: Int64 = start
    ) -> JSONValue {
        var record: JSONObject = [
            "eventID": .string(id), "eventTime": .string(Moment(seconds: seconds).rfc3339),
            "eventSource": .string("\(service).amazonaws.com"), "eventName": .string(operation),
            "awsRegion": "eu-west-1", "recipientAccountId": "111122223333", "userIdentity": identity,
            "requestParameters": request, "responseElements": answer, "eventType": "AwsApiCall",
        ]
        for member in more { record[member.key] = member.value }
        return .object(record)
    }
}
