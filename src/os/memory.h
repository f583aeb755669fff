/* The memory of this machine, and its processors. */
#ifndef OS_MEMORY_H
#define OS_MEMORY_H

#include <stdbool.h>

/* All of it, and what a program could still get; false when the system does not say. */
bool memory_size(long long *bytes, long long *free_bytes);
/* How many processors this program may use; at least 1. */
int memory_processors(void);

#endif
