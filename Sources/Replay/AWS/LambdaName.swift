/// A function's name and qualifier in any of Lambda's spellings: `fn`, `fn:PROD`, `111122223333:function:fn`, an ARN.
struct LambdaName {
    let function: String
    let qualifier: String?

    init(_ text: String) {
        let parts = text.split(separator: ":").map(String.init)
        if let mark = parts.firstIndex(of: "function"), mark + 1 < parts.count {
            function = parts[mark + 1]
            qualifier = mark + 2 < parts.count ? parts[mark + 2] : nil
        } else {
            function = parts.first ?? text
            qualifier = parts.count == 2 ? parts[1] : nil
        }
    }
}
