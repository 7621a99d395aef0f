internal import HindcastModel
internal import HistoryIndex
internal import Replay

extension History {
    /// Returns who made the machines on a way what they were when an event happened, as the history knows it now: who
    /// launched an instance or changed its profile, who changed a function's code or role, who asked for a stack, who made
    /// a service-linked role.
    ///
    /// Not a part of the way itself, nor of any commit: whoever launched an instance need not know what runs on it.
    ///
    /// - Parameter calls: the calls that opened the sessions on the way.
    func makers(
        behind chain: ActorChain,
        of event: AuditEvent,
        calls: [AuditEvent],
        _ view: IndexView
    ) throws -> [ActorWalk.Maker] {
        let position = try view.sequence(atOrBefore: event.time)
        var makers: [ActorWalk.Maker] = []
        let last = calls.last ?? event
        // A service opens a machine's session in the account of the machine; a machine that acts is of its own account.
        let account = last.principal.kind == .service ? last.account : last.principal.account ?? last.account
        for machine in machines(of: event, chain) {
            guard let resource = try resource(of: machine, account: account, location: last.location, view)
            else { continue }
            makers += try deeds(on: machine, resource, event, before: position, view)
        }
        let principals = [event.principal] + calls.map(\.principal)
        for arn in principals.compactMap(\.sessionIssuerARN) where arn.contains(":role/aws-service-role/") {
            guard let role = try view.resources(named: arn, limit: 1).first,
                let start = try view.incarnation(of: role.number, through: position), start.isCreation,
                let made = try view.lastVersion(of: role.number, through: start.start)
            else { continue }
            makers.append(
                ActorWalk.Maker(
                    of: ARN(arn)?.lastComponent ?? arn,
                    deed: "created the service-linked role",
                    change: try view.entry(made, of: role.address)
                )
            )
        }
        return makers
    }

    private func machines(of event: AuditEvent, _ chain: ActorChain) -> [Machine] {
        var machines = chain.hops.compactMap { Machine(label: $0.label) }
        // CloudFormation goes on with its caller's session: then the stack is on no hop.
        if event.principal.invokedBy == "cloudformation.amazonaws.com",
            let stack = StackMention.name(in: event.request), !machines.contains(.stack(stack))
        {
            machines.append(.stack(stack))
        }
        return machines
    }

    private func resource(
        of machine: Machine,
        account: String,
        location: String,
        _ view: IndexView
    ) throws -> IndexedResource? {
        let (service, type, id) =
            switch machine {
            case .instance(let id): ("ec2", "instance", id)
            case .function(let name): ("lambda", "function", name)
            case .stack(let name): ("cloudformation", "stack", name)
            }
        let tail = [service, type, Address.encode(id)].joined(separator: "/")
        let found = try view.resources(withTail: tail, limit: 100).filter { $0.address.account == account }
        // Names may be taken in several regions; ids are taken once.
        return found.count > 1 ? found.first { $0.address.location == location } : found.first
    }

    /// What somebody did to make a machine what it is.
    private struct Deed {
        let words: String
        /// Whether a change is one of these.
        let isDone: (IndexedCommit, IndexedVersion) throws -> Bool
    }

    private func deeds(
        on machine: Machine,
        _ resource: IndexedResource,
        _ event: AuditEvent,
        before position: Int,
        _ view: IndexView
    ) throws -> [ActorWalk.Maker] {
        guard let incarnation = try view.incarnation(of: resource.number, through: position) else { return [] }
        let versions = try view.versions(of: resource.number, after: incarnation.start - 1, through: position)
        var open: [Deed]
        switch machine {
        case .instance:
            open = [
                Deed(words: "launched it") { commit, version in
                    version.kind == .created && commit.operation == "RunInstances"
                },
                Deed(words: "changed its instance profile") { commit, _ in
                    commit.operation.hasSuffix("IamInstanceProfile")
                        || commit.operation.hasSuffix("IamInstanceProfileAssociation")
                },
            ]
        case .function:
            open = [
                Deed(words: "created it") { _, version in version.kind == .created },
                Deed(words: "changed its code") { commit, _ in commit.operation == "UpdateFunctionCode" },
                Deed(words: "changed its role") { commit, version in
                    guard commit.operation == "UpdateFunctionConfiguration" else { return false }
                    let before = try view.lastVersion(of: resource.number, through: version.sequence - 1)
                    let roles = try [before?.blob, version.blob].map { blob in
                        try blob.map { try objects.document(ofBlob: $0).configuration["role"] ?? .null }
                    }
                    return roles[0] != nil && roles[0] != roles[1]
                },
            ]
        case .stack: open = [Deed(words: "asked for the stack") { _, _ in true }]
        }
        var makers: [ActorWalk.Maker] = []
        for version in versions.reversed() where !open.isEmpty {
            guard let commit = try view.commit(at: version.sequence), commit.eventID != event.id else { continue }
            guard let done = try open.firstIndex(where: { try $0.isDone(commit, version) }) else { continue }
            makers.append(
                ActorWalk.Maker(
                    of: machine.label,
                    deed: open.remove(at: done).words,
                    change: ChangeEntry(commit, resource.address, version.kind)
                )
            )
        }
        return makers
    }
}
