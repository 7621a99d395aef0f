import TestSupport
import Testing

@Suite struct ExitTests {
    let estate: Estate

    init() throws { estate = try Estate.shared.get() }

    @Test func `an unknown resource is an error with near matches`() throws {
        let outcome = try estate("show", "sg-0a1b2c3e")
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error.hasPrefix("hindcast: "))
        #expect(outcome.error.contains("\n  aws/111122223333/eu-west-1/ec2/security-group/sg-0a1b2c3d\n"))
    }

    @Test func `wrong usage exits with 64`() throws {
        #expect(try estate("show").status == 64)
        #expect(try estate("show", "sg-0a1b2c3d", "--at", "teatime").status == 64)
        #expect(try estate("coverage", "teatime").status == 64)
        #expect(try estate("import", "x", "--format", "tea").status == 64)
        #expect(try Program.hindcast.run(["init", "x", "--redaction-key", "tea"]).status == 64)
    }

    @Test func `a path that leads nowhere is an error before anything is read`() throws {
        let outcome = try estate("import", estate.log, "no-such-log.json")
        #expect(outcome.status == 1)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error == "hindcast: there is no file or folder at no-such-log.json\n")
    }

    @Test func `patterns that match nothing give nothing, and say so`() throws {
        let outcome = try estate("ls", "aws/*/*/rds/*/*")
        #expect(outcome.status == 0)
        #expect(outcome.output.isEmpty)
        #expect(outcome.error == "hindcast: no resource matches aws/*/*/rds/*/*\n")
    }

    @Test func `what could not be read is reported, and incomplete under --strict`() throws {
        let folder = try TemporaryFolder()
        try folder.write(#"{"Records":[{"eventName":"X"},"#, to: "logs/cut.json")
        let history = folder.path("history.git")
        #expect(try Program.hindcast.run(["init", history]).status == 0)
        let lenient = try Program.hindcast.run(["--repo", history, "import", folder.path("logs")])
        #expect(lenient.status == 0)
        #expect(lenient.error.contains("cut.json"))
        let strict = try Program.hindcast.run(["--repo", history, "import", "--strict", folder.path("logs")])
        #expect(strict.status == 3)
        #expect(strict.output.contains("broken"))
        // A history of its own: another test may be writing to the shared one.
        let sound = folder.path("sound.git")
        #expect(try Program.hindcast.run(["init", sound]).status == 0)
        #expect(try Program.hindcast.run(["--repo", sound, "import", "--strict", estate.log]).status == 0)
    }

    @Test func `what is known in part is incomplete under --strict`() throws {
        let log = Estate.record(
            1,
            "2026-11-19T08:00:00Z",
            "ec2",
            "AuthorizeSecurityGroupIngress",
            by: "alice",
            with: "aws-cli",
            request:
                #"{"groupId":"sg-1","ipPermissions":{"items":[{"ipProtocol":"-1","ipRanges":{"items":[{"cidrIp":"10.0.0.0/8"}]}}]}}"#,
            response: #"{"_return":true}"#
        )
        let partial = try Estate(log: log)
        for command in ["show", "blame"] {
            #expect(try partial(command, "sg-1").status == 0)
            #expect(try partial(command, "sg-1", "--strict").status == 3)
            #expect(try estate(command, "sg-0a1b2c3d", "--strict").status == 0)
        }
        #expect(try partial("export", "--strict").status == 3)
        #expect(try partial("blame", "sg-1").error.contains("known in part"))
    }

    @Test func `a reader that has enough is content`() throws {
        let outcome = try estate.shell("hindcast export | (exec 0<&-; sleep 1); echo \"${PIPESTATUS[0]}\"")
        #expect(outcome.output == "0\n")
        #expect(outcome.error.isEmpty)
    }

    @Test func `a full disk is an error`() throws {
        let outcome = try estate.shell("hindcast export > /dev/full")
        #expect(outcome.status == 1)
        #expect(outcome.error.contains("could not be written"))
    }

    @Test func `an interrupt exits with 130`() throws {
        let outcome = try estate.shell(
            "timeout --preserve-status -s INT 1 '\(Program.hindcast.path)' --repo '\(estate.repository)' import - < <(sleep 3)"
        )
        #expect(outcome.status == 130)
    }

    @Test func `logs cannot drive the terminal`() throws {
        let hostile = #"\u001b]0;owned\u0007\n\u202e\u009b31m"#
        let log = Estate.record(
            1,
            "2026-11-19T08:00:00Z",
            "ec2",
            "CreateSecurityGroup",
            by: "mal\(hostile)",
            with: "x\(hostile)",
            request: #"{"groupName":"n\#(hostile)","groupDescription":"d\#(hostile)","vpcId":"v"}"#,
            response: #"{"groupId":"sg-1"}"#
        )
        let estate = try Estate(log: log)
        for arguments in [
            ["log"], ["log", "--patch"], ["log", "-o", "json"], ["show", "sg-1"], ["show", "sg-1", "-o", "json"],
            ["show", "e:" + Estate.event(1)], ["who", "sg-1"], ["blame", "sg-1"], ["ls"], ["export"],
            ["diff", "2026-11-18"], ["status"], ["coverage"],
        ] {
            let outcome = try Program.hindcast.run(["--repo", estate.repository] + arguments)
            #expect(outcome.status == 0, "\(arguments): \(outcome.error)")
            let isClean = (outcome.output + outcome.error).unicodeScalars.allSatisfy {
                $0 == "\n" || !($0.properties.generalCategory == .control || $0.properties.generalCategory == .format)
            }
            #expect(isClean, "\(arguments)")
        }
    }
}
