/* memory: see memory.h. Linux: /proc/meminfo, sched_getaffinity, mallopt. */
#include "os/memory.h"

#include <malloc.h>
#include <sched.h>
#include <stdio.h>

bool
memory_size(long long *bytes, long long *free_bytes)
{
	char line[128];
	long long kib;
	int found = 0;
	FILE *f = fopen("/proc/meminfo", "re");
	while (f && fgets(line, sizeof line, f)) {
		if (sscanf(line, "MemTotal: %lld kB", &kib) == 1)
			*bytes = kib * 1024, found |= 1;
		else if (sscanf(line, "MemAvailable: %lld kB", &kib) == 1)
			*free_bytes = kib * 1024, found |= 2;
	}
	if (f)
		fclose(f);
	return found == 3;
}

int
memory_processors(void)
{
	cpu_set_t set;
	int n = sched_getaffinity(0, sizeof set, &set) == 0 ? CPU_COUNT(&set) : 1;
	return n > 0 ? n : 1;
}

void
memory_give_back(void)
{
	enum { LARGE = 128 * 1024 };
	/* said aloud, both stay where they are */
	mallopt(M_MMAP_THRESHOLD, LARGE);
	mallopt(M_TRIM_THRESHOLD, LARGE);
}

void
memory_trim(void)
{
	malloc_trim(0);
}
