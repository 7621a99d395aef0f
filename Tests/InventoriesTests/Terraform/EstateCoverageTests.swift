import Foundation
import HindcastModel
import TestSupport
import Testing

@testable import Inventories

@Suite("The estates of Terraform's that tests have")
struct EstateCoverageTests {
    private static let folder = Repository.root.appending(path: "Tests/InventoriesTests/Terraform/Estates")

    private func inventories() throws -> [Inventory] {
        try FileManager.default.contentsOfDirectory(atPath: EstateCoverageTests.folder.path).sorted().map { name in
            let file = EstateCoverageTests.folder.appending(path: "\(name)/terraform.tfstate")
            return try #require(InventoryFormat.read([UInt8](Data(contentsOf: file)), of: name))
        }
    }

    @Test("have one of every type that is mapped, but for second names of a type")
    func everyType() throws {
        let kinds = Set(try inventories().flatMap(\.resources).map(\.kind))
        let second: Set = ["aws_ami_copy", "aws_default_vpc"]
        let missing = EmbeddedMaps.mappings.types.filter { kind, mapping in
            if case .none = mapping.role { return false }
            return mapping.provider == .aws && !kinds.contains(kind) && !second.contains(kind)
                && !kind.hasPrefix("aws_alb")
        }
        #expect(missing.keys.sorted() == [])
    }

    @Test("leave no attribute of a mapped type to be forgotten")
    func everyAttribute() throws {
        let forgotten = try inventories().flatMap(\.resources).flatMap { resource in
            resource.omissions.filter { $0.reason == "no line of the mapping names it" }
                .map { "\(resource.label) \($0.place)" }
        }
        #expect(forgotten == [])
    }

    @Test("tell account, service and type of all their resources, and a name")
    func identities() throws {
        for resource in try inventories().flatMap(\.resources) where resource.mapping == .table {
            // The ARNs of buckets have no account in them; where a state has nothing else, any account is meant.
            if resource.identity.service != "s3" {
                #expect(resource.identity.account == "111122223333", "\(resource.label)")
            }
            #expect(resource.identity.service != nil && resource.identity.type != nil, "\(resource.label)")
            #expect(!resource.identity.names.isEmpty, "\(resource.label)")
        }
    }

    @Test("show no secret where none is hidden later")
    func secrets() throws {
        let secrets = [
            "correct-horse-example", "battery-staple-example", "0123456789abcdef-example", "wJalrXUtnFEMI",
            "example-token", "{\"password\":\"example\"}",
        ]
        for resource in try inventories().flatMap(\.resources) {
            let stated = "\(resource.configuration) \(resource.elements) \(resource.omissions) \(resource.tags ?? [:])"
            for secret in secrets { #expect(!stated.contains(secret), "\(resource.label)") }
        }
    }
}
