/* What was settled about single cells: 不是人名, 本人同意了, masked. They are
 * decisions like the others (decisions.h). A cell is known by the register, the
 * row's key, the column and a hash of what it said: other words are asked about
 * again. */
#pragma once

#include "store/decisions.h"

struct settled {
	const char *reg, *row, *column; /* SQL table, key, SQL column */
	const char *text;               /* what the cell says; only its hash is kept */
	const char *mended;             /* what stands there instead; NULL: it may stand as it is written */
	const char *name, *what;        /* for people, as a decision has them */
	long id;                        /* of the decision; 0: none yet */
};

struct settled_list;
/* All there are; NULL when there are none, or no state.db. */
struct settled_list *settled_open(const char *data);
void settled_close(struct settled_list *l); /* accepts NULL */
/* Fills in `mended` and `id`; false when nothing is settled about this cell. `l` may be NULL. */
bool settled_find(struct settled_list *l, struct settled *cell);
/* Writes those without an id, one over another; of the others, that they turned something away. */
bool settled_keep(
    struct state *s, const struct settled *cell, size_t count, const char *who, const char *at, struct error *err);
