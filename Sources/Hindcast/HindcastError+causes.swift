internal import FastJSON
internal import GitStore
internal import HistoryIndex

extension HindcastError {
    /// Makes the front door's error of a station's one; its own ones pass.
    init(describing error: any Error) {
        switch error {
        case let error as HindcastError: self = error
        case let error as GitError: self.init(error)
        case let error as IndexError: self.init(error)
        default: self.init(.repository, "\(error)")
        }
    }

    private init(_ error: GitError) {
        let hints: [String] =
            switch error.kind {
            case .notFound: ["make a history with: hindcast init DIR"]
            case .locked: ["wait until the other import has ended"]
            case .full: ["make room on the disk and run the command again: nothing that was reported as done is lost"]
            case .readOnly: ["the repository may not be written by this user"]
            case .damaged:
                ["look for the damage with: git fsck --full", "and take the repository from a clone or a backup"]
            case .moved: ["run the command again"]
            case .refused, .other: []
            }
        self.init(.repository, error.message, hints: hints)
    }

    private init(_ error: IndexError) {
        let hints: [String] =
            switch error.kind {
            case .missing, .stale, .damaged:
                ["remove hindcast/index.sqlite in the repository: the next command builds it anew from git"]
            case .busy: ["another command is building the index: run this one again"]
            case .full: ["make room on the disk and run the command again"]
            case .denied: ["the repository's folder hindcast/ may not be read or written by this user"]
            case .other: []
            }
        self.init(.index, "the index: \(error.message)", hints: hints)
    }
}
