import HindcastModel
import Testing

@Suite("What is stated of a value and what it is")
struct StatedComparisonTests {
    private let comparison = StatedComparison(
        parse: { $0 == #"{"a":1}"# ? ["a": 1] : nil },
        mark: { ["$redacted": .string("digest of \($0.scalarText ?? "")")] }
    )

    @Test(
        "are the same where they mean the same",
        arguments: [
            ("443", 443), (443, "443"), (443, .number(443)), ("true", true), ([], nil), (false, nil), (0, nil),
            ("", .null),
            ("10.0.0.7/8", "10.0.0.0/8"), ("10.0.0.1", "10.0.0.1/32"), ("::/0", "0:0:0:0:0:0:0:0/0"),
            ("2001:DB8::1", "2001:db8:0::1/128"), ("arn:aws:iam::111122223333:root", "111122223333"),
            ("web-1.eu-west-1.elb.amazonaws.com", "dualstack.Web-1.eu-west-1.elb.amazonaws.com."),
            (["a"], "a"), ("a", ["a"]), (["a": 1], [["a": 1, "b": 2]]), ([["a": 1]], ["a": 1]),
            (["b", "a"], ["a", "b"]), (#"{"a":1}"#, ["a": 1]), (["a": 1], #"{"a":1}"#),
            ([["name": "x", "port": 1], ["name": "y"]], [["name": "y", "port": 2], ["name": "x", "port": "1"]]),
            ("/subscriptions/1/resourceGroups/A", "/subscriptions/1/resourcegroups/a"),
            ("microsoft.network/dnszones", "Microsoft.Network/dnsZones"),
            (["$unknown": "known after apply"], "anything"), (["a": ["b": []]], [:]),
            ("hunter2", ["$redacted": "digest of hunter2"]),
        ] as [(JSONValue, JSONValue?)]
    )
    func same(stated: JSONValue, actual: JSONValue?) {
        #expect(comparison.differences(stated, actual).isEmpty)
    }

    @Test(
        "are compared place by place: what differs in one place does not make the elements of a list elsewhere others"
    )
    func placeByPlace() {
        let stated: JSONValue = ["a": 1, "list": [["name": "x"], ["name": "y"]], "texts": ["s"]]
        let actual: JSONValue = [
            "a": 2, "list": [["name": "y", "size": 1], ["name": "x", "size": 2]], "texts": ["s"],
        ]
        #expect(comparison.differences(stated, actual).map(\.pointer) == [JSONPointer(["a"])])
    }

    @Test(
        "differ where they do not",
        arguments: [
            ("443", 444, .changed), ("a", nil, .missing), (true, false, .changed), (true, nil, .missing),
            (false, true, .changed), ("10.0.0.0/8", "10.0.0.0/9", .changed), ("10.0.0", "10.0.0.0", .changed),
            ("hunter3", ["$redacted": "digest of hunter2"], .changed), (#"{"a":1}"#, ["a": 2], .changed),
            ("x", ["$unknown": "hidden by the provider"], .unknown(reason: "hidden by the provider")),
            (["a": "x"], ["b": "x"], .missing), ([], ["a"], .extra), (["a"], [], .missing),
        ] as [(JSONValue, JSONValue?, StatedDifference.Kind)]
    )
    func different(stated: JSONValue, actual: JSONValue?, kind: StatedDifference.Kind) {
        #expect(comparison.differences(stated, actual).map(\.kind) == [kind])
    }

    @Test("name the place: of what changed, of what is too much, and of the list that something is missing from")
    func places() {
        let stated: JSONValue = ["rules": [["id": "1", "port": 22], ["id": "2", "port": 80], ["port": 443]]]
        let actual: JSONValue = ["rules": [["port": 8080], ["id": "1", "port": 23], ["id": "2", "port": 80]]]
        let found = comparison.differences(stated, actual, at: JSONPointer(["configuration"]))
        #expect(
            found == [
                StatedDifference(
                    .changed,
                    at: JSONPointer(["configuration", "rules", "1", "port"]),
                    stated: 22,
                    actual: 23
                ),
                StatedDifference(
                    .missing,
                    at: JSONPointer(["configuration", "rules"]),
                    stated: ["port": 443],
                    actual: nil,
                    isElement: true
                ),
                StatedDifference(
                    .extra,
                    at: JSONPointer(["configuration", "rules", "0"]),
                    stated: nil,
                    actual: ["port": 8080]
                ),
            ]
        )
    }

    @Test("do not spoil what comes after a difference")
    func afterDifference() {
        let found = comparison.differences(["a": 1, "b": ["x", "y"]], ["a": 2, "b": ["y", "x"]])
        #expect(found.map(\.pointer.description) == ["/a"])
    }

    @Test("pair an element with the one that says less of the same thing")
    func vaguer() {
        let found = comparison.differences(
            [["source": "a", "boot": true, "mode": "rw"], ["source": "b", "mode": "rw"]],
            [["source": "b"], ["source": "a", "boot": true], ["source": "c"]]
        )
        #expect(Set(found.map { "\($0.kind) \($0.pointer)" }) == ["missing /1/mode", "missing /0/mode", "extra /2"])
    }

    @Test("match long lists by what is stated of each element, however vague")
    func longLists() {
        let actual = (0..<2_000).map {
            JSONValue.object(["port": .integer($0), "cidr": "10.0.0.0/8", "id": .string("r\($0)")])
        }
        var stated = (0..<2_000).reversed().map { JSONValue.object(["port": .string("\($0)"), "cidr": "10.0.0.0/8"]) }
        #expect(comparison.differences(.array(stated), .array(actual)).isEmpty)
        stated[7] = ["port": 9_999, "cidr": "10.0.0.0/8"]
        #expect(comparison.differences(.array(stated), .array(actual)).map(\.kind) == [.missing, .extra])
    }
}
