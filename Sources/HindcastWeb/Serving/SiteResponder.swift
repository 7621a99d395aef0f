internal import HTTPTypes
internal import Hindcast
internal import HindcastModel
internal import Hummingbird

/// Answers every request: reads only, from this machine's own pages only, and with headers that let nothing else in.
struct SiteResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    private let site: Site
    private let work = BlockingWork(width: 8)
    private let now: @Sendable () -> Moment
    private let expectsLoopback: Bool

    /// Makes a responder.
    ///
    /// - Parameters:
    ///   - history: what is asked.
    ///   - listening: where the requests come in; at a loopback address, requests that name another host are refused.
    ///   - now: the present moment, for `yesterday` and its like.
    init(history: History, listening: ListenAddress, now: @escaping @Sendable () -> Moment) {
        site = Site(history: history)
        expectsLoopback = listening.isLoopback
        self.now = now
    }

    func respond(to request: Request, context: Context) async throws -> Response {
        await response(to: request.head)
    }

    /// Returns the answer to a request, whose body is never looked at.
    func response(to head: HTTPRequest) async -> Response {
        guard head.method == .get || head.method == .head else {
            var response = Self.response(Self.refusal("only GET is answered: nothing can be changed here", status: 405))
            response.headers[.allow] = "GET, HEAD"
            return response
        }
        guard accepts(authority: head.authority ?? "") else {
            return Self.response(Self.refusal("this is not the host that the request names", status: 421))
        }
        let question = Question(target: head.path ?? "/", now: now())
        let site = site
        let response = Self.response(await work.run { site.reply(to: question) })
        return head.method == .head ? response.createHeadResponse() : response
    }

    private static func refusal(_ message: String, status: Int) -> Reply {
        .json(["error": .string(message), "hints": []], status: status)
    }

    /// Returns whether a request's host, with its port, is one that the site answers for.
    ///
    /// A page elsewhere may give its own name this machine's address, and would then read answers as its own.
    func accepts(authority: String) -> Bool {
        guard expectsLoopback else { return true }
        let bracket = authority.lastIndex(of: "]") ?? authority.startIndex
        let colon = authority[bracket...].lastIndex(of: ":") ?? authority.endIndex
        return ListenAddress.isLoopback(String(authority[..<colon]))
    }

    private static func response(_ reply: Reply) -> Response {
        var response = Response(
            status: .init(code: reply.status),
            headers: [.contentType: reply.type, .cacheControl: "no-store"],
            body: .init(byteBuffer: ByteBuffer(bytes: reply.bytes))
        )
        response.headers[.location] = reply.location
        for (name, value) in protection { response.headers[name] = value }
        return response
    }

    /// Nothing but the site's own style and script runs; no other site may frame, read or learn of it.
    private static let protection: [(HTTPField.Name, String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; form-action 'self'; "
                + "base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
    .compactMap { name, value in HTTPField.Name(name).map { ($0, value) } }
}
