/* 查询码 of households, and how often somebody tried one, in DATA/state.db.
 *
 * Kept as a keyed hash; the key lies beside it, so that what leaves with an
 * edition or an export says nothing. A try is written down before it is
 * checked. Five wrong ones lock the household for ten minutes, again five
 * for an hour; never more than ten an hour (store/lockout.h). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"
#include "store/state.h"

enum { CODE_TRIES = 5, CODE_LOCK_S = 600, CODE_LONG_LOCK_S = 3600, CODE_HOUR_TRIES = 10, CODE_MIN = 4, CODE_MAX = 6 };
#define CODE_SIGNS "2345689" /* of those that are made: no 1 and 7, no 0, which are taken for each other */

enum code_answer {
	CODE_RIGHT,
	CODE_WRONG,
	CODE_LOCKED,
	CODE_NONE,   /* this household has none */
	CODE_BROKEN, /* nothing can be written down, so nothing is checked */
};

struct code_clock {
	long long wall_s;
	uint64_t mono_ms;
};

struct code_result {
	enum code_answer answer;
	int left;    /* CODE_WRONG: tries before the lock */
	long wait_s; /* CODE_LOCKED */
};

struct codes;
struct codes *codes_open(const char *data); /* never NULL; a missing state.db has no codes */
void codes_close(struct codes *c);          /* accepts NULL */
/* How many digits the household's code has; 0 when it has none. `home` is the key of its row. */
int codes_digits(struct codes *c, const char *home);
/* Seconds it is still locked. */
long codes_wait(struct codes *c, const char *home, struct code_clock now);
struct code_result codes_try(struct codes *c, const char *home, const char *code, struct code_clock now);

struct code_entry {
	const char *home, *code;
};
/* Is this four to six digits? */
bool codes_valid(const char *code);
/* For the importer: counts those that are new or other, and those that were replaced on the screen and stay dead.
 * Writes only with `save`, in one transaction, and clears the tries of what changed. */
struct codes_saved {
	long changed, dead;
};
bool codes_save(const char *data, const struct code_entry *list, size_t count, bool save, struct codes_saved *out,
    struct error *err);
/* A new one of CODE_MAX digits for one household, in `out`; the old one is dead from then on, in every sheet too, and
 * its tries are forgotten. With a line in the audit that names the household, not the code. */
bool codes_renew(
    struct state *s, const char *home, const char *name, const char *by, char out[CODE_MAX + 1], struct error *err);
