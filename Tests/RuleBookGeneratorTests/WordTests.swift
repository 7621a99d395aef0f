import Testing

@testable import RuleBookGenerator

@Suite("Words")
struct WordTests {
    @Test(
        "a name is cut where its words begin; acronyms stay whole, with their plural",
        arguments: [
            ("DBInstance", ["DB", "Instance"]), ("WebACLs", ["Web", "ACLs"]), ("Ec2SubnetId", ["Ec2", "Subnet", "Id"]),
            ("vpcId", ["vpc", "Id"]), ("IPSet", ["IP", "Set"]), ("S3Bucket", ["S3", "Bucket"]),
            ("broker-id", ["broker", "id"]), ("ARN", ["ARN"]), ("", []),
        ]
    )
    func cut(name: String, words: [String]) {
        #expect(tokens(name) == words)
    }

    @Test(
        "a plural becomes its singular, and what only looks like one stays",
        arguments: [
            ("Queues", "Queue"), ("Policies", "Policy"), ("Addresses", "Address"), ("Aliases", "Alias"),
            ("Boxes", "Box"),
            ("ACLs", "ACL"), ("DNS", "DNS"), ("Status", "Status"), ("Access", "Access"), ("Analysis", "Analysis"),
            ("Databases", "Database"), ("Indices", "Index"), ("Caches", "Cache"), ("Metrics", "Metric"),
            ("Analytics", "Analytics"),
        ]
    )
    func single(plural: String, expected: String) {
        #expect(singular(plural) == expected)
    }

    @Test(
        "a verb's class says what the operation does",
        arguments: [
            ("CreateQueue", VerbClass.create, "Queue"), ("DeleteQueues", .delete, "Queue"),
            ("GetQueue", .read, "Queue"),
            ("BatchDeleteImage", .delete, "Image"), ("AdminDisableUser", .state, "User"),
            ("TagResource", .tag, "Resource"),
            ("RemoveTagsFromResource", .untag, "TagsFromResource"), ("PutRule", .put, "Rule"),
            ("AttachVolume", .attach, "Volume"), ("CreateClusterV2", .create, "Cluster"),
            ("SendCommand", .action, "Command"),
            ("PublishVersion", .create, "Version"), ("Unsubscribe", .delete, "Subscription"),
        ]
    )
    func verbs(name: String, verbClass: VerbClass, noun: String) {
        let parts = OperationName(name)
        #expect(parts.verbClass == verbClass)
        #expect(parts.noun == noun)
    }

    @Test("a thing's own names come before those of its last word, and its bare last word is none")
    func ownNames() {
        let own = OwnNames(["DB", "Instance"])
        #expect(own.isFull("dbinstanceidentifier"))
        #expect(!own.isFull("instanceid"))
        #expect((own.rank("dbinstanceid") ?? 99) < (own.rank("instanceid") ?? 0))
        #expect(own.rank("instance") == nil)
        #expect(own.rank("clusterid") == nil)
    }
}
