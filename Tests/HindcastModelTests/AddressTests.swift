import HindcastModel
import Testing

@Suite struct AddressTests {
    @Test func `an address reads back from its own text`() {
        let address = Address(
            provider: .aws,
            account: "111122223333",
            location: "global",
            service: "iam",
            type: "policy",
            id: "/team a/.hidden"
        )
        #expect(address.description == "aws/111122223333/global/iam/policy/%2Fteam%20a%2F.hidden")
        #expect(Address(address.description) == address)
    }

    @Test(arguments: ["aws/1/2/3/4", "other/1/2/3/4/5", "aws//2/3/4/5", ""])
    func `text that is no address is refused`(text: String) { #expect(Address(text) == nil) }
}
