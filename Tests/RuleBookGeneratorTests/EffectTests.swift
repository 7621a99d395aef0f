import Testing

@testable import RuleBookGenerator

@Suite("Effects")
struct EffectTests {
    /// A thing with everything that a thing needs.
    private static let order = """
        op CreateOrder < Name! > Order:Order
        op DeleteOrder < OrderId!
        op GetOrder < OrderId! > Order:Order
        """

    @Test("lists that a request adds to and removes from lead to the document's list")
    func deltas() {
        let book = TinyBook(
            Self.order + """

                op UpdateOrder < OrderId! SubnetIdsToAdd:Text[] SubnetIdsToRemove:Text[] AddLabels:Text[] RemoveLabels:Text[]
                shape Order OrderId Name SubnetIds:Text[] Labels:Text[]
                """
        )
        #expect(
            book.line("UpdateOrder")
                == "M|0||d=+addLabels:labels,-removeLabels:labels,+subnetIdsToAdd:subnetIds,-subnetIdsToRemove:subnetIds"
        )
    }

    @Test("changes that each say whether they insert or delete lead to the list of the same structures")
    func changes() {
        let book = TinyBook(
            Self.order + """

                op UpdateOrder < OrderId! Updates:OrderUpdate[]!
                shape OrderUpdate Action:ChangeAction! Line:Line!
                shape Line LineType Value
                enum ChangeAction INSERT DELETE
                shape Order OrderId Name Lines:Line[]
                """
        )
        #expect(book.line("UpdateOrder") == "M|0||d=*updates[action].line:lines")
    }

    @Test("JSON patch operations are named as such")
    func patch() {
        let book = TinyBook(
            Self.order + """

                op UpdateOrder < OrderId! patchOperations:PatchOperation[]
                shape PatchOperation op path value
                shape Order OrderId Name Size:Number
                """
        )
        #expect(book.line("UpdateOrder") == "M|0||d=/patchOperations")
    }

    @Test(
        "what a request calls otherwise than the document is renamed, where that is certain",
        arguments: [
            ("SubnetIds:Text[]", "Subnets:Subnet[]", "subnetIds:subnets[].subnetIdentifier"),
            ("Description", "OrderDescription", "description:orderDescription"),
            ("NewSize:Number", "Size:Number", "newSize:size"),
            ("AvailabilityZone", "Place:Place", "availabilityZone:place.availabilityZone"),
            ("Unknown", "Size:Number", nil),
            ("Type", "Place:Place", nil),
        ]
    )
    func renames(request: String, layout: String, expected: String?) {
        let book = TinyBook(
            """
            op CreateOrder < Name! \(request)
            op DeleteOrder < OrderId!
            op GetOrder < OrderId! > Order:Order
            op UpdateOrder < OrderId! \(request)
            shape Order OrderId Name Extra \(layout)
            shape Subnet SubnetIdentifier Ready:Flag
            shape Place AvailabilityZone Type
            """
        )
        #expect(book.line("UpdateOrder") == (expected.map { "M|0||m=\($0)" } ?? "M|0"))
    }

    @Test("a structure that is the thing's body is taken in its place")
    func body() {
        let book = TinyBook(
            """
            op CreateJob < Name! Command!
            op DeleteJob < Name!
            op GetJob < Name! > Job:Job
            op UpdateJob < Name! JobUpdate:JobUpdate!
            shape Job Name Command Retries:Number
            shape JobUpdate Command Retries:Number
            """
        )
        #expect(book.line("UpdateJob") == "M|0||b=jobUpdate")
    }

    @Test("tags under another name are brought to their usual one; tokens and switches are left out")
    func tags() {
        let book = TinyBook(
            """
            op CreateVault < VaultName! VaultTags:Tag[] DryRun:Flag ForceNow:Flag CreatorToken
            op DeleteVault < VaultName!
            op GetVault < VaultName! > VaultName Size:Number
            op TagResource < ResourceArn! Tags:Tag[]!
            op UntagResource < ResourceArn! TagKeyList:Text[]!
            op TagVault < VaultName! Tags:Tag[]!
            """
        )
        #expect(book.line("CreateVault") == "C|0||m=vaultTags:tags;x=forceNow")
        #expect(book.line("TagResource") == "T|*|rq.resourceArn")
        #expect(book.line("UntagResource") == "U|*|rq.resourceArn|t=tagKeyList")
        #expect(book.line("TagVault") == "T|0|rq.vaultName")
    }

    @Test("the response is the whole thing if it has its shape, or nine tenths of its members")
    func snapshots() {
        let book = TinyBook(
            """
            op CreateApi < Name! > ApiId Name Endpoint Version Kind
            op DeleteApi < ApiId!
            op GetApi < ApiId! > ApiId Name Endpoint Version Kind
            op UpdateApi < ApiId! Name > ApiId Name
            """
        )
        #expect(book.line("CreateApi") == "C|0|rs.apiId|rq.name|s=.")
        #expect(book.line("UpdateApi") == "M|0||a=apiId,name")
    }

    @Test("switching on and off sets the flag and the state that the thing shows")
    func states() {
        let book = TinyBook(
            Self.order + """

                op EnableOrder < OrderId!
                op DisableOrder < OrderId!
                op StopOrder < OrderId!
                shape Order OrderId Name Enabled:Flag OrderState:OrderState
                enum OrderState Enabled Disabled Stopped Pending
                """
        )
        #expect(book.line("EnableOrder") == "S|0||v=enabled:true,orderState:Enabled")
        #expect(book.line("DisableOrder") == "S|0||v=enabled:false,orderState:Disabled")
        #expect(book.line("StopOrder") == "S|0||v=orderState:Stopped")
    }

    @Test("an association puts an element into the list that shows it, or sets the member that does")
    func relations() {
        let book = TinyBook(
            """
            op CreateTable < > Table:Table
            op DeleteTable < TableId!
            op DescribeTables > Tables:Table[]
            op CreateNet < OptionsId > Net:Net
            op DeleteNet < NetId!
            op DescribeNets > Nets:Net[]
            op CreateOptions < > Options:Options
            op DeleteOptions < OptionsId!
            op DescribeOptions > Options:Options[]
            op AssociateTable < TableId! SubnetId!
            op DisassociateTable < AssociationId!
            op AssociateOptions < OptionsId! NetId!
            shape Table TableId Associations:Association[]
            shape Association AssociationId SubnetId
            shape Net NetId OptionsId Cidr
            shape Options OptionsId Domain
            """
        )
        #expect(book.line("AssociateTable") == "E|2||k=subnetId;p=associations")
        #expect(book.line("DisassociateTable")?.hasPrefix("F~|2|^rq.associationId") == true)
        #expect(book.line("AssociateOptions") == "M~|0")
        #expect(book.line("@Table")?.contains("alias:associations[].associationId") == true)
    }

    @Test("a copy is named by its target, and remembers its source")
    func copies() {
        let book = TinyBook(
            """
            op CreateSnapshot < SnapshotName! > Snapshot:Snapshot
            op DeleteSnapshot < SnapshotName!
            op DescribeSnapshots < SnapshotName > Snapshots:Snapshot[]
            op CopySnapshot < SourceSnapshotName! TargetSnapshotName! > Snapshot:Snapshot
            shape Snapshot SnapshotName Size:Number Kind
            """
        )
        #expect(book.line("CopySnapshot")?.hasPrefix("C|0|rs.snapshot.snapshotName|rq.targetSnapshotName") == true)
        #expect(book.line("CopySnapshot")?.contains("f=sourceSnapshotName:Snapshot") == true)
    }

    @Test("jobs, messages and data leave no configuration; what only reads has no row")
    func idle() {
        let book = TinyBook(
            Self.order + """

                op StartReportJob < OrderId!
                op DescribeReportJob < JobId!
                op SendReminder < OrderId!
                op PutItem < OrderId!
                op ListOrders < Size:Number
                shape Order OrderId Name
                """
        )
        #expect(book.line("StartReportJob") == "X")
        #expect(book.line("SendReminder") == "X")
        #expect(book.line("PutItem") == "N")
        #expect(book.line("ListOrders") == nil)
    }

    @Test("attributes are set one by one, or merged into the others")
    func attributes() {
        let book = TinyBook(
            """
            op CreateQueue < QueueName! Attributes:Map > QueueUrl
            op DeleteQueue < QueueUrl!
            op GetQueueAttributes < QueueUrl! > Attributes:Map
            op SetQueueAttributes < QueueUrl! Attributes:Map!
            op SetQueueAttribute < QueueUrl! AttributeName! AttributeValue
            """
        )
        #expect(book.line("SetQueueAttributes") == "G|0||b=attributes;p=attributes")
        #expect(
            book.line("SetQueueAttribute")
                == "M|0||v=attributes.{attributeName}:{attributeValue};x=attributeName,attributeValue"
        )
    }

    @Test("a call that names a thing alone and relates it to something touches it without an effect")
    func touches() {
        let book = TinyBook(
            Self.order + """

                op DetachOrder < OrderId!
                op DetachOrderFromShip < OrderId!
                op ResetOrder < OrderId! Attribute!
                shape Order OrderId Name ShipName
                """
        )
        #expect(book.line("DetachOrder") == "S?|0")
        #expect(book.line("DetachOrderFromShip") == "Q~|0||p=shipName")
        #expect(book.line("ResetOrder") == "S~|0")
    }

    @Test("a setting of the account takes what a switch says, and is deleted as a whole")
    func singletons() {
        let book = TinyBook(
            """
            op EnablePublicBlock < State!
            op GetPublicBlock > State
            op PutAuditMode < Mode!
            op GetAuditMode > Mode
            op DeleteAuditMode
            """
        )
        #expect(book.line("EnablePublicBlock") == "M~|1|*region")
        #expect(book.line("DeleteAuditMode")?.hasPrefix("D~|0|*region") ?? false)
    }

    @Test("an identifier that the answer calls otherwise than the document has the document's name")
    func answeredIdentifier() {
        let book = TinyBook(
            """
            op CreateGuard < Name! > GuardId
            op DeleteGuard < GuardId!
            op GetGuard < GuardId! > Guard:Guard
            shape Guard Id Name Size:Number
            """
        )
        #expect(book.line("CreateGuard")?.hasSuffix("a=guardId:id") ?? false)
    }
}
