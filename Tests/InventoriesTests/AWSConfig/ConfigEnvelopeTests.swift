import FastJSON
import HindcastModel
import Inventories
import Testing

@Suite("What AWS Config hands out")
struct ConfigEnvelopeTests {
    private static let item = configItem(
        "AWS::EC2::Volume",
        "vol-1",
        configuration: #"{"volumeId": "vol-1", "size": 20}"#
    )
    private static let text = item.replacing("\n", with: " ").replacing("\"", with: "\\\"")

    @Test(
        "is read in any envelope",
        arguments: [
            #"{"fileVersion":"1.0","configSnapshotId":"x","configurationItems":[\#(item)]}"#,
            #"{"configurationItems":[\#(item)],"nextToken":"t"}"#,
            #"{"baseConfigurationItems":[\#(item)],"unprocessedResourceKeys":[]}"#,
            #"{"Results":["\#(text)"],"QueryInfo":{"SelectFields":[{"Name":"resourceId"},{"Name":"configuration"}]}}"#,
            #"{"Type":"Notification","Message":"{\"messageType\":\"ConfigurationItemChangeNotification\",\"configurationItem\":\#(text)}"}"#,
            #"{"detail-type":"Config Configuration Item Change","detail":{"messageType":"x","configurationItem":\#(item)}}"#,
            item,
        ]
    )
    func envelopes(text: String) throws {
        let inventory = try #require(awsConfig(text))
        #expect(inventory.format == .awsConfig && inventory.standing == .observed)
        #expect(inventory.findings.isEmpty)
        let resource = try #require(inventory.resources.first)
        #expect(resource.identity.address?.description == "aws/111122223333/eu-west-1/ec2/volume/vol-1")
        #expect(resource.configuration["size"] == 20 && resource.isWhole)
    }

    @Test("of a query that asked for parts states those and no more")
    func query() throws {
        let row = #"{\"resourceId\":\"vol-1\",\"resourceType\":\"AWS::EC2::Volume\",\"configuration\":{\"size\":20}}"#
        let inventory = awsConfig(
            #"{"Results":["\#(row)"],"QueryInfo":{"SelectFields":[{"Name":"configuration.size"}]}}"#
        )
        let resource = try #require(inventory?.resources.first)
        #expect(!resource.isWhole && resource.identity.account == nil && resource.tags == nil)
    }

    @Test("may tell that a resource is gone, or that its type is not recorded")
    func statuses() throws {
        func resource(_ status: String) throws -> StatedResource {
            let item = configItem("AWS::EC2::Volume", "vol-1", configuration: "null").replacing(
                "\"OK\"",
                with: "\"\(status)\""
            )
            return try #require(stated(item))
        }
        #expect(try resource("ResourceDeleted").isAbsent && resource("ResourceDeletedNotRecorded").isAbsent)
        #expect(try resource("ResourceNotRecorded").mapping == .none(reason: "AWS Config does not record it"))
        let compliance = configItem("AWS::Config::ResourceCompliance", "AWS::EC2::Volume/vol-1", configuration: "{}")
        guard case .none = try #require(stated(compliance)).mapping else {
            Issue.record("an assessment is no resource")
            return
        }
    }

    @Test("reports what it cannot read by its place and goes on")
    func broken() throws {
        let text = #"""
            {"configurationItems": [{"resourceType": 7}, "x", \#(Self.item), {"resourceType": "AWS::EC2::Volume", "resourceId": "v",
             "configuration": "{broken"}], "unprocessedResourceKeys": [{"resourceType": "AWS::EC2::VPC", "resourceId": "vpc-1"}]}
            """#
        let inventory = try #require(awsConfig(text))
        #expect(inventory.resources.map(\.identity.names) == [["vol-1"], ["v"]])
        #expect(inventory.resources[1].omissions.map(\.place) == ["configuration"])
        #expect(
            inventory.findings.map(\.description) == [
                "snapshot.json: record 1: an item without resourceType or resourceId",
                "snapshot.json: record 2: an item without resourceType or resourceId",
                "snapshot.json: not answered: AWS::EC2::VPC vpc-1",
            ]
        )
        let big =
            #"{"detail-type":"Config Configuration Item Change","detail":{"configurationItemSummary":{"resourceId":"vol-1"}}}"#
        #expect(awsConfig(big)?.findings.first?.reason.hasPrefix("the item of vol-1 was too big") == true)
    }

    @Test(
        "times may be texts, seconds or milliseconds",
        arguments: ["1700000000.25", "1700000000250", "\"2023-11-14T22:13:20.25Z\""]
    )
    func times(text: String) throws {
        let item = Self.item.replacing("\"2026-11-20T09:00:00.5Z\"", with: text)
        #expect(try #require(stated(item)).observedAt?.rfc3339 == "2023-11-14T22:13:20.25Z")
    }
}
