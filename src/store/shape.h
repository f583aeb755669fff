/* A query's rows as structs: what is selected and where it goes is one table.
 *
 *   static const struct column fund_columns[] = {
 *           COLUMN(struct fund, year), COLUMN_AS(struct fund, where, "t.village||t.grp"),
 *   };
 *   static const struct shape fund_shape = SHAPE(REG_FUND, struct fund, fund_columns);
 *   list = store_rows(s, a, &fund_shape, "FROM visible_fund t ORDER BY ord", BIND(NULL), &count);
 *
 * The member's type says how a value is read. Empty cells: "" for text, day 0
 * for a date, false, −1 for a number, no quantity. */
#ifndef STORE_SHAPE_H
#define STORE_SHAPE_H

#include "base/quantity.h"
#include "store/store.h"

enum column_kind { AS_TEXT, AS_DATE, AS_YES, AS_INT, AS_LONG, AS_LONG_LONG, AS_QUANTITY, AS_PHOTOS, AS_NAME };

struct column {
	enum column_kind kind;
	const char *sql;  /* AS_PHOTOS: the field's column */
	const char *with; /* AS_QUANTITY: SQL of its unit; AS_NAME: of 是 when it may be named; else NULL */
	size_t offset;
};

#define COLUMN_KIND(type, member)                                                                                      \
	_Generic(((type *)0)->member, const char *: AS_TEXT, struct date: AS_DATE, bool: AS_YES, int: AS_INT,          \
	    unsigned: AS_INT, long: AS_LONG, long long: AS_LONG_LONG, struct quantity: AS_QUANTITY,                    \
	    struct store_photos: AS_PHOTOS)
#define COLUMN_AS(type, member, sql)                                                                                   \
	{                                                                                                              \
		COLUMN_KIND(type, member), sql, NULL, offsetof(type, member)                                           \
	}
#define COLUMN(type, member) COLUMN_AS(type, member, "t." #member) /* called as in the sheet's table */
#define QUANTITY(type, member, sql, unit)                                                                              \
	{                                                                                                              \
		AS_QUANTITY, sql, unit, offsetof(type, member)                                                         \
	}
#define NAME(type, member, sql, consent)                                                                               \
	{                                                                                                              \
		AS_NAME, sql, consent, offsetof(type, member)                                                          \
	} /* masked */

struct shape {
	const struct column *column;
	size_t count, size;
	enum register_id reg; /* whose photos AS_PHOTOS are, by t.rid */
};
#define SHAPE(reg, type, columns)                                                                                      \
	{                                                                                                              \
		columns, sizeof columns / sizeof *columns, sizeof(type), reg                                           \
	}

/* All rows of `SELECT <columns> <rest>`, in the arena; none (logged) when the edition is broken. */
void *store_rows(struct store *s, struct arena *a, const struct shape *shape, const char *rest, const char *const *bind,
    size_t *count);
/* The first; false, and all members empty, when there is none. */
bool store_row(
    struct store *s, struct arena *a, const struct shape *shape, const char *rest, const char *const *bind, void *out);

#endif
