import FastJSON
import HindcastModel
import Replay
import Testing

/// What the fold does that no rule's example shows.
@Suite struct WorldTests {
    private var world = World(book: .builtIn)

    private mutating func call(
        _ action: String,
        _ request: String,
        _ response: String = "null",
        in region: String = "eu-west-1",
        second: Int64 = 1
    ) throws -> AppliedEvent {
        let parts = action.split(separator: ":").map(String.init)
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
                location: region,
                principal: Principal(kind: .user, arn: "arn:aws:iam::111122223333:user/alice", name: "alice"),
                record: .object([
                    "requestParameters": try JSONValue(parsing: request),
                    "responseElements": try JSONValue(parsing: response),
                ])
            )
        )
    }

    @Test mutating func `an ARN one level down is the resource's own if it ends in its id`() throws {
        let arn = "arn:aws:appmesh:eu-west-1:111122223333:mesh/shop/virtualRouter/front"
        let made = try call(
            "appmesh:CreateVirtualRouter",
            #"{"meshName":"shop","virtualRouterName":"front","spec":{}}"#,
            #"{"virtualRouter":{"meshName":"shop","virtualRouterName":"front","metadata":{"arn":"\#(arn)"},"spec":{}}}"#
        )
        #expect(made.changes.first?.after?.arn == arn)
        let tags = #"{"resourceArn":"\#(arn)","tags":[{"key":"env","value":"prod"}]}"#
        let tagged = try call("appmesh:TagResource", tags)
        #expect(tagged.changes.first?.address == made.changes.first?.address)
    }

    @Test mutating func `the tail of an untyped ARN leads to a resource of the ARN's service only`() throws {
        _ = try call("kinesis:CreateStream", #"{"streamName":"clicks"}"#)
        let tagged = try call(
            "tagging:TagResources",
            #"{"resourceARNList":["arn:aws:firehose:eu-west-1:111122223333:deliverystream/clicks"],"tags":{"env":"prod"}}"#
        )
        #expect(tagged.changes.allSatisfy { $0.address.service != "kinesis" })
        let own = try call(
            "tagging:TagResources",
            #"{"resourceARNList":["arn:aws:kinesis:eu-west-1:111122223333:stream/clicks"],"tags":{"env":"prod"}}"#
        )
        #expect(own.changes.map(\.address.service) == ["kinesis"])
    }

    @Test mutating func `a call that says nothing but a name makes nothing of what is not known`() throws {
        let touched = try call("connect:ResumeContact", #"{"contactId":"c-1","instanceId":"i-1"}"#)
        #expect(touched.changes.isEmpty)
        #expect(touched.disposition == .noEffect)
    }

    @Test(arguments: ["ce:CreateAnomalyMonitor", "notifications:CreateNotificationConfiguration"])
    mutating func `services that bill and notify have configuration`(action: String) throws {
        let made = try call(
            action,
            #"{"anomalyMonitor":{"monitorName":"m"},"name":"m"}"#,
            #"{"monitorArn":"arn:aws:ce::111122223333:anomalymonitor/m","arn":"arn:aws:notifications::111122223333:c/m"}"#
        )
        #expect(made.disposition == .applied)
    }
}
