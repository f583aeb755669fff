/* How far an import is: one line a step for the program that started it
 * (`progress copy 12 40`, while copying with bytes, `progress copy 12 40 9000 80000`),
 * one line that renews itself for a person.
 *
 * What is said never falls within a step, nor goes back to an earlier one. */
#pragma once

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
	int fd;       /* −1: nobody listens */
	bool person;  /* renew a line on standard error */
	bool session; /* as session.h has it: always with bytes, and rows too */
	long shown;   /* what that line says now, so that it is written only when it changes */
	/* what was said last, and when */
	bool said;
	enum progress_step step;
	long done, total;
	long long done_bytes, total_bytes;
	unsigned long long said_ms;
};

void progress_say(struct progress *p, enum progress_step step, long done, long total);
/* While copying: within a file too, but not more than twenty lines a second. */
void progress_copy(struct progress *p, long done, long total, long long bytes, long long total_bytes);
/* How many rows have been read; only session.h says it. */
void progress_rows(struct progress *p, long rows);
void progress_end(struct progress *p); /* wipes the person's line */
