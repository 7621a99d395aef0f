import HindcastModel
import Testing

@testable import Hindcast

/// What places in documents are called, and how they are asked for.
@Suite struct PlaceNameTests {
    private func rule(_ members: JSONObject) -> JSONValue { .object(members) }

    @Test func `a rule of a security group is called by what it lets through`() {
        let peer: JSONObject = [
            "isEgress": false, "ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "cidrIpv4": "0.0.0.0/0",
        ]
        func name(_ change: (inout JSONObject) -> Void) -> String? {
            var members = peer
            change(&members)
            return ElementName.part(of: .object(members), in: "securityGroupRules")
        }
        #expect(name { _ in } == "ingress[tcp/22 0.0.0.0/0]")
        #expect(name { $0["isEgress"] = true } == "egress[tcp/22 0.0.0.0/0]")
        #expect(name { $0["toPort"] = 80 } == "ingress[tcp/22-80 0.0.0.0/0]")
        #expect(
            name { ($0["ipProtocol"], $0["fromPort"], $0["toPort"]) = ("-1", nil, nil) } == "ingress[all 0.0.0.0/0]"
        )
        #expect(
            name { ($0["ipProtocol"], $0["fromPort"], $0["toPort"]) = ("icmp", 8, -1) } == "ingress[icmp/8 0.0.0.0/0]"
        )
        #expect(
            name { ($0["ipProtocol"], $0["fromPort"], $0["toPort"]) = ("icmp", -1, -1) } == "ingress[icmp 0.0.0.0/0]"
        )
        #expect(
            name { ($0["cidrIpv4"], $0["referencedGroupInfo"]) = (nil, ["groupId": "sg-2", "userId": "1"]) }
                == "ingress[tcp/22 sg-2]"
        )
    }

    @Test(
        arguments: [
            (["policyArn": "arn:aws:iam::aws:policy/AmazonEC2FullAccess"], "list[AmazonEC2FullAccess]"),
            (["Sid": "Public", "Effect": "Allow"], "list[Public]"), (["vpcId": "vpc-1"], "list[vpc-1]"),
            ("subnet-1", "list[subnet-1]"),
            (["ruleNumber": 100, "egress": true, "cidrBlock": "0.0.0.0/0"], "list[egress 100]"),
            (["destinationCidrBlock": "0.0.0.0/0", "gatewayId": "igw-1"], "list[0.0.0.0/0]"),
            (["name": "a]b\\c", "value": 1], "list[a\\]b\\\\c]"), (["x": 1, "y": 2], nil), ([], nil), (.null, nil),
            (.unknown("hidden"), nil), (["Sid": ""], nil),
        ] as [(JSONValue, String?)]
    )
    func `any other element is called by its identity, where it has one`(element: JSONValue, name: String?) {
        #expect(ElementName.part(of: element, in: "list") == name)
    }

    @Test func `elements that would share a name are told apart`() {
        let policies: [JSONValue] = [
            ["policyArn": "arn:aws:iam::aws:policy/Admin"], ["policyArn": "arn:aws:iam::111122223333:policy/Admin"],
            ["policyArn": "arn:aws:iam::aws:policy/Read"],
        ]
        #expect(
            ElementName.parts(of: policies, in: "p") == [
                "p[arn:aws:iam::aws:policy/Admin]", "p[arn:aws:iam::111122223333:policy/Admin]", "p[Read]",
            ]
        )
        #expect(ElementName.parts(of: ["a", "b", "a"], in: "p") == ["p[a]", "p[b]", "p[a]#2"])
    }

    private let document: JSONValue = [
        "configuration": [
            "policy": [
                "Statement": [["Sid": "One", "Principal": "*"], ["Sid": "Two", "Action": ["s3:Get", "s3:Put"]]]
            ],
            "a/b": ["x": [["id": "p/q", "port": 1]]],
            "securityGroupRules": [
                ["isEgress": false, "ipProtocol": "tcp", "fromPort": 22, "toPort": 22, "cidrIpv4": "0.0.0.0/0"]
            ],
        ], "tags": ["Name": "web"],
    ]

    @Test(arguments: [
        ("/configuration/policy/Statement/1/Action/0", "/configuration/policy/Statement[Two]/Action[s3:Get]"),
        ("/configuration/a~1b/x/0/port", "/configuration/a~1b/x[p/q]/port"),
        ("/configuration/securityGroupRules/0/cidrIpv4", "/configuration/ingress[tcp/22 0.0.0.0/0]/cidrIpv4"),
        ("/tags/Name", nil), ("/configuration/policy/Statement/7", nil),
    ])
    func `a place is called by the elements on the way to it`(pointer: String, name: String?) throws {
        #expect(PlaceNames(of: document).name(of: try #require(JSONPointer(text: pointer))).text == name)
    }

    @Test(arguments: [
        ("/configuration/policy/Statement/1", true), ("policy/Statement[Two]", true),
        ("/policy/Statement[Two]/Action[s3:Get]", true),
        ("/configuration/policy/Statement[Two]/Action", true), ("Statement[Two]", false),
        ("policy/Statement[Tw]", false),
        ("policy/Statement[One]", false), ("policy", true), ("/configuration", true), ("", true), ("/tags", false),
        ("policy/Statement", true), ("policy/State", false),
    ])
    func `a place is asked for by its pointer or its name`(text: String, isMeant: Bool) throws {
        let place = PlaceNames(of: document).name(
            of: try #require(JSONPointer(text: "/configuration/policy/Statement/1/Action/0"))
        )
        #expect(try #require(PlaceSelector(text: text)).contains(place) == isMeant)
    }

    @Test func `each printed name leads back to its place`() throws {
        for text in [
            "/configuration/policy/Statement/0/Principal", "/configuration/a~1b/x/0/port",
            "/configuration/securityGroupRules/0/toPort",
        ] {
            let place = PlaceNames(of: document).name(of: try #require(JSONPointer(text: text)))
            let name = try #require(place.text)
            #expect(try #require(PlaceSelector(text: name)).contains(place))
            #expect(try #require(PlaceSelector(text: String(name.dropFirst("/configuration/".count)))).contains(place))
        }
    }

    @Test(arguments: ["a[b", "/a~2", "x[a\\]", "~"]) func `what is neither a pointer nor a name is refused`(
        text: String
    ) {
        #expect(PlaceSelector(text: text) == nil)
    }
}
