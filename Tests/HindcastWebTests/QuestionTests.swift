import HindcastModel
import Testing

@testable import HindcastWeb

/// How requests are read.
@Suite struct QuestionTests {
    @Test(arguments: [
        ("/a?x=1", "1"), ("/a?x=a+b%20c", "a b c"), ("/a?x=%C3%A9", "é"), ("/a?x=%", "%"), ("/a?x=%4", "%4"),
        ("/a?x=%zz", "%zz"), ("/a?x=1&x=2", "2"), ("/a?x=a=b", "a=b"), ("/a?x=", nil), ("/a?x", nil), ("/a", nil),
        ("/a?X=1", nil), ("/a?x=%2525", "%25"), ("/a?&&x=1&", "1"), ("/a?x=%FF", "\u{FFFD}"),
    ])
    func `a parameter is read as forms write it`(target: String, value: String?) {
        let question = Question(target: target, now: Moment(seconds: 0))
        #expect(question.path == "/a")
        #expect(question.text("x") == value)
    }

    @Test(arguments: [
        ("127.0.0.1:8080", "127.0.0.1", 8080, true), ("localhost:0", "localhost", 0, true),
        ("[::1]:80", "::1", 80, true), (":9000", "127.0.0.1", 9000, true), ("0.0.0.0:80", "0.0.0.0", 80, false),
        ("[::]:80", "::", 80, false), ("127.evil.example.com:80", "127.evil.example.com", 80, false),
    ])
    func `an address to listen at is a host and a port`(text: String, host: String, port: Int, isLoopback: Bool) throws
    {
        let address = try #require(ListenAddress(text))
        #expect(address == ListenAddress(host: host, port: port))
        #expect(address.isLoopback == isLoopback)
    }

    @Test(arguments: ["", "localhost", "127.0.0.1:", "127.0.0.1:65536", "127.0.0.1:-1", "::1:80", "127.0.0.1:http"])
    func `anything else is no address to listen at`(text: String) {
        #expect(ListenAddress(text) == nil)
    }
}
