import HindcastModel
import Testing

@testable import Inventories

@Suite("A file of Terraform's or OpenTofu's")
struct TerraformReaderTests {
    private func read(_ text: String) throws -> Inventory {
        try #require(InventoryFormat.read(Array(text.utf8), of: "estate"))
    }

    /// A state with these resources.
    private func state(_ resources: String) -> String {
        #"{"version":4,"terraform_version":"1.11.4","serial":8,"lineage":"l","outputs":{},"resources":[\#(resources)]}"#
    }

    @Test("is told by its content")
    func formats() throws {
        #expect(try read(state("")).format == .terraformState)
        #expect(
            try read(#"{"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{}}}"#).format
                == .terraformState
        )
        #expect(try read(#"{"format_version":"1.2","planned_values":{"root_module":{}}}"#).format == .terraformPlan)
        #expect(InventoryFormat.read(Array(#"{"version":4}"#.utf8), of: "other") == nil)
        #expect(InventoryFormat.read(Array("kind: Deployment".utf8), of: "other") == nil)
    }

    @Test("gives every managed instance of a state its address, and leaves data sources out")
    func addresses() throws {
        let inventory = try read(
            state(
                #"""
                {"mode":"data","type":"aws_ami","name":"x","provider":"p","instances":[{"attributes":{"id":"ami-1"}}]},
                {"mode":"managed","type":"aws_sqs_queue","name":"jobs","provider":"p","instances":[
                  {"index_key":0,"attributes":{"name":"a"}},{"index_key":"b.c\"d","attributes":{"name":"b"}}]},
                {"module":"module.web[\"eu\"].module.deep","mode":"managed","type":"aws_sqs_queue","name":"q","provider":"p",
                 "instances":[{"attributes":{"name":"c"}}]}
                """#
            )
        )
        #expect(
            inventory.resources.map(\.label) == [
                "aws_sqs_queue.jobs[0]", #"aws_sqs_queue.jobs["b.c\"d"]"#,
                #"module.web["eu"].module.deep.aws_sqs_queue.q"#,
            ]
        )
        #expect(inventory.standing == .declared)
        #expect(inventory.findings.isEmpty)
    }

    @Test("marks what a state calls sensitive")
    func sensitive() throws {
        let inventory = try read(
            state(
                #"""
                {"mode":"managed","type":"aws_x_y","name":"x","provider":"p","instances":[{"attributes":
                 {"name":"a","token":"t","settings":{"PLAIN":"1","SECRET":"2"}},
                 "sensitive_attributes":[[{"type":"get_attr","value":"token"}],
                 [{"type":"get_attr","value":"settings"},{"type":"index","value":{"value":"SECRET","type":"string"}}]]}]}
                """#
            )
        )
        let places: Set<JSONPointer> = [JSONPointer(["token"]), JSONPointer(["settings", "SECRET"])]
        #expect(inventory.resources.first?.secrets == places)
    }

    @Test("tells deposed and tainted instances from those that are wanted as they are")
    func deposedAndTainted() throws {
        let inventory = try read(
            state(
                #"""
                {"mode":"managed","type":"aws_sqs_queue","name":"q","provider":"p","instances":[
                {"status":"tainted","attributes":{"name":"new"}},{"deposed":"0a1b","attributes":{"name":"old"}}]}
                """#
            )
        )
        let tainted = try #require(inventory.resources.first)
        #expect(tainted.omissions.map(\.place) == ["status"])
        #expect(tainted.configuration["queueName"] == "new")
        let deposed = try #require(inventory.resources.last)
        #expect(deposed.identity.names == ["old"])
        #expect(deposed.configuration.isEmpty)
        #expect(deposed.omissions.map(\.place) == ["deposed 0a1b"])
    }

    @Test("may be shown by terraform itself, module in module")
    func shown() throws {
        let inventory = try read(
            #"""
            {"format_version":"1.0","terraform_version":"1.11.4","values":{"root_module":{"resources":[
            {"address":"aws_sqs_queue.a","mode":"managed","type":"aws_sqs_queue","name":"a","provider_name":"p",
             "values":{"name":"a","sqs_token":"t"},"sensitive_values":{"sqs_token":true}}],
            "child_modules":[{"address":"module.m","resources":[],"child_modules":[{"resources":[
            {"address":"module.m.module.n.aws_sqs_queue.b","mode":"managed","type":"aws_sqs_queue","name":"b","values":{"name":"b"}},
            {"address":"module.m.module.n.data.aws_ami.b","mode":"data","type":"aws_ami","name":"b","values":{}}]}]}]}}}
            """#
        )
        #expect(inventory.resources.map(\.label) == ["aws_sqs_queue.a", "module.m.module.n.aws_sqs_queue.b"])
        #expect(inventory.resources.first?.secrets == [JSONPointer(["sqsToken"])])
    }

    @Test("states of a plan what will be, and omits what only the apply will tell")
    func plan() throws {
        let inventory = try read(
            #"""
            {"format_version":"1.2","terraform_version":"1.11.4","planned_values":{"root_module":{"resources":[
            {"address":"aws_sqs_queue.same","mode":"managed","type":"aws_sqs_queue","values":{"name":"same"}}]}},
            "resource_changes":[
            {"address":"aws_sqs_queue.new","mode":"managed","type":"aws_sqs_queue","name":"new","provider_name":"p","change":
             {"actions":["create"],"before":null,"after":{"name":"new","policies":["a",null]},
              "after_unknown":{"id":true,"url":true,"delay_seconds":true,"policies":[false,true]},"after_sensitive":{}}},
            {"address":"aws_sqs_queue.old","mode":"managed","type":"aws_sqs_queue","name":"old","provider_name":"p","change":
             {"actions":["delete"],"before":{"name":"old","url":"https://example.com/old"},"after":null,"after_unknown":{}}},
            {"address":"aws_sqs_queue.mended","mode":"managed","type":"aws_sqs_queue","name":"mended","change":
             {"actions":["update"],"before":{"name":"mended","url":"https://example.com/mended","visibility_timeout_seconds":1},
              "after":{"name":"mended","url":"https://example.com/mended","visibility_timeout_seconds":60},"after_unknown":{}}},
            {"address":"aws_sqs_queue.left","mode":"managed","type":"aws_sqs_queue","name":"left","change":
             {"actions":["forget"],"before":{"name":"left"},"after":null,"after_unknown":{}}}]}
            """#
        )
        #expect(inventory.format == .terraformPlan)
        let labels = ["aws_sqs_queue.new", "aws_sqs_queue.old", "aws_sqs_queue.mended", "aws_sqs_queue.same"]
        #expect(inventory.resources.map(\.label) == labels)
        let new = inventory.resources[0]
        #expect(new.omissions.map(\.place) == ["delay_seconds", "policies"])
        #expect(new.configuration == ["queueName": "new"])
        #expect(inventory.resources[1].isAbsent)
        #expect(inventory.resources[1].identity.names == ["https://example.com/old", "old"])
        #expect(inventory.resources[2].configuration["attributes"] == ["VisibilityTimeout": 60])
    }

    @Test("that cannot be read says why, and broken resources do not hide the others")
    func broken() throws {
        let old = try read(#"{"version":3,"terraform_version":"0.11.14","lineage":"l","modules":[]}"#)
        #expect(old.findings.map(\.description) == ["estate: a state of version 3: only version 4 is read"])
        let encrypted = try read(#"{"lineage":"l","encrypted_data":"x","encryption_version":"v0"}"#)
        #expect(encrypted.findings.first?.reason.contains("encrypted") == true)
        let torn = InventoryFormat.read(Array(#"{"version":4"#.utf8), of: "torn", as: .terraformState)
        #expect(torn?.findings.count == 1)
        let mixed = try read(
            state(
                #"""
                {"name":"nameless"},7,
                {"mode":"managed","type":"aws_sqs_queue","name":"q","instances":[{"attributes":{"name":"q"}},{"attributes_flat":{}}]}
                """#
            )
        )
        #expect(mixed.resources.count == 1)
        #expect(mixed.findings.map(\.record) == [1, 2, 3])
    }

    @Test("says that what only Terraform has is in no cloud")
    func terraformsOwn() throws {
        let inventory = try read(
            state(
                #"{"mode":"managed","type":"random_id","name":"x","provider":"p","instances":[{"attributes":{"id":"a"}}]}"#
            )
        )
        #expect(inventory.resources.first?.mapping == StatedResource.Mapping.none(reason: "only Terraform knows it"))
    }

    @Test("tells account and region of all its resources by the ARNs of some, one provider's configuration at a time")
    func whereabouts() throws {
        let inventory = try read(
            state(
                #"""
                {"mode":"managed","type":"aws_sqs_queue","name":"a","provider":"p","instances":[
                {"attributes":{"name":"a","arn":"arn:aws:sqs:eu-west-1:111122223333:a"}}]},
                {"mode":"managed","type":"aws_sqs_queue","name":"b","provider":"p","instances":[{"attributes":{"name":"b"}}]},
                {"mode":"managed","type":"aws_sqs_queue","name":"c","provider":"q","instances":[{"attributes":{"name":"c"}}]}
                """#
            )
        )
        #expect(inventory.resources.map(\.identity.account) == ["111122223333", "111122223333", nil])
        #expect(inventory.resources.map(\.identity.location) == ["eu-west-1", "eu-west-1", nil])
    }
}
