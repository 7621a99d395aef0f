import Foundation

/// CloudTrail records for tests, as JSON text.
enum TestLog {
    /// Returns a record; `number` is its second after a fixed start and makes its event id.
    static func record(
        _ number: Int,
        _ action: String,
        request: [String: Any],
        response: [String: Any]? = nil,
        user: String = "mallory",
        userAgent: String = "aws-cli/2.17.0",
        session: String? = nil
    ) -> [String: Any] {
        let parts = action.split(separator: ":").map(String.init)
        let time = Date(timeIntervalSince1970: TimeInterval(1_770_000_000 + number)).formatted(.iso8601)
        var identity: [String: Any] = [
            "type": "IAMUser", "principalId": "AIDAMALLORYEXAMPLE01", "arn": "arn:aws:iam::111122223333:user/\(user)",
            "accountId": "111122223333", "accessKeyId": "AKIAMALLORYEXAMPLE01", "userName": user,
        ]
        if let session {
            identity = [
                "type": "AssumedRole", "principalId": "AROAEXAMPLEEXAMPLE01:\(session)",
                "arn": "arn:aws:sts::111122223333:assumed-role/deploy/\(session)", "accountId": "111122223333",
                "accessKeyId": "ASIAMALLORYEXAMPLE01",
            ]
        }
        return [
            "eventVersion": "1.09", "userIdentity": identity, "eventTime": time,
            "eventSource": "\(parts[0]).amazonaws.com",
            "eventName": parts[1], "awsRegion": "eu-west-1", "sourceIPAddress": "203.0.113.66", "userAgent": userAgent,
            "requestParameters": request, "responseElements": response ?? NSNull(), "requestID": "r-\(number)",
            "eventID": "00000000-0000-4000-8000-" + String(repeating: "0", count: 12 - String(number).count)
                + String(number),
            "readOnly": false, "eventType": "AwsApiCall", "managementEvent": true, "recipientAccountId": "111122223333",
            "eventCategory": "Management",
        ]
    }

    /// Returns the text of a log file.
    static func text(_ records: [[String: Any]]) -> String {
        let data = try? JSONSerialization.data(withJSONObject: ["Records": records], options: [.sortedKeys])
        return String(decoding: data ?? Data(), as: UTF8.self)
    }

    /// Returns the call that makes a security group.
    static func group(
        _ number: Int,
        name: String,
        id: String,
        description: String = "d",
        userAgent: String = "aws-cli/2.17.0",
        session: String? = nil
    ) -> [String: Any] {
        record(
            number,
            "ec2:CreateSecurityGroup",
            request: ["groupName": name, "groupDescription": description, "vpcId": "vpc-0c10"],
            response: ["_return": true, "groupId": id],
            userAgent: userAgent,
            session: session
        )
    }
}
