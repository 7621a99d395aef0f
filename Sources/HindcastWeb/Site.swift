internal import Hindcast
internal import HindcastModel

/// The whole site: which path is answered by what.
struct Site: Sendable {
    let history: History

    /// Returns the answer to a question; what goes wrong is an answer, too.
    func reply(to question: Question) -> Reply {
        if question.path.hasPrefix("/api/") {
            do {
                return .json(try JSONAPI(history: history).answer(question))
            } catch {
                return .json(Self.described(error))
            }
        }
        do {
            return try page(question)
        } catch {
            let error = Self.described(error)
            return .page(Page.failure(error), status: error.status)
        }
    }

    private func page(_ question: Question) throws -> Reply {
        if let asset = WebAsset.at(path: question.path) { return Reply(type: asset.type, bytes: asset.bytes) }
        switch question.path {
        case "/": return .page(try timeline(question))
        case "/search": return try search(question)
        case "/resources": return .page(try resources(question))
        case "/resource": return .page(try resource(question))
        case "/diff": return .page(try diff(question))
        case "/coverage": return .page(try coverage(question))
        case "/event": return .page(try event(question))
        default: throw HindcastError(.notFound, "there is no page “\(question.path)”")
        }
    }

    /// Goes to the one thing that a text names, or lists what it may mean.
    private func search(_ question: Question) throws -> Reply {
        guard let text = question.text("q") else { return .redirection(to: "/") }
        if text.hasPrefix("e:") { return .redirection(to: Link.to("/event", ["id": String(text.dropFirst(2))])) }
        guard !text.contains(where: { $0 == "*" || $0 == "?" }) else {
            return .redirection(to: Link.to("/resources", ["pattern": text]))
        }
        let failure: HindcastError
        do {
            return .redirection(to: Link.to(try history.resolve(text)))
        } catch {
            failure = error
        }
        guard failure.kind == .notFound else { throw failure }
        let found = try history.resources(matching: ["*\(text)*"], at: nil, includingDeleted: true)
        guard !found.isEmpty else { throw failure }
        return .page(Page.resources(found, pattern: "*\(text)*", at: nil, deleted: true))
    }

    private static func described(_ error: any Error) -> HindcastError {
        error as? HindcastError ?? HindcastError(.index, "the history cannot be read: \(error)")
    }
}
