#include "CAllocation.h"
#include <stdlib.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

void callocation_give_back_large_blocks(void) {
#ifdef __GLIBC__
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
    mallopt(M_TRIM_THRESHOLD, 4 << 20);
#endif
}

void callocation_give_back_free(void) {
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}
