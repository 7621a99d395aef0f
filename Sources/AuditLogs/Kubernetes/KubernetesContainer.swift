internal import HindcastModel

/// The ways in which Kubernetes's records are handed around: one a line, in an `EventList` as the webhook backend sends
/// them, as text in a diagnostic record of AKS, as a row of AKS's own tables, as text in CloudWatch Logs of EKS, or as text
/// under `log` by a log shipper.
///
/// GKE's log entries are records themselves.
enum KubernetesContainer {
    /// Whether an object holds records of this cloud, or is one.
    static func holds(_ object: JSONObject) -> Bool {
        KubernetesDecoder.isRecord(object) || list(in: object) != nil || azureText(in: object) != nil
            || AKSAuditRow.isRow(object) || cluster(inLogGroupOf: object) != nil || shippedText(in: object) != nil
    }

    /// Returns the parts of a container in which records lie; `nil` where the object is a record itself.
    static func parts(
        of object: JSONObject,
        within surroundings: RecordDecoder.Surroundings
    ) -> [(part: ContainerPart, surroundings: RecordDecoder.Surroundings)]? {
        if KubernetesDecoder.isRecord(object) { return nil }
        var around = surroundings
        if let list = list(in: object) { return list.map { (.value($0), around) } }
        if let text = azureText(in: object) {
            around.cluster = azureCluster(of: object) ?? around.cluster
            // A long text goes on in the records behind it.
            let from = ["pod", "containerID", "stream"].map { object["properties"]?[$0]?.string ?? "" }
            let writer = ([around.cluster ?? ""] + from).joined(separator: "\u{0}")
            return [(.piece(Array(text.utf8), writer: writer, name: "its log"), around)]
        }
        if AKSAuditRow.isRow(object) {
            around.cluster = azureCluster(of: object) ?? around.cluster
            return [(.value(.object(AKSAuditRow.record(object))), around)]
        }
        if let text = shippedText(in: object) { return [(.text(Array(text.utf8), name: "its log"), around)] }
        around.cluster = cluster(inLogGroupOf: object) ?? around.cluster
        if object["messageType"]?.string == "CONTROL_MESSAGE" { return [] }
        let stream = object["logStream"]?.string ?? object["@logStream"]?.string ?? auditStream
        guard stream.hasPrefix(auditStream) else {
            let name = LookAlike.printable(stream)
            return [(.unreadable(reason: "it is the log \(name) of EKS, which holds no audit records"), around)]
        }
        let events = object["logEvents"]?.array ?? [.object(object)]
        return events.map { event in
            guard let text = event["message"]?.string ?? event["@message"]?.string else {
                return (.value(event), around)
            }
            return (.text(Array(text.utf8), name: "its message"), around)
        }
    }

    private static let auditStream = "kube-apiserver-audit"

    /// The records of a list: an `EventList`, also one that lost its kind; AKS's records; what `aws logs` prints.
    private static func list(in object: JSONObject) -> [JSONValue]? {
        if let items = object["items"]?.array {
            if object["kind"]?.string == "EventList", object["apiVersion"]?.string?.hasPrefix("audit.k8s.io/") ?? true {
                return items
            }
            return items.first?.object.map(KubernetesDecoder.isRecord) == true ? items : nil
        }
        if let records = object["records"]?.array {
            return records.first?.object.flatMap(azureText) == nil ? nil : records
        }
        guard let events = object["events"]?.array, events.first?["message"]?.string != nil,
            events.first?["logStreamName"]?.string?.hasPrefix(auditStream) == true
        else { return nil }
        return events
    }

    /// The record inside a diagnostic record of AKS, or inside a row of its table.
    private static func azureText(in object: JSONObject) -> String? {
        guard let category = object["category"]?.string ?? object["Category"]?.string, category.hasPrefix("kube-audit")
        else { return nil }
        return object["properties"]?["log"]?.string ?? object["log_s"]?.string
    }

    /// The last part of `/SUBSCRIPTIONS/…/MANAGEDCLUSTERS/NAME`.
    private static func azureCluster(of object: JSONObject) -> String? {
        let id = ["resourceId", "ResourceId", "_ResourceId"].lazy.compactMap { object[$0]?.string }.first
        let parts = id?.split(separator: "/") ?? []
        guard parts.count > 1, parts[parts.count - 2].lowercased() == "managedclusters" else { return nil }
        return parts.last.map { $0.lowercased() }
    }

    /// The cluster in `/aws/eks/NAME/cluster`, the log group of EKS's control plane.
    private static func cluster(inLogGroupOf object: JSONObject) -> String? {
        guard object["logEvents"] != nil || object["message"] != nil || object["@message"] != nil,
            let group = ["logGroup", "@log", "log_group"].lazy.compactMap({ object[$0]?.string }).first
        else { return nil }
        let parts = group.split(separator: "/")
        guard parts.count >= 4, parts.suffix(4).dropFirst().first == "eks", parts.last == "cluster" else {
            return group.hasPrefix("/aws/eks/") && parts.count == 4 ? String(parts[2]) : nil
        }
        return String(parts[parts.count - 2])
    }

    /// A line of an audit file as Fluent Bit and Docker hand it on.
    private static func shippedText(in object: JSONObject) -> String? {
        guard let text = object["log"]?.string, text.hasPrefix("{"), text.contains("\"audit.k8s.io/") else {
            return nil
        }
        return text
    }
}
