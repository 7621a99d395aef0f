internal import FastJSON
internal import HindcastModel

/// Templates and what CloudFormation says of their stacks: several files that make one inventory.
///
/// A template names neither its stack nor what became of its resources; `describe-stack-resources` does. The two are brought
/// together by their logical ids, and `describe-stacks` comes to them by the stack's name.
package struct StackFiles: Sendable {
    private var texts: [(file: String, text: [UInt8], isTemplate: Bool)] = []

    /// Starts with no file.
    package init() {}

    /// Takes a file if it is one of a stack's.
    ///
    /// - Parameter format: what the user says that it is; `nil` to tell by its content.
    /// - Returns: whether it was taken.
    package mutating func take(_ text: [UInt8], of file: String, as format: InventoryFormat? = nil) -> Bool {
        guard format ?? .cloudFormation == .cloudFormation else { return false }
        let isState = StackState.holds(text)
        guard isState || StackTemplate.holds(text) || format != nil else { return false }
        texts.append((file, text, !isState))
        return true
    }

    /// What the files state, a template each.
    package var inventories: [Inventory] {
        var inventories: [Inventory] = []
        var states: [(state: StackState, file: String)] = []
        for (file, text, isTemplate) in texts where !isTemplate {
            let found = (try? JSONValue(parsing: text)).map { StackState.states(in: $0) } ?? []
            states += found.map { ($0, file) }
            if found.isEmpty { inventories.append(StackFiles.empty(file, "it says nothing of a stack")) }
        }
        var used: Set<Int> = []
        for (file, text, isTemplate) in texts where isTemplate {
            do throws(YAMLProblem) {
                let template = try StackTemplate(text, of: file)
                let stack = StackFiles.stack(of: template, among: states.map(\.state), &used)
                inventories.append(StackStatement.inventory(of: template, stack: stack))
            } catch {
                inventories.append(StackFiles.empty(file, error.reason))
            }
        }
        for (index, state) in states.enumerated() where !used.contains(index) && !state.state.resources.isEmpty {
            let reason = "the resources of stack \(state.state.name ?? "?") without its template: get it with "
            inventories.append(StackFiles.empty(state.file, reason + "aws cloudformation get-template"))
        }
        return inventories
    }

    private static func empty(_ file: String, _ reason: String) -> Inventory {
        var inventory = Inventory(format: .cloudFormation, file: file, standing: .declared)
        inventory.findings.append(Finding(file: file, reason: reason))
        return inventory
    }

    /// The stack that has most of a template's resources, with what other files say of it.
    private static func stack(
        of template: StackTemplate,
        among states: [StackState],
        _ used: inout Set<Int>
    ) -> StackState? {
        let overlaps = states.map { $0.overlap(with: template) }
        guard let best = states.indices.max(by: { overlaps[$0] < overlaps[$1] }), overlaps[best] > 0 else { return nil }
        used.insert(best)
        var stack = states[best]
        // Who is named counts before who is not: a file of parameters names no stack.
        let others = states.indices.filter { $0 != best && states[$0].resources.isEmpty && stack.mayBe(states[$0]) }
        let isCertain = { (other: StackState) in stack.name != nil && other.name != nil }
        let named = others.filter { isCertain(states[$0]) }
        for index in named.isEmpty && others.count == 1 ? others : named + others.filter({ states[$0].name == nil }) {
            used.insert(index)
            stack.join(states[index])
        }
        return stack
    }
}
