/// What an operation's verb says about its effect.
enum VerbClass: String, CaseIterable, Sendable {
    /// Changes nothing.
    case read
    case create
    case delete
    case update
    case put
    /// Puts one thing into relation with another, or into a list.
    case attach
    case detach
    /// Switches something on or off, or moves it along its life.
    case state
    case tag
    case untag
    /// Does something that leaves no configuration: jobs, messages, cryptography.
    case action
}

/// An operation's name, taken apart.
struct OperationName: Sendable {
    /// `Create`, without a prefix such as `Batch`.
    let verb: String
    let verbClass: VerbClass
    /// The words after the verb, as they stand.
    let words: [String]
    /// `Batch` or `Bulk` stood before the verb.
    let isBatch: Bool

    /// Takes a name such as `BatchDeleteImage` apart.
    init(_ name: String) {
        var words = tokens(name)
        var isBatch = false
        if words.count > 1, let first = words.first, ["Batch", "Bulk", "Admin", "Internal", "Async"].contains(first) {
            isBatch = first == "Batch" || first == "Bulk"
            words.removeFirst()
        }
        verb = words.first ?? name
        self.isBatch = isBatch
        self.words = OperationName.withoutVersion(Array(words.dropFirst()))
        verbClass = VerbClass.of(verb: verb, rest: self.words)
    }

    /// The thing the operation is about: its words joined, the last in the singular.
    var noun: String {
        if words.isEmpty, verb == "Subscribe" || verb == "Unsubscribe" { return "Subscription" }
        // "Restore From Snapshot" does not say what is made.
        if let first = words.first, ["From", "To"].contains(first) { return "" }
        return OperationName.noun(words)
    }

    /// Words joined to a noun.
    static func noun(_ words: [String]) -> String {
        guard let last = words.last else { return "" }
        return words.dropLast().joined() + singular(last)
    }

    /// `ClusterV2` and `Voices2` name what `Cluster` and `Voices` name.
    private static func withoutVersion(_ words: [String]) -> [String] {
        guard words.count > 1, let last = words.last, last.count == 2, last.hasPrefix("V"), last.last?.isNumber == true
        else { return words }
        return Array(words.dropLast())
    }
}

extension VerbClass {
    /// The class of a verb; some verbs mean different things before different nouns.
    static func of(verb: String, rest: [String]) -> VerbClass {
        let noun = rest.joined()
        switch verb {
        case "Tag" where rest.isEmpty || rest == ["Resource"] || rest == ["Resources"]: return .tag
        case "Untag" where rest.isEmpty || rest == ["Resource"] || rest == ["Resources"]: return .untag
        case "Add", "Create", "Put", "Set", "Associate":
            if noun.hasPrefix("Tags") || noun == "OrUpdateTags" { return .tag }
        case "Remove", "Delete", "Disassociate":
            if noun.hasPrefix("Tags") || noun == "TagKeys" { return .untag }
        case "Upload" where ["ServerCertificate", "SSHPublicKey", "SigningCertificate"].contains(noun): return .create
        case "Verify" where rest.last == "Identity": return .create
        case "Publish" where rest.contains("Version"): return .create
        default: break
        }
        return table[verb] ?? .action
    }

    /// Every verb of the table with its class, sorted by verb.
    static var verbs: [(verb: String, verbClass: VerbClass)] {
        table.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    private static let table: [String: VerbClass] = {
        var table: [String: VerbClass] = [:]
        for (verbClass, verbs) in words {
            for verb in verbs.split(separator: " ") { table[String(verb)] = verbClass }
        }
        return table
    }()

    private static let words: [(VerbClass, String)] = [
        (
            .read,
            """
            Get List Describe Search Head Lookup Query Scan Select Check Test Validate Preview Estimate Simulate Evaluate \
            Discover Resolve Calculate Count Poll Retrieve Infer Recognize Predict Analyze Classify Contains Compare Is \
            Render Suggest Autocomplete Geocode Snap Optimize Forecast Filter View Download Decode Translate Rerank \
            Rescore Probe Detect Receive Reverse Synthesize Domain Carrier Phone Assume Decrypt Encrypt Verify
            """
        ),
        (
            .create,
            """
            Create Register Allocate Run Import Request Purchase Provision Copy Restore Clone Launch Issue Claim Reserve \
            Replicate Subscribe Open Bundle Reimport
            """
        ),
        (
            .delete,
            """
            Delete Deregister Release Terminate Deprovision Unregister Unsubscribe Retire Forget Dispose Purge Expire \
            Discard Return Close
            """
        ),
        (
            .update,
            """
            Update Modify Change Configure Reset Rename Move Transfer Upgrade Resize Increase Decrease Extend Renew \
            Reorder Promote Migrate Convert Swap Replace Override Apply Regenerate Rotate Lock Unlock Rebalance Split \
            Merge Amend Recall Redact Extend Opt
            """
        ),
        (.put, "Put Define Set Setup Save"),
        (
            .attach,
            """
            Attach Associate Add Assign Join Link Authorize Grant Allow Enter Share Group Label Peer Connect Invite Insert
            """
        ),
        (
            .detach,
            """
            Detach Disassociate Dissociate Remove Unassign Leave Unlink Revoke Deny Exit Unshare Ungroup Unlabel Unpeer \
            Disconnect Deauthorize
            """
        ),
        (
            .state,
            """
            Start Stop Enable Disable Suspend Resume Activate Deactivate Pause Archive Unarchive Monitor Unmonitor Accept \
            Reject Approve Decline Cancel Advertise Withdraw Deprecate Undeprecate Reboot Restart Failover Initialize \
            Deploy Undeploy Shutdown Switchover Backtrack Finalize Mark Complete Abort Build Instantiate Schedule Publish Rollback Clear Flush
            """
        ),
        (.tag, "Tag"),
        (.untag, "Untag"),
    ]
}
