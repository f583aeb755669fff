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

/* The newest day that something in a register says of itself, never one by which a thing is to be done nor one after
 * the edition was made: of a place and of the town (NULL: all), of one row (0: all). Year 0: none says one. */
struct date news_newest(struct store *s, const struct reg *r, const char *place, long long rid);
