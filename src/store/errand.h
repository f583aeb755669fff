/* What a screen writes into state.db. Its own process may write nothing where content lies (jail_no_writing()), so the
 * broker carries it out where there is one (os/broker.h); in any other process it is done on the spot. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

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

/* `io`: question and answer, a struct without pointers. False: nobody could carry it out. */
bool errand(enum errand_kind kind, const char *data, void *io, size_t size);
/* On the spot; the question may be a stranger's. */
bool errand_carry(int kind, const char *data, void *io, size_t size);

/* Carried out by its own module; false when the question is none. */
typedef bool errand_here(const char *data, void *io, size_t size);
errand_here state_mend_here, state_note_broken_here, state_stand_in_here, usage_flush_here, feedback_add_here,
    staff_try_here, codes_try_here;
/* A text in a question ends. */
#define ERRAND_TEXT(text) ((text)[sizeof(text) - 1] = '\0')
