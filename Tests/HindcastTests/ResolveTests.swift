import HindcastModel
import HistoryIndex
import Testing

@testable import Hindcast

@Suite struct ResolveTests {
    let story: StoryHistory
    let history: History
    static let web = group("sg-0abc", name: "web")
    static let other = group("sg-0abc", account: "444455556666")
    static let old = group("sg-0old", name: "web")
    static let reborn = group("sg-0new", name: "shop")

    init() throws {
        story = try StoryHistory()
        let role = thing("iam", "role", "deploy")
        let profile = thing("iam", "instance-profile", "deploy")
        let policy = thing("iam", "policy", "/team a/admin", aliases: ["ANPAEXAMPLE"])
        let hostile = thing("iam", "user", "eve\u{1B}[31m\nroot", aliases: ["nul\u{0}in the middle", "e\u{301}ve"])
        let composed = thing("iam", "user", "composed", aliases: ["\u{e9}ve"])
        try story.commit("e1", at: "2026-11-01T00:00:00Z", [(.created, Self.web), (.created, role)])
        try story.commit("e2", at: "2026-11-02T00:00:00Z", [(.created, Self.old), (.created, profile)])
        try story.commit("e3", at: "2026-11-03T00:00:00Z", [(.deleted, Self.old), (.created, policy)])
        try story.commit("e4", at: "2026-11-04T00:00:00Z", [(.created, hostile), (.created, composed)])
        try story.commit("e5", at: "2026-11-05T00:00:00Z", [(.created, Self.reborn)])
        var renamed = Self.reborn
        renamed.name = "store"
        try story.commit("e6", at: "2026-11-06T00:00:00Z", [(.updated, renamed)])
        history = try story.open()
    }

    @Test(arguments: [
        "aws/111122223333/eu-west-1/ec2/security-group/sg-0abc", "eu-west-1/ec2/security-group/sg-0abc",
        "security-group/sg-0abc", "sg-0abc", " sg-0abc ", "arn:aws:ec2:eu-west-1:111122223333:security-group/sg-0abc",
        "web",
    ])
    func `an address, a tail of it, an ARN and a name lead to the resource`(name: String) throws {
        #expect(try history.resolve(name) == Self.web.address)
    }

    @Test(arguments: ["policy//team a/admin", "/team a/admin", "policy/%2Fteam%20a%2Fadmin", "ANPAEXAMPLE"])
    func `an id that is encoded in the address is found as its owner writes it`(name: String) throws {
        guard name != "policy//team a/admin" else {
            // A slash inside an id cannot be told from one between parts.
            #expect(throws: HindcastError.self) { try history.resolve(name) }
            return
        }
        #expect(try history.resolve(name).id == "/team a/admin")
    }

    @Test func `a deleted resource is found, and a live one goes before it`() throws {
        #expect(try history.resolve("sg-0old") == Self.old.address)
        #expect(try history.resolve("web") == Self.web.address)
    }

    @Test(arguments: ["shop", "store"])
    func `a resource is found by every name it ever had`(name: String) throws {
        #expect(try history.resolve(name) == Self.reborn.address)
    }

    @Test func `an ambiguous name lists the candidates`() throws {
        let error = try #require(throws: HindcastError.self) { try history.resolve("deploy") }
        #expect(error.kind == .notFound)
        #expect(
            error.hints == [
                "aws/111122223333/global/iam/instance-profile/deploy", "aws/111122223333/global/iam/role/deploy",
            ]
        )
        #expect(try history.resolve("role/deploy").type == "role")
    }

    @Test(arguments: [
        ("sg-0abd", "aws/111122223333/eu-west-1/ec2/security-group/sg-0abc"),
        ("sg-a0bc", "aws/111122223333/eu-west-1/ec2/security-group/sg-0abc"),
        ("role/deplyo", "aws/111122223333/global/iam/role/deploy"),
        ("stor", "aws/111122223333/eu-west-1/ec2/security-group/sg-0new"),
    ])
    func `an unknown name suggests near ones`(name: String, suggestion: String) throws {
        let error = try #require(throws: HindcastError.self) { try history.resolve(name) }
        #expect(error.kind == .notFound)
        #expect(error.hints.contains(suggestion))
    }

    @Test(arguments: ["", "nothing like it at all", "roup/sg-0abc", "security-group", "SG-0ABC"])
    func `a part of a part, a part that is not the last, and another case are no names`(name: String) throws {
        #expect(throws: HindcastError.self) { try history.resolve(name) }
    }

    @Test func `texts that only look the same are two names`() throws {
        #expect(try history.resolve("\u{e9}ve").id == "composed")
        #expect(try history.resolve("e\u{301}ve").id.hasPrefix("eve"))
    }

    @Test func `hostile text is a name like any other, and is encoded in the address`() throws {
        let address = try history.resolve("nul\u{0}in the middle")
        #expect(address.description == "aws/111122223333/global/iam/user/eve%1B%5B31m%0Aroot")
        #expect(try history.resolve("eve\u{1B}[31m\nroot") == address)
        #expect(throws: HindcastError.self) { try history.resolve("nul") }
    }

    @Test(arguments: [
        ("aws/*/*/ec2/security-group/*", ["sg-0abc", "sg-0new"]),
        ("security-group/*", ["sg-0abc", "sg-0new"]),
        ("sg-0???", ["sg-0abc", "sg-0new"]),
        ("sg-0a*", ["sg-0abc"]),
        ("aws/111122223333/eu-west-1", ["sg-0abc", "sg-0new"]),
        ("aws/1111*/global/iam", ["composed", "deploy", "/team a/admin", "deploy", "eve\u{1B}[31m\nroot"]),
        ("/team*", ["/team a/admin"]),
        ("arn:aws:ec2:*:security-group/sg-0a*", ["sg-0abc"]),
        ("sg-0abc", ["sg-0abc"]),
        ("nothing-*", []),
    ])
    func `a pattern means the resources that fit it`(pattern: String, ids: [String]) throws {
        let found = try history.resources(matching: [pattern], at: nil, includingDeleted: false)
        #expect(found.map(\.address.id).sorted() == ids.sorted())
    }
}
