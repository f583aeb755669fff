/* What was settled about single cells, in DATA/state.db: 不是人名, 本人同意了,
 * masked. Known by the register, the row's key, the column and a hash of what
 * the cell said: other words are asked about again. */
#pragma once

#include "store/state.h"

struct settled {
	const char *reg, *row, *column; /* SQL table, key, SQL column */
	const char *text;               /* what the cell says; only its hash is kept */
	int answer;
};

struct settled_list;
/* All there are; NULL when there are none, or no state.db. */
struct settled_list *settled_open(const char *data);
void settled_close(struct settled_list *l); /* accepts NULL */
/* False, and the answer as it was, when nothing is settled about this cell. `l` may be NULL. */
bool settled_find(struct settled_list *l, struct settled *cell);
/* Writes these, one over another. */
bool settled_keep(
    const char *data, const struct settled *cell, size_t count, const char *who, const char *at, struct error *err);
