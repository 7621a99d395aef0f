import FastJSON
import HindcastModel
import Inventories
import Testing

@Suite("A bucket of AWS Config's")
struct S3BucketItemTests {
    private let supplements = #"""
        {"AccessControlList": "\"{\\\"grantList\\\":[{\\\"grantee\\\":{\\\"id\\\":\\\"d256\\\"},\\\"permission\\\":\\\"FullControl\\\"},{\\\"grantee\\\":\\\"AllUsers\\\",\\\"permission\\\":\\\"Read\\\"}],\\\"owner\\\":{\\\"id\\\":\\\"d256\\\"}}\"",
         "BucketAccelerateConfiguration": {"status": null},
         "BucketLoggingConfiguration": {"destinationBucketName": "example-logs", "logFilePrefix": "vault/"},
         "BucketPolicy": {"policyText": "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"open\"}]}"},
         "BucketVersioningConfiguration": "{\"status\":\"Enabled\",\"isMfaDeleteEnabled\":null}",
         "IsRequesterPaysEnabled": "false",
         "PublicAccessBlockConfiguration": {"blockPublicAcls": true, "ignorePublicAcls": true, "blockPublicPolicy": true, "restrictPublicBuckets": true},
         "ServerSideEncryptionConfiguration": {"rules": [{"applyServerSideEncryptionByDefault": {"sseAlgorithm": "AES256", "kmsMasterKeyID": null}, "bucketKeyEnabled": false}]},
         "BucketTaggingConfiguration": {"tagSets": [{"tags": {"team": "core"}}]},
         "BucketWebsiteConfiguration": {"indexDocumentSuffix": "index.html", "errorDocument": null, "redirectAllRequestsTo": null,
          "routingRules": [{"condition": {"keyPrefixEquals": "docs/", "httpErrorCodeReturnedEquals": "404"}, "redirect": {"protocol": null, "replaceKeyWith": "x"}}]},
         "BucketReplicationConfiguration": {"roleARN": "r", "rules": {"all": {"prefix": "", "status": "Enabled", "destinationConfig": {"bucketARN": "b", "storageClass": null}}}},
         "BucketCrossOriginConfiguration": {"rules": [{"allowedMethods": ["GET"], "allowedOrigins": ["*"], "exposedHeaders": ["ETag"], "maxAgeSeconds": 10}]},
         "BucketNotificationConfiguration": {"configurations": {"q": {"type": "QueueConfiguration", "queueARN": "arn:aws:sqs:eu-west-1:111122223333:q",
          "events": ["s3:ObjectCreated:*"], "filter": {"s3KeyFilter": {"filterRules": [{"name": "Prefix", "value": "images/"}]}}}}},
         "BucketLifecycleConfiguration": {"rules": [{"id": "a", "prefix": null, "status": "Enabled", "filter": {"predicate": {"type": "LifecycleAndOperator",
          "operands": [{"type": "LifecyclePrefixPredicate", "prefix": "logs/"}, {"type": "LifecycleTagPredicate", "tag": {"key": "a", "value": "b"}}]}},
          "expirationInDays": -1, "expiredObjectDeleteMarker": true, "noncurrentVersionExpirationInDays": 3, "expirationDate": null,
          "transitions": [{"days": 30, "date": null, "storageClass": "GLACIER"}], "noncurrentVersionTransitions": [{"days": 5, "storageClass": "GLACIER"}],
          "abortIncompleteMultipartUpload": {"daysAfterInitiation": 7}}]}}
        """#

    /// What replay makes of the calls that set all of it.
    private let history = #"""
        {"arn":"arn:aws:s3:::example-vault","name":"example-vault","locationConstraint":"eu-west-1",
         "logging":{"loggingEnabled":{"targetBucket":"example-logs","targetPrefix":"vault/"}},
         "policy":{"Statement":[{"Sid":"open"}],"Version":"2012-10-17"},"versioning":{"status":"Enabled"},
         "website":{"indexDocument":{"suffix":"index.html"},"routingRules":[{"condition":{"httpErrorCodeReturnedEquals":"404","keyPrefixEquals":"docs/"},"redirect":{"replaceKeyWith":"x"}}]},
         "replication":{"role":"r","rules":[{"destination":{"bucket":"b"},"id":"all","prefix":"","status":"Enabled"}]},
         "cors":{"corsRules":[{"allowedMethods":["GET"],"allowedOrigins":["*"],"exposeHeaders":["ETag"],"maxAgeSeconds":10}]},
         "notification":{"queueConfigurations":[{"events":["s3:ObjectCreated:*"],"filter":{"key":{"filterRules":[{"name":"Prefix","value":"images/"}]}},"id":"q","queueArn":"arn:aws:sqs:eu-west-1:111122223333:q"}]},
         "lifecycle":{"rules":[{"abortIncompleteMultipartUpload":{"daysAfterInitiation":7},"expiration":{"expiredObjectDeleteMarker":true},
         "filter":{"and":{"prefix":"logs/","tags":[{"Key":"a","Value":"b"}]}},"id":"a","noncurrentVersionExpiration":{"noncurrentDays":3},
         "noncurrentVersionTransitions":[{"noncurrentDays":5,"storageClass":"GLACIER"}],"status":"Enabled","transitions":[{"days":30,"storageClass":"GLACIER"}]}]}}
        """#

    private func bucket(_ supplements: String) throws -> StatedResource {
        try #require(
            stated(
                configItem(
                    "AWS::S3::Bucket",
                    "example-vault",
                    configuration:
                        #"{"name": "example-vault", "owner": {"id": "d256"}, "creationDate": "2026-01-01T00:00:00Z"}"#,
                    supplements: supplements,
                    more: #""ARN": "arn:aws:s3:::example-vault","#
                )
            )
        )
    }

    @Test("is what replay makes of the calls that set it up")
    func shape() throws {
        let bucket = try bucket(supplements)
        #expect(bucket.identity.location == "global")
        #expect(bucket.tags == ["team": "core"])
        #expect(try bucket.differences(from: history) == [])
        #expect(
            bucket.elements == [
                .init(
                    list: JSONPointer(["acl", "grants"]),
                    value: [
                        "grantee": ["type": "Group", "uri": "http://acs.amazonaws.com/groups/global/AllUsers"],
                        "permission": "READ",
                    ],
                    key: ["grantee", "permission"]
                )
            ]
        )
    }

    @Test("shows that a part which it does not have is not set")
    func absentParts() throws {
        let bucket = try bucket(
            #"{"BucketPolicy": {"policyText": null}, "BucketVersioningConfiguration": {"status": "Off"}}"#
        )
        #expect(try bucket.differences(from: #"{"arn":"arn:aws:s3:::example-vault","name":"example-vault"}"#) == [])
        let places = try bucket.differences(from: history).map { $0.prefix { $0 != " " } }
        #expect(
            places == [
                "/cors", "/lifecycle", "/logging", "/notification", "/policy", "/replication", "/versioning",
                "/website",
            ]
        )
    }
}
