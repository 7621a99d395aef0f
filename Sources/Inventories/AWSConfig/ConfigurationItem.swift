internal import HindcastModel

/// One configuration item of AWS Config, in any of the spellings in which it is handed out.
///
/// Source: https://docs.aws.amazon.com/config/latest/APIReference/API_ConfigurationItem.html, and the files that Config delivers, which
/// say `awsAccountId` and `ARN` where its answers say `accountId` and `arn`.
struct ConfigurationItem {
    private let object: JSONObject
    /// `AWS::EC2::SecurityGroup`.
    let typeName: String
    let resourceID: String
    let resourceName: String?
    let arn: String?
    let account: String?
    let region: String?
    /// `OK`, `ResourceDiscovered`, `ResourceDeleted`, …; `nil` in an answer to a query.
    let status: String?
    /// When it was seen.
    let captured: Moment?
    /// The configuration; `nil` where there is none, as of what is deleted.
    let configuration: JSONObject?
    /// Further parts by name, those that are texts of JSON read.
    let supplements: JSONObject
    /// The tags; `nil` where the item says nothing of them.
    let tags: JSONObject?

    /// Reads an item; `nil` where the object is none.
    init?(_ object: JSONObject) {
        guard let type = object["resourceType"]?.string, let id = object["resourceId"]?.string ?? object["arn"]?.string
        else { return nil }
        self.object = object
        typeName = type
        resourceID = id
        func text(_ keys: String...) -> String? {
            keys.lazy.compactMap { object[$0]?.scalarText }.first { !$0.isEmpty }
        }
        resourceName = text("resourceName")
        arn = text("arn", "ARN")
        account = text("awsAccountId", "accountId")
        region = text("awsRegion")
        status = text("configurationItemStatus")
        captured = object["configurationItemCaptureTime"].flatMap { ConfigurationItem.moment($0) }
        configuration = object["configuration"].flatMap { ConfigurationItem.parsed($0).object }.flatMap {
            $0.isEmpty ? nil : $0
        }
        var supplements: [JSONObject.Member] = []
        for member in object["supplementaryConfiguration"].map(ConfigurationItem.parsed)?.object ?? [:] {
            supplements.append(.init(key: member.key, value: ConfigurationItem.parsed(member.value)))
        }
        self.supplements = JSONObject(unsorted: supplements)
        tags = object["tags"].map { TagMap.tags(in: $0) }
    }

    /// JSON in a text, or in a text in a text, as older files have it.
    private static func parsed(_ value: JSONValue) -> JSONValue {
        var value = value
        for _ in 0..<2 {
            guard let text = value.string, let inner = AWSText.json(text) else { break }
            value = inner
        }
        return value
    }

    /// A time as text, or as seconds or milliseconds since the epoch.
    private static func moment(_ value: JSONValue) -> Moment? {
        if let text = value.string { return Moment(rfc3339: text) }
        guard let text = value.scalarText, let seconds = Double(text), seconds.isFinite, abs(seconds) < 9e12 else {
            return nil
        }
        let isMilliseconds = abs(seconds) > 1e11
        let milliseconds = (isMilliseconds ? seconds : seconds * 1000).rounded()
        return Moment(nanoseconds: Int64(milliseconds) * 1_000_000)
    }
}

extension ConfigurationItem {
    /// What the item states.
    ///
    /// - Parameter isWhole: whether the item shows all that Config knows, as an answer to a query may not.
    func resource(isWhole: Bool) -> StatedResource {
        let type = AWSType(typeName)
        var names = [resourceID]
        for name in [arn, resourceName] { if let name, !names.contains(name) { names.append(name) } }
        let identity = StatedIdentity(
            provider: .aws,
            account: account,
            location: type?.location(in: region.flatMap { $0.contains(" ") ? nil : $0 }),
            service: type?.service,
            type: type?.type,
            names: names
        )
        var stated = StatedResource(
            label: arn ?? "\(typeName)/\(resourceName ?? resourceID)",
            kind: typeName,
            identity: identity,
            mapping: .generic
        )
        stated.observedAt = captured
        if let reason = reasonAgainst(type) {
            stated.mapping = .none(reason: reason)
        } else if status?.hasPrefix("ResourceDeleted") == true {
            stated.isAbsent = true
            stated.mapping = .native
        } else if let type, let configuration {
            let shaping = ConfigurationShaping(item: self, type: type)
            shaping.state(configuration, in: &stated, isWhole: isWhole)
        } else {
            stated.omissions.append(.init(place: "configuration", reason: "the item has none"))
        }
        return stated
    }

    private func reasonAgainst(_ type: AWSType?) -> String? {
        if status == "ResourceNotRecorded" { return "AWS Config does not record it" }
        guard type != nil else { return "it is no type of AWS's own" }
        if typeName.hasSuffix("Compliance") || typeName == "AWS::SSM::ManagedInstanceInventory" {
            return "it is an assessment, and no audit log tells of it"
        }
        return nil
    }
}
