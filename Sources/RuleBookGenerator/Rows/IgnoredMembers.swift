/// Request members that steer the call and are never configuration.
enum IgnoredMembers {
    /// Whether a member of a request only steers the call.
    ///
    /// - Parameter known: The folded names of layout members: what can be read back is configuration after all.
    static func contains(_ parameter: Parameter, known: Set<String>) -> Bool {
        let folded = parameter.folded
        if always.contains(folded) { return true }
        guard !known.contains(folded) else { return false }
        if parameter.isToken { return true }
        if names.contains(folded) { return true }
        if suffixes.contains(where: folded.hasSuffix) { return true }
        guard parameter.kind == .flag else { return false }
        return flagPrefixes.contains { folded.hasPrefix($0) }
    }

    /// Names that steer whatever call they stand in; written once, at the top of the rule book.
    static let always: Set<String> = [
        "dryrun", "clienttoken", "clientrequesttoken", "idempotencytoken", "locktoken", "changetoken",
        "applyimmediately",
        "skipfinalsnapshot", "ifmatch", "nexttoken", "maxresults", "expectedbucketowner", "contentmd5",
        "checksumalgorithm", "requestpayer", "callas", "updatetoken", "clientrequestid", "sequencetoken",
    ]
    private static let names: Set<String> = [
        "requestid", "requesttoken", "operationid", "etag", "revisionid", "expectedrevision", "currentversion",
        "expectedversion", "noreboot", "overwrite", "validateonly", "overwriteexisting", "clientcontext", "mfa",
        "finaldbsnapshotidentifier", "finalsnapshotidentifier", "finalclustersnapshotidentifier", "signature",
        "retainstacks", "retainresources", "updaterequestid", "updaterrequestid", "idempotent", "returnvalues",
        "publish",
        "failonwarnings", "basepath", "disablescaleinprotection", "concurrencytoken", "uniqueid",
    ]
    private static let suffixes = ["clienttoken", "requesttoken", "idempotencytoken", "tokenforidempotency"]
    private static let flagPrefixes = [
        "force", "skip", "apply", "override", "retain", "deletea", "deletew", "bypass", "return", "ignore", "validate",
        "usepreviou", "dontuse", "shouldforce", "cascade", "acknowledge", "recursive", "nore",
    ]
}
