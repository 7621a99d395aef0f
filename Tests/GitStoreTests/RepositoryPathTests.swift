import HindcastModel
import Testing

@testable import GitStore

@Suite struct RepositoryPathTests {
    static func path(type: String = "vpc", id: String) -> String {
        RepositoryPath(
            Address(provider: .aws, account: "1", location: "global", service: "ec2", type: type, id: id)
        ).text
    }

    @Test func `a resource's file is its address and the ending json`() {
        #expect(Self.path(id: "vpc-1") == "aws/1/global/ec2/vpc/vpc-1.json")
    }

    @Test(arguments: [
        (".git", "%2Egit"), (".GIT", "%2EGIT"), ("..", "%2E."), (".", "%2E"), ("git~1", "git%7E1"),
        ("GIT~1", "GIT%7E1"),
        ("git~1:a", "git%7E1:a"), ("gitmod~1", "gitmod%7E1"), ("GI7EBA~1", "GI7EBA%7E1"), ("gateway~1", "gateway%7E1"),
        ("group-name~1", "group-name~1"), ("a~1", "a~1"), (".g\u{200c}it", "%2Eg%E2%80%8Cit"), ("a/b", "a%2Fb"),
    ])
    func `names that git or a file system would misread are encoded`(id: String, encoded: String) {
        #expect(Self.path(id: id) == "aws/1/global/ec2/vpc/\(encoded).json")
        #expect(Self.path(type: id, id: "x") == "aws/1/global/ec2/\(encoded)/x.json")
    }

    @Test func `a part of more than 200 bytes is cut and keeps a digest of the whole`() {
        let fits = String(repeating: "a", count: 200)
        #expect(Self.path(id: fits) == "aws/1/global/ec2/vpc/\(fits).json")
        // printf 'a%.0s' {1..201} | sha256sum
        let cut = String(repeating: "a", count: 160)
        #expect(Self.path(id: fits + "a") == "aws/1/global/ec2/vpc/\(cut)~a92efd82109373e5.json")
        #expect(Self.path(id: fits + "a") != Self.path(id: fits + "b"))
    }
}
