import FastJSON
import HindcastModel
import Inventories
import Testing

@Suite("What kubectl gets")
struct KubernetesDumpTests {
    private let item = """
        {"apiVersion": "v1", "kind": "Service",
         "metadata": {"name": "web", "namespace": "shop", "uid": "6f1c", "resourceVersion": "12", "generation": 2,
          "creationTimestamp": "2026-11-20T09:00:00Z", "labels": {"app": "web"}, "managedFields": [{"manager": "kubectl"}]},
         "spec": {"ports": [{"port": 80, "protocol": "TCP"}]}, "status": {"loadBalancer": {}}}
        """

    @Test("is observed and whole, and has the history's shape")
    func list() throws {
        let text = #"{"apiVersion": "v1", "items": [\#(item)], "kind": "List", "metadata": {"resourceVersion": ""}}"#
        let inventory = try #require(kubernetes(text, cluster: "prod"))
        #expect(inventory.standing == .observed)
        let resource = try #require(inventory.resources.first)
        #expect(resource.isWhole && resource.areTagsWhole)
        #expect(resource.identity.names == ["web", "6f1c"])
        #expect(resource.tags == ["app": "web"])
        #expect(
            resource.configuration == [
                "apiVersion": "v1", "kind": "Service", "metadata": ["name": "web", "namespace": "shop"],
                "spec": ["ports": [["port": 80, "protocol": "TCP"]]],
            ]
        )
    }

    @Test("may be a single object, a list of lists, or a list of one kind")
    func otherLists() throws {
        let nested =
            #"{"apiVersion": "v1", "kind": "List", "items": [{"kind": "List", "apiVersion": "v1", "items": [\#(item)]}]}"#
        let typed = #"""
            {"apiVersion": "v1", "kind": "ServiceList", "items": [{"metadata": {"name": "web", "namespace": "shop"}}]}
            """#
        for text in [item, nested, typed] {
            let inventory = try #require(kubernetes(text))
            #expect(inventory.findings.isEmpty)
            #expect(inventory.resources.map(\.label) == ["Service/web"])
            #expect(inventory.resources.first?.identity.type == "services")
        }
    }

    @Test("as YAML has a line for each item")
    func lines() throws {
        let text = """
            apiVersion: v1
            items:
            - apiVersion: v1
              kind: Namespace
              metadata:
                name: shop
                uid: a1
                creationTimestamp: "2026-11-20T09:00:00Z"
            - apiVersion: v1
              kind: Node
              metadata:
                name: n1
                uid: a2
                creationTimestamp: "2026-11-20T09:00:00Z"
            kind: List
            """
        let inventory = try #require(kubernetes(text))
        #expect(inventory.standing == .observed)
        #expect(inventory.resources.map(\.line) == [3, 9])
        #expect(inventory.resources.map(\.identity.location) == ["-", "-"])
    }

    @Test("that is not JSON to its end is a finding")
    func cutOff() throws {
        let inventory = InventoryFormat.read(Array(item.utf8.dropLast(9)), of: "dump.json", as: .kubernetes)
        #expect(inventory?.resources.isEmpty == true)
        #expect(inventory?.findings.first?.reason.hasPrefix("no JSON: ") == true)
    }
}
