internal import HindcastModel

/// Lifecycle rules of a bucket out of the classes of AWS's Java library, in which Config shows them.
enum S3Lifecycle {
    /// Returns the lifecycle as GetBucketLifecycleConfiguration shows it; `null` where there are no rules.
    static func configuration(of value: JSONValue) -> JSONValue {
        let rules = (value["rules"]?.array ?? []).map(rule)
        return rules.isEmpty ? .null : ["rules": .array(rules)]
    }

    private static func rule(_ rule: JSONValue) -> JSONValue {
        let days = rule["expirationInDays"]?.integer.flatMap { $0 > 0 ? $0 : nil }
        let later = rule["noncurrentVersionExpirationInDays"]?.integer.flatMap { $0 > 0 ? $0 : nil }
        let marker = rule["expiredObjectDeleteMarker"]?.bool == true
        return S3BucketItem.part([
            "id": rule["id"],
            "status": rule["status"],
            "prefix": rule["prefix"],
            "filter": rule["filter"]?["predicate"].map(filter),
            "expiration": S3BucketItem.part([
                "days": days.map { .integer($0) }, "date": rule["expirationDate"],
                "expiredObjectDeleteMarker": marker ? true : nil,
            ]),
            "transitions": list(rule["transitions"]) { transition in
                S3BucketItem.part([
                    "days": transition["days"].flatMap { $0 == -1 ? nil : $0 }, "date": transition["date"],
                    "storageClass": transition["storageClass"],
                ])
            },
            "noncurrentVersionExpiration": later.map { ["noncurrentDays": .integer($0)] },
            "noncurrentVersionTransitions": list(rule["noncurrentVersionTransitions"]) { transition in
                S3BucketItem.part([
                    "noncurrentDays": transition["days"], "storageClass": transition["storageClass"],
                ])
            },
            "abortIncompleteMultipartUpload": rule["abortIncompleteMultipartUpload"],
        ])
    }

    private static func list(_ value: JSONValue?, _ element: (JSONValue) -> JSONValue) -> JSONValue? {
        guard let elements = value?.array, !elements.isEmpty else { return nil }
        return .array(elements.map(element))
    }

    private static func filter(_ predicate: JSONValue) -> JSONValue {
        guard let operands = predicate["operands"]?.array else { return condition(predicate) }
        var all: JSONObject = [:]
        var tags: [JSONValue] = []
        for operand in operands {
            for member in condition(operand).object ?? [:] {
                guard member.key == "tag" else {
                    all[member.key] = member.value
                    continue
                }
                // Tags in a list keep S3's own words in the history.
                tags.append(S3BucketItem.part(["Key": member.value["key"], "Value": member.value["value"]]))
            }
        }
        if !tags.isEmpty { all["tags"] = .array(tags) }
        return ["and": .object(all)]
    }

    private static func condition(_ predicate: JSONValue) -> JSONValue {
        S3BucketItem.part([
            "prefix": predicate["prefix"], "tag": predicate["tag"],
            "objectSizeGreaterThan": predicate["objectSizeGreaterThan"],
            "objectSizeLessThan": predicate["objectSizeLessThan"],
        ])
    }
}
