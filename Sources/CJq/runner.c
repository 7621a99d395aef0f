// The process that runs a program. What it needs of the caller's memory it has by `fork`; it never goes back there, and
// calls nothing but the C library and libjq.
#define _GNU_SOURCE
#include "CJq.h"

#include <errno.h>
#include <fcntl.h>
#include <jq.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/prctl.h>
#include <sys/syscall.h>
#endif

#include "runner.h"

enum {
    /// The socket, in the process.
    conversation = 0,
    reading_step = 1 << 16,
    /// What a signal's handler may need of a stack when there is none left.
    spare_stack = 1 << 16,
    /// After so many documents or bytes of them another process goes on: libjq 1.6 does not give all memory back.
    documents_a_shift = 512,
    bytes_a_shift = 32 << 20,
    /// The exit status of one whose shift is over.
    relieved = 77,
};

// MARK: Answers

/// Answers that were not sent yet. An answer counts once `used` is past all of it: a signal may come at any time.
static struct {
    uint8_t bytes[1 << 16];
    volatile size_t used;
} answers;

static void send_all(const uint8_t *bytes, size_t count) {
    while (count > 0) {
        ssize_t sent = write(conversation, bytes, count);
        if (sent < 0 && errno == EINTR) continue;
        // Nobody listens any more.
        if (sent <= 0) _exit(0);
        bytes += sent;
        count -= (size_t)sent;
    }
}

static void send_answers(void) {
    send_all(answers.bytes, answers.used);
    answers.used = 0;
}

static void answer(uint8_t code) {
    if (answers.used + 1 > sizeof answers.bytes) send_answers();
    answers.bytes[answers.used] = code;
    answers.used += 1;
}

static void answer_with_message(uint8_t code, const char *text, size_t count) {
    if (count > CJQ_MESSAGE_BYTES) count = CJQ_MESSAGE_BYTES;
    if (answers.used + 3 + count > sizeof answers.bytes) send_answers();
    uint8_t *next = answers.bytes + answers.used;
    next[0] = code;
    next[1] = (uint8_t)count;
    next[2] = (uint8_t)(count >> 8);
    memcpy(next + 3, text, count);
    answers.used += 3 + count;
}

// MARK: Limits

static cjq_limits limits;

/// Says why the process ends, and ends it.
static _Noreturn void give_up(uint8_t reason) {
    send_answers();
    send_all(&reason, 1);
    _exit(0);
}

static void on_signal(int signal) { give_up(signal == SIGPROF ? CJQ_TOO_LONG : CJQ_CRASHED); }

static void on_no_memory(void *unused) {
    (void)unused;
    give_up(CJQ_TOO_LARGE);
}

/// Starts the time of a document, and sends what waits if the one before took long: the caller shall see that it goes on.
static void start_time(void) {
    struct itimerval time = {.it_value = {limits.milliseconds / 1000, limits.milliseconds % 1000 * 1000}};
    struct itimerval before;
    setitimer(ITIMER_PROF, &time, &before);
    long long left = before.it_value.tv_sec * 1000LL + before.it_value.tv_usec / 1000;
    if (left + 50 < limits.milliseconds && answers.used > 0) send_answers();
}

static void stop_time(void) {
    struct itimerval none = {0};
    setitimer(ITIMER_PROF, &none, NULL);
}

/// The memory that the process has of the caller's, mapped or used.
static uint64_t inherited_bytes(void) {
    FILE *file = fopen("/proc/self/statm", "r");
    if (!file) return 0;
    unsigned long long pages = 0;
    int found = fscanf(file, "%llu", &pages);
    fclose(file);
    return found == 1 ? pages * (uint64_t)sysconf(_SC_PAGESIZE) : 0;
}

static void set_limit(int resource, uint64_t value) {
    struct rlimit limit = {value, value};
    setrlimit(resource, &limit);
}

static void close_inherited_files(void) {
#ifdef SYS_close_range
    if (syscall(SYS_close_range, 3u, ~0u, 0u) == 0) return;
#endif
    long end = sysconf(_SC_OPEN_MAX);
    for (int descriptor = 3; descriptor < (end > 0 && end < 1 << 20 ? end : 1 << 16); descriptor++) close(descriptor);
}

static void lock_up(int socket) {
#ifdef __linux__
    prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
    prctl(PR_SET_NAME, "hindcast-jq");
#endif
    int nothing = open("/dev/null", O_RDWR);
    dup2(socket, conversation);
    dup2(nothing, 1);
    dup2(nothing, 2);
    close_inherited_files();
    uint64_t inherited = inherited_bytes();
    if (inherited > 0) set_limit(RLIMIT_AS, inherited + limits.bytes);
    set_limit(RLIMIT_CORE, 0);
    set_limit(RLIMIT_FSIZE, 0);
    // From now on nothing can be opened, whatever a program imports.
    set_limit(RLIMIT_NOFILE, 0);
    static char *no_environment[] = {NULL};
    environ = no_environment;

    static uint8_t stack[spare_stack];
    stack_t spare = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&spare, NULL);
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = SA_ONSTACK};
    sigfillset(&action.sa_mask);
    int caught[] = {SIGPROF, SIGSEGV, SIGBUS, SIGABRT, SIGILL, SIGFPE};
    for (size_t index = 0; index < sizeof caught / sizeof *caught; index++) sigaction(caught[index], &action, NULL);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGINT, SIG_DFL);
    signal(SIGTERM, SIG_DFL);
    sigset_t all;
    sigfillset(&all);
    sigprocmask(SIG_UNBLOCK, &all, NULL);
}

// MARK: The program

/// The message of the compiler, as much of it as is sent.
typedef struct {
    char text[CJQ_MESSAGE_BYTES + 1];
    size_t used;
} complaint;

static void on_complaint(void *data, jv message) {
    complaint *all = data;
    message = jq_format_error(message);
    if (jv_get_kind(message) == JV_KIND_STRING) {
        int written = snprintf(all->text + all->used, sizeof all->text - all->used, "%s\n", jv_string_value(message));
        all->used += (size_t)written < sizeof all->text - all->used ? (size_t)written : sizeof all->text - all->used - 1;
    }
    jv_free(message);
}

static jq_state *compile(const char *program) {
    jq_state *jq = jq_init();
    if (!jq) give_up(CJQ_TOO_LARGE);
    static complaint words;
    jq_set_error_cb(jq, on_complaint, &words);
    jq_set_nomem_handler(jq, on_no_memory, NULL);
    if (jq_compile(jq, program)) {
        jq_set_error_cb(jq, NULL, NULL);
        answer(CJQ_COMPILED);
        return jq;
    }
    answer_with_message(CJQ_REFUSED, words.text, words.used);
    send_answers();
    _exit(0);
}

static void answer_with_error(uint8_t code, jv message) {
    if (jv_get_kind(message) != JV_KIND_STRING) message = jv_dump_string(message, 0);
    answer_with_message(code, jv_string_value(message), (size_t)jv_string_length_bytes(jv_copy(message)));
    jv_free(message);
}

static void answer_for(jq_state *jq, const char *text, size_t count) {
    uint8_t marks = 0;
    if (memmem(text, count, "\"$unknown\"", 10)) marks |= CJQ_HAS_UNKNOWN;
    if (memmem(text, count, "\n  \"knowledge\": \"partial\"", 25)) marks |= CJQ_IS_PARTIAL;
    jv document = jv_parse_sized(text, (int)count);
    if (!jv_is_valid(document)) return answer_with_error(CJQ_ERROR | marks, jv_invalid_get_msg(document));
    jq_start(jq, document, 0);
    while (1) {
        jv result = jq_next(jq);
        jv_kind kind = jv_get_kind(result);
        if (kind == JV_KIND_INVALID) {
            jv message = jv_invalid_get_msg(result);
            if (jq_halted(jq)) {
                const char words[] = "the program halted";
                answer_with_message(CJQ_ERROR | marks, words, sizeof words - 1);
            } else if (jv_get_kind(message) == JV_KIND_NULL) {
                answer(CJQ_FAILS | marks);
            } else {
                return answer_with_error(CJQ_ERROR | marks, message);
            }
            return jv_free(message);
        }
        jv_free(result);
        if (kind != JV_KIND_NULL && kind != JV_KIND_FALSE) return answer(CJQ_HOLDS | marks);
    }
}

// MARK: The conversation

/// What was read of the socket, and not looked at yet; shared by the processes that go on after one another.
static struct {
    uint8_t bytes[reading_step];
    size_t next;
    size_t end;
} *incoming;

/// Reads so many bytes; the process ends where there are no more.
static void receive(uint8_t *bytes, size_t count) {
    while (count > 0) {
        if (incoming->next == incoming->end) {
            ssize_t came = read(conversation, incoming->bytes, sizeof incoming->bytes);
            if (came < 0 && errno == EINTR) continue;
            if (came <= 0) _exit(0);
            incoming->next = 0;
            incoming->end = (size_t)came;
        }
        size_t step = incoming->end - incoming->next < count ? incoming->end - incoming->next : count;
        memcpy(bytes, incoming->bytes + incoming->next, step);
        incoming->next += step;
        bytes += step;
        count -= step;
    }
}

/// Answers for documents until the shift is over.
static _Noreturn void work(jq_state *jq) {
    char *text = NULL;
    size_t room = 0;
    size_t documents = 0;
    size_t bytes = 0;
    while (documents < documents_a_shift && bytes < bytes_a_shift) {
        uint8_t head[CJQ_LENGTH_BYTES];
        receive(head, sizeof head);
        uint32_t count = head[0] | head[1] << 8 | head[2] << 16 | (uint32_t)head[3] << 24;
        if (count == CJQ_ANSWER_NOW) {
            send_answers();
            continue;
        }
        if (count > room) {
            free(text);
            text = malloc(count);
            if (!text || count > 0x7fffffff) give_up(CJQ_TOO_LARGE);
            room = count;
        }
        receive((uint8_t *)text, count);
        start_time();
        answer_for(jq, text, count);
        stop_time();
        documents += 1;
        bytes += count;
    }
    send_answers();
    _exit(relieved);
}

_Noreturn void cjq_run(const char *program, int socket, cjq_limits given) {
    limits = given;
    lock_up(socket);
    start_time();
    jq_state *jq = compile(program);
    stop_time();
    send_answers();
    incoming = mmap(NULL, sizeof *incoming, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    if (incoming == MAP_FAILED) give_up(CJQ_TOO_LARGE);
    // This process keeps the compiled program as it was; copies of it do the work, one after the other.
    while (1) {
        pid_t worker = fork();
        if (worker < 0) give_up(CJQ_TOO_LARGE);
        if (worker == 0) {
#ifdef __linux__
            prctl(PR_SET_PDEATHSIG, SIGKILL);
#endif
            work(jq);
        }
        int status;
        while (waitpid(worker, &status, 0) < 0 && errno == EINTR) {}
        if (!WIFEXITED(status) || WEXITSTATUS(status) != relieved) _exit(0);
    }
}
