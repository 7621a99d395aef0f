import Foundation

/// What the process does when it is interrupted, and when nobody reads what it writes.
enum Signals {
    /// Sets the process up; called once, before anything is read or written.
    static func prepare() {
        // Writing then fails with EPIPE, which `Terminal.write` takes for the end of the work.
        signal(SIGPIPE, SIG_IGN)
        signal(SIGINT) { _ in
            // Only calls that are safe in a signal handler: take a progress bar away, say 130.
            if isatty(STDERR_FILENO) == 1 { Foundation.write(STDERR_FILENO, "\r\u{1B}[K", 4) }
            _exit(130)
        }
        // A parent may leave it blocked: programs that start others from a thread pool do.
        var interrupt = sigset_t()
        sigemptyset(&interrupt)
        sigaddset(&interrupt, SIGINT)
        sigprocmask(SIG_UNBLOCK, &interrupt, nil)
    }

    /// Leaves the interrupt key to the pager, as git does: it stops a search there, not the reading.
    static func leaveInterruptsToPager() { signal(SIGINT, SIG_IGN) }
}
