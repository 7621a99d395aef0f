/// The sessions of an account that are open at a time; new ones take the place of old ones.
struct SessionPool {
    let account: String
    private(set) var callers: [Caller]
    private var opened = 0

    /// A record that opens a session.
    struct Opening {
        let call: String
        let caller: Caller
        let request: String
        let response: String
    }

    init(account: String) {
        self.account = account
        callers =
            [Caller.user("deploy", account: account), Caller.user("backup", account: account)]
            + ["config", "autoscaling", "lambda", "guardduty"].map { Caller.service($0) }
    }

    /// How many callers are there for good: they hold no temporary key.
    private static let permanent = 6
    /// How many there are at most.
    private static let limit = 60

    /// Returns a caller; for a change one that makes changes.
    func caller(changing: Bool, _ random: inout SeededRandom) -> Caller {
        while true {
            let caller = random.pick(callers)
            if !changing || caller.changes { return caller }
        }
    }

    /// Opens a session at a time and returns the record of that.
    mutating func open(at time: CivilTime, _ random: inout SeededRandom) -> Opening {
        opened += 1
        var key = RecordText()
        key.appendAccessKey(random.next())
        let accessKey = String(decoding: key.bytes, as: UTF8.self)
        let opening: Opening
        let caller: Caller
        switch random.below(10) {
        case 0..<3:
            let person = random.pick(Caller.people) + "@example.com"
            let role = "AWSReservedSSO_\(random.pick(["AdministratorAccess", "PowerUser"]))_0a1b2c3d4e5f6071"
            caller = session(person, of: role, accessKey, time)
            opening = opens(
                "AssumeRoleWithSAML",
                by: Caller(
                    changes: false,
                    identity:
                        #"{"type":"SAMLUser","principalId":"c2Ft:\#(person)","userName":"\#(person)","identityProvider":"c2Ft"}"#,
                    address: caller.address,
                    agent: caller.agent
                ),
                role: "aws-reserved/sso.amazonaws.com/eu-west-1/\(role)",
                session: person,
                accessKey
            )
        case 3..<5:
            let person = self.caller(changing: true, &random)
            caller = session("tf-run-\(opened)", of: "terraform-deployer", accessKey, time)
            opening = opens(
                "AssumeRole",
                by: person,
                role: "terraform-deployer",
                session: "tf-run-\(opened)",
                accessKey
            )
        default:
            let service = random.pick(["lambda", "ecs-tasks", "ec2"])
            let role = "app-" + random.pick(EstateResource.words)
            caller = session("run-\(opened)", of: role, accessKey, time, changes: false)
            opening = opens("AssumeRole", by: .service(service), role: role, session: "run-\(opened)", accessKey)
        }
        if callers.count < SessionPool.limit {
            callers.append(caller)
        } else {
            callers[SessionPool.permanent + random.below(SessionPool.limit - SessionPool.permanent)] = caller
        }
        return opening
    }

    private func session(
        _ name: String,
        of role: String,
        _ key: String,
        _ time: CivilTime,
        changes: Bool = true
    ) -> Caller {
        .session(name, of: role, account: account, key: key, since: time.text, number: opened, changes: changes)
    }

    private func opens(_ call: String, by caller: Caller, role: String, session: String, _ key: String) -> Opening {
        let name = role.split(separator: "/").last.map(String.init) ?? role
        return Opening(
            call: call,
            caller: caller,
            request: """
                {"roleArn":"arn:aws:iam::\(account):role/\(role)","roleSessionName":"\(session)","durationSeconds":3600}
                """,
            response: """
                {"credentials":{"accessKeyId":"\(key)","sessionToken":"IQoJb3JpZ2luX2VjEXAMPLE\(key)EXAMPLETOKEN",\
                "expiration":"Jan 1, 2026, 0:00:00 AM"},"assumedRoleUser":{\
                "assumedRoleId":"AROA\(name.utf8.count)EXAMPLEROLEID:\(session)",\
                "arn":"arn:aws:sts::\(account):assumed-role/\(name)/\(session)"}}
                """
        )
    }
}
