internal import AuditLogs
internal import GitStore
internal import HistoryIndex

extension HindcastError {
    /// Makes the front door's error of a station's one; its own ones pass.
    init(describing error: any Error) {
        switch error {
        case let error as HindcastError: self = error
        case let error as GitError: self.init(error)
        case let error as IndexError: self.init(error)
        case let error as SpoolError: self.init(error)
        default: self.init(.repository, "\(error)")
        }
    }

    /// Runs a step and makes the front door's error of a station's one; what is none of theirs passes.
    static func describing<Answer>(_ body: () throws -> Answer) throws -> Answer {
        do {
            return try body()
        } catch let error where error is GitError || error is IndexError {
            throw HindcastError(describing: error)
        }
    }

    private init(_ error: GitError) {
        guard error.remedies.isEmpty else {
            self.init(.repository, error.message, hints: error.remedies)
            return
        }
        let hints: [String] =
            switch error.kind {
            case .notFound: ["make a history with: hindcast init DIR"]
            case .locked: ["wait until the other import has ended"]
            case .full: ["make room on the disk and run the command again: nothing that was reported as done is lost"]
            case .unmarked:
                [
                    "git clones no config: if this is a clone of a history, run: git config hindcast.formatVersion 1",
                    "and copy hindcast.redactionKey from the original before you import: other keys make other digests",
                ]
            case .configuration: ["take the config from a backup"]
            case .denied: ["the repository may not be read by this user"]
            case .readOnly: ["the repository may not be written by this user"]
            case .damaged:
                ["look for the damage with: git fsck --full", "and take the repository from a backup or a clone"]
            case .moved: ["run the command again"]
            case .refused: []
            case .other: ["nothing that was reported as done is lost: see to the disk and run the command again"]
            }
        self.init(.repository, error.message, hints: hints)
    }

    private init(_ error: SpoolError) {
        self.init(
            .repository,
            error.reason,
            hints: ["nothing that was reported as done is lost: see to the disk and run the command again"]
        )
    }

    private init(_ error: IndexError) {
        let hints: [String] =
            switch error.kind {
            case .missing, .stale, .damaged:
                ["run the command again: it builds the index anew from git, and importing again brings its counts back"]
            case .busy: ["another command is building the index: run this one again"]
            case .full: ["make room on the disk and run the command again"]
            case .denied: ["the repository's folder hindcast/ may not be read or written by this user"]
            case .other: ["nothing that was reported as done is lost: see to the disk and run the command again"]
            }
        self.init(.index, "the index: \(error.message)", hints: hints)
    }
}
