#include "CAllocation.h"

const char *malloc_conf = "narenas:1,dirty_decay_ms:1000,muzzy_decay_ms:0";
