internal import HindcastModel

/// EC2: networks, security groups, instances, tags.
extension GeneratedTrail {
    mutating func network() {
        let place = place()
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0, 1:
            let id = new("vpc-")
            add("vpc", id, in: place)
            call(
                "ec2",
                "CreateVpc",
                in: place,
                ["cidrBlock": "10.0.0.0/16", "instanceTenancy": "default"],
                ["vpc": ["vpcId": "\(id)", "state": "pending", "cidrBlock": "10.0.0.0/16", "isDefault": false]]
            )
        case 2, 3:
            guard let vpc = pick("vpc") else { return }
            let id = new("subnet-")
            add("subnet", id, in: vpc.place, owner: vpc.id)
            call(
                "ec2",
                "CreateSubnet",
                in: vpc.place,
                ["vpcId": "\(vpc.id)", "cidrBlock": "10.0.1.0/24"],
                [
                    "subnet": [
                        "subnetId": "\(id)", "vpcId": "\(vpc.id)", "cidrBlock": "10.0.1.0/24", "state": "available",
                    ]
                ]
            )
        case 4:
            guard let subnet = take("subnet") else { return }
            call("ec2", "DeleteSubnet", in: subnet.place, ["subnetId": "\(subnet.id)"], ["_return": true])
        default:
            // What is in it goes with it.
            guard let vpc = take("vpc") else { return }
            for kind in ["subnet", "group"] { things[kind]?.removeAll { $0.owner == vpc.id } }
            call("ec2", "DeleteVpc", in: vpc.place, ["vpcId": "\(vpc.id)"], ["_return": true])
        }
    }

    mutating func securityGroup() {
        switch Int.random(in: 0..<8, using: &numbers) {
        case 0, 1:
            // Groups of different networks share their names.
            guard let vpc = pick("vpc") else { return }
            let id = new("sg-")
            let name = name()
            add("group", id, in: vpc.place, owner: vpc.id)
            call(
                "ec2",
                "CreateSecurityGroup",
                in: vpc.place,
                ["groupName": "\(name)", "groupDescription": "the \(name)", "vpcId": "\(vpc.id)"],
                ["_return": true, "groupId": "\(id)"]
            )
        case 2, 3, 4:
            guard let group = pick("group") else { return }
            rules("AuthorizeSecurityGroupIngress", of: group)
        case 5, 6:
            guard let group = pick("group") else { return }
            rules("RevokeSecurityGroupIngress", of: group)
        default:
            guard let group = take("group") else { return }
            call("ec2", "DeleteSecurityGroup", in: group.place, ["groupId": "\(group.id)"], ["_return": true])
        }
    }

    /// A call about rules: by the group's id, with rules nested or flat, or in the old way by its name.
    private mutating func rules(_ operation: String, of group: Thing) {
        let port = JSONValue.integer(Int64(numbers.one(of: [22, 80, 443, 5432])))
        let cidr = "\(numbers.one(of: ["0.0.0.0/0", "10.0.0.0/8", "198.51.100.0/24"]))"
        let permission: JSONValue = [
            "ipProtocol": "tcp", "fromPort": port, "toPort": port, "groups": [:],
            "ipRanges": items([["cidrIp": "\(cidr)", "description": "\(name())"]]), "ipv6Ranges": [:],
        ]
        switch Int.random(in: 0..<4, using: &numbers) {
        case 0:
            call(
                "ec2",
                operation,
                in: group.place,
                ["groupId": "\(group.id)", "ipProtocol": "tcp", "fromPort": port, "toPort": port, "cidrIp": "\(cidr)"],
                ["_return": true]
            )
        case 1:
            call(
                "ec2",
                operation,
                in: group.place,
                ["groupName": "\(name())", "ipPermissions": items([permission])],
                ["_return": true]
            )
        default:
            let rule: JSONValue = [
                "groupId": "\(group.id)", "securityGroupRuleId": "\(new("sgr-"))", "isEgress": false,
                "ipProtocol": "tcp", "fromPort": port, "toPort": port, "cidrIpv4": "\(cidr)",
            ]
            call(
                "ec2",
                operation,
                in: group.place,
                ["groupId": "\(group.id)", "ipPermissions": items([permission])],
                ["_return": true, "securityGroupRuleSet": items([rule])]
            )
        }
    }

    mutating func instance() {
        if numbers.happens(60) {
            let place = place()
            let ids = (0..<Int.random(in: 1...3, using: &numbers)).map { _ in new("i-") }
            for id in ids { add("instance", id, in: place) }
            call(
                "ec2",
                "RunInstances",
                in: place,
                [
                    "instancesSet": items([["imageId": "ami-01", "minCount": 1, "maxCount": 3]]),
                    "instanceType": "t3.nano", "userData": "#!/bin/sh\nsecret \(numbers.next() % 3)",
                ],
                [
                    "instancesSet": items(
                        ids.map { ["instanceId": "\($0)", "imageId": "ami-01", "instanceType": "t3.nano"] }
                    )
                ]
            )
        } else {
            guard let instance = take("instance") else { return }
            call(
                "ec2",
                "TerminateInstances",
                in: instance.place,
                ["instancesSet": items([["instanceId": "\(instance.id)"]])],
                ["instancesSet": items([["instanceId": "\(instance.id)", "currentState": ["code": 32]]])]
            )
        }
    }

    /// Tags anything of EC2's, also what is not known to exist.
    mutating func tag() {
        guard let thing = pick(numbers.one(of: ["vpc", "subnet", "group", "instance"])) else { return }
        let tag: JSONValue = ["key": "\(numbers.one(of: ["Name", "env"]))", "value": "\(name())"]
        call(
            "ec2",
            numbers.happens(70) ? "CreateTags" : "DeleteTags",
            in: thing.place,
            ["resourcesSet": items([["resourceId": "\(thing.id)"]]), "tagSet": items([tag])],
            ["_return": true]
        )
    }
}
