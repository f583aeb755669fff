/* Decisions laid over content: rows of a sheet, of what the machine has, of an
 * older edition. A row that contradicts one is copied and put right; the rest is
 * shared. What is new is learned by comparing two contents, and written in the
 * transaction that makes their edition current.
 *
 * Cells are text: records split by U+001E, each a column, its value, and the values it replaces (none: all), split
 * by U+001F (# and a hash: that of the value). A record "+" first: the row was added, and is added again where it is
 * missing. */
#pragma once

#include "editions/content.h"
#include "store/decisions.h"

struct decided_hit { /* what a content says against a decision */
	long rows;
	const struct row *row; /* the first */
	const struct reg *r;
};

struct decided {
	struct arena *arena;
	struct decisions held;   /* in force */
	struct decided_hit *hit; /* one a decision; of the rows that were brought */
	const char **lifted;     /* the same: why it ends; NULL: it does not */
	struct decision *fresh;  /* to be written */
	size_t freshes, capacity;
	bool forget; /* a demonstration ends: the others go */
	bool turns;  /* hits are counted */
};

/* What is in force; nothing when `data` is NULL. */
bool decided_begin(struct decided *d, struct arena *a, const char *data, struct error *err);
/* Before a merge is made anew: nothing is lifted, nothing was learned. */
void decided_round(struct decided *d);
/* Lays what was not lifted over `rows`, whose lists are copied into `a` where they change. `adds`: also rows that were
 * added and are missing, of all scopes or of those that the rows have. `hit` (or NULL) has a place for each of
 * decided_count(). True when something changed. */
enum decided_adds { DECIDED_NO_ROWS, DECIDED_IN_SCOPE, DECIDED_ROWS };
bool decided_lay(
    const struct decided *d, struct arena *a, struct content *rows, enum decided_adds adds, struct decided_hit *hit);

/* What `to` settles that `from` had not: taken down, consent taken back, objections upheld (`scratch`: a file that may
 * be written to find their rows). Lays the new ones over `to`. */
bool decided_learn(struct decided *d, struct arena *a, const struct content *from, struct content *to,
    const char *scratch, struct error *err);
/* 改一条: a row put right, or added (`from` NULL). What it says otherwise than a decision ends that one. */
void decided_amended(
    struct decided *d, const struct reg *r, const struct row *from, const struct row *to, const char *why);
/* A picture masked: the source goes by `key`. */
void decided_masked(struct decided *d, const struct row_photo *photo, const char *name);
/* Inside the caller's state_begin. */
bool decided_write(
    const struct decided *d, struct state *s, const char *who, const char *at, const char *sheet, struct error *err);

/* Inside the caller's state_begin, with its line in the audit. */
bool decided_lift(struct state *s, struct arena *a, const struct decision *d, const char *at, const char *who,
    const char *why, struct error *err);
