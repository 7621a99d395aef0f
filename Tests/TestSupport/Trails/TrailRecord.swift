public import HindcastModel

/// Where a call takes effect.
package struct Place: Hashable, Sendable {
    /// Twelve digits.
    package var account: String
    /// A region's name.
    package var region: String

    /// Makes a place.
    package init(account: String, region: String) {
        self.account = account
        self.region = region
    }

    /// Returns an ARN in this place.
    func arn(_ service: String, _ resource: String) -> JSONValue {
        .string("arn:aws:\(service):\(region):\(account):\(resource)")
    }
}

/// What a call says beside its parameters; as CloudTrail writes it, all of it made up.
package struct TrailRecord {
    /// Seconds since 1970.
    var seconds: Int64
    var place: Place
    var identity: JSONValue
    /// Such as `ec2`.
    var source: String
    var name: String
    var request: JSONValue = .null
    var response: JSONValue = .null
    var isReadOnly = false
    var error: String?
    var agent = "aws-cli/2.17.11 md/awscrt#0.20.11"
    var id: String?
    var requestID: String
    /// Members that only some records have.
    var more: JSONObject = [:]

    /// The record as a log holds it.
    var json: JSONValue {
        var record: JSONObject = [
            "eventVersion": "1.09", "userIdentity": identity,
            "eventTime": .string(Moment(seconds: seconds).rfc3339), "eventSource": .string("\(source).amazonaws.com"),
            "eventName": .string(name), "awsRegion": .string(place.region), "sourceIPAddress": "203.0.113.24",
            "userAgent": .string(agent), "requestParameters": request, "responseElements": response,
            "requestID": .string(requestID), "readOnly": .bool(isReadOnly), "eventType": "AwsApiCall",
            "managementEvent": true, "recipientAccountId": .string(place.account), "eventCategory": "Management",
        ]
        if let id { record["eventID"] = .string(id) }
        if let error {
            record["errorCode"] = .string(error)
            record["errorMessage"] = "You are not authorized to perform this operation."
            record["responseElements"] = .null
        }
        for member in more { record[member.key] = member.value }
        return .object(record)
    }
}

extension JSONValue: ExpressibleByStringInterpolation {}

/// A list as EC2's calls write it.
func items(_ elements: [JSONValue]) -> JSONValue { elements.isEmpty ? [:] : ["items": .array(elements)] }

/// Tags as most services write them.
func tags(_ key: String, _ value: String) -> JSONValue { [["key": .string(key), "value": .string(value)]] }
