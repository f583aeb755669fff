/* disclosures: see disclosures.h. */
#include "queries/disclosures.h"

#include <stdlib.h>
#include <string.h>

#include "store/query.h"

static int
later(struct date x, struct date y)
{
	return (x.year ? date_days(x) : -1) > (y.year ? date_days(y) : -1);
}

/* Rows of one item come one after another: a row that was made public moves `last`, one that was not, `next`. */
static void
take(struct store *s, struct arena *a, struct disclosure *d, struct stmt *st)
{
	struct date due = store_date(st, 5), done = store_date(st, 6);
	if (done.year && later(done, d->last)) {
		struct store_photos p = store_row_photos(s, a, REG_DISCLOSURE, db_int(st, 0), "photos");
		d->last = done;
		d->rid = db_int(st, 0);
		if (p.count)
			d->photos = p;
	}
	if (!done.year && due.year && (!d->next.year || later(d->next, due)))
		d->next = due;
	d->sample |= store_yes(st, 9);
}

static int
late_first(const void *x, const void *y)
{
	const struct disclosure *p = x, *q = y;
	return p->late != q->late ? (p->late < q->late ? 1 : -1) : p->rid < q->rid ? -1 : p->rid > q->rid;
}

size_t
disclosures_of(struct store *s, struct arena *a, const char *place, struct disclosure **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s,
	    "SELECT rid, coalesce(village,''), item, content, cycle, due_on, done_on, way, keeper, sample FROM "
	    "disclosure "
	    "t WHERE " VISIBLE("t") " AND (?2 IS NULL OR place='' OR place=?2) ORDER BY place<>?3, place, item, ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	db_bind_text(st, 3, store_home_key(s));
	while (db_step(st)) {
		struct disclosure *d = n ? &(*out)[n - 1] : NULL;
		if (!d || strcmp(d->village, db_text(st, 1)) != 0 || strcmp(d->item, db_text(st, 2)) != 0) {
			*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
			d = &(*out)[n++];
			*d = (struct disclosure){ .rid = db_int(st, 0),
				.village = store_text(st, a, 1),
				.item = store_text(st, a, 2),
				.content = store_text(st, a, 3),
				.cycle = store_text(st, a, 4),
				.way = store_text(st, a, 7),
				.keeper = store_text(st, a, 8) };
		}
		take(s, a, d, st);
	}
	db_finish(st, NULL);
	for (size_t i = 0; i < n; i++) {
		struct disclosure *d = &(*out)[i];
		long over = d->next.year && store_today_known(s) ? date_days(store_today(s)) - date_days(d->next) : 0;
		d->late = over > 0 ? over : 0;
	}
	if (n)
		qsort(*out, n, sizeof **out, late_first);
	return n;
}
