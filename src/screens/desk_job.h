/* A subcommand of this program in the background, one at a time: a setting,
 * an undo, a small change, a take-out. */
#pragma once

enum { DESK_ARGS = 56 };

enum desk_job_state { DESK_JOB_NONE, DESK_JOB_RUNNING, DESK_JOB_DONE, DESK_JOB_FAILED };

struct desk_job {
	unsigned number; /* counts up: which one this is */
	enum desk_job_state state;
	char name[64];    /* its subcommand */
	char words[1024]; /* last words for people */
	const char *out;  /* everything it wrote on standard output */
	char step[256];   /* `progress WORDS`, its latest such line */
};

struct desk;

const struct desk_job *desk_job(const struct desk *d);
/* `argv` without the program and without --data; ends with NULL. `input` (or NULL) on its standard input. */
void desk_run(struct desk *d, const char *const *argv, const char *input);
