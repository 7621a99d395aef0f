// The caller's side: starts the process and talks to it.
#define _GNU_SOURCE
#include "CJq.h"

#include <errno.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>

#include "runner.h"

/// The process watches its own time; this is for one that cannot: longer than any document may take on a busy machine.
enum { patience_seconds = 120 };

int cjq_start(const char *program, size_t count, cjq_limits limits, cjq_runner *runner) {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return errno;
    char *text = strndup(program, count);
    if (!text) {
        close(ends[0]);
        close(ends[1]);
        return ENOMEM;
    }
    // No signal reaches the process before it has handlers of its own.
    sigset_t all, before;
    sigfillset(&all);
    pthread_sigmask(SIG_SETMASK, &all, &before);
    pid_t process = fork();
    int error = errno;
    if (process == 0) cjq_run(text, ends[1], limits);
    pthread_sigmask(SIG_SETMASK, &before, NULL);
    free(text);
    close(ends[1]);
    if (process < 0) {
        close(ends[0]);
        return error;
    }
    struct timeval patience = {patience_seconds, 0};
    setsockopt(ends[0], SOL_SOCKET, SO_RCVTIMEO, &patience, sizeof patience);
    setsockopt(ends[0], SOL_SOCKET, SO_SNDTIMEO, &patience, sizeof patience);
    *runner = (cjq_runner){process, ends[0]};
    return 0;
}

void cjq_stop(cjq_runner runner) {
    close(runner.descriptor);
    kill(runner.process, SIGKILL);
    while (waitpid(runner.process, NULL, 0) < 0 && errno == EINTR) {}
}

ssize_t cjq_send(int descriptor, const uint8_t *bytes, size_t count) {
    while (1) {
        ssize_t sent = send(descriptor, bytes, count, MSG_NOSIGNAL);
        if (sent >= 0 || errno != EINTR) return sent;
    }
}

ssize_t cjq_receive(int descriptor, uint8_t *bytes, size_t count) {
    while (1) {
        ssize_t came = recv(descriptor, bytes, count, 0);
        if (came >= 0 || errno != EINTR) return came;
    }
}
