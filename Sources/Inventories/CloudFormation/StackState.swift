internal import FastJSON
internal import HindcastModel

/// What CloudFormation says of one stack: which resources are its own, and with which parameters it was made.
struct StackState {
    /// The resource that a logical id stands for.
    struct Resource {
        /// The id that the provider knows it by; `nil` while there is none.
        let physicalID: String?
        /// `AWS::S3::Bucket`.
        let type: String
        /// `CREATE_COMPLETE`, `DELETE_COMPLETE`, …
        let status: String

        /// Whether there is such a resource.
        var exists: Bool { physicalID != nil && status != "DELETE_COMPLETE" && status != "DELETE_SKIPPED" }
    }

    /// Its name; `nil` where no file says.
    private(set) var name: String?
    /// Its ARN; `nil` where no file says.
    private(set) var arn: String?
    /// Its resources by logical id.
    private(set) var resources: [String: Resource] = [:]
    /// The values of its parameters.
    private(set) var parameters: [String: String] = [:]

    /// The region and account, from ARNs.
    var region: String? { part(3) }
    /// The account that the stack is in.
    var account: String? { part(4) }
    /// `aws`, `aws-cn`, `aws-us-gov`.
    var partition: String? { part(1) }

    private func part(_ index: Int) -> String? {
        let arns = [arn].compactMap { $0 } + resources.values.compactMap(\.physicalID).filter { $0.hasPrefix("arn:") }
        let found = Set(
            arns.compactMap { arn -> String? in
                let parts = arn.split(separator: ":", omittingEmptySubsequences: false)
                return parts.count > 5 && !parts[index].isEmpty ? String(parts[index]) : nil
            }
        )
        if let arn, let own = arn.split(separator: ":", omittingEmptySubsequences: false).dropFirst(index).first {
            return String(own)
        }
        return found.count == 1 ? found.first : nil
    }

    /// Reads the answers of `describe-stack-resources`, `list-stack-resources` and `describe-stacks`, or a file of parameters;
    /// none where the value is nothing of that.
    static func states(in value: JSONValue) -> [StackState] {
        if let rows = value["StackResources"]?.array ?? value["StackResourceSummaries"]?.array {
            var states: [String: StackState] = [:]
            for row in rows {
                let key = row["StackId"]?.string ?? row["StackName"]?.string ?? ""
                states[key, default: StackState()].add(row)
            }
            return states.sorted { $0.key < $1.key }.map(\.value)
        }
        if let stacks = value["Stacks"]?.array {
            return stacks.map { stack in
                var state = StackState()
                state.name = stack["StackName"]?.string
                state.arn = stack["StackId"]?.string
                state.add(parameters: stack["Parameters"]?.array ?? [])
                return state
            }
        }
        guard let rows = value.array, rows.contains(where: { $0["ParameterKey"]?.string != nil }) else { return [] }
        var state = StackState()
        state.add(parameters: rows)
        return [state]
    }

    private mutating func add(_ row: JSONValue) {
        name = row["StackName"]?.string ?? name
        arn = row["StackId"]?.string ?? arn
        guard let id = row["LogicalResourceId"]?.string, let type = row["ResourceType"]?.string else { return }
        resources[id] = Resource(
            physicalID: row["PhysicalResourceId"]?.string.flatMap { $0.isEmpty ? nil : $0 },
            type: type,
            status: row["ResourceStatus"]?.string ?? ""
        )
    }

    private mutating func add(parameters rows: [JSONValue]) {
        for row in rows {
            // `****` stands for a parameter that is not shown.
            guard let key = row["ParameterKey"]?.string,
                let value = row["ResolvedValue"]?.string ?? row["ParameterValue"]?.scalarText, value != "****"
            else { continue }
            parameters[key] = value
        }
    }

    /// Takes over what another file says of the same stack.
    mutating func join(_ other: StackState) {
        name = name ?? other.name
        arn = arn ?? other.arn
        resources.merge(other.resources) { own, _ in own }
        parameters.merge(other.parameters) { own, _ in own }
    }

    /// Whether a file may speak of the same stack: nothing that both say differs.
    func mayBe(_ other: StackState) -> Bool {
        if let arn, let theirs = other.arn { return arn == theirs }
        if let name, let theirs = other.name { return name == theirs }
        return true
    }

    /// How many resources of a template the stack has under the same name and type; 0 where it has others.
    func overlap(with template: StackTemplate) -> Int {
        template.resources.count { resources[$0.logicalID]?.type == $0.type }
    }

    /// Whether a text is one of these files.
    static func holds(_ text: [UInt8]) -> Bool {
        guard let first = text.first(where: { $0 > 32 }) else { return false }
        if first == UInt8(ascii: "[") { return text.prefix(400).contains("\"ParameterKey\"".utf8) }
        guard first == UInt8(ascii: "{") else { return false }
        var parser = JSONParser()
        var isOne = false
        _ = try? parser.withRoot(of: text) { root in
            root.forEachMember { key, value in
                isOne =
                    isOne
                    || ["StackResources", "StackResourceSummaries", "Stacks"].contains(key) && value.kind == .array
            }
        }
        return isOne
    }
}
