/// The process's own way: from the program to the last answer.
#ifndef CJQ_RUNNER_H
#define CJQ_RUNNER_H

#include "CJq.h"

/// Runs a program on what comes by a socket; never returns.
_Noreturn void cjq_run(const char *program, int socket, cjq_limits limits);

#endif
