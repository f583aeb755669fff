/* What the files of the desk share; not for others. */
#pragma once

#include "desk/progress_bar.h"
#include "desk/desk.h"
#include "desk/desk_child.h"
#include "desk/listener.h"

enum {
	DESK_KILL_MS = 2000,     /* between asking a child to end and killing it */
	DESK_SILENCE_MS = 60000, /* the importer says nothing while it should work */
	DESK_LOOK_MS = 10000,    /* a stick does not answer */
	DESK_RETRY_MS = 50,      /* what could not be written, who has not quite ended */
	DESK_GONE = 8,           /* children nobody waits for any more */
};

struct desk_seen_stick { /* beside desk.stick[i] */
	unsigned serial; /* which plugging-in it is */
	struct desk_child look;
	uint64_t slow_ms;
	bool found; /* its first `useful` line is taken */
};

struct desk_app {
	struct desk desk; /* first: desk.app is this */
	char *data, *sticks, *folder, *program, *now;
	uint64_t silence_ms, now_ms;
	struct listener *listener;
	bool begun, changed, content;
	long seconds_left; /* of the session, as last drawn */
	/* desk_worker.c */
	struct desk_child worker;
	struct progress_bar course;
	uint64_t heard_ms;
	int asked;         /* answers still to come */
	char told[32];     /* the last request's word */
	char source[1024]; /* what is read */
	char below[512];   /* within its stick */
	char stick_name[128], stick_path[512];
	unsigned stick_serial;
	bool reading_waits; /* for the one before to end */
	bool resumes;       /* what waited for the second person before a restart */
	uint64_t reading_since_ms;
	/* desk_sweep.c */
	struct desk_child sweep;
	bool sweep_wanted;
	uint64_t sweep_ms, sweep_pause_ms;
	/* desk_sticks.c */
	struct desk_seen_stick seen[DESK_STICKS];
	unsigned serials;
	/* desk_job.c */
	struct desk_child job;
	struct strbuf job_out;
	char job_last[1024], job_error[1024];
	struct desk_child gone[DESK_GONE];
};

static inline struct desk_app *
desk_app(struct desk *d)
{
	return d->app;
}

void worker_read(struct desk *d, const char *source, const char *name);
void worker_tell(struct desk *d, const char *line);
void worker_cancel(struct desk *d);
void worker_dismiss(struct desk *d);
void worker_preview(struct desk *d, bool on);
void desk_worker_line(struct desk_app *a, const char *line);
void desk_worker_resume(struct desk_app *a);
void desk_worker_step(struct desk_app *a);
uint64_t desk_worker_due(const struct desk_app *a);
/* A stick has come: perhaps the one the importer waits for. */
void desk_worker_stick(struct desk_app *a);

void desk_sweep_soon(struct desk_app *a);
void desk_sweep_step(struct desk_app *a);
uint64_t desk_sweep_due(const struct desk_app *a);

void sticks_look(struct desk *d);
void desk_sticks_news(struct desk_app *a, const struct mount *m, size_t count);
bool desk_sticks_line(struct desk_app *a, int channel, const char *line);
void desk_sticks_step(struct desk_app *a);
uint64_t desk_sticks_due(const struct desk_app *a);
/* The stick that holds `source`; −1 none. */
int desk_sticks_of(const struct desk_app *a, const char *source);

void job_run(struct desk *d, const char *const *argv, const char *input);
void desk_job_line(struct desk_app *a, int channel, const char *line);
void desk_job_step(struct desk_app *a);
uint64_t desk_job_due(const struct desk_app *a);
