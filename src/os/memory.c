/* memory: see memory.h. Linux: /proc/meminfo. */
#include "os/memory.h"

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
