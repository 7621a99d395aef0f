internal import HindcastModel

/// Finds the resource that a call is about.
///
/// `resourceName` is the resource's name, unless it names the parent of what is created, or what the new thing is made from.
struct GoogleCloudTarget {
    let call: GoogleCloudCall
    let edit: CloudEdit

    /// Returns the name of the resource; `nil` where no entry tells it.
    func name() -> GoogleCloudName? {
        let stated = call.payload("resourceName")?.string.flatMap { GoogleCloudName($0) }
        switch call.service {
        case "compute": return compute(stated)
        case "cloudsql": return database(stated)
        case "storage": return stated.map(bucket)
        case "iam": return serviceAccount(general(stated))
        default: return general(stated)
        }
    }

    /// Returns the address of a name: the project by its id, the place by the name, else as the resource is known already, else by
    /// the entry's labels.
    func address(of name: GoogleCloudName, service: String? = nil) -> Address {
        let service = service ?? call.service
        let account = GoogleCloudTarget.project(name.project, or: call.event.account)
        let isProject = name.parts.isEmpty
        let id = isProject ? account.split(separator: ":").last.map(String.init) ?? account : name.id
        func address(in location: String) -> Address {
            Address(
                provider: .gcp,
                account: account,
                location: location,
                service: service,
                type: name.collection,
                id: id
            )
        }
        if let location = name.location { return address(in: location) }
        if isProject { return address(in: "global") }
        if let known = edit.find(id, account: account, type: (service, name.collection)) { return known }
        let labels = call.labels
        let places = ["location", "region", "zone"].lazy.compactMap { labels?[$0]?.scalarText }.filter { !$0.isEmpty }
        return address(in: places.first?.lowercased() ?? "global")
    }

    /// A project by its id: where a name has its number, the entry's own account is the id.
    static func project(_ project: String?, or account: String) -> String {
        guard let project, !project.isEmpty, !project.utf8.allSatisfy({ $0 &- 48 < 10 }) else { return account }
        return project
    }

    // MARK: All services alike

    private func general(_ stated: GoogleCloudName?) -> GoogleCloudName? {
        guard call.verb == .create else {
            let asked = [call.requested("name"), call.response?["name"]?.string].compactMap { $0 }
            let names = ([stated] + asked.map { GoogleCloudName($0) }).compactMap { $0 }.filter { !$0.namesCollection }
            // A key is deleted, not the account whose name the entry has: the name of the right collection goes first, then
            // the one that reaches deepest.
            return names.first { isMeant($0.collection) } ?? names.max { $0.parts.count < $1.parts.count }
                ?? stated.flatMap { child(of: $0) }
        }
        // What came back tells its own name best.
        for text in [call.response?["name"]?.string, body?["name"]?.string, call.requested("name")] {
            guard let name = text.flatMap({ GoogleCloudName($0) }), !name.namesCollection,
                isMeant(name.collection)
            else { continue }
            return name
        }
        if let stated, isMeant(stated.collection), !stated.namesCollection { return stated }
        let parent = call.requested("parent").flatMap { GoogleCloudName($0) }
        guard let parent = stated ?? parent else { return nil }
        if let child = child(of: parent) { return child }
        // A version or a key that the log does not number cannot be named.
        return collection.isEmpty ? parent : nil
    }

    /// The collection that the method's name speaks of.
    private var collection: String {
        call.noun.first?.isUppercase ?? false ? call.noun.collectionName : call.noun
    }

    /// Whether the method's name speaks of a collection: the keys of `CreateServiceAccountKey` are called `keys`.
    private func isMeant(_ collection: String) -> Bool {
        !self.collection.isEmpty && self.collection.lowercased().hasSuffix(collection.lowercased())
    }

    /// The body of what is created, within the request.
    var body: JSONObject? {
        let noun = call.noun.first?.isUppercase ?? false ? call.noun : call.noun.singularName
        // `CreateLogMetric` calls its body `metric`.
        let word = noun.lastIndex { $0.isUppercase }.map { String(noun[$0...]) } ?? noun
        return call.request.member(ignoringCase: noun)?.value.object
            ?? call.response?.member(ignoringCase: noun)?.value.object
            ?? call.request.member(ignoringCase: word)?.value.object
    }

    /// The resource in a collection of a parent that the request or the response names by its id alone.
    private func child(of parent: GoogleCloudName) -> GoogleCloudName? {
        let isProcedure = call.noun.first?.isUppercase ?? false
        let collection = parent.namesCollection ? parent.collection : collection
        guard !collection.isEmpty else { return nil }
        let noun = isProcedure ? call.noun : call.noun.singularName
        let texts: [String?] = [
            call.request.member(ignoringCase: noun + "Id")?.value.scalarText, body?["name"]?.scalarText,
            call.response?["name"]?.scalarText, call.requested("name"), call.requested(noun.loweringFirst),
        ]
        let id = texts.lazy.compactMap { $0 }.compactMap { $0.split(separator: "/").last.map(String.init) }.first
        guard let id, !id.isEmpty else { return nil }
        var parts = parent.parts
        if parent.namesCollection || parent.collection == collection { parts.removeLast() }
        return GoogleCloudName(
            project: parent.project,
            location: parent.location,
            parts: parts + [.init(collection: collection, id: id)]
        )
    }

    // MARK: Services with names of their own

    /// Compute's names are right but where something is made from something else.
    private func compute(_ stated: GoogleCloudName?) -> GoogleCloudName? {
        if call.name == "disks.createSnapshot" || call.name == "regionDisks.createSnapshot" {
            return call.requested("name").map { made("snapshots", $0, in: "global", from: stated) }
        }
        guard call.verb == .create, let stated else { return stated }
        // `globalAddresses` and `regionDisks` are `addresses` and `disks` in names.
        var collection = call.noun
        for prefix in ["global", "region"] where collection.hasPrefix(prefix) && collection != prefix {
            collection = String(collection.dropFirst(prefix.count)).loweringFirst
        }
        if stated.collection == collection, !stated.namesCollection { return stated }
        let link = call.operation?["targetLink"]?.string.flatMap { GoogleCloudName($0) }
        if let link, link.collection == collection { return link }
        guard let id = call.requested("name") else { return stated.namesCollection ? nil : stated }
        let isGlobal = ["snapshots", "images", "machineImages"].contains(collection)
        return made(collection, id, in: isGlobal ? "global" : stated.location, from: stated)
    }

    private func made(_ collection: String, _ id: String, in location: String?, from source: GoogleCloudName?)
        -> GoogleCloudName
    {
        GoogleCloudName(project: source?.project, location: location, parts: [.init(collection: collection, id: id)])
    }

    /// Cloud SQL names the project, or the instance alone, and tells the rest in the request.
    private func database(_ stated: GoogleCloudName?) -> GoogleCloudName? {
        let body = call.request["body"]?.object ?? [:]
        let named = stated.flatMap { $0.parts.first { $0.collection == "instances" }?.id }
        let candidates: [String?] = [
            call.requested("instance"), named, call.noun == "instances" ? body["name"]?.string : nil,
            body["instance"]?.string, call.operation?["targetId"]?.string,
        ]
        guard let found = candidates.lazy.compactMap({ $0 }).first(where: { !$0.isEmpty }) else { return nil }
        // Newer entries write `project:instance`.
        let instance = GoogleCloudName.Part(
            collection: "instances",
            id: found.split(separator: ":").last.map(String.init) ?? found
        )
        let project = stated?.project ?? call.requested("project")
        guard call.noun != "instances", !call.noun.isEmpty else {
            return GoogleCloudName(project: project, parts: [instance])
        }
        let certificate = call.response?["clientCert"]?["certInfo"]?["sha1Fingerprint"]?.string
        let texts: [String?] = [
            call.requested("name"), body["name"]?.string, certificate, call.requested("sha1Fingerprint"),
            call.requested(call.noun.singularName), stated?.collection == call.noun ? stated?.parts.last?.id : nil,
        ]
        guard let id = texts.lazy.compactMap({ $0 }).first(where: { !$0.isEmpty }) else { return nil }
        return GoogleCloudName(project: project, parts: [instance, .init(collection: call.noun, id: id)])
    }

    /// Buckets are named alike in every project; what lies inside them is data.
    private func bucket(_ stated: GoogleCloudName) -> GoogleCloudName {
        var name = stated
        name.project = nil
        if name.parts.first?.collection == "buckets" { name.parts = [name.parts[0]] }
        return name
    }

    /// Service accounts go by their number in some names; their address is what people know.
    private func serviceAccount(_ name: GoogleCloudName?) -> GoogleCloudName? {
        guard var name, name.parts.first?.collection == "serviceAccounts" else { return name }
        let id = name.parts[0].id
        guard !id.contains("@") else { return name }
        if let email = call.labels?["email_id"]?.string, !email.isEmpty {
            name.parts[0].id = email
        } else if let known = edit.find(id, type: ("iam", "serviceAccounts")) {
            name.parts[0].id = known.id
            name.project = known.account
        }
        return name
    }
}
