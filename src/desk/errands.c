/* errands: see errands.h. */
#include "desk/errands.h"

#include "store/errand.h"

static errand_here *const all[ERRANDS] = {
	[ERRAND_MEND] = state_mend_here,
	[ERRAND_NOTE_BROKEN] = state_note_broken_here,
	[ERRAND_STAND_IN] = state_stand_in_here,
	[ERRAND_USAGE] = usage_flush_here,
	[ERRAND_FEEDBACK] = feedback_add_here,
	[ERRAND_STAFF] = staff_try_here,
	[ERRAND_CODE] = codes_try_here,
};

bool
errands_carry(int kind, const char *data, void *io, size_t size)
{
	return kind >= 0 && kind < ERRANDS && all[kind](data, io, size);
}
