import Foundation
import TestSupport

/// Runs the tool as a terminal would, by way of Python's `pty`.
enum PseudoTerminal {
    /// What was seen on each stream; a terminal's newlines are `\r\n`.
    struct Screen: Decodable {
        let status: Int32
        let output: String
        let error: String
    }

    /// Whether there is a Python to run.
    static var isAvailable: Bool { (try? shell("command -v python3").status) == 0 }

    /// Runs the tool with a terminal for standard output, standard error, or both; the other is a pipe.
    static func run(_ arguments: [String], output: Bool, error: Bool, environment: [String: String] = [:]) throws
        -> Screen
    {
        let tool = Repository.products.appending(path: "hindcast").path
        let streams = (output ? "o" : "") + (error ? "e" : "")
        var all = ["TERM": "xterm-256color", "PATH": "/usr/local/bin:/usr/bin:/bin", "HINDCAST_PAGER": "cat"]
        all["HOME"] = ProcessInfo.processInfo.environment["HOME"]
        let python = Program(URL(filePath: "/usr/bin/env"))
        let result = try python.run(
            ["python3", "-c", script, streams, tool] + arguments,
            environment: all.merging(environment) { $1 }
        )
        return try JSONDecoder().decode(Screen.self, from: Data(result.output.utf8))
    }

    private static let script = """
        import fcntl, json, os, pty, select, struct, subprocess, sys, termios
        ends = []
        for name in 'oe':
            if name in sys.argv[1]:
                ours, theirs = pty.openpty()
                fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack('HHHH', 40, 160, 0, 0))
            else:
                ours, theirs = os.pipe()
            ends.append((ours, theirs))
        child = subprocess.Popen(sys.argv[2:], stdin=subprocess.DEVNULL, stdout=ends[0][1], stderr=ends[1][1])
        for _, theirs in ends: os.close(theirs)
        seen = {ours: b'' for ours, _ in ends}
        waiting = set(seen)
        while waiting:
            for ready in select.select(list(waiting), [], [])[0]:
                try: data = os.read(ready, 65536)
                except OSError: data = b''
                if data: seen[ready] += data
                else: waiting.discard(ready)
        texts = [seen[ours].decode('utf-8', 'replace') for ours, _ in ends]
        print(json.dumps({'status': child.wait(), 'output': texts[0], 'error': texts[1]}))
        """
}
