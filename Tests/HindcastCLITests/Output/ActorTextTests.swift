import Hindcast
import HindcastModel
import Testing

@testable import HindcastCLI

@Suite struct ActorTextTests {
    @Test(arguments: [
        ("arn:aws:iam::111122223333:user/alice", "alice"),
        ("arn:aws:iam::111122223333:user/ops/eu/alice", "alice"),
        ("arn:aws:sts::111122223333:assumed-role/deploy/ci-7", "deploy/ci-7"),
        ("arn:aws:sts::111122223333:federated-user/carol", "carol"),
        ("arn:aws:iam::111122223333:role/service-role/worker", "role worker"),
        ("arn:aws:iam::111122223333:root", "root of 111122223333"),
        ("arn:aws:iam::444455556666:user/alice", "alice of 444455556666"),
        ("arn:aws:sts::444455556666:assumed-role/audit/x", "audit/x of 444455556666"),
        (
            "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Admin_0123456789abcdef/dave@example.com",
            "SSO Admin/dave@example.com"
        ),
        ("arn:aws-cn:iam::111122223333:user/alice", "alice"),
        ("arn:aws:iam::111122223333:policy/p", "arn:aws:iam::111122223333:policy/p"),
        ("arn:aws:iam::111122223333:user/", "arn:aws:iam::111122223333:user/"),
        ("arn:aws:s3:::bucket", "arn:aws:s3:::bucket"),
        ("arn:aws:iam", "arn:aws:iam"),
        ("ci:example/infra@refs/heads/main", "ci:example/infra@refs/heads/main"),
        ("autoscaling.amazonaws.com", "autoscaling.amazonaws.com"),
        ("", "nobody named"),
    ])
    func `an identity is called by its shortest clear name`(label: String, name: String) {
        #expect(ActorText.short(label, in: "111122223333") == name)
    }

    @Test func `an actor whom the log does not show is marked`() {
        #expect(ActorText.actor(Sample.unresolved).text == "(?) audit/x of 444455556666")
        #expect(ActorText.actor(Sample.opening).text == "alice@example.com")
    }

    @Test func `a role is told where it is not the actor itself`() {
        #expect(ActorText.principal(Sample.deletion).text == "")
        #expect(ActorText.principal(Sample.unresolved).text == "")
        #expect(ActorText.principal(Sample.creation).text == "as deploy/ci-7")
        #expect(ActorText.principal(Sample.opening).text == "as SSO Admin")
    }
}
