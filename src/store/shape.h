/* A query's rows as structs: what is selected and where it goes is one table.
 *
 *   SHAPE(fund_shape, fund, COLUMNS(fund, year, name), COLUMN_AS(fund, where, "t.village||t.grp"));
 *   n = store_rows(s, a, &fund_shape, "FROM visible_fund t ORDER BY ord", NULL, &list);
 *
 * The member's type says how a value is read. Empty cells: "" for text, day 0
 * for a date, false, −1 for a number, a quantity without number. */
#ifndef STORE_SHAPE_H
#define STORE_SHAPE_H

#include "base/quantity.h"
#include "store/columns.h"
#include "store/store.h"

enum column_kind { AS_TEXT, AS_DATE, AS_YES, AS_INT, AS_LONG, AS_LONG_LONG, AS_QUANTITY, AS_PHOTOS, AS_NAME };

struct column {
	enum column_kind kind;
	const char *sql;  /* AS_PHOTOS: the field's column */
	const char *with; /* AS_QUANTITY: SQL of its unit; AS_NAME: of consent; AS_PHOTOS: the table; else NULL */
	size_t offset;
};

#define COLUMN_KIND(type, member)                                                                                      \
	_Generic(((struct type *)0)->member, const char *: AS_TEXT, struct date: AS_DATE, bool: AS_YES, int: AS_INT,   \
	    unsigned: AS_INT, long: AS_LONG, long long: AS_LONG_LONG)
#define COLUMN_AS(type, member, sql)                                                                                   \
	{                                                                                                              \
		COLUMN_KIND(type, member), sql, NULL, offsetof(struct type, member)                                    \
	}
#define COLUMN(type, member) COLUMN_AS(type, member, "t." #member) /* called as in the sheet's table */
#define QUANTITY(type, member, sql, unit)                                                                              \
	{                                                                                                              \
		AS_QUANTITY, sql, unit, offsetof(struct type, member)                                                  \
	}
#define NAME(type, member, sql, consent)                                                                               \
	{                                                                                                              \
		AS_NAME, sql, consent, offsetof(struct type, member)                                                   \
	} /* masked */
#define PHOTOS(type, member, table, column)                                                                            \
	{                                                                                                              \
		AS_PHOTOS, column, table, offsetof(struct type, member)                                                \
	}

struct shape {
	const struct column *column;
	size_t count, size;
};
#define SHAPE(name, type, ...)                                                                                         \
	static const struct column name##_columns[] = { __VA_ARGS__ };                                                 \
	static const struct shape name = { name##_columns, sizeof name##_columns / sizeof *name##_columns,             \
		sizeof(struct type) }

/* All rows of `SELECT <columns> <rest>` in the arena: `out` is the address of a pointer to the shape's struct. Their
 * number; 0 (logged) when the edition is broken. */
size_t store_rows(
    struct store *s, struct arena *a, const struct shape *shape, const char *rest, const char *const *bind, void *out);
/* The first; false, and `out`, a struct, as it was, when there is none. */
bool store_row(
    struct store *s, struct arena *a, const struct shape *shape, const char *rest, const char *const *bind, void *out);

#endif
