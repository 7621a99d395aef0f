import FastJSON
import HindcastModel
import Replay
import Testing

/// What becomes of values that the log masks or that were too large for it: never known, never empty.
@Suite struct HiddenValueTests {
    private var world = World(book: .builtIn)

    private mutating func call(
        _ action: String,
        _ request: String,
        _ response: String = "null",
        resources: String = "null",
        second: Int64 = 1
    ) throws -> AppliedEvent {
        let parts = action.split(separator: ":", maxSplits: 1).map(String.init)
        return world.apply(
            AuditEvent(
                id: "e-\(second)",
                provider: .aws,
                time: Moment(seconds: 1_760_000_000 + second),
                service: parts[0],
                source: parts[0] + ".amazonaws.com",
                operation: parts[1],
                isReadOnly: false,
                account: "111122223333",
                location: "eu-west-1",
                principal: Principal(kind: .user, arn: "arn:aws:iam::111122223333:user/alice", name: "alice"),
                record: .object([
                    "requestParameters": try JSONValue(parsing: request),
                    "responseElements": try JSONValue(parsing: response),
                    "resources": try JSONValue(parsing: resources),
                ])
            )
        )
    }

    private static let omitted =
        #"{"reason":"requestParameters too large","omitted":true,"originalSize":103015}"#
    private static let omittedAsText =
        #"{"reason":"requestParameters too large","omitted":"true","originalSize":"103015"}"#

    @Test(arguments: ["HIDDEN_DUE_TO_SECURITY_REASONS", "****", "<sensitiveDataRemoved>"])
    mutating func `a mask is unknown, hidden by the provider`(mask: String) throws {
        let made = try call("ssm:PutParameter", #"{"name":"/shop/key","type":"SecureString","description":"\#(mask)"}"#)
        #expect(made.changes.first?.after?.configuration["description"] == .unknown("hidden by the provider"))
    }

    @Test mutating func `a masked object is unknown as a whole, and so are masked tags`() throws {
        let made = try call(
            "ssm:CreateAssociation",
            #"{"name":"patch","parameters":"HIDDEN_DUE_TO_SECURITY_REASONS"}"#,
            #"{"associationDescription":{"associationId":"a-1","name":"patch","parameters":"HIDDEN_DUE_TO_SECURITY_REASONS"}}"#
        )
        #expect(made.changes.first?.after?.configuration["parameters"] == .unknown("hidden by the provider"))
        let tagged = try call(
            "cloud9:CreateEnvironmentEC2",
            #"{"name":"dev","tags":"HIDDEN_DUE_TO_SECURITY_REASONS"}"#,
            #"{"environmentId":"1a2b3c4d"}"#,
            second: 2
        )
        #expect(tagged.changes.first.map { JSONValue.object($0.after?.tags ?? [:]).isUnknown } == true)
    }

    @Test mutating func `a mask over a known value is no change`() throws {
        _ = try call("ssm:PutParameter", #"{"name":"/shop/key","type":"String","description":"the key"}"#)
        let again = try call(
            "ssm:PutParameter",
            #"{"name":"/shop/key","type":"String","description":"****"}"#,
            second: 2
        )
        #expect(again.changes.isEmpty)
        #expect(again.disposition == .noEffect)
    }

    @Test(arguments: [omitted, omittedAsText])
    mutating func `what a cut off request set beside the answer is unknown`(request: String) throws {
        let made = try call(
            "iam:CreatePolicy",
            request,
            #"{"policy":{"policyName":"big","arn":"arn:aws:iam::111122223333:policy/big","path":"/","defaultVersionId":"v1"}}"#
        )
        let document = try #require(made.changes.first?.after)
        #expect(document.configuration["policyName"] == "big")
        let text = JSONValue.object(document.configuration).compactText
        #expect(text.contains(#"{"$unknown":"cut off by the provider"}"#))
        #expect(!text.contains("originalSize"))
        #expect(!text.contains("omitted"))
    }

    @Test mutating func `a call whose request was cut off and that names nothing else is unmodelled, and evidence`()
        throws
    {
        _ = try call("iam:CreateRole", #"{"roleName":"ci"}"#, #"{"role":{"roleName":"ci"}}"#)
        let put = try call("iam:PutRolePolicy", Self.omitted, second: 2)
        #expect(put.changes.isEmpty)
        #expect(put.disposition == .unmodelled)
        #expect(put.isEvidence)
    }

    @Test mutating func `a policy too large for the log replaces the known one, by the resource that the record lists`()
        throws
    {
        let key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab"
        _ = try call(
            "kms:CreateKey",
            #"{"description":"shop"}"#,
            #"{"keyMetadata":{"keyId":"1234abcd-12ab-34cd-56ef-1234567890ab","arn":"\#(key)","description":"shop"}}"#
        )
        _ = try call(
            "kms:PutKeyPolicy",
            #"{"keyId":"\#(key)","policyName":"default","policy":"{\"Version\":\"2012-10-17\",\"Statement\":[]}"}"#,
            second: 2
        )
        let cut = try call(
            "kms:PutKeyPolicy",
            Self.omitted,
            resources: #"[{"ARN":"\#(key)","accountId":"111122223333","type":"AWS::KMS::Key"}]"#,
            second: 3
        )
        #expect(cut.changes.first?.after?.configuration["description"] == "shop")
        #expect(cut.changes.first?.after?.configuration["keyPolicy"] == .unknown("cut off by the provider"))
    }

    @Test mutating func `a member that was cut off is unknown, the others are known`() throws {
        let made = try call(
            "states:CreateStateMachine",
            #"{"name":"pay","roleArn":"arn:aws:iam::111122223333:role/pay","definition":\#(Self.omitted)}"#,
            #"{"stateMachineArn":"arn:aws:states:eu-west-1:111122223333:stateMachine:pay"}"#
        )
        #expect(made.changes.first?.after?.configuration["definition"] == .unknown("cut off by the provider"))
        #expect(made.changes.first?.after?.configuration["roleArn"] == "arn:aws:iam::111122223333:role/pay")
    }

    @Test mutating func `no condition on something that was cut off holds, nor does its opposite`() throws {
        let launched = try call(
            "ec2:RunInstances",
            Self.omitted,
            #"{"instancesSet":{"items":[{"instanceId":"i-0a1b2c3d","imageId":"ami-1","monitoring":{"state":"pending"}}]}}"#
        )
        let instance = try #require(launched.changes.first?.after)
        #expect(instance.configuration["imageId"] == "ami-1")
        #expect(instance.configuration["monitoring"] == nil)
        #expect(instance.configuration["disableApiTermination"] == .unknown("cut off by the provider"))
    }

    @Test(arguments: [
        ("cloud9:CreateEnvironmentEC2", #"{"name":"dev","dryRun":true}"#),
        ("lambda:UpdateFunctionCode", #"{"functionName":"pay","dryRun":"true"}"#),
    ])
    mutating func `a dry run changes nothing and counts as failed`(action: String, request: String) throws {
        let asked = try call(action, request)
        #expect(asked.changes.isEmpty)
        #expect(asked.disposition == .failed)
    }

    @Test(arguments: [
        "cognito-idp:Token_POST", "cognito-idp:Confirm_GET", "ssm-guiconnect:StartConnection",
        "ec2-instance-connect:SendSSHPublicKey",
        "sso:https://portal.sso.us-east-1.amazonaws.com/instance/appinstances",
    ])
    mutating func `pages that browsers open and sessions on machines are no configuration`(action: String) throws {
        let opened = try call(action, "null")
        #expect(opened.changes.isEmpty)
        #expect(opened.disposition == .notConfiguration || opened.disposition == .session)
    }
}
