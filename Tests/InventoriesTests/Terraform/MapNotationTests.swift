import HindcastModel
import Testing

@testable import Inventories

@Suite("A mapping file")
struct MapNotationTests {
    private func mappings(_ text: String) -> TypeMappings {
        var mappings = TypeMappings()
        mappings.add(
            "provider aws\nprefix aws_\nfrom arn\nmade id, arn\nskip timeouts: only Terraform knows it\n" + text,
            named: "test.map"
        )
        return mappings
    }

    private func stated(_ attributes: JSONObject, of type: String = "aws_thing", by text: String) throws
        -> StatedResource
    {
        let mappings = mappings(text)
        #expect(mappings.problems.isEmpty)
        let instance = TerraformInstance(address: type + ".x", type: type, provider: "p", attributes: attributes)
        return try #require(TerraformEstate.resources([instance], by: mappings).first)
    }

    @Test("of the binary can be read to its last line")
    func embedded() { #expect(EmbeddedMaps.mappings.problems.isEmpty) }

    @Test("names service and type, and what the resource may be called")
    func identity() throws {
        let resource = try stated(
            ["arn": "arn:aws:iam::111122223333:thing/a", "name": "a", "zone": "Z", "kind": "B"],
            by: """
                type aws_thing = iam/thing global
                  names arn, name_prefix, '{zone}_{kind}', name
                """
        )
        #expect(resource.identity.service == "iam")
        #expect(resource.identity.location == "global")
        #expect(resource.identity.account == "111122223333")
        #expect(resource.identity.names == ["arn:aws:iam::111122223333:thing/a", "Z_B", "a"])
        #expect(resource.mapping == .table)
    }

    @Test("moves attributes and blocks to their places")
    func moves() throws {
        let resource = try stated(
            [
                "size": 3, "name": "a", "empty": "", "logging": [["bucket": "b", "prefix": ""]], "absent": [],
                "rule": [
                    ["port": 1, "target_group": "t", "note": ""], ["port": 2, "target_group": "u", "note": "n"],
                ],
                "groups": ["sg-1"], "env": [["variables": ["some_KEY": "v"]]],
            ],
            by: """
                type aws_thing = x/thing
                  keep size, empty, env
                  name -> thingName
                  logging -> settings.log
                    bucket -> target.bucket
                    prefix -> target.prefix
                  absent -> none
                  rule[] -> rules[]
                    keep port
                    target_group -> action.target
                    note -> note
                  groups[] -> groups[].groupId
                """
        )
        #expect(
            resource.configuration == [
                "size": 3, "empty": .null, "env": ["variables": ["some_KEY": "v"]], "thingName": "a",
                "settings": ["log": ["target": ["bucket": "b", "prefix": .null]]], "none": .null,
                "rules": [
                    ["port": 1, "action": ["target": "t"]], ["port": 2, "action": ["target": "u"], "note": "n"],
                ],
                "groups": [["groupId": "sg-1"]],
            ]
        )
        #expect(resource.whereKnown.isEmpty)
        #expect(resource.omissions.isEmpty)
    }

    @Test("tells what the provider may have filled in, and its defaults")
    func filledIn() throws {
        let resource = try stated(
            ["a": "x", "b": "", "c": 30, "d": 31],
            by: """
                type aws_thing = x/thing
                  fill a, b
                  c -> c default 30
                  d -> d default 30
                """
        )
        #expect(resource.configuration == ["a": "x", "c": 30, "d": 31])
        #expect(resource.whereKnown == [JSONPointer(["a"]), JSONPointer(["c"])])
    }

    @Test("translates values, where a condition holds")
    func translations() throws {
        let resource = try stated(
            [
                "on": true, "kind": "a", "doc": #"{"A":1}"#, "key": "arn:aws:kms:x:1:key/k", "minutes": 2,
                "map": ["a": "1"],
            ],
            by: """
                type aws_thing = x/thing
                  on -> status (true=Enabled, false=Disabled)
                  kind -> first when kind=a|b
                  kind -> second when kind!=a
                  doc -> doc as json
                  key -> key as tail
                  minutes -> seconds as times(60)
                  map -> list as pairs(name, value)
                  'constant' -> constant
                """
        )
        #expect(
            resource.configuration == [
                "status": "Enabled", "first": "a", "doc": ["A": 1], "key": "k", "seconds": 120,
                "list": [["name": "a", "value": "1"]], "constant": "constant",
            ]
        )
    }

    @Test("makes of a part an element of its whole, whose own list then says nothing")
    func parts() throws {
        let text = """
            type aws_whole = x/whole
              names name
              policies[] -> policies[].arn
            part aws_piece = x/whole
              names whole
              . -> policies[+]
                policy -> arn
                true -> isAttached
              skip note: only Terraform knows it
            """
        let whole = TerraformInstance(
            address: "aws_whole.a",
            type: "aws_whole",
            provider: "p",
            attributes: ["name": "w", "policies": ["old"]]
        )
        let piece = TerraformInstance(
            address: "aws_piece.a",
            type: "aws_piece",
            provider: "p",
            attributes: ["whole": "w", "policy": "p", "note": "n", "unheard": "u"]
        )
        let resources = TerraformEstate.resources([whole, piece], by: mappings(text))
        #expect(resources[0].configuration == ["name": "w"])
        #expect(resources[0].omissions.map(\.place) == ["policies"])
        #expect(resources[1].identity.names == ["w"])
        let element = StatedResource.Element(list: JSONPointer(["policies"]), value: ["arn": "p", "isAttached": true])
        #expect(resources[1].elements == [element])
        #expect(resources[1].omissions.map(\.place) == ["unheard", "note"])
    }

    @Test("takes by its name what no line mentions, to be compared where the history has it")
    func rest() throws {
        let resource = try stated(
            [
                "id": "i", "max_size": 2, "subnet_mapping": [["subnet_id": "s", "note": ""]],
                "timeouts": ["create": "1m"],
                "tags": ["a": "1"], "tags_all": ["a": "1", "b": "2"], "unset": .null,
            ],
            by: "type aws_thing = x/thing\n"
        )
        #expect(
            resource.configuration == [
                "maxSize": 2, "subnetMapping": ["subnetId": "s"], "subnetMappings": [["subnetId": "s"]],
            ]
        )
        #expect(resource.whereKnown.count == 3)
        #expect(resource.tags == ["a": "1", "b": "2"])
        #expect(resource.omissions == [.init(place: "timeouts", reason: "only Terraform knows it")])
    }

    @Test("need not know a type: its names and its ARN do")
    func generic() throws {
        let resource = try stated(
            ["arn": "arn:aws:odd:eu-west-1:111122223333:thing/a", "id": "a", "retention_days": 7],
            of: "aws_odd_thing",
            by: ""
        )
        #expect(resource.mapping == .generic)
        #expect(resource.identity.names == ["arn:aws:odd:eu-west-1:111122223333:thing/a", "a"])
        #expect(resource.configuration == ["retentionDays": 7])
    }

    @Test("says which line cannot be read")
    func problems() {
        let text = """
            type aws_thing = x/thing
              names name
              a => b
              a -> b as nothing
            type aws_thing
            """
        #expect(mappings(text).problems.count == 4)
        #expect(mappings(text).problems.first == "test.map:8: no arrow in it")
    }
}
