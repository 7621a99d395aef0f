internal import AuditLogs
internal import FastJSON
internal import HindcastModel
internal import Inventories

/// The files that state what an estate is or should be, read.
struct StatedFiles {
    /// What they state, a file each.
    private(set) var inventories: [Inventory] = []
    /// What could not be read.
    private(set) var findings: [Finding] = []
    /// The bytes that were read.
    private(set) var bytes = 0
    /// When each file was written last.
    private(set) var written: [String: Moment] = [:]

    /// The names of the formats.
    static var formats: [String] { InventoryFormat.allCases.map(\.rawValue) }

    /// Reads files and all files in folders.
    ///
    /// - Throws: `usage` for a format that is none; `input` for a path that leads nowhere.
    init(_ paths: [String], format: String?, cluster: String?) throws(HindcastError) {
        let known = format.flatMap { InventoryFormat(rawValue: $0) }
        if let format, known == nil {
            throw HindcastError(.usage, "“\(format)” is no format of such files", hints: StatedFiles.formats)
        }
        let (inputs, unreadable) = LogFinder.find(paths)
        findings = unreadable
        if let named = unreadable.first(where: { paths.contains($0.file) }) {
            throw HindcastError(.input, "\(named.file): \(named.reason)")
        }
        var stacks = StackFiles()
        for input in inputs {
            written[input.name] = WholeText.written(input)
            do throws(WholeText.Failure) {
                let text = try WholeText.read(input)
                bytes += text.count
                if stacks.take(text, of: input.name, as: known) { continue }
                guard let inventory = InventoryFormat.read(text, of: input.name, as: known, cluster: cluster) else {
                    findings.append(Finding(file: input.name, reason: StatedFiles.reason(text)))
                    continue
                }
                inventories.append(inventory)
                findings += inventory.findings
            } catch {
                findings.append(Finding(file: input.name, reason: error.reason))
            }
        }
        for inventory in stacks.inventories {
            inventories.append(inventory)
            findings += inventory.findings
        }
    }

    /// Why a text is none that states anything.
    private static func reason(_ text: [UInt8]) -> String {
        let first = text.first { $0 > UInt8(ascii: " ") }
        if first == UInt8(ascii: "{") || first == UInt8(ascii: "[") {
            do {
                let version = try JSONValue(parsing: text)["version"]?.integer
                if let version, version != 4 { return "a Terraform state of version \(version): version 4 is read" }
            } catch {
                return "its JSON cannot be read: \(error)"
            }
        }
        return "it states nothing of an estate in a form that is known"
    }
}
