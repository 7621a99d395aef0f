internal import HindcastModel

/// What AWS Config shows of a bucket beside its name, in the words of the calls that read it.
struct S3BucketItem {
    let item: ConfigurationItem

    /// Writes it into a configuration.
    func add(to configuration: inout JSONObject, _ stated: inout StatedResource) {
        configuration["owner"] = nil
        configuration["arn"] = item.arn.map { .string($0) }
        if let region = item.region {
            configuration["locationConstraint"] = .string(region)
            stated.whereKnown.insert(JSONPointer(["locationConstraint"]))
        }
        let parts = item.supplements
        guard !parts.isEmpty else { return }
        // What has no part is not set: Config shows each of these where it is.
        for part in S3BucketItem.parts { configuration[part] = .null }
        for part in parts { add(part.key, part.value, to: &configuration, &stated) }
    }

    private static let parts = [
        "accelerate", "cors", "encryption", "lifecycle", "logging", "notification", "objectLock", "policy",
        "publicAccessBlock", "replication", "versioning", "website",
    ]

    private func add(
        _ name: String,
        _ value: JSONValue,
        to configuration: inout JSONObject,
        _ stated: inout StatedResource
    ) {
        switch name {
        case "AccessControlList": grants(value, to: &configuration, &stated)
        case "BucketAccelerateConfiguration":
            configuration["accelerate"] = S3BucketItem.part(["status": value["status"]])
        case "BucketCrossOriginConfiguration": configuration["cors"] = cors(value)
        case "BucketLifecycleConfiguration": configuration["lifecycle"] = S3Lifecycle.configuration(of: value)
        case "BucketLoggingConfiguration":
            let target = S3BucketItem.part([
                "targetBucket": value["destinationBucketName"], "targetPrefix": value["logFilePrefix"],
            ])
            configuration["logging"] = target == .null ? .null : ["loggingEnabled": target]
        case "BucketNotificationConfiguration": configuration["notification"] = notification(value)
        case "BucketPolicy": configuration["policy"] = value["policyText"].map { AWSText.document($0) } ?? .null
        case "BucketReplicationConfiguration": configuration["replication"] = replication(value)
        case "BucketTaggingConfiguration": tags(value, &stated)
        case "BucketVersioningConfiguration":
            let status = value["status"]?.string
            configuration["versioning"] = status == nil || status == "Off" ? .null : ["status": .string(status ?? "")]
        case "BucketWebsiteConfiguration": configuration["website"] = website(value)
        case "IsRequesterPaysEnabled":
            let isOn = value.scalarText == "true"
            configuration["requestPayment"] = ["payer": isOn ? "Requester" : "BucketOwner"]
            if !isOn { stated.whereKnown.insert(JSONPointer(["requestPayment"])) }
        case "ObjectLockConfiguration": configuration["objectLock"] = S3BucketItem.withoutNulls(value)
        case "PublicAccessBlockConfiguration":
            let block = S3BucketItem.withoutNulls(value)
            configuration["publicAccessBlock"] = block
            // New buckets have all of it without an event.
            if block.object?.allSatisfy({ $0.value == true }) == true {
                stated.whereKnown.insert(JSONPointer(["publicAccessBlock"]))
            }
        case "ServerSideEncryptionConfiguration":
            let encryption = S3BucketItem.withoutNulls(value)
            configuration["encryption"] = encryption
            let by = encryption["rules"]?.array?.first?["applyServerSideEncryptionByDefault"]
            if by?["sseAlgorithm"] == "AES256" { stated.whereKnown.insert(JSONPointer(["encryption"])) }
        default:
            stated.omissions.append(
                .init(place: "supplementaryConfiguration.\(name)", reason: "the history has no place for it")
            )
        }
    }

    // MARK: Parts

    /// The owner's own grant goes without saying: only those of others are stated, each by itself.
    private func grants(_ value: JSONValue, to configuration: inout JSONObject, _ stated: inout StatedResource) {
        let owner = value["owner"]?["id"]
        for grant in value["grantList"]?.array ?? [] {
            var grantee: JSONObject = [:]
            if let group = grant["grantee"]?.string {
                grantee = ["type": "Group", "uri": .string(S3BucketItem.groups[group] ?? group)]
            } else if let id = grant["grantee"]?["id"] {
                if id == owner { continue }
                grantee = ["id": id]
            }
            let permission = grant["permission"]?.string ?? ""
            stated.elements.append(
                .init(
                    list: JSONPointer(["acl", "grants"]),
                    value: [
                        "grantee": .object(grantee),
                        "permission": .string(S3BucketItem.permissions[permission] ?? permission),
                    ],
                    key: ["grantee", "permission"]
                )
            )
        }
        configuration["acl"] = .unknown("told grant by grant")
    }

    private static let groups = [
        "AllUsers": "http://acs.amazonaws.com/groups/global/AllUsers",
        "AuthenticatedUsers": "http://acs.amazonaws.com/groups/global/AuthenticatedUsers",
        "LogDelivery": "http://acs.amazonaws.com/groups/s3/LogDelivery",
    ]
    private static let permissions = [
        "FullControl": "FULL_CONTROL", "Read": "READ", "Write": "WRITE", "ReadAcp": "READ_ACP", "WriteAcp": "WRITE_ACP",
    ]

    private func cors(_ value: JSONValue) -> JSONValue {
        let rules = (value["rules"]?.array ?? []).map { rule in
            S3BucketItem.part([
                "id": rule["id"], "allowedHeaders": rule["allowedHeaders"], "allowedMethods": rule["allowedMethods"],
                "allowedOrigins": rule["allowedOrigins"], "exposeHeaders": rule["exposedHeaders"],
                "maxAgeSeconds": rule["maxAgeSeconds"],
            ])
        }
        return rules.isEmpty ? .null : ["corsRules": .array(rules)]
    }

    private func notification(_ value: JSONValue) -> JSONValue {
        var lists: [String: [JSONValue]] = [:]
        for member in value["configurations"]?.object ?? [:] {
            let one = member.value
            let (list, target): (String, String) =
                switch one["type"]?.string {
                case "QueueConfiguration": ("queueConfigurations", "queueArn")
                case "TopicConfiguration": ("topicConfigurations", "topicArn")
                default: ("lambdaFunctionConfigurations", "lambdaFunctionArn")
                }
            var shown: JSONObject = ["id": .string(member.key)]
            shown[target] = one["queueARN"] ?? one["topicARN"] ?? one["functionARN"]
            shown["events"] = one["events"]
            let rules = one["filter"]?["s3KeyFilter"]?["filterRules"]
            if let rules, !rules.isEmpty { shown["filter"] = ["key": ["filterRules": rules]] }
            lists[list, default: []].append(.object(shown))
        }
        guard !lists.isEmpty else { return .null }
        return .object(JSONObject(unsorted: lists.map { .init(key: $0.key, value: .array($0.value)) }))
    }

    private func replication(_ value: JSONValue) -> JSONValue {
        let rules = (value["rules"]?.object ?? [:]).map { member -> JSONValue in
            let rule = member.value
            let target = rule["destinationConfig"]
            return S3BucketItem.part([
                "id": .string(member.key), "prefix": rule["prefix"], "status": rule["status"],
                "priority": rule["priority"],
                "destination": S3BucketItem.part([
                    "bucket": target?["bucketARN"], "storageClass": target?["storageClass"],
                    "account": target?["account"] ?? target?["Account"],
                ]),
            ])
        }
        return S3BucketItem.part(["role": value["roleARN"], "rules": rules.isEmpty ? nil : .array(rules)])
    }

    private func tags(_ value: JSONValue, _ stated: inout StatedResource) {
        guard stated.tags?.isEmpty ?? true else { return }
        var tags: JSONObject = [:]
        for set in value["tagSets"]?.array ?? [] { tags = tags.merging(set["tags"]?.object ?? [:]) }
        stated.tags = tags
    }

    private func website(_ value: JSONValue) -> JSONValue {
        let routes = (value["routingRules"]?.array ?? []).map { S3BucketItem.withoutNulls($0) }
        return S3BucketItem.part([
            "indexDocument": S3BucketItem.part(["suffix": value["indexDocumentSuffix"]]),
            "errorDocument": S3BucketItem.part(["key": value["errorDocument"]]),
            "redirectAllRequestsTo": value["redirectAllRequestsTo"].map { S3BucketItem.withoutNulls($0) },
            "routingRules": routes.isEmpty ? nil : .array(routes),
        ])
    }

    // MARK: Objects

    /// Returns an object of what there is; `null` where there is nothing.
    static func part(_ members: [String: JSONValue?]) -> JSONValue {
        let known = members.compactMap { key, value -> JSONObject.Member? in
            guard let value, value != .null else { return nil }
            return .init(key: key, value: value)
        }
        return known.isEmpty ? .null : .object(JSONObject(unsorted: known))
    }

    /// Returns a value without the members that are `null`.
    static func withoutNulls(_ value: JSONValue) -> JSONValue {
        switch value {
        case .object(let object):
            .object(
                JSONObject(
                    unsorted: object.compactMap {
                        $0.value == .null ? nil : .init(key: $0.key, value: withoutNulls($0.value))
                    }
                )
            )
        case .array(let elements): .array(elements.map { withoutNulls($0) })
        default: value
        }
    }
}
