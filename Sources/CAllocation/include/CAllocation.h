// What the C library lets a program say about its memory, and Swift's module of it leaves out.
#pragma once

// Gives freed blocks of 1 MB and more back to the system at once, and the end of the heap from 4 MB on. By itself glibc
// raises these sizes to that of the largest block freed. Does nothing with another C library.
void callocation_give_back_large_blocks(void);

// Gives back to the system what is free between blocks in use. Does nothing with another C library.
void callocation_give_back_free(void);
