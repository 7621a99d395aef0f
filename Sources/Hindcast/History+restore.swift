public import HindcastModel

extension History {
    /// Returns what would bring a resource back to the state that it had at a position, as text to be reviewed.
    ///
    /// - Parameters:
    ///   - address: the resource.
    ///   - position: the position; the head, if `nil`.
    ///   - moment: what to call the moment in the text; `nil` for the newest.
    ///   - form: the form.
    /// - Throws: `notFound` where the resource did not exist; `usage` for a form that the resource's provider has not.
    public func restoring(
        _ address: Address,
        to position: Int?,
        called moment: String?,
        as form: RestoreForm
    ) throws(HindcastError) -> String {
        let then = try state(of: address, at: position)
        let now = try state(of: address, at: nil)
        guard let document = then.document else {
            throw HindcastError(.notFound, "only the deletion of \(address) was seen: what it looked like is unknown")
        }
        let request = RestoreRequest(
            then: document,
            change: then.lastChange,
            now: now.exists ? now.document : nil,
            last: now.lastChange,
            moment: moment
        )
        switch (form, address.provider) {
        case (.terraform, _): return try TerraformRestore(request).text()
        case (.cloudFormation, .aws): return CloudFormationRestore(request).text
        case (.awsCLI, .aws): return CommandRestore(request).text
        case (.kubectl, .k8s): return ManifestRestore(request).text
        case (.cloudFormation, _), (.awsCLI, _):
            throw HindcastError(.usage, "-o \(form.rawValue) is for resources of AWS, and \(address) is none")
        case (.kubectl, _):
            throw HindcastError(.usage, "-o kubectl is for objects of Kubernetes, and \(address) is none")
        }
    }

    /// Returns `import` blocks for Terraform (1.5 and later): for what is there and nobody stated; for what is missing, a comment
    /// with what can be done about it.
    ///
    /// - Parameters:
    ///   - report: the drift.
    ///   - position: the position at which it was looked for; the head, if `nil`.
    public func terraformImports(of report: DriftReport, at position: Int?) throws(HindcastError) -> String {
        var text = TerraformImports()
        for drift in report.resources {
            var document: ResourceDocument?
            if drift.group == .unmanaged, let address = drift.address {
                document = try state(of: address, at: position).document
            }
            text.add(drift, document)
        }
        return text.text
    }
}
