/* What is new: the rows of a register whose day lies in a span, made from the
 * catalogue. Rows of households and persons are counted, never told one by one. */
#pragma once

#include "queries/rows.h"

struct news {
	const struct reg *reg;
	struct date day;
	long count;           /* of that day; with one, `row` is it */
	struct shown_row row; /* the first */
};

/* Appends to `out`, the newest day first, at most one line a day of more than two. `place` NULL: all; else its rows
 * and the town's. */
struct news_list {
	struct news *item;
	size_t count, capacity;
};
void news_of(struct store *s, struct arena *a, const struct reg *r, const char *place, struct date from, struct date to,
    struct news_list *out);
