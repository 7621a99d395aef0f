package import HindcastModel

extension IncidentReport {
    /// The object of `incident`.
    package var json: JSONValue {
        var object: JSONObject = [
            "moment": .string(moment.rfc3339), "start": .string(start.rfc3339), "end": .string(end.rfc3339),
            "near_given": .bool(isNearGiven), "changes_left_out": .integer(Int64(leftOut)), "cut": .bool(isCut),
            "more_denied": .bool(hasMoreAttempts), "earlier_commits": .integer(Int64(earlierCommits)),
            "newest_event": .string(newest.rfc3339),
        ]
        object["near"] = .array(
            seeds.map { ["address": .string($0.address.description), "name": .orNull($0.name)] }
        )
        object["changes"] = .array(changes.enumerated().map { .object($1.json(rank: $0 + 1)) })
        object["actors"] = .array(actors.map(\.json))
        object["denied"] = .array(
            attempts.map { attempt in
                var members = attempt.json.object ?? [:]
                members["seconds"] = .integer(attempt.time.seconds - moment.seconds)
                return .object(members)
            }
        )
        switch activity {
        case .none: object["activity"] = ["kept": false, "since": .null]
        case .since(let oldest): object["activity"] = ["kept": true, "since": .string(oldest.rfc3339)]
        case .whole: object["activity"] = ["kept": true, "since": .null]
        }
        return .object(object)
    }
}

extension IncidentReport.Actor {
    fileprivate var json: JSONValue {
        [
            "origin": .string(origin.label), "origin_confidence": .string(origin.confidence.rawValue),
            "principal": .string(principal), "account": .string(account), "changes": .integer(Int64(changes)),
            "denied": .integer(Int64(attempts)), "chains": .array(walks.map(\.incidentJSON)),
        ]
    }
}

extension ActorWalk {
    /// The way without the records, which `show e:<event id>` prints.
    fileprivate var incidentJSON: JSONValue {
        [
            "event_id": .string(event.id), "principal": .string(event.principal),
            "origin": .string(origin.label), "origin_confidence": .string(origin.confidence.rawValue),
            "hops": .array(
                hops.map { hop in
                    [
                        "from": .string(hop.from), "to": .string(hop.to),
                        "confidence": .string(hop.confidence.rawValue), "reason": .string(hop.reason),
                        "event_id": .string(hop.shownBy.id), "time": .string(hop.shownBy.time.rfc3339),
                    ]
                }
            ),
            "makers": .array(
                makers.map { maker in
                    [
                        "machine": .string(maker.machine), "deed": .string(maker.deed),
                        "origin": .string(maker.change.origin.label), "event_id": .string(maker.change.eventID),
                        "commit": .string(maker.change.commit), "time": .string(maker.change.time.rfc3339),
                    ]
                }
            ),
        ]
    }
}

extension IncidentChange {
    fileprivate func json(rank: Int) -> JSONObject {
        var object = change.jsonMembers
        object["rank"] = .integer(Int64(rank))
        object["seconds"] = .integer(seconds)
        object["resource"] = .string(change.resource.description)
        object["name"] = .orNull(name)
        object["kind"] = .string(change.kind.rawValue)
        object["subject"] = .string(change.subject)
        object["knowledge"] = .string((isPartial ? ResourceDocument.Knowledge.partial : .complete).rawValue)
        object["hops"] = path.map { .integer(Int64($0.count)) } ?? .null
        object["path"] = path.map { .array($0.map(\.json)) } ?? .null
        object["first_times"] = .array(firstTimes.map(\.json))
        object["standing"] = resource.json
        object["differences"] = .array(
            leaves.map { leaf in
                var members = leaf.difference.jsonMembers
                members["name"] = .orNull(leaf.difference.name)
                members["standing"] = leaf.standing.json
                return .object(members)
            }
        )
        return object
    }
}

extension IncidentChange.Link {
    fileprivate var json: JSONValue {
        var object: JSONObject = ["from": .string(from.description), "to": .string(to.description)]
        switch reason {
        case .names(let place): (object["reason"], object["place"]) = ("names", .string(place))
        case .isNamed(let place): (object["reason"], object["place"]) = ("is-named", .string(place))
        case .actedOnBy: object["reason"] = "acted-on-by"
        case .actsOn: object["reason"] = "acts-on"
        }
        return .object(object)
    }
}

extension IncidentChange.FirstTime {
    fileprivate var json: JSONValue {
        switch self {
        case .change: ["what": "change", "value": .null]
        case .action(let action): ["what": "action", "value": .string(action)]
        case .identity(let identity): ["what": "identity", "value": .string(identity)]
        case .source(let source): ["what": "source", "value": .string(source)]
        }
    }
}

extension IncidentChange.Standing {
    fileprivate var json: JSONValue {
        let state =
            switch self {
            case .inPlace: "in-place"
            case .changed: "changed"
            case .deleted: "deleted"
            }
        var object: JSONObject = ["state": .string(state)]
        object["by"] = undoing.map { change in
            [
                "time": .string(change.time.rfc3339), "origin": .string(change.origin.label),
                "origin_confidence": .string(change.origin.confidence.rawValue), "action": .string(change.action),
                "event_id": .string(change.eventID), "commit": .string(change.commit),
            ]
        }
        return .object(object)
    }
}

extension JSONValue {
    fileprivate static func orNull(_ text: String?) -> JSONValue { text.map { .string($0) } ?? .null }
}
