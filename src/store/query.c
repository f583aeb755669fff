/* query: see query.h. */
#include "store/query.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

struct stmt *
store_ask(struct store *s, const char *sql, const char *const *bind)
{
	return s->db ? db_ask(s->db, sql, bind, NULL) : NULL;
}

size_t
store_rows(
    struct store *s, struct arena *a, const struct shape *shape, const char *rest, const char *const *bind, void *out)
{
	if (s->db)
		return shape_rows(s->db, s, a, shape, rest, bind, out);
	memcpy(out, &(void *){ NULL }, sizeof(void *));
	return 0;
}

bool
store_row(
    struct store *s, struct arena *a, const struct shape *shape, const char *rest, const char *const *bind, void *out)
{
	return s->db && shape_row(s->db, s, a, shape, rest, bind, out);
}

long
store_long(struct store *s, const char *sql, const char *const *bind, long otherwise)
{
	return s->db ? (long)db_find(s->db, sql, bind, otherwise) : otherwise;
}

const char *
store_first(struct store *s, struct arena *a, const char *sql, const char *const *bind)
{
	struct stmt *st = store_ask(s, sql, bind);
	const char *text = st && db_step(st) ? arena_strdup(a, db_text(st, 0)) : "";
	db_finish(st, NULL);
	return text;
}

struct text_list
store_texts(struct store *s, struct arena *a, const char *sql, const char *const *bind)
{
	struct text_list out = { 0 };
	size_t capacity = 0;
	struct stmt *st = store_ask(s, sql, bind);
	while (st && db_step(st)) {
		out.text = arena_grow(a, out.text, out.count, &capacity, out.count + 1, sizeof *out.text);
		out.text[out.count++] = arena_strdup(a, db_text(st, 0));
	}
	db_finish(st, NULL);
	return out;
}

static int
newest_first(const void *x, const void *y)
{
	return period_compare(*(const char *const *)x, *(const char *const *)y);
}

struct text_list
store_periods(struct store *s, struct arena *a, const char *sql, const char *const *bind)
{
	struct text_list out = store_texts(s, a, sql, bind);
	if (out.count)
		qsort(out.text, out.count, sizeof *out.text, newest_first);
	return out;
}
