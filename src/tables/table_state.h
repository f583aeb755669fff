/* One sheet while it is read, and what is said of it. */
#pragma once

#include "base/str.h"
#include "tables/table.h"
#include "tables/table_words.h"
#include "values/value.h"

enum { HEADER_ROWS = 12 /* how far down a header may start */, MAX_FIELDS = 64, MAX_ITEMS = 100 };

/* Where a value from outside the columns was found; the smaller wins. */
enum origin {
	FROM_LABEL = 1,
	FROM_TITLE,
	FROM_SUFFIX,
	FROM_DATE,
	FROM_FILE,
	FROM_FOLDER,
	FROM_HOME,
	FROM_REPORTER,
	FROM_NOWHERE
};

struct given {
	const char *text; /* canonical */
	enum origin origin;
};

struct ranges { /* numbers of rows, in words: 3、5到7 */
	struct strbuf words;
	int from, to, count;
};

struct table {
	struct table_context *c;
	const struct grid *g;
	const struct reg *reg;
	struct arena *scratch;
	size_t upper, lower; /* indices of the header's rows */
	int columns;
	struct column *column;
	int column_of[MAX_FIELDS];
	struct item item[MAX_ITEMS];
	size_t items;
	struct given given[MAX_FIELDS];
	const char *unit;         /* 单位：万元 above the header */
	const char *group;        /* of a section row 「一组」 */
	const struct cell **last; /* a column: what 同上 means */
	int year, month;          /* what titles say */
	size_t said, unsaid, hidden, computed;
	struct ranges hidden_rows;
	int untaken;            /* columns that look like items */
	size_t pictures;        /* pasted ones that rows have */
	bool *placed;           /* by the grid's pictures: taken, or told */
	size_t missed;          /* rows whose total counts those, too */
	const char *unread;     /* names of columns, to be told at the end; NULL */
	size_t after;           /* rows of data behind the end of the table, */
	int end_row, after_row; /* where it ends, and the first of them */
	enum finding_level unsaid_level;
	bool refused; /* it is looked through to the end, and not a row of it is kept */
};

struct table *table_new(struct table_context *c, const struct grid *g);
/* table_say(t, FINDING_…, row, column, arguments of its sentence …). Of one sheet only so many are said. */
#define table_say(t, id, ...) table_put(t, id, id##_SAYS, __VA_ARGS__)
__attribute__((format(printf, 3, 6))) void table_put(
    struct table *t, enum finding_id id, const char *format, int row, const char *column, ...);
/* What reading a cell found, if anything. */
void table_say_value(struct table *t, const struct value *v, const struct field *f, int row, const char *column);
void table_say_rest(struct table *t); /* how many were not said */
