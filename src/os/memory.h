/* The memory of this machine, and its processors. */
#pragma once

#include <stdbool.h>

/* All of it, and what a program could still get; false when the system does not say. */
bool memory_size(long long *bytes, long long *free_bytes);
/* From here on what is freed goes back to the system, for a program that runs for months: glibc would keep large
 * blocks, more with every one that is freed. Once, before anything large is asked for. */
void memory_give_back(void);
/* What was freed in between goes back as well, now. */
void memory_trim(void);
/* How many processors this program may use; at least 1. */
int memory_processors(void);
