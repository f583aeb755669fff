/* How often somebody may guess: what households' codes and staff's PINs share.
 *
 * A try is written down, and the lock it leads to, before anything is checked.
 * Five wrong ones in a row lock for ten minutes; never more than ten wrong
 * ones an hour. After twenty in an hour over all households, each further one waits a minute: nobody is locked out,
 * nobody gets far, and staff are told. The clock of all this is its own: it goes on only with the
 * monotonic clock, from what was last written. A wall clock that is set back
 * or jumps ahead changes nothing; time in which the machine was off does not
 * count, so that nobody waits less than it says. */
#pragma once

#include "store/codes.h"
#include "editions/db.h"

enum { CODE_HALL_TRIES = 20, CODE_HALL_WAIT_S = 60 };
#define CODES_GUESSED "guessed" /* in the audit */

struct lockout {
	const char *id;   /* whose tries are counted together: the hash of a household, "staff" */
	long again_s;     /* how long the second lock in a day lasts, and those after it */
	bool hour_stays;  /* a right one forgives those in a row, not those of the hour */
	const char *hall; /* under what those of everybody are counted once more; NULL */
};

/* Seconds; comes after everything written. Writes only when the program was started anew since. */
long long lockout_now(struct db *db, struct code_clock clock);
/* Seconds until the next try is allowed; 0: now. */
long lockout_wait(struct db *db, const struct lockout *l, long long now);
/* Begins a transaction, makes the tables, counts a try, commits. RIGHT: it may be checked now; else LOCKED or BROKEN.
 */
struct code_result lockout_begin(struct db *db, const struct lockout *l, struct code_clock clock);
/* After the check: what to answer. */
struct code_result lockout_end(struct db *db, const struct lockout *l, struct code_clock clock, bool right);
