/* 工作人员: who may change what is on the screen, in DATA/state.db.
 *
 * A PIN is six digits, kept as argon2id. A try is written to disk before it is
 * checked; five wrong ones in a row mean ten minutes' wait; never more than
 * ten tries an hour, over all names and the recovery code together, across
 * restarts and a clock set back (OWASP ASVS 2.2.1 allows a hundred).
 * The township keeps the recovery code: twelve digits, made once, shown once;
 * with it a new PIN is set for one name, once: it is used up by that. Every change of content, staff or
 * settings leaves a line in the audit. */
#pragma once

#include "store/audit.h"
#include "store/codes.h"
#include "store/state.h"

enum { STAFF_PIN = 6, STAFF_RECOVERY = 12, STAFF_NAME = AUDIT_NAME, STAFF_MOST = 24 };

struct staff_member {
	long id; /* 0: nobody */
	char name[STAFF_NAME];
	bool manager; /* may change staff and settings; the first one always */
};

/* In order of their making; at most STAFF_MOST. 0 when there is none or no state.db. */
size_t staff_list(const char *data, struct staff_member out[STAFF_MOST]);
bool staff_find(const char *data, const char *name, struct staff_member *out);

enum staff_answer { STAFF_RIGHT, STAFF_WRONG, STAFF_LOCKED, STAFF_BROKEN };
struct staff_result {
	enum staff_answer answer;
	int left;    /* STAFF_WRONG: tries before the wait */
	long wait_s; /* STAFF_LOCKED */
};
/* Written for the screen (store/errand.h), as a household's code is: one transaction, no lock, never a repair. */
struct staff_result staff_try(const char *data, long id, const char *pin, struct code_clock now);
/* Is this the township's recovery code? Counted as a try of PINs is. */
struct staff_result staff_try_recovery(const char *data, const char *code, struct code_clock now);
long staff_wait(const char *data, struct code_clock now); /* seconds until the next try is allowed */
bool staff_has_recovery(const char *data);

bool staff_pin_valid(const char *pin); /* six digits, not all the same, no 123456 */
/* The same with the sentence; a name is short, without signs that split a list; a code is twelve digits. */
bool staff_check_pin(const char *pin, struct error *err);
bool staff_check_name(const char *name, struct error *err);
bool staff_check_recovery(const char *code, struct error *err);
/* The changes below are made by `cunping staff` and `cunping settings`, holding DATA/lock; inside
 * the caller's state_begin, if there is one: then a failure must take it all back. */
bool staff_add(struct state *s, const char *name, const char *pin, bool manager, const char *by, struct error *err);
bool staff_set_pin(struct state *s, const char *name, const char *pin, const char *by, struct error *err);
/* The last manager stays. */
bool staff_remove(struct state *s, const char *name, const char *by, struct error *err);
/* An empty code: makes a new one; `out` gets it either way. */
bool staff_set_recovery(
    struct state *s, const char *code, char out[STAFF_RECOVERY + 1], const char *by, struct error *err);
/* A forgotten PIN: after staff_try_recovery(). The code is used up, `out` gets the next one. */
bool staff_reset(struct state *s, const char *name, const char *pin, char out[STAFF_RECOVERY + 1], struct error *err);
