/* The clerk's desk carried out: sticks watched, the importer run, sessions
 * timed. Knows no window: `wake` is called from another thread whenever
 * desk_pump() has something to do. Everything else is the main thread's. */
#pragma once

#include "screens/desk_filled.h"

struct desk_options {
	const char *data;
	const char *sticks; /* folders under which sticks are mounted, split by : ; NULL: /media:/run/media */
	bool watch;         /* false: no stick is looked for (pictures, tests) */
	/* For pictures and tests; NULL or 0 else. */
	const char *folder;  /* counts as a stick that is plugged in */
	const char *program; /* what children run; NULL: this program */
	const char *now;     /* --now of the importer */
	uint64_t silence_ms; /* how long the importer may say nothing; 0: 60 s */
	void (*wake)(void *context);
	void *context;
};

struct desk *desk_new(const struct desk_options *o);
/* The importer is told to cancel; what does not end is killed. Accepts NULL. */
void desk_free(struct desk *d);
/* Takes in what has happened since; true when the screen must be drawn again. */
bool desk_pump(struct desk *d, uint64_t now_ms);
/* A finger was there: the session lasts on. */
void desk_touched(struct desk *d, uint64_t now_ms);
/* Something may have been published, or a setting changed, since the last call: by whomever. */
bool desk_content_changed(struct desk *d);
/* When desk_pump is next due without a wake, as of the last one; UINT64_MAX for never. */
uint64_t desk_next_deadline(const struct desk *d);
