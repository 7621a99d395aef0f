/// Members of a document that change by themselves: status, progress, counters, times.
struct MovingMembers {
    let service: Service
    /// Folded names that requests about the type set: what can be asked for is configuration.
    let settable: Set<String>
    /// Folded paths that calls such as Stop set.
    private let switched: Set<String>

    init(_ type: String, in service: Service, rows: [Row]) {
        self.service = service
        let setting = rows.filter { $0.type == type && [.create, .merge, .replace, .set].contains($0.effect) }
            .map(\.operation)
        let requests = service.model.operations.filter { setting.contains($0.name) }
            .compactMap { operation in operation.input.map { (operation.name, $0) } }
        let walk = ShapeWalk(model: service.model, roots: requests)
        switched = Set(
            rows.filter { $0.type == type }.flatMap(\.extras).filter { $0.letter == "v" }
                .flatMap { $0.value.split(separator: ",") }.compactMap {
                    $0.split(separator: ":").first.map { String($0).folded }
                }
        )
        settable = Set(walk.occurrences.map(\.member.name.folded))
    }

    /// A member of the document, with whether it moves.
    struct Judged {
        let path: String
        let name: String
        let isMoving: Bool
    }

    /// The layout's members and those of its structures, one level down.
    func judge(_ layout: Layout) -> [Judged] {
        layout.attributes.flatMap { attribute -> [Judged] in
            let outer = Judged(path: attribute.key, name: attribute.key, isMoving: isMoving(attribute))
            guard !outer.isMoving, let inner = structure(attribute) else { return [outer] }
            let mark = attribute.shape.kind == .structure ? "" : "[]"
            return [outer]
                + service.reader.attributes(of: inner).map {
                    Judged(path: "\(attribute.key)\(mark).\($0.key)", name: $0.key, isMoving: isMoving($0))
                }
        }
    }

    private func structure(_ attribute: Attribute) -> String? {
        let shape = attribute.shape.kind == .list ? attribute.shape.element?.shape : attribute.shapeName
        guard let shape, service.model.shape(shape).kind == .structure, !service.model.shape(shape).isDocument else {
            return nil
        }
        return shape
    }

    private func isMoving(_ attribute: Attribute) -> Bool {
        let folded = attribute.folded
        if settable.contains(folded) || switched.contains(folded) || folded == "subnetstatus" { return false }
        if attribute.shape.kind == .timestamp { return true }
        if MovingMembers.exact.contains(folded) { return true }
        if MovingMembers.dateEndings.contains(where: folded.hasSuffix) { return attribute.shape.kind != .boolean }
        guard MovingMembers.endings.contains(where: folded.hasSuffix) else {
            return MovingMembers.beginnings.contains(where: folded.hasPrefix)
        }
        // A switch is configuration, whatever it is called.
        let values = Set(attribute.shape.values.map { $0.uppercased() })
        if !values.isEmpty, values.isSubset(of: MovingMembers.switchValues) { return false }
        return attribute.shape.kind != .boolean
    }

    private static let exact: Set<String> = [
        "revisionid", "etag", "locktoken", "progress", "updatetoken", "changetoken", "failurecode", "failuremessage",
        "errormessage", "errorcode", "errordetails", "failurereason", "percentprogress", "percentcomplete", "health",
        "itemcount", "tablesizebytes", "storedbytes", "sizeinbytes", "responsemetadata", "resultmetadata",
        "lastmodified",
        "lastmodifiedby", "lastupdatedby", "modifiedby", "updatedby", "pendingmodifiedvalues", "lasterror",
    ]
    private static let endings = [
        "status", "state", "statusreason", "statusmessage", "statusdetails", "statedetails", "statereason",
        "statuscode",
        "statusdetail", "statechangereason", "statetransitionreason", "statemessage", "failuredetails",
    ]
    private static let dateEndings = [
        "createdat", "updatedat", "modifiedat", "createddate", "creationdate", "creationtime", "createtime",
        "createdtime",
        "lastmodifieddate", "lastmodifiedtime", "lastupdatedtime", "lastupdatedat", "lastupdatetime", "modifieddate",
        "modifiedtime", "updatedtime", "updatetime", "creationtimestamp", "createdtimestamp", "lastupdatedtimestamp",
        "lastmodifiedat", "timecreated", "timemodified", "datecreated", "createdon", "lastupdateddate", "updateddate",
        "createddatetime", "creationdatetime", "lastupdateddatetime", "lastupdatedon", "starttime", "endtime",
    ]
    private static let beginnings = ["percent", "progress", "lastsuccessful", "lastfailed", "lastrun"]
    private static let switchValues: Set<String> = [
        "ENABLED", "DISABLED", "ENABLE", "DISABLE", "ACTIVE", "INACTIVE", "ON", "OFF", "TRUE", "FALSE", "ENFORCED",
        "SUSPENDED", "OPTIONAL", "REQUIRED", "NONE",
    ]
}
