/* What happens on the desk, in the order in which it happens: the stage takes
 * it in and changes what is on the screen. */
#ifndef SCREENS_DESK_EVENT_H
#define SCREENS_DESK_EVENT_H

#include <stdbool.h>

enum desk_event {
	DESK_EVENT_LOGGED_IN,
	DESK_EVENT_LOGGED_OUT, /* by a button, or nobody was there for three minutes */
	DESK_EVENT_STICK,      /* one that is useful has come */
	DESK_EVENT_PREVIEW,    /* the edition to come is there to be looked at: desk_work()->preview */
	DESK_EVENT_PREVIEW_OVER,
	DESK_EVENT_PUBLISHED,
	DESK_EVENT_JOB_DONE, /* what is on the screen may be another edition */
};

struct desk;

/* The oldest that nobody has taken; false when there is none. */
bool desk_next_event(struct desk *d, enum desk_event *out);

#endif
