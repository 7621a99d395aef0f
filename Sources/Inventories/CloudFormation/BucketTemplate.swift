internal import HindcastModel

/// A bucket's properties in a template, in the words of the calls that read them.
enum BucketTemplate {
    /// Returns the configuration; what has no place in it is noted in the statement.
    static func configuration(of properties: JSONObject, _ stated: inout StatedResource) -> JSONObject {
        var configuration: JSONObject = [:]
        for property in properties {
            let value = AWSText.lowered(property.value)
            switch property.key {
            case "BucketName": configuration["name"] = value
            case "VersioningConfiguration": configuration["versioning"] = S3BucketItem.part(["status": value["status"]])
            case "PublicAccessBlockConfiguration": configuration["publicAccessBlock"] = value
            case "OwnershipControls": configuration["ownershipControls"] = value
            case "AccelerateConfiguration":
                configuration["accelerate"] = S3BucketItem.part(["status": value["accelerationStatus"]])
            case "ObjectLockEnabled":
                if value.scalarText == "true" { configuration["objectLock"] = ["objectLockEnabled": "Enabled"] }
            case "LoggingConfiguration":
                configuration["logging"] = S3BucketItem.part([
                    "loggingEnabled": S3BucketItem.part([
                        "targetBucket": value["destinationBucketName"], "targetPrefix": value["logFilePrefix"],
                    ])
                ])
            case "BucketEncryption": configuration["encryption"] = encryption(value)
            case "CorsConfiguration": configuration["cors"] = cors(value)
            case "WebsiteConfiguration": configuration["website"] = website(value)
            case "LifecycleConfiguration": configuration["lifecycle"] = lifecycle(value)
            default:
                let reason = "its shape in a template is not brought to the history's"
                stated.omissions.append(.init(place: "Properties.\(property.key)", reason: reason))
            }
        }
        return configuration
    }

    private static func encryption(_ value: JSONValue) -> JSONValue {
        let rules = (value["serverSideEncryptionConfiguration"]?.elements ?? []).map { rule in
            let by = rule["serverSideEncryptionByDefault"]
            return S3BucketItem.part([
                "applyServerSideEncryptionByDefault": S3BucketItem.part([
                    "sseAlgorithm": by?["sSEAlgorithm"], "kmsMasterKeyID": by?["kMSMasterKeyID"],
                ]),
                "bucketKeyEnabled": rule["bucketKeyEnabled"],
            ])
        }
        return ["rules": .array(rules)]
    }

    private static func cors(_ value: JSONValue) -> JSONValue {
        let rules = (value["corsRules"]?.elements ?? []).map { rule in
            S3BucketItem.part([
                "id": rule["id"], "allowedHeaders": rule["allowedHeaders"], "allowedMethods": rule["allowedMethods"],
                "allowedOrigins": rule["allowedOrigins"], "exposeHeaders": rule["exposedHeaders"],
                "maxAgeSeconds": rule["maxAge"],
            ])
        }
        return ["corsRules": .array(rules)]
    }

    private static func website(_ value: JSONValue) -> JSONValue {
        let routes = (value["routingRules"]?.elements ?? []).map { rule in
            S3BucketItem.part(["condition": rule["routingRuleCondition"], "redirect": rule["redirectRule"]])
        }
        return S3BucketItem.part([
            "indexDocument": S3BucketItem.part(["suffix": value["indexDocument"]]),
            "errorDocument": S3BucketItem.part(["key": value["errorDocument"]]),
            "redirectAllRequestsTo": value["redirectAllRequestsTo"],
            "routingRules": routes.isEmpty ? nil : .array(routes),
        ])
    }

    /// The rules, each with what is stated of its times; a prefix may stand in the rule or in its filter.
    private static func lifecycle(_ value: JSONValue) -> JSONValue {
        let rules = (value["rules"]?.elements ?? []).map { rule in
            let transitions = (rule["transitions"] ?? rule["transition"])?.elements.map { transition in
                S3BucketItem.part([
                    "days": transition["transitionInDays"], "date": transition["transitionDate"],
                    "storageClass": transition["storageClass"],
                ])
            }
            let later = rule["noncurrentVersionExpiration"]
            return S3BucketItem.part([
                "id": rule["id"], "status": rule["status"],
                "expiration": S3BucketItem.part([
                    "days": rule["expirationInDays"], "date": rule["expirationDate"],
                    "expiredObjectDeleteMarker": rule["expiredObjectDeleteMarker"],
                ]),
                "transitions": transitions.map { .array($0) },
                "noncurrentVersionExpiration": S3BucketItem.part([
                    "noncurrentDays": later?["noncurrentDays"] ?? rule["noncurrentVersionExpirationInDays"],
                    "newerNoncurrentVersions": later?["newerNoncurrentVersions"],
                ]),
                "abortIncompleteMultipartUpload": rule["abortIncompleteMultipartUpload"],
            ])
        }
        return ["rules": .array(rules)]
    }
}
