/// jq programs, each run in a process of its own: libjq can neither be interrupted nor held to a limit of memory.
///
/// The process has no file, no environment and no network: it reads documents from a socket and answers on it.
#ifndef CJQ_H
#define CJQ_H

#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

// MARK: What the process is told

/// Before each document: its length, 4 bytes, the least significant first; then the JSON text.
#define CJQ_LENGTH_BYTES 4

/// In the place of a length: send the answers that wait.
#define CJQ_ANSWER_NOW 0xffffffffu

// MARK: What it answers

/// First of all: the program was compiled, or (with a message) it could not be.
#define CJQ_COMPILED 0xc0
#define CJQ_REFUSED 0xc1

/// For each document, in their order: whether a result of the program is neither `false` nor `null`; or, with a message,
/// that the program failed before there was one.
#define CJQ_FAILS 0
#define CJQ_HOLDS 1
#define CJQ_ERROR 2

/// Added to it: the document holds the text `"$unknown"`; it is known in part.
#define CJQ_HAS_UNKNOWN 0x10
#define CJQ_IS_PARTIAL 0x20

/// At last, where the process had to end: the document after the last one that was answered for took too long, took too
/// much memory, or brought libjq down.
#define CJQ_TOO_LONG 0xe0
#define CJQ_TOO_LARGE 0xe1
#define CJQ_CRASHED 0xe2

/// A message: its length, 2 bytes, the least significant first; then the text, at most so many bytes of it.
#define CJQ_MESSAGE_BYTES 1000

// MARK: Starting it

/// What the program may take.
typedef struct {
    /// Processor time for compiling, and for each document.
    uint32_t milliseconds;
    /// Memory beyond what the caller's process has.
    uint64_t bytes;
} cjq_limits;

/// A process that runs a program.
typedef struct {
    pid_t process;
    /// The caller's end of the socket.
    int descriptor;
} cjq_runner;

/// Starts a process for a program of `count` bytes; returns 0, or the system's error.
int cjq_start(const char *program, size_t count, cjq_limits limits, cjq_runner *runner);

/// Ends the process, whatever it does, and closes the socket.
void cjq_stop(cjq_runner runner);

/// Sends bytes; returns how many were taken, or -1 with the system's error in `errno`.
ssize_t cjq_send(int descriptor, const uint8_t *bytes, size_t count);

/// Receives bytes; returns how many came, 0 where the process has ended, or -1 with the system's error in `errno`.
ssize_t cjq_receive(int descriptor, uint8_t *bytes, size_t count);

#endif
