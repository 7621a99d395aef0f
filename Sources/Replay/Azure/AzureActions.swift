internal import HindcastModel

/// What the operations called actions do. Most configure nothing: they run, restart, hand out keys.
enum AzureActions {
    /// Whether an operation is known to leave every configuration as it is.
    static func configuresNothing(_ operation: String) -> Bool {
        let parts = operation.lowercased().split(separator: "/")
        guard parts.last == "action" else { return false }
        return idle.contains(String(parts.dropLast().last ?? ""))
    }

    private static let idle: Set<String> = [
        "restart", "redeploy", "reapply", "runcommand", "regeneratekey", "regenerateauthkey", "rotatekeys",
        "publishxml",
        "begingetaccess", "endgetaccess", "join", "joinviaserviceendpoint", "joinloadbalancer", "reset", "sync",
        "backup",
        "failover", "capture", "generalize", "retrievebootdiagnosticsdata", "createshareablelinks",
        "syncfunctiontriggers",
        "generatevpnclientpackage", "performmaintenance", "assesspatches", "installpatches", "simulateeviction",
        "purge",
        "evaluate", "triggerevaluation", "createuilogin", "generatedetailedcostreport", "connect", "login", "swap",
    ]

    static func apply(_ operation: AzureOperation, to edit: CloudEdit) {
        let parts = operation.event.operation.lowercased().split(separator: "/").map(String.init)
        guard let name = parts.dropLast().last else { return }
        if let state = powerStates["\(operation.id.typePath)/\(name)"] {
            var document = AzureDocument(operation.id, displayID: operation.displayID, in: edit)
            document.set(.string(state.value), at: state.keys)
            document.put(in: edit)
            edit.phrase = "\(state.verb) \(AzurePhrase.name(of: operation.id))"
        } else if name == "moveresources" {
            AzureMove.apply(operation, to: edit)
        } else if let body = operation.response.object, body["properties"]?.object != nil,
            body["id"]?.string?.hasSameLetters(as: operation.id.key) == true
        {
            // It answers with the resource as it is now.
            AzureWrite.write(operation.answered, to: edit)
            edit.phrase = nil
        }
    }

    /// Whether an action, with the type of its resource before it, changes whether something runs.
    static func isPowerState(_ path: String) -> Bool { powerStates[path] != nil }

    private struct PowerState {
        let verb: String
        let value: String
        let keys: [String]
    }

    /// Where the provider's own answers, or Resource Graph's, show whether something runs.
    private static let powerStates: [String: PowerState] = {
        let machine = ["properties", "extended", "instanceView", "powerState", "code"]
        let words = [
            ("start", "start", "running"), ("deallocate", "deallocate", "deallocated"), ("poweroff", "stop", "stopped"),
        ]
        var states: [String: PowerState] = [:]
        for (action, verb, value) in words {
            states["microsoft.compute/virtualmachines/\(action)"] = PowerState(
                verb: verb,
                value: "PowerState/\(value)",
                keys: machine
            )
        }
        for (action, value) in [("start", "Running"), ("stop", "Stopped")] {
            states["microsoft.web/sites/\(action)"] = PowerState(
                verb: action,
                value: value,
                keys: ["properties", "state"]
            )
            states["microsoft.containerservice/managedclusters/\(action)"] = PowerState(
                verb: action,
                value: value,
                keys: ["properties", "powerState", "code"]
            )
        }
        return states
    }()
}

/// Moving resources to another resource group gives them other ids.
enum AzureMove {
    static func apply(_ operation: AzureOperation, to edit: CloudEdit) {
        guard let texts = operation.request["resources"]?.array?.compactMap(\.string),
            let target = operation.request["targetResourceGroup"]?.string, let group = AzureResourceID(target)
        else { return }
        for text in texts {
            guard let id = AzureResourceID(text), let cut = id.key.firstRange(of: "/providers/") else { continue }
            edit.found()
            move(id.key, from: String(id.key[..<cut.lowerBound]), to: target, in: edit)
        }
        let names = texts.compactMap { $0.split(separator: "/").last }.joined(separator: ", ")
        edit.phrase = "move \(names) to \(group.address.id)"
    }

    /// Moves a resource and all that goes with it, whose ids have the same beginning.
    private static func move(_ key: String, from old: String, to new: String, in edit: CloudEdit) {
        for child in edit.owned(by: key) {
            guard let inner = edit.document(at: child)?.aliases.first(where: { $0.hasPrefix("/") }),
                inner.utf8.count > key.utf8.count
            else { continue }
            move(inner, from: old, to: new, in: edit)
        }
        guard let id = AzureResourceID(key), key.hasPrefix(old),
            let moved = AzureResourceID(new + key.dropFirst(old.count)),
            moved != id, let document = edit.document(at: id.address)
        else { return }
        var next = ResourceDocument(address: moved.address, knowledge: document.knowledge)
        next.configuration = renamed(.object(document.configuration), old, new).object ?? document.configuration
        next.tags = document.tags
        next.name = document.name
        next.aliases = [moved.key]
        edit.put(next)
        edit.delete(id.address)
    }

    /// The resource's own ids, and those of its parts, begin with the new group's.
    private static func renamed(_ value: JSONValue, _ old: String, _ new: String) -> JSONValue {
        guard case .object(var object) = value, let id = object["id"]?.string, id.lowercased().hasPrefix(old + "/")
        else {
            return value
        }
        object["id"] = .string(new + id.dropFirst(old.count))
        for member in object {
            guard case .object(let inner) = member.value else { continue }
            let lists = inner.map { list in
                JSONObject.Member(
                    key: list.key,
                    value: list.value.array.map { .array($0.map { renamed($0, old, new) }) } ?? list.value
                )
            }
            object[member.key] = .object(JSONObject(sorted: lists))
        }
        return .object(object)
    }
}
