import ArgumentParser
import Foundation
import HindcastModel

/// Changes one value of a document of some 3.4 KB, from bytes to bytes, and prints the microseconds of a change.
struct EditProbe: ParsableCommand {
    static let configuration = CommandConfiguration(commandName: "edit", shouldDisplay: false)

    /// How it is changed.
    enum Way: String, ExpressibleByArgument {
        case hindcast
        case foundation
        /// Print the document's size instead.
        case size
    }

    @Argument var way: Way

    private static let rounds = 20_000

    func run() throws {
        var bytes = EditProbe.document.canonicalBytes
        guard way != .size else { return print(bytes.count) }
        let start = Cost.processorSoFar
        for number in 0..<EditProbe.rounds {
            switch way {
            case .hindcast: try EditProbe.edit(&bytes, number)
            case .foundation: try EditProbe.editWithFoundation(&bytes, number)
            case .size: break
            }
        }
        print((Cost.processorSoFar - start) / Double(EditProbe.rounds) * 1e6)
    }

    /// As the fold does it: from the document's bytes it is read, changed and written again.
    private static func edit(_ bytes: inout [UInt8], _ number: Int) throws {
        guard var document = ResourceDocument(canonical: bytes, of: EditProbe.document.address) else {
            throw BenchmarkFailure("the document does not read back")
        }
        document.configuration["backupRetentionPeriod"] = .integer(Int64(number))
        bytes = document.canonicalBytes
    }

    private static func editWithFoundation(_ bytes: inout [UInt8], _ number: Int) throws {
        guard var document = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any],
            var configuration = document["configuration"] as? [String: Any]
        else { throw BenchmarkFailure("the document does not read back") }
        configuration["backupRetentionPeriod"] = number
        document["configuration"] = configuration
        bytes = [UInt8](try JSONSerialization.data(withJSONObject: document, options: [.prettyPrinted, .sortedKeys]))
    }

    /// A database with its parts, about a hundred values.
    private static let document: ResourceDocument = {
        var document = ResourceDocument(
            address: Address(
                provider: .aws,
                account: "111122223333",
                location: "eu-west-1",
                service: "rds",
                type: "db-instance",
                id: "orders"
            ),
            knowledge: .complete
        )
        var configuration: JSONObject = ["backupRetentionPeriod": 7, "engine": "postgres", "multiAZ": true]
        for number in 0..<18 {
            configuration["parameterNumber\(number)"] = .string("value-\(number)-of-this-parameter")
            configuration["vpcSecurityGroup\(number)"] = [
                "status": "active", "vpcSecurityGroupId": .string("sg-0a1b2c3d4e5f6\(1_000 + number)"),
            ]
        }
        document.configuration = configuration
        document.arn = "arn:aws:rds:eu-west-1:111122223333:db:orders"
        document.name = "orders"
        document.tags = ["Name": "orders", "team": "checkout"]
        return document
    }()
}
