/* What a screen writes into state.db. Its own process may write nothing where content lies (jail_no_writing()), so the
 * broker carries it out where there is one (os/broker.h); in any other process it is done on the spot. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "os/broker.h"

enum errand_kind {
	ERRAND_MEND,
	ERRAND_NOTE_BROKEN,
	ERRAND_STAND_IN,
	ERRAND_USAGE,
	ERRAND_FEEDBACK,
	ERRAND_STAFF,
	ERRAND_CODE,
	ERRANDS
};

/* Does it on the spot; false when the question is none: it may be a stranger's. Each module's own is listed in
 * desk/errands.c, for the broker. `io`: question and answer, a struct without pointers. */
typedef bool errand_here(const char *data, void *io, size_t size);
errand_here state_mend_here, state_note_broken_here, state_stand_in_here, usage_flush_here, feedback_add_here,
    staff_try_here, codes_try_here;

/* False: nobody could carry it out. */
static inline bool
errand(enum errand_kind kind, errand_here *here, const char *data, void *io, size_t size)
{
	return broker_there() ? broker_ask((int)kind, io, size) : here(data, io, size);
}

/* A text in a question ends. */
#define ERRAND_TEXT(text) ((text)[sizeof(text) - 1] = '\0')
