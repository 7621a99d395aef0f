package import HindcastModel

/// One resource, or a part of one, as a file states it.
///
/// Several may state parts of one resource, such as a bucket and its versioning in Terraform.
package struct StatedResource: Hashable, Sendable {
    /// How the file's own words were brought to the provider's.
    package enum Mapping: Hashable, Sendable {
        /// The file has the provider's shape already.
        case native
        /// By a table for the very type.
        case table
        /// By the names alone: from snake to camel case, blocks to lists, singular to plural.
        case generic
        /// Not at all, and why, as a clause such as "the provider has no such resource".
        case none(reason: String)
    }

    /// Something that the file says and nothing can be compared with.
    package struct Omission: Hashable, Sendable {
        /// Where in the file's own words, such as `timeouts.create`.
        package var place: String
        /// Why, as a clause such as "only Terraform knows it".
        package var reason: String

        /// Makes an omission.
        package init(place: String, reason: String) {
            self.place = place
            self.reason = reason
        }
    }

    /// One element of a list that others may add to: a rule of a security group, a policy attached to a role.
    package struct Element: Hashable, Sendable {
        /// The list in the configuration.
        package var list: JSONPointer
        /// What is stated of the element. Members that an actual element has beside are not stated.
        package var value: JSONValue
        /// The members that tell which element is meant, such as the number of a version: the list is not compared by such an
        /// element, only the one in it that agrees in them. Empty for an element like any other.
        package var key: Set<String> = []

        /// Makes an element.
        package init(list: JSONPointer, value: JSONValue, key: Set<String> = []) {
            self.list = list
            self.value = value
            self.key = key
        }
    }

    /// What the file calls it: `module.web.aws_instance.this[0]`, `Deployment/checkout`, an ARN.
    package var label: String
    /// The type in the file's words: `aws_instance`, `AWS::EC2::Instance`, `compute.googleapis.com/Firewall`.
    package var kind: String
    /// Which resource of a history it may be.
    package var identity: StatedIdentity
    /// How it was brought to the provider's words.
    package var mapping: Mapping
    /// What is stated of the configuration, in the shape that the history holds it in. A member that is missing is not stated;
    /// `null` states that there is none.
    package var configuration: JSONObject = [:]
    /// Places in the configuration that count only where the history holds something, too: what the provider fills in by
    /// itself where nothing is declared, and what was brought there by its name alone. What lies inside counts as well.
    package var whereKnown: Set<JSONPointer> = []
    /// Elements of lists, each stated by itself.
    package var elements: [Element] = []
    /// Lists that are compared by elements, whether or not one is stated here: without any, nothing is to be in them.
    package var sharedLists: Set<JSONPointer> = []
    /// Its tags or labels, all of them; `nil` where they are not stated.
    package var tags: JSONObject?
    /// Whether the resource has no other tags or labels than those; controllers add theirs to what a manifest states.
    package var areTagsWhole = true
    /// Places in the configuration whose values the file calls secret. They are redacted before anything else is done.
    package var secrets: Set<JSONPointer> = []
    /// Whether this is all that the provider shows of it, so that what is missing here is not set.
    package var isWhole = false
    /// Whether it is stated that there is no such resource (any more).
    package var isAbsent = false
    /// Whether the provider makes such a resource without an event: a history that does not show it proves nothing.
    package var isUnlogged = false
    /// When it was seen; `nil` where the file's own time holds, or none is known.
    package var observedAt: Moment?
    /// What the file says besides, and why it is left out.
    package var omissions: [Omission] = []
    /// The line of the file on which it starts, from 1; `nil` where nobody knows.
    package var line: Int?

    /// Makes a resource of which nothing is stated but that it is there.
    package init(label: String, kind: String, identity: StatedIdentity, mapping: Mapping) {
        self.label = label
        self.kind = kind
        self.identity = identity
        self.mapping = mapping
    }
}
