internal import HindcastModel
internal import Inventories

/// A resource as Terraform declares it, with the block that takes over what is there.
struct TerraformRestore {
    private let request: RestoreRequest

    init(_ request: RestoreRequest) { self.request = request }

    /// The whole text.
    ///
    /// - Throws: `usage` for a resource of which no Terraform type is known.
    func text() throws(HindcastError) -> String {
        let document = request.then
        guard let found = TerraformImport(document.address, document) else {
            throw HindcastError(
                .usage,
                "no Terraform type is known for \(document.address.service)/\(document.address.type)"
            )
        }
        let label = TerraformText.label(for: document.address, name: document.name)
        let declaration = TerraformText.declaration(of: document, kind: found.kind, label: label)
        var notes = request.header
        if !declaration.isMapped {
            notes.append("Attributes go by their names alone: compare them with the provider's documentation.")
        }
        if declaration.holdsPlaceholder { notes.append(RestoreRequest.placeholderNote) }
        var lines = notes.map { "# " + $0 } + [""]
        if request.now == nil {
            lines += ["# It is gone: without an import block Terraform makes it anew.", ""]
        } else if let id = found.id {
            lines += TerraformText.importBlock(kind: found.kind, label: label, id: id) + [""]
        } else {
            lines += ["# The id that `terraform import` wants of \(found.kind) is not known.", ""]
        }
        lines += declaration.lines
        if !declaration.leftOut.isEmpty {
            lines += ["", "# Not in it, since Terraform sets it elsewhere or not at all:"]
            lines += declaration.leftOut.map { "#   " + VisibleText.escape($0.description) }
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

/// `import` blocks for what nobody stated.
struct TerraformImports {
    private var lines: [String] = []
    private var labels: Set<String> = []

    /// The whole text.
    var text: String {
        let header = [
            "# Import blocks for Terraform 1.5 and later, to be reviewed: hindcast changes nothing.",
            "# `terraform plan -generate-config-out=generated.tf` writes the resources to them.",
        ]
        return (header + lines).map { $0 + "\n" }.joined()
    }

    /// Adds one resource's drift; one that is only changed needs no import.
    mutating func add(_ drift: DriftedResource, _ document: ResourceDocument?) {
        guard drift.group != .changed, let cause = drift.cause else { return }
        let name = drift.address?.description ?? drift.statements.first?.label ?? ""
        lines.append("")
        comment("\(name): \(drift.group.rawValue), \(words(cause, drift.group))")
        if drift.group == .missing {
            for statement in drift.statements {
                let address = ShellText.quoted(statement.label)
                comment("  to forget it:        terraform state rm \(address)")
                comment("  to make it anew:     terraform apply -target=\(address)")
            }
            return
        }
        guard let address = drift.address, let found = TerraformImport(address, document) else {
            return comment("no Terraform type is known for it")
        }
        guard let id = found.id else {
            return comment("the id that `terraform import` wants of \(found.kind) is not known")
        }
        var label = TerraformText.label(for: address, name: document?.name)
        var number = 1
        while !labels.insert("\(found.kind).\(label)").inserted {
            number += 1
            label = TerraformText.label(for: address, name: document?.name) + "_\(number)"
        }
        lines += TerraformText.importBlock(kind: found.kind, label: label, id: id)
    }

    private mutating func comment(_ text: String) { lines.append("# " + VisibleText.escape(text)) }

    private func words(_ cause: DriftCause, _ group: DriftGroup) -> String {
        switch cause {
        case .change(let change):
            let actor = change.origin.confidence == .unresolved ? "(?) " + change.principal : change.origin.label
            let deed = group == .missing ? "deleted by" : "made by"
            return "\(deed) \(actor), \(change.time.rfc3339), \(change.action), e:\(change.eventID)"
        case .unattributed(let gap): return "UNATTRIBUTED: \(gap.reason.words)"
        }
    }
}
