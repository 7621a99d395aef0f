internal import HindcastModel

/// Where an entry took effect: a project by its id where the entry shows it, else by its number, else an organization, a folder
/// or a billing account.
enum GoogleCloudProject {
    /// The account of an entry; `-` where it names none.
    ///
    /// Names spell a project with its id or its number; the id is what people know.
    static func account(of fields: JSONObject) -> String {
        let payload = fields["protoPayload"]
        let labels = fields["resource"]?["labels"]
        let candidates = [
            GoogleCloudDecoder.text(labels?["project_id"]),
            project(in: GoogleCloudDecoder.text(payload?["resourceName"])),
            project(in: GoogleCloudDecoder.text(fields["logName"])),
            GoogleCloudDecoder.text(payload?["request"]?["project"]),
        ].compactMap(\.self).filter { $0 != "_" && $0 != "-" }
        if let id = candidates.first(where: { !$0.utf8.allSatisfy(\.isDigit) }) ?? candidates.first { return id }
        return above(GoogleCloudDecoder.text(payload?["resourceName"]))
            ?? above(GoogleCloudDecoder.text(fields["logName"])) ?? "-"
    }

    private static func project(in name: String?) -> String? {
        guard let parts = name?.split(separator: "/"), let place = parts.firstIndex(of: "projects"),
            place + 1 < parts.count
        else { return nil }
        return String(parts[place + 1])
    }

    /// `organizations:123` and the like.
    private static func above(_ name: String?) -> String? {
        guard let parts = name?.split(separator: "/"), parts.count > 1,
            ["organizations", "folders", "billingAccounts"].contains(parts[0])
        else { return nil }
        return "\(parts[0]):\(parts[1])"
    }
}
