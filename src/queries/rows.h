/* Rows of any register, made from the catalogue.
 *
 * Without `staff` a row is what residents may see on the store's day: no
 * draft, nothing withdrawn, outside its window or under objection; names
 * masked unless the row carries consent, and with a masked name no door;
 * fields for staff only and secret ones stay empty. What is under objection
 * is counted. Of somebody's yard no words or photos that could say whose.
 * With `staff` all is there as written; `mark` says why hidden. */
#pragma once

#include "catalogue/row.h"
#include "store/store.h"
#include "editions/visible.h"

/* URGENT: what is still to be done by its deadline, then what is done; the newest first where there is none. */
enum rows_order { ROWS_AS_WRITTEN, ROWS_NEWEST, ROWS_URGENT };

struct row_query {
	const struct reg *reg;
	const char *place;  /* row_place_key(); NULL: all */
	bool town;          /* with a place: the rows that are no village's too; they stand first */
	const char *period; /* as rows_periods() has it; NULL: all */
	const char *column; /* NULL, or only rows whose canonical text here is `value` */
	const char *value;
	const char *words;    /* NULL, or only rows that have these words in a cell one may read */
	size_t offset, limit; /* limit 0: all */
	enum rows_order order;
	bool staff;
};

struct shown_row {
	long long rid;
	struct row row; /* `value` a catalogue field, NULL when empty; photos stand below */
	const char *place;
	struct store_photos *photos; /* one a catalogue field; empty where it holds none */
	struct date show_from, show_to;
	struct date due; /* the day by which it must be done, or done again; {0}: nothing is to be done */
	bool closed;     /* `closed_by` of the catalogue: all that it names is checked */
	bool sample;
	enum row_mark mark; /* always ROW_SHOWN without `staff` */
};

struct shown_rows {
	struct shown_row *row;
	size_t count;
	long total;  /* without offset and limit */
	long review; /* hidden while an objection to them waits */
};

struct shown_rows rows_of(struct store *s, struct arena *a, const struct row_query *q);
bool rows_find(struct store *s, struct arena *a, const struct reg *r, long long rid, bool staff, struct shown_row *out);
/* How many are past their day (`due` of the catalogue) and not done, or not again; 0 without a deadline or known day.
 */
long rows_late(struct store *s, const struct reg *r);

/* The periods there are, newest first: of the period column, else the months of the day; `q`'s own does not matter. */
struct text_list rows_periods(struct store *s, struct arena *a, const struct row_query *q);
