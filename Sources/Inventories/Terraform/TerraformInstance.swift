package import HindcastModel

/// One instance of a resource as Terraform wrote it down, in Terraform's words.
package struct TerraformInstance: Sendable {
    /// What Terraform calls it: `module.web["eu"].aws_instance.this[0]`.
    package var address: String
    /// The type: `aws_instance`.
    package var type: String
    /// The provider's configuration that it belongs to, as the file names it. Instances of one have one account, as a rule.
    package var provider: String
    /// Its attributes. What is not known before the next apply is missing.
    package var attributes: JSONObject
    /// Places in the attributes that Terraform calls sensitive.
    package var sensitive: Set<JSONPointer> = []
    /// Places in the attributes that only the next apply will tell.
    package var unknown: [JSONPointer] = []
    /// The attributes before the planned change, which may tell the resource's id where `attributes` do not.
    package var before: JSONObject?
    /// Whether the plan is to destroy it.
    package var isDestroyed = false
    /// What Terraform says of the instance as a whole, and why: a tainted one, a deposed one.
    package var remarks: [StatedResource.Omission] = []
    /// Whether it is about to be destroyed though something of the same address stays, so that nothing is declared of it.
    package var isDeposed = false

    /// Makes an instance.
    package init(address: String, type: String, provider: String, attributes: JSONObject) {
        self.address = address
        self.type = type
        self.provider = provider
        self.attributes = attributes
    }

    /// Returns an address of Terraform: the module's path, type and name, and the key of `count` or `for_each`.
    static func address(module: String?, type: String, name: String, key: JSONValue?) -> String {
        var text = (module.map { $0.isEmpty ? "" : $0 + "." } ?? "") + type + "." + name
        switch key {
        case .string(let key)?:
            text += "[\"" + key.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\"]"
        case let key?:
            if let number = key.scalarText { text += "[" + number + "]" }
        case nil: break
        }
        return text
    }
}
