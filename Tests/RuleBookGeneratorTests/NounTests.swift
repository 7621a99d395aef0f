import Testing

@testable import RuleBookGenerator

@Suite("Nouns")
struct NounTests {
    private func table(_ names: String...) -> NounTable {
        let text = names.map { "op \($0) < OrderId!" }.joined(separator: "\n")
        let model = TinyModel(text).model()
        return NounTable(model.operations.map { Operation($0, in: model, wire: .json) })
    }

    @Test("what is created and read is a thing; what is only read and changed is a setting")
    func kinds() {
        let nouns = table(
            "CreateOrder",
            "DeleteOrder",
            "GetOrder",
            "PutOrderPolicy",
            "DeleteOrderPolicy",
            "GetOrderPolicy",
            "UpdateOrderSettings",
            "GetOrderSettings",
            "StartReport",
            "GetReport",
            "AddLabel",
            "RemoveLabel",
            "DeleteSession",
            "ListSessions"
        )
        #expect(nouns.kind(of: "Order") == .crud)
        #expect(nouns.kind(of: "OrderPolicy") == .put)
        #expect(nouns.kind(of: "OrderSetting") == .settings)
        #expect(nouns.kind(of: "Report") == .run)
        #expect(nouns.kind(of: "Label") == .membership)
        #expect(nouns.kind(of: "Session") == .managed)
        #expect(nouns.kind(of: "Nothing") == .other)
    }

    @Test("a noun that only creates leads to the one that is deleted and read")
    func aliases() {
        let nouns = table(
            "PutMetricAlarm",
            "DeleteAlarms",
            "DescribeAlarms",
            "CreateHttpSpace",
            "DeleteSpace",
            "GetSpace"
        )
        #expect(NounAliases.find(in: nouns) == ["MetricAlarm": "Alarm", "HttpSpace": "Space"])
    }

    @Test("what stands before a preposition is what is made")
    func prepositions() {
        #expect(OwnNames.beforePreposition(["DB", "Instance", "From", "Snapshot"]) == ["DB", "Instance"])
        #expect(OwnNames.beforePreposition(["Tags", "To", "Resource"]) == ["Tag"])
        #expect(OwnNames.beforePreposition(["Order"]) == ["Order"])
    }
}
