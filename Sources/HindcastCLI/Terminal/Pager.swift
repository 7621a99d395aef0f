import Foundation

/// A pager that shows an answer on a terminal.
///
/// `Process` puts its children into a process group of their own, from which a pager may not read the keyboard; so this
/// one is spawned by hand.
final class Pager {
    /// Where the answer is written to.
    let input: Int32
    private let child: pid_t

    /// The command that the environment asks for; `nil` where it asks for none, or for nothing in particular on a
    /// terminal that `less` cannot work on.
    static var command: String? {
        let environment = ProcessInfo.processInfo.environment
        let command = environment["HINDCAST_PAGER"] ?? environment["PAGER"] ?? (Terminal.isDumb ? "" : "less -FRX")
        return command.isEmpty || command == "cat" ? nil : command
    }

    /// Starts a pager; `nil` where the system could not.
    init?(command: String) {
        var ends: [Int32] = [0, 0]
        guard pipe(&ends) == 0 else { return nil }
        // The pager must not hold the writing end itself, or it would never see the end of the answer.
        _ = fcntl(ends[1], F_SETFD, FD_CLOEXEC)

        var files = posix_spawn_file_actions_t()
        var attributes = posix_spawnattr_t()
        posix_spawn_file_actions_init(&files)
        posix_spawnattr_init(&attributes)
        defer {
            posix_spawn_file_actions_destroy(&files)
            posix_spawnattr_destroy(&attributes)
        }
        posix_spawn_file_actions_adddup2(&files, ends[0], STDIN_FILENO)
        posix_spawn_file_actions_addclose(&files, ends[0])
        // An ignored signal stays ignored in a child: the pager shall have both as they are by default.
        var defaults = sigset_t()
        sigemptyset(&defaults)
        sigaddset(&defaults, SIGPIPE)
        sigaddset(&defaults, SIGINT)
        posix_spawnattr_setsigdefault(&attributes, &defaults)
        posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))

        var started = pid_t()
        let words = ["sh", "-c", command]
        var arguments = words.map { strdup($0) } + [nil]
        defer { for argument in arguments { free(argument) } }
        let outcome = posix_spawn(&started, "/bin/sh", &files, &attributes, &arguments, environ)
        close(ends[0])
        guard outcome == 0 else {
            close(ends[1])
            return nil
        }
        input = ends[1]
        child = started
    }

    /// Ends the answer and waits until the person has left the pager; returns its exit status.
    func finish() -> Int32 {
        close(input)
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0, errno == EINTR {}
        return status >> 8 & 0xFF
    }
}
