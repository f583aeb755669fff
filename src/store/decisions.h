/* 村里的决定: what people settled, in DATA/state.db. A decision outlives the
 * edition it came with: every later one is built with it laid over (decided/lay.h).
 * It ends only when a person lifts it, with a reason, and that stays on record. */
#pragma once

#include "base/arena.h"
#include "store/state.h"

enum decision_kind {
	DECISION_DOWN,      /* a row taken down */
	DECISION_CONSENT,   /* 同意 taken back: the home's name is masked everywhere, its pictures are erased */
	DECISION_OBJECTION, /* an objection upheld: its row is taken down */
	DECISION_MASK,      /* words of a cell, or a picture, masked */
	DECISION_DONE,      /* done, and checked */
	DECISION_ROW,       /* cells of a row put right */
	DECISION_PASSED,    /* words of a cell that name nobody, or somebody who agreed: they stand as written */
	DECISION_KINDS
};

struct decision {
	long id;
	int kind;
	const char *reg, *key; /* the register's table and the row's key; of a picture: "" and the hash it came with */
	const char *home;      /* DECISION_CONSENT: whose: place, group, door, name, split by U+001F; else "" */
	const char *cells;     /* what holds: see decided/cell.h */
	const char *name, *what; /* for people: 「最美庭院名单 六组 3号」, 「完成情况 整改中 → 已完成」; names masked */
	const char *why, *who, *at;
	const char *first; /* the sheet it came by, when it came by one; "" */
	long turned;       /* how often a sheet that contradicted it was published without undoing it */
	const char *lifted_at, *lifted_by, *lifted_why; /* "" while it holds */
};

struct decisions {
	struct decision *item; /* oldest first */
	size_t count;
};

const char *decision_kind_name(int kind);  /* stable: down consent objection mask done row passed */
const char *decision_kind_words(int kind); /* 「撤下」 */
/* Homes as `home` has them: one door, whatever the name is; or one name, as far as its group is said. */
bool decision_same_home(const char *x, const char *y);
/* Does the consent it speaks of stand in this row? */
bool decision_is_of(const struct decision *d, const char *table, const char *key, const char *home);
/* All, or those in force, in the arena; none when there is no state.db. False: it could not be read. */
bool decisions_load(const char *data, struct arena *a, bool lifted, struct decisions *out);
bool decisions_read(struct state *s, struct arena *a, struct decisions *out, struct error *err); /* in force */
/* Those below write, inside the caller's state_begin. `id` is given; what a text is NULL is written as "". */
#define DECISIONS_DUE "erase_due" /* a setting: kept editions may still show what was taken back */
bool decision_add(struct state *s, const struct decision *d, struct error *err);
/* With its line in the audit unless `words` is NULL. */
bool decision_lift(struct state *s, const struct decision *d, const char *at, const char *who, const char *why,
    const char *words, struct error *err);
bool decision_turned(struct state *s, long id, struct error *err);
bool decisions_forget(struct state *s, struct error *err); /* all: a demonstration is over */
