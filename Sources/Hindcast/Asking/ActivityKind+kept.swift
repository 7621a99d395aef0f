internal import HistoryIndex

extension ActivityCount {
    init(_ count: KeptCount) {
        self.init(kind: ActivityKind(count.kind), offered: count.offered, kept: count.kept, oldest: count.oldest)
    }
}

extension ActivityKind {
    init(_ kind: KeptEvent.Kind) {
        self =
            switch kind {
            case .denied: .denied
            case .failed: .failed
            case .refusedSession: .refusedSignIn
            case .session: .signIn
            case .read: .read
            case .other: .other
            }
    }

    /// What the index calls it.
    var kept: KeptEvent.Kind {
        switch self {
        case .denied: .denied
        case .failed: .failed
        case .refusedSignIn: .refusedSession
        case .signIn: .session
        case .read: .read
        case .other: .other
        }
    }
}
