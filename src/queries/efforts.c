/* efforts: see efforts.h. */
#include "queries/efforts.h"

#include <string.h>

#include "base/str.h"
#include "store/query.h"

#define OF_VILLAGE "t.place IN (SELECT v.place FROM village v WHERE v.kind<>'乡镇')"

size_t
efforts_events(struct store *s, struct arena *a, const char *place, struct event **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s,
	    "SELECT rid, kind, title, venue, coalesce(village,''), organiser, content, done, held_on, "
	    "coalesce(people,''), coalesce(vehicles,''), sample FROM event t WHERE " VISIBLE(
		"t") " AND (?2 IS NULL OR t.place=?2 OR NOT (" OF_VILLAGE ")) ORDER BY held_on DESC, ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		struct event *e = &(*out)[n++];
		*e = (struct event){
			.rid = db_int(st, 0),
			.kind = store_text(st, a, 1),
			.title = store_text(st, a, 2),
			.venue = store_text(st, a, 3),
			.village = store_text(st, a, 4),
			.organiser = store_text(st, a, 5),
			.content = store_text(st, a, 6),
			.done = store_text(st, a, 7),
			.held_on = store_date(st, 8),
			.people = quantity_read(a, store_text(st, a, 9), "人次"),
			.vehicles = quantity_read(a, store_text(st, a, 10), "车次"),
			.sample = store_yes(st, 11),
		};
		e->photos = store_row_photos(s, a, REG_EVENT, e->rid, "photos");
	}
	db_finish(st, NULL);
	return n;
}

/* Columns: name, spec, origin, village, place, when, raw, note, amount, unit, of a village, sample. */
static size_t
things(struct store *s, struct arena *a, const char *sql, const char *place, struct thing **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s, sql);
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct thing){
			.name = store_text(st, a, 0),
			.spec = store_text(st, a, 1),
			.origin = store_text(st, a, 2),
			.village = store_text(st, a, 3),
			.place = store_text(st, a, 4),
			.when = store_text(st, a, 5),
			.raw = store_text(st, a, 6),
			.note = store_text(st, a, 7),
			.amount = quantity_read(a, store_text(st, a, 8), store_text(st, a, 9)),
			.whole = !db_int(st, 10),
			.sample = store_yes(st, 11),
		};
	}
	db_finish(st, NULL);
	return n;
}

size_t
efforts_bins(struct store *s, struct arena *a, const char *place, struct thing **out)
{
	return things(s, a,
	    "SELECT '户用垃圾桶', coalesce(spec,''), '', village, place, '', '', '', sum(amount), '个', 1, max(sample) "
	    "FROM bin t WHERE " VISIBLE("t") " AND (?2 IS NULL OR t.place=?2) GROUP BY place, spec ORDER BY min(ord)",
	    place, out);
}

#define READABLE                                                                                                       \
	"coalesce(status,'原文')<>'待提供' AND (body IS NOT NULL OR coalesce(status,'') IN ('原文','乡镇提供'))"

size_t
efforts_frameworks(struct store *s, struct arena *a, const char ***out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st =
	    store_query(s, "SELECT framework FROM framework t WHERE " VISIBLE(
			       "t") " AND " READABLE " GROUP BY framework ORDER BY framework<>'4321', min(ord)");
	if (!st)
		return 0;
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = store_text(st, a, 0);
	}
	db_finish(st, NULL);
	return n;
}

size_t
efforts_items(struct store *s, struct arena *a, const char *framework, struct framework_item **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s, "SELECT framework, coalesce(part,''), title, coalesce(body,''), number, "
					 "coalesce(status,''), sample FROM framework t WHERE " VISIBLE(
					     "t") " AND framework=?2 AND " READABLE " ORDER BY ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, framework);
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct framework_item){ store_text(st, a, 0), store_text(st, a, 1), store_text(st, a, 2),
			store_text(st, a, 3), (long)db_int(st, 4), strcmp(db_text(st, 5), "乡镇提供") == 0,
			store_yes(st, 6) };
	}
	db_finish(st, NULL);
	return n;
}

size_t
efforts_pacts(struct store *s, struct arena *a, const char *place, struct pact_count **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st =
	    store_query(s, "SELECT coalesce(village,''), kind, count(*), max(sample) FROM pact t WHERE " VISIBLE(
			       "t") " AND (?2 IS NULL OR t.place=?2) AND (?1='' OR valid_to IS NULL OR valid_to>=?1) "
				    "GROUP BY kind, t.place ORDER BY kind DESC, count(*) DESC, min(ord)");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct pact_count){ store_text(st, a, 0), store_text(st, a, 1), (long)db_int(st, 2),
			store_yes(st, 3) };
	}
	db_finish(st, NULL);
	return n;
}

const char *
efforts_pact_word(struct store *s, struct arena *a)
{
	const char *word = store_setting(s, a, "bundle_word", "");
	struct pact_count *count;
	bool six = false, three = false;
	if (word[0])
		return word;
	size_t n = efforts_pacts(s, a, NULL, &count);
	for (size_t i = 0; i < n; i++) {
		six = six || strcmp(count[i].kind, "门前六包") == 0;
		three = three || strcmp(count[i].kind, "门前三包") == 0;
	}
	return six && !three ? "六包" : "三包";
}
