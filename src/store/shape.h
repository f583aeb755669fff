/* A query's rows as structs: what is selected and where it goes is one table.
 *
 *   SHAPE(fund_shape, fund, COLUMNS(fund, year, name), COLUMN_AS(fund, where, "t.village||t.grp"));
 *   n = store_rows(s, a, &fund_shape, "FROM visible_fund t ORDER BY ord", NULL, &list);
 *
 * The member's type says how a value is read. Empty cells: "" for text, day 0
 * for a date, false, −1 for a number, a quantity without number. A shape of
 * plain columns also makes its table and fills it. */
#pragma once

#include "base/quantity.h"
#include "editions/columns.h"
#include "editions/db.h"
#include "store/store.h"

enum column_kind { AS_TEXT, AS_CHARS, AS_DATE, AS_YES, AS_INT, AS_LONG, AS_LONG_LONG, AS_QUANTITY, AS_PHOTOS, AS_NAME };

struct column {
	enum column_kind kind;
	size_t offset, size;
	const char *sql;  /* AS_PHOTOS: the field's column */
	const char *with; /* AS_QUANTITY: SQL of its unit; AS_NAME: of consent; AS_PHOTOS: the table; else NULL */
	struct store_photos (*photos)(struct store *, struct arena *, enum register_id, long long, const char *);
};

struct shape {
	const struct column *column;
	size_t count, size;
};

/* All rows of `SELECT <columns> <rest>` in the arena: `out` is the address of a pointer to the shape's struct. Their
 * number; 0 (logged) when it cannot be asked. `s` is for photos, and may be NULL where there are none. */
size_t shape_rows(struct db *db, struct store *s, struct arena *a, const struct shape *shape, const char *rest,
    const char *const *bind, void *out);
/* The first; false, and `out`, a struct, as it was, when there is none. */
bool shape_row(struct db *db, struct store *s, struct arena *a, const struct shape *shape, const char *rest,
    const char *const *bind, void *out);
/* The same for those who must know whether all went well. */
bool shape_list(struct db *db, struct store *s, struct arena *a, const struct shape *shape, const char *rest,
    const char *const *bind, void *out, size_t *count, struct error *err);
/* Step by step: `a` may be NULL where no member is a text. */
struct stmt *shape_ask(
    struct db *db, const struct shape *shape, const char *rest, const char *const *bind, struct error *err);
void shape_read(struct stmt *st, struct store *s, struct arena *a, const struct shape *shape, void *row);
/* `more`: constraints, from a comma on; "". */
bool shape_create(struct db *db, const struct shape *shape, const char *table, const char *more, struct error *err);
struct stmt *shape_insert(struct db *db, const struct shape *shape, const char *table, struct error *err);
void shape_put(struct stmt *insert, const struct shape *shape, const void *row); /* as often as needed */
