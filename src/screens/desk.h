/* The clerk's desk: who has logged in, which sticks there are
 * (desk_sticks.h), what the importer does (desk_work.h) and what else runs
 * (desk_job.h).
 *
 * What it answers may be read in a frame and stays until the next event. What
 * it is asked to do never waits: what comes of it shows in a later frame.
 * Main thread only. Who carries it out is hidden (desk_filled.h). */
#pragma once

#include "screens/desk_job.h"
#include "screens/desk_sticks.h"
#include "screens/desk_work.h"
#include "store/staff.h"

enum { DESK_SESSION_MS = 180000 };

struct desk;

/* Never NULL; its id is 0 while nobody has logged in. */
const struct staff_member *desk_who(const struct desk *d);
/* When the session ends by itself, in host.now_ms; and the whole seconds until then, never below 0. */
uint64_t desk_logout_ms(const struct desk *d);
long desk_seconds_left(const struct desk *d, uint64_t now_ms);
void desk_log_in(struct desk *d, const struct staff_member *who);
void desk_log_out(struct desk *d);

/* The data folder. */
const char *desk_data(const struct desk *d);

/* What happens, in the order in which it happens: the stage takes it in and changes what is on the screen. */
enum desk_event {
	DESK_EVENT_LOGGED_IN,
	DESK_EVENT_LOGGED_OUT, /* by a button, or nobody was there for three minutes */
	DESK_EVENT_STICK,      /* one that is useful has come */
	DESK_EVENT_PREVIEW,    /* the edition to come is there to be looked at: desk_work()->preview */
	DESK_EVENT_PREVIEW_OVER,
	DESK_EVENT_PUBLISHED,
	DESK_EVENT_JOB_DONE, /* what is on the screen may be another edition */
};

/* The oldest that nobody has taken; false when there is none. */
bool desk_next_event(struct desk *d, enum desk_event *out);
