/* objections: see objections.h. */
#include "queries/objections.h"

#include <string.h>

#include "store/query.h"

size_t
objections_answered(struct store *s, struct arena *a, struct objection_answer **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s,
	    "SELECT about, target, result, reply, received_on, replied_on, sample, "
	    "EXISTS(SELECT 1 FROM village v WHERE v.village=t.target) FROM objection t WHERE " VISIBLE(
		"t") " AND (result IS NOT NULL OR replied_on IS NOT NULL) ORDER BY coalesce(replied_on,received_on) "
		     "DESC, ord");
	if (!st)
		return 0;
	while (db_step(st)) {
		const char *about = store_text(st, a, 0);
		bool place = strstr(about, "红榜") || strstr(about, "黑榜") || db_int(st, 7);
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct objection_answer){ about, place ? store_text(st, a, 1) : "", store_text(st, a, 2),
			store_text(st, a, 3), store_date(st, 4), store_date(st, 5), store_yes(st, 6) };
	}
	db_finish(st, NULL);
	return n;
}

long
objections_open(struct store *s)
{
	struct stmt *st = store_query(s, "SELECT count(*) FROM objection o WHERE ?1=?1 AND " OBJECTION_OPEN("o"));
	long n = st && db_step(st) ? (long)db_int(st, 0) : 0;
	db_finish(st, NULL);
	return n;
}

struct date
objections_oldest(struct store *s)
{
	struct date d = { 0 };
	struct stmt *st =
	    store_query(s, "SELECT min(o.received_on) FROM objection o WHERE ?1=?1 AND " OBJECTION_OPEN("o"));
	if (st && db_step(st))
		d = store_date(st, 0);
	db_finish(st, NULL);
	return d;
}
