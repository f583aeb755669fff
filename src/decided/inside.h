/* What the files of this folder share. */
#pragma once

#include "decided/consent.h"
#include "decided/kept.h"
#include "decided/words.h"

#define CELL_SPLIT '\x1f'
#define CELL_END '\x1e'
#define NO "否"
#define YES "是"
#define DOWN "撤下"

/* Whose row it is: place, group, door, name; "" when it is nobody's. */
const char *decided_home(struct arena *a, const struct reg *r, const struct row *row);
struct decided_homes { /* sorted, so by place */
	const char **home;
	size_t count;
};
/* Those of the rows whose column says `value`; all, when `column` is NULL. */
void decided_homes_add(struct decided_homes *out, struct arena *a, const struct reg *r, const struct row_list *list,
    const char *column, const char *value);
void decided_homes_sort(struct decided_homes *all);
bool decided_homes_has(const struct decided_homes *all, const char *home);

struct learning {
	struct decided *d;
	struct arena *arena; /* of the round */
	const struct content *from;
	struct content *to;
	size_t first; /* of the fresh ones */
};
/* Consent taken back: of a row, and of homes whose refusal would go with their row of the roll. Homes that were known
 * by one place or name and now by another are followed. */
void decided_learn_consent(struct learning *l, const struct reg *r, const struct row *was, const struct row *row);
void decided_learn_homes(struct learning *l);
void decided_follow(struct decided *d, const char *from, const struct reg *r, const struct row *to);
bool decided_stand_in(const char *data, struct edition_info *io); /* a state_stand_in */
/* Of a DECISION_CONSENT: is it of the name, too? */
bool decided_of_name(const struct decision *d);
/* The next record of `*cells`, moved on: column, value and what it replaces, the last one NULL-ended; false at the end.
 */
enum { CELL_PARTS = 24 };
bool decided_cell(struct arena *a, const char **cells, const char *part[CELL_PARTS]);
/* A copy of the row that may be written to; the list is copied first where it is not `*own` yet. */
struct row *decided_own(struct arena *a, struct row_list *list, bool *own, size_t i, const struct reg *r);
bool decided_drop_photos(struct arena *a, const struct reg *r, struct row *row);
/* Which decision in force is of this register and row, and of this kind or, −1, any; −1 none. */
long decided_find(const struct decided *d, const struct reg *r, const char *key, int kind);
struct decision *decided_put(struct decided *d, struct decision one);
