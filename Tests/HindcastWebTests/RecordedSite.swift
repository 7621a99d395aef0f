import Foundation
import HTTPTypes
import Hindcast
import HindcastModel
import Hummingbird
import Synchronization
import TestSupport

@testable import HindcastWeb

/// A site over a history that was recorded from log files.
struct RecordedSite {
    let folder: TemporaryFolder
    let history: History
    /// The history's path.
    var path: String { folder.path("h.git") }

    private static let now = Moment(rfc3339: "2026-06-01T12:00:00Z") ?? Moment(seconds: 0)

    /// Records log files.
    init(logs: [String]) async throws {
        folder = try TemporaryFolder()
        let path = folder.path("h.git")
        try Recorder.initialize(at: path, redactionKey: String(repeating: "0123456789abcdef", count: 4))
        if !logs.isEmpty {
            _ = try await Recorder(opening: path).record(logs, format: nil, now: Self.now) { _ in }
        }
        history = try History(opening: path)
    }

    /// Records an example story.
    init(story: String) async throws {
        try await self.init(logs: [Repository.root.appending(path: "Examples/\(story)/logs").path])
    }

    /// The responder, as it is at a loopback address.
    var responder: SiteResponder {
        SiteResponder(history: history, listening: ListenAddress(host: "127.0.0.1", port: 8080)) { Self.now }
    }

    /// Sends one request.
    func response(_ target: String, method: HTTPRequest.Method = .get) async throws -> Answer {
        let request = HTTPRequest(method: method, scheme: "http", authority: "localhost:8080", path: target)
        let response = await responder.response(to: request)
        let writer = Collector()
        try await response.body.write(writer)
        return Answer(status: response.status, headers: response.headers, text: writer.text)
    }

    /// Returns the body of an answer.
    func body(_ target: String) async throws -> String { try await response(target).text }

    /// What a browser would get.
    struct Answer {
        let status: HTTPResponse.Status
        let headers: HTTPFields
        let text: String
    }

    /// Collects a body.
    private final class Collector: ResponseBodyWriter, Sendable {
        private let bytes = Mutex<[UInt8]>([])
        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }

        func write(_ buffer: ByteBuffer) async throws {
            bytes.withLock { $0 += Array(String(buffer: buffer).utf8) }
        }

        func finish(_ trailingHeaders: HTTPFields?) async throws {}
    }
}
