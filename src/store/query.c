/* query: see query.h. */
#include "store/query.h"

#include <stdlib.h>

#include "base/log.h"
#include "base/str.h"

struct stmt *
store_ask(struct store *s, const char *sql, const char *const *bind)
{
	struct error err = { 0 };
	struct stmt *st = s->db ? db_prepare(s->db, sql, &err) : NULL;
	if (s->db && !st)
		log_warn("query failed: %s", err.text);
	for (int i = 0; st && bind && i < db_parameters(st) && i < STORE_BINDS; i++)
		db_bind_text(st, i + 1, bind[i]);
	return st;
}

const char *
store_number_text(struct arena *a, long long number)
{
	return arena_printf(a, "%lld", number);
}

long
store_long(struct store *s, const char *sql, const char *const *bind, long otherwise)
{
	struct stmt *st = store_ask(s, sql, bind);
	long n = st && db_step(st) && !db_is_null(st, 0) ? (long)db_int(st, 0) : otherwise;
	db_finish(st, NULL);
	return n;
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
