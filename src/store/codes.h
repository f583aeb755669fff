/* 查询码 of households, and how often somebody tried one, in DATA/state.db. A code is a family's: kept under its door
 * and its head, so that who moves in has none of it. Kept as a keyed hash; the key lies beside it, so that what
 * leaves with an edition or an export says nothing. A try is written down before it is checked. Five wrong ones lock
 * the household for ten minutes, again five for an hour; never more than ten an hour (store/lockout.h). */
#pragma once

#include <stdint.h>

#include "base/arena.h"
#include "store/state.h"

enum { CODE_TRIES = 5, CODE_LOCK_S = 600, CODE_LONG_LOCK_S = 3600, CODE_HOUR_TRIES = 10, CODE_MIN = 4, CODE_MAX = 6 };
#define CODE_SIGNS "2345689" /* of those that are made: no 1 and 7, no 0, which are taken for each other */

enum code_answer { CODE_RIGHT, CODE_WRONG, CODE_LOCKED, CODE_NONE, CODE_BROKEN /* nothing can be written down */ };
struct code_clock {
	long long wall_s;
	uint64_t mono_ms;
};
struct code_result {
	enum code_answer answer;
	int left;    /* CODE_WRONG: tries before the lock */
	long wait_s; /* CODE_LOCKED */
};

/* What a family's code is kept under: the key of its row, and its head. */
const char *codes_home(struct arena *a, const char *key, const char *head);
struct codes;
struct codes *codes_open(const char *data);          /* never NULL; a missing state.db has no codes */
void codes_close(struct codes *c);                   /* accepts NULL */
int codes_digits(struct codes *c, const char *home); /* 0: it has none */
long codes_wait(struct codes *c, const char *home, struct code_clock now); /* seconds it is still locked */
struct code_result codes_try(struct codes *c, const char *home, const char *code, struct code_clock now);

struct code_entry {
	const char *home, *code;
};
struct code_change {
	const struct code_entry *entry, *carry; /* carry: who was `home` is `code` from now on, and keeps its code */
	size_t count, carries;
	const char *const *home; /* all there are, for a file that has codes_by_door() */
	size_t homes;
};
struct codes_saved {
	long changed, dead; /* entries that are new or other, and those replaced on the screen, which stay dead */
};
bool codes_valid(const char *code); /* four to six digits */
/* Is this the household's? No try is written down: for what comes with a sheet. */
bool codes_are(const char *data, const char *home, const char *code);
/* Did a program write it that kept codes by the door alone? */
bool codes_by_door(const char *data);
/* Writes only with `save`, in one transaction, what is carried first; clears the tries of what changed. */
bool codes_save(
    const char *data, const struct code_change *change, bool save, struct codes_saved *out, struct error *err);
/* The same within a transaction of the state. */
bool codes_save_in(struct state *s, const struct code_change *change, struct codes_saved *out, struct error *err);
/* A new one of CODE_MAX digits for one household, in `out`; the old one is dead from then on, in every sheet too, and
 * its tries are forgotten. With a line in the audit that names the household, not the code. */
bool codes_renew(
    struct state *s, const char *home, const char *name, const char *by, char out[CODE_MAX + 1], struct error *err);
