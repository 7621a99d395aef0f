/// What is wrong with a folder in which there was a history, where git sees no repository or no history in it, and what to do.
///
/// Nobody must be told to make a history where one is damaged.
enum RepositoryDamage {
    /// Returns the error of a folder that git takes for no repository; `nil` where nothing of a history is in it.
    static func missingPart(at path: String) -> GitError? {
        guard holdsRemains(path) else { return nil }
        let missing = ["HEAD", "objects", "refs"].filter { fileAccess("\(path)/\($0)") == .missing }
        guard let first = missing.first else { return nil }
        let words = missing.count == 1 ? "\(first) is missing" : "\(missing.joined(separator: " and ")) are missing"
        var remedies = missing.flatMap { remedy(for: $0, in: path) }
        remedies.append("and check all of it with: hindcast --repo \(quoted(path)) verify")
        return GitError(
            .damaged,
            call: "open",
            message: "\(path): \(words), so git sees no repository",
            remedies: remedies
        )
    }

    /// Whether there is something in a folder that only a history has.
    static func holdsRemains(_ path: String) -> Bool {
        if fileAccess(path + "/hindcast/index.sqlite") != .missing { return true }
        if fileAccess(path + "/refs/notes/hindcast") != .missing { return true }
        // An empty repository has no packs; that Hindcast was here, its folder shows.
        let packs = (try? namesInDirectory(path + "/objects/pack")) ?? []
        return fileAccess(path + "/hindcast") != .missing && packs.contains { $0.hasSuffix(".pack") }
    }

    private static func remedy(for part: String, in path: String) -> [String] {
        let path = quoted(path)
        return switch part {
        case "HEAD": ["write it anew: echo 'ref: \(Reference.main)' > \(path)/HEAD"]
        case "refs":
            [
                "take it from a backup or a clone; or make an empty one, and look for the newest commits of the history and of "
                    + "its notes with: git -C \(path) fsck --lost-found",
                "and point there with: git -C \(path) update-ref \(Reference.main) COMMIT, and so with \(Reference.notes)",
            ]
        default:
            ["all that was recorded is in it: take it from a backup or a clone, or import the logs into a new history"]
        }
    }

    /// Returns the error of a config that does not say that the repository is a history, though it has commits.
    static func unmarked(_ path: String, _ directory: String) -> GitError {
        let config = directory + "config"
        let isMissing = fileAccess(config) == .missing
        guard isMissing || sizeOfFile(config) == 0 else {
            return GitError(.unmarked, call: "open", message: "the config of \(path) has no \(Setting.formatVersion)")
        }
        return GitError(
            .configuration,
            call: "open",
            message: "the config of \(path) is \(isMissing ? "missing" : "empty")",
            remedies: remediesOfConfiguration(in: directory)
        )
    }

    /// Returns the error of a config that cannot be read.
    static func configuration(_ error: GitError, in path: String) -> GitError {
        GitError(
            .configuration,
            call: error.call,
            code: error.code,
            message: error.message,
            remedies: remediesOfConfiguration(in: path, removing: true)
        )
    }

    /// What to do where a config is lost.
    private static func remediesOfConfiguration(in directory: String, removing isThere: Bool = false) -> [String] {
        let path = quoted(directory)
        return [
            "take it from a backup; or \(isThere ? "remove it and " : "")write it anew: git -C \(path) config core.bare true && "
                + "git -C \(path) config \(Setting.formatVersion) 1",
            "and set \(Setting.redactionKey) as it was before you import: other keys make other digests",
        ]
    }

    /// Returns the error of a reference that leads to no commit.
    static func reference(_ name: String, in directory: String, _ words: String) -> GitError {
        let path = quoted(directory)
        let isFile = fileAccess(directory + name) != .missing
        return GitError(
            .damaged,
            call: "reference",
            message: "\(directory): \(name) \(words)",
            remedies: [
                "take the repository from a backup or a clone; or look for the commit where it stood, one that dangles, with: "
                    + "git -C \(path) fsck --lost-found",
                (isFile ? "remove the file \(name), point" : "point")
                    + " it there with: git -C \(path) update-ref \(name) COMMIT, and check all of it with: hindcast verify",
            ]
        )
    }

    /// Returns the error of a reference to a commit that is not there: it, or what holds the commit, is damaged.
    static func reference(_ name: String, in directory: String, standsAt commit: ObjectID) -> GitError {
        GitError(
            .damaged,
            call: "reference",
            message: "\(directory): \(name) stands at \(commit), which is not among the objects",
            remedies: [
                "look for the damage with: git fsck --full",
                "and take the repository from a backup or a clone; where the reference alone is damaged, point it at the "
                    + "commit that dangles, with: git -C \(quoted(directory)) update-ref \(name) COMMIT",
            ]
        )
    }

    /// A path as a shell reads it.
    private static func quoted(_ path: String) -> String {
        let isPlain = path.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "."), UInt8(ascii: "-"),
                UInt8(ascii: "_"):
                true
            default: false
            }
        }
        return isPlain ? path : "'" + path.replacing("'", with: #"'\''"#) + "'"
    }
}
