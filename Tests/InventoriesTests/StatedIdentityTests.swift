import HindcastModel
import Inventories
import Testing

@Suite("What a file tells of which resource it means")
struct StatedIdentityTests {
    @Test("is an address once every part of one is known")
    func wholeAddress() {
        var identity = StatedIdentity(provider: .aws, account: "111122223333", service: "ec2", names: ["sg-1", "web"])
        #expect(identity.address == nil)
        identity.location = "eu-west-1"
        identity.type = "security-group"
        #expect(identity.address?.description == "aws/111122223333/eu-west-1/ec2/security-group/sg-1")
    }
}
