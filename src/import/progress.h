/* How far an import is: one line a step for the program that started it
 * (`progress copy 12 40`), one line that renews itself for a person. */
#ifndef IMPORT_PROGRESS_H
#define IMPORT_PROGRESS_H

#include <stdbool.h>

enum progress_step {
	PROGRESS_COPY,
	PROGRESS_READ,
	PROGRESS_PHOTOS,
	PROGRESS_COMPARE,
	PROGRESS_BUILD,
	PROGRESS_PUBLISH,
	PROGRESS_STEP_COUNT,
};

struct progress {
	int fd;      /* −1: nobody listens */
	bool person; /* renew a line on standard error */
	long shown;  /* what that line says now, so that it is written only when it changes */
};

void progress_say(struct progress *p, enum progress_step step, long done, long total);
void progress_end(struct progress *p); /* wipes the person's line */

#endif
