import Testing

@testable import RuleBookGenerator

@Suite("Identity")
struct IdentityTests {
    @Test("the identifier is what later calls require, and a creation that answers it is named by its answer")
    func answered() {
        let book = TinyBook(
            """
            op CreateOrder < Name! > Order:Order
            op DeleteOrder < OrderId!
            op GetOrder < OrderId! > Order:Order
            op UpdateOrder < OrderId! Name > Order:Order
            shape Order OrderId OrderArn Name Size:Number
            """
        )
        #expect(book.line("@Order") == "id:orderId;arn:orderArn;name:name")
        #expect(book.line("CreateOrder") == "C|0|rs.order.orderId|rq.name|s=order")
        #expect(book.line("DeleteOrder") == "D|0")
        #expect(book.line("UpdateOrder") == "M|0||s=order")
        #expect(book.line("GetOrder") == nil)
    }

    @Test("a name that the creation requires needs no answer")
    func named() {
        let book = TinyBook(
            """
            op CreateQueue < QueueName!
            op DeleteQueue < QueueName!
            op GetQueue < QueueName! > QueueName Size:Number
            """
        )
        #expect(book.line("@Queue") == "name:queueName")
        #expect(book.line("CreateQueue") == "C|0")
    }

    @Test("what needs another thing's name to be found lives in it")
    func scope() {
        let book = TinyBook(
            """
            op CreateShelf < ShelfName!
            op DeleteShelf < ShelfName!
            op GetShelf < ShelfName! > ShelfName Height:Number
            op CreateBook < ShelfName! BookName!
            op DeleteBook < ShelfName! BookName!
            op GetBook < ShelfName! BookName! > BookName Pages:Number
            """
        )
        #expect(book.line("@Book") == "name:bookName|shelfName|1")
        #expect(book.line("DeleteBook") == "D|0")
    }

    @Test("what has no name of its own is part of what it names; what else its deletion requires tells parts apart")
    func parts() {
        let book = TinyBook(
            """
            op CreateRole < RoleName!
            op DeleteRole < RoleName!
            op GetRole < RoleName! > RoleName Path
            op PutRolePolicy < RoleName! PolicyName! PolicyDocument!
            op DeleteRolePolicy < RoleName! PolicyName!
            op GetRolePolicy < RoleName! PolicyName! > PolicyDocument
            op PutRoleBoundary < RoleName! Boundary!
            op DeleteRoleBoundary < RoleName!
            """
        )
        #expect(book.line("PutRolePolicy") == "E|0||k=policyName;p=policies")
        #expect(book.line("DeleteRolePolicy") == "F|0||k=policyName;p=policies")
        #expect(book.line("PutRoleBoundary") == "P|0||b=boundary;p=boundary")
        #expect(book.line("DeleteRoleBoundary") == "Q|0||p=boundary")
        #expect(book.line("@RolePolicy") == nil)
    }

    @Test("an element that its holder shows in a list, without an ARN, is put into that list")
    func embedded() {
        let book = TinyBook(
            """
            op CreateRuleSet < RuleSetName!
            op DeleteRuleSet < RuleSetName!
            op DescribeRuleSet < RuleSetName! > RuleSetName Rules:Rule[]
            op CreateRule < RuleSetName! Rule:Rule!
            op DeleteRule < RuleSetName! RuleName!
            op DescribeRule < RuleSetName! RuleName! > Rule:Rule
            shape Rule Name! Enabled:Flag Priority:Number
            """
        )
        #expect(book.line("CreateRule") == "E|0||b=rule;k=name;p=rules")
        #expect(book.line("DeleteRule") == "F|0||k=ruleName:name;p=rules")
    }

    @Test("a kind of thing that is named as the thing is, and made without that name, is such a thing")
    func variants() {
        let book = TinyBook(
            """
            op CreateApi < Name! > Api:Api
            op DeleteApi < ApiId!
            op GetApi < ApiId! > Api:Api
            op CreateGraphApi < Name! Schema > GraphApi:GraphApi
            op UpdateGraphApi < ApiId! Schema > GraphApi:GraphApi
            op DeleteGraphApi < ApiId!
            op GetGraphApi < ApiId! > GraphApi:GraphApi
            op CreateCacheApi < ApiId! Size!
            op DeleteCacheApi < ApiId!
            op GetCacheApi < ApiId! > Size
            shape Api ApiId! Name
            shape GraphApi ApiId! Name Schema
            """
        )
        #expect(book.line("CreateGraphApi")?.hasPrefix("C") == true)
        #expect(book.line("DeleteGraphApi") == "D|0")
        #expect(book.line("UpdateGraphApi")?.hasPrefix("M") == true)
        #expect(book.line("@GraphApi") == nil)
        #expect(book.line("DeleteCacheApi")?.hasPrefix("Q") == true)
    }

    @Test("an identifier that readings take and no creation does is no parent's")
    func readingsOwnIdentifier() {
        let book = TinyBook(
            """
            op CreateGadget < Name! > Arn Id
            op GetGadget < Identifier! Kind! > Arn Id Name
            op UpdateGadget < Id! Name
            op DeleteGadget < Id!
            """
        )
        #expect(book.line("@Gadget")?.contains("identifier") == false)
        #expect(book.line("DeleteGadget")?.hasPrefix("D") == true)
    }

    @Test("settings that no name leads to are the region's, or the account's where the service knows no region")
    func singletons() {
        let text = """
            op UpdateDefaults < Color! > Defaults:Defaults
            op GetDefaults > Defaults:Defaults
            shape Defaults Color Size:Number
            """
        #expect(TinyBook(text).line("UpdateDefaults") == "M~|0|*region|s=defaults")
        #expect(TinyBook(text, name: "iam").line("UpdateDefaults") == "M~|0|*account|s=defaults")
    }

    @Test("any of several optional members may name the target")
    func optional() {
        let book = TinyBook(
            """
            op CreateStream < StreamName!
            op DeleteStream < StreamName StreamARN
            op DescribeStream < StreamName StreamARN > StreamName StreamARN Shards:Number
            """
        )
        #expect(book.line("DeleteStream") == "D~|0|rq.streamName|rq.streamARN")
    }

    @Test("a list of names means one resource each")
    func lists() {
        let book = TinyBook(
            """
            op PutAlarm < AlarmName!
            op DeleteAlarms < AlarmNames:Text[]!
            op DescribeAlarms > Alarms:Alarm[]
            shape Alarm AlarmName AlarmArn Threshold:Number
            """
        )
        #expect(book.line("DeleteAlarms") == "D|0|rq.alarmNames[]")
    }
}
