// How the program's allocator, jemalloc, is set up: https://jemalloc.net/jemalloc.3.html#tuning
#pragma once

// Read by jemalloc as the process starts. What a record becomes is made by one thread and freed by another, all through
// an import: one arena lets threads take what others freed, and a second later unused pages are the system's again.
extern const char *malloc_conf;
