internal import HindcastModel

/// IAM, S3, Lambda, load balancers, keys, topics; services that only derived rules know, and one that none does.
extension GeneratedTrail {
    mutating func role() {
        let place = Place(account: numbers.one(of: Self.accounts), region: "us-east-1")
        let name = name()
        let policy =
            #"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:*","ec2:*"],"Resource":"*"}]}"#
        switch Int.random(in: 0..<7, using: &numbers) {
        case 0, 1:
            call(
                "iam",
                "CreateRole",
                in: place,
                ["roleName": "\(name)", "assumeRolePolicyDocument": "\(policy)", "maxSessionDuration": 3600],
                [
                    "role": [
                        "roleName": "\(name)", "roleId": "AROAEXAMPLE\(name.uppercased())",
                        "arn": "arn:aws:iam::\(place.account):role/\(name)", "createDate": "Mar 9, 2026 2:47:13 PM",
                    ]
                ]
            )
        case 2:
            call(
                "iam",
                "PutRolePolicy",
                in: place,
                ["roleName": "\(name)", "policyName": "\(self.name())", "policyDocument": "\(policy)"]
            )
        case 3, 4:
            call(
                "iam",
                numbers.happens(60) ? "AttachRolePolicy" : "DetachRolePolicy",
                in: place,
                ["roleName": "\(name)", "policyArn": "arn:aws:iam::aws:policy/\(self.name())"]
            )
        case 5: call("iam", "TagRole", in: place, ["roleName": "\(name)", "tags": tags("team", self.name())])
        default: call("iam", "DeleteRole", in: place, ["roleName": "\(name)"])
        }
    }

    mutating func user() {
        let place = Place(account: numbers.one(of: Self.accounts), region: "us-east-1")
        let name = name()
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0, 1:
            call(
                "iam",
                "CreateUser",
                in: place,
                ["userName": "\(name)"],
                ["user": ["userName": "\(name)", "arn": "arn:aws:iam::\(place.account):user/\(name)", "path": "/"]]
            )
        case 2:
            call(
                "iam",
                "CreateAccessKey",
                in: place,
                ["userName": "\(name)"],
                [
                    "accessKey": [
                        "userName": "\(name)", "accessKeyId": "AKIA\(new("K").uppercased())", "status": "Active",
                    ]
                ]
            )
        default: call("iam", "DeleteUser", in: place, ["userName": "\(name)"])
        }
    }

    mutating func bucket() {
        let place = place()
        // Few names: a bucket that was deleted comes again, perhaps elsewhere.
        let name: JSONValue = "example-\(self.name())"
        switch Int.random(in: 0..<7, using: &numbers) {
        case 0, 1: call("s3", "CreateBucket", in: place, ["bucketName": name, "Host": "s3.amazonaws.com"])
        case 2:
            call(
                "s3",
                "PutBucketPolicy",
                in: place,
                [
                    "bucketName": name,
                    "bucketPolicy": [
                        "Version": "2012-10-17",
                        "Statement": [
                            ["Effect": "Allow", "Principal": "*", "Action": "s3:GetObject", "Resource": "*"]
                        ],
                    ],
                ]
            )
        case 3: call("s3", "PutBucketAcl", in: place, ["bucketName": name, "x-amz-acl": ["public-read"]])
        case 4:
            call(
                "s3",
                "PutBucketTagging",
                in: place,
                ["bucketName": name, "Tagging": ["TagSet": ["Tag": ["Key": "team", "Value": "\(self.name())"]]]]
            )
        case 5: call("s3", "DeleteBucketPolicy", in: place, ["bucketName": name])
        default: call("s3", "DeleteBucket", in: place, ["bucketName": name])
        }
    }

    mutating func function() {
        let place = place()
        let name = name()
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0, 1, 2:
            // The value is a secret and is redacted; the same one twice is one digest.
            let variables: JSONValue = ["variables": ["TOKEN": "\(numbers.next() % 3)"]]
            call(
                "lambda",
                numbers.happens(50) ? "CreateFunction20150331" : "UpdateFunctionConfiguration20150331v2",
                in: place,
                ["functionName": "\(name)", "runtime": "python3.12", "timeout": 30, "environment": variables],
                [
                    "functionName": "\(name)", "functionArn": place.arn("lambda", "function:\(name)"),
                    "runtime": "python3.12", "version": "$LATEST",
                ]
            )
        case 3:
            call(
                "lambda",
                "TagResource20170331v2",
                in: place,
                ["resource": place.arn("lambda", "function:\(name)"), "tags": ["env": "\(self.name())"]]
            )
        default: call("lambda", "DeleteFunction20150331", in: place, ["functionName": "\(name)"])
        }
    }

    /// A load balancer takes its listeners along, and they their rules.
    mutating func loadBalancer() {
        func arn(_ kind: String, _ path: String, _ place: Place) -> JSONValue {
            place.arn("elasticloadbalancing", "\(kind)/app/\(path)")
        }
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0, 1:
            let place = place()
            let name = name()
            let path = "\(name)/\(new("e"))"
            add("balancer", path, in: place)
            call(
                "elasticloadbalancing",
                "CreateLoadBalancer",
                in: place,
                ["name": "\(name)", "type": "application"],
                [
                    "loadBalancers": [
                        [
                            "loadBalancerArn": arn("loadbalancer", path, place), "loadBalancerName": "\(name)",
                            "type": "application", "state": ["code": "provisioning"],
                        ]
                    ]
                ]
            )
        case 2, 3:
            guard let balancer = pick("balancer") else { return }
            let path = "\(balancer.id)/\(new("a"))"
            add("listener", path, in: balancer.place, owner: balancer.id)
            let listener: JSONValue = [
                "listenerArn": arn("listener", path, balancer.place),
                "loadBalancerArn": arn("loadbalancer", balancer.id, balancer.place), "port": 443, "protocol": "HTTPS",
                "defaultActions": [["type": "redirect"]],
            ]
            call(
                "elasticloadbalancing",
                "CreateListener",
                in: balancer.place,
                ["loadBalancerArn": arn("loadbalancer", balancer.id, balancer.place), "port": 443],
                ["listeners": [listener]]
            )
        case 4:
            guard let listener = take("listener") else { return }
            call(
                "elasticloadbalancing",
                "DeleteListener",
                in: listener.place,
                ["listenerArn": arn("listener", listener.id, listener.place)]
            )
        default:
            guard let balancer = take("balancer") else { return }
            things["listener"]?.removeAll { $0.owner == balancer.id }
            call(
                "elasticloadbalancing",
                "DeleteLoadBalancer",
                in: balancer.place,
                ["loadBalancerArn": arn("loadbalancer", balancer.id, balancer.place)]
            )
        }
    }

    mutating func topic() {
        let name = name()
        switch Int.random(in: 0..<5, using: &numbers) {
        case 0, 1:
            let place = place()
            add("topic", name, in: place)
            let answer: JSONValue = ["topicArn": place.arn("sns", name)]
            call("sns", "CreateTopic", in: place, ["name": "\(name)"], answer)
        case 2, 3:
            guard let topic = pick("topic") else { return }
            call(
                "sns",
                "Subscribe",
                in: topic.place,
                [
                    "topicArn": topic.place.arn("sns", topic.id), "protocol": "sqs",
                    "endpoint": topic.place.arn("sqs", name),
                ],
                ["subscriptionArn": topic.place.arn("sns", "\(topic.id):\(new("s"))")]
            )
        default:
            guard let topic = take("topic") else { return }
            call("sns", "DeleteTopic", in: topic.place, ["topicArn": topic.place.arn("sns", topic.id)])
        }
    }

    /// Services that no rule was written for: what is known of them is derived from their models.
    mutating func derived() {
        let place = place()
        let name = name()
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0, 1:
            call(
                "kinesis",
                "CreateStream",
                in: place,
                ["streamName": "\(name)", "shardCount": .integer(Int64.random(in: 1...9, using: &numbers))]
            )
        case 2:
            call("kinesis", "AddTagsToStream", in: place, ["streamName": "\(name)", "tags": ["env": "\(self.name())"]])
        case 3: call("kinesis", "DeleteStream", in: place, ["streamName": "\(name)"])
        case 4, 5:
            let id = new("q")
            add("application", id, in: place)
            call(
                "appconfig",
                "CreateApplication",
                in: place,
                ["name": "\(name)", "weight": .number(Double(numbers.next() % 8) / 4)],
                ["id": "\(id)", "name": "\(name)"]
            )
        case 6:
            guard let application = take("application") else { return }
            call("appconfig", "DeleteApplication", in: application.place, ["applicationId": "\(application.id)"])
        default: call("frobnicator", "FrobnicateWidget", in: place, ["widget": "\(name)"])
        }
    }

    /// One thing happens.
    mutating func act() {
        switch Int.random(in: 0..<100, using: &numbers) {
        case 0..<10: assumeRole()
        case 10..<22: look()
        case 22..<31: network()
        case 31..<47: securityGroup()
        case 47..<53: instance()
        case 53..<59: tag()
        case 59..<67: role()
        case 67..<71: user()
        case 71..<79: bucket()
        case 79..<84: function()
        case 84..<90: loadBalancer()
        case 90..<94: topic()
        default: derived()
        }
    }
}
