/* courtyards: see courtyards.h. */
#include "queries/courtyards.h"

#include <string.h>

#include "base/str.h"
#include "store/query.h"

#define SHOWN_YARD VISIBLE("t") " AND NOT " OBJECTED_NAME("t", "t.head", "instr(o.about,'庭院')>0")
#define SHOWN_HONOUR                                                                                                   \
	VISIBLE("t")                                                                                                   \
	" AND NOT " OBJECTED_NAME("t", "t.name",                                                                       \
	    "instr(o.about,t.honour)>0 OR instr(o.about,'光荣')>0 OR instr(o.about,'最美家庭')>0 OR "            \
	    "instr(o.about,'先进')>0")
#define COLUMNS "rid, head, consent, village, place, grp, door, batch, deed, judged_on, total, sample"

static const char *
where_of(struct arena *a, const char *group, const char *door)
{
	return arena_printf(a, "%s%s%s", group, door, *door ? "号" : "");
}

static struct courtyard
courtyard_row(struct store *s, struct arena *a, struct stmt *st)
{
	struct courtyard c = {
		.rid = db_int(st, 0),
		.name = store_name(st, a, 1, 2),
		.village = store_text(st, a, 3),
		.place = store_text(st, a, 4),
		.where = arena_strdup(a, db_text(st, 5)), /* the door of a masked name would undo the mask */
		.batch = store_text(st, a, 7),
		.deed = store_text(st, a, 8),
		.judged_on = store_date(st, 9),
		.milli = db_is_null(st, 10) ? -1 : (long)db_int(st, 10),
		.sample = store_yes(st, 11),
	};
	if (store_yes(st, 2))
		c.where = where_of(a, c.where, db_text(st, 6));
	c.photos = store_row_photos(s, a, REG_COURTYARD, c.rid, "photos");
	return c;
}

size_t
courtyards_of(struct store *s, struct arena *a, const char *place, struct courtyard **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(
	    s, "SELECT " COLUMNS " FROM courtyard t WHERE " SHOWN_YARD " AND (?2 IS NULL OR place=?2) ORDER BY ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = courtyard_row(s, a, st);
	}
	db_finish(st, NULL);
	return n;
}

static void
add_items(struct store *s, struct arena *a, struct courtyard *c)
{
	size_t capacity = 0;
	struct stmt *st =
	    store_query(s, "SELECT i.name, i.milli, max(d.points) FROM item i LEFT JOIN standard d ON "
			   "d.scheme='最美庭院' AND d.item=i.name "
			   "WHERE i.register='courtyard' AND i.rid=?2 AND ?1=?1 GROUP BY i.seq ORDER BY i.seq");
	if (!st)
		return;
	db_bind_int(st, 2, c->rid);
	while (db_step(st)) {
		c->item = arena_grow(a, c->item, c->items, &capacity, c->items + 1, sizeof *c->item);
		c->item[c->items++] =
		    (struct ranking_item){ store_text(st, a, 0), (long)db_int(st, 1), (long)db_int(st, 2) };
	}
	db_finish(st, NULL);
}

static size_t
beauties_as_written(struct store *s, struct arena *a, struct standard_row **out)
{
	struct standard_row *all;
	size_t kept = 0, n = rankings_standard(s, a, "最美庭院", &all);
	*out = arena_array(a, COURTYARDS_BEAUTIES, sizeof **out);
	for (size_t i = 0; i < n && kept < COURTYARDS_BEAUTIES; i++)
		if (strcmp(all[i].kind, "等次") != 0)
			(*out)[kept++] = all[i];
	return kept;
}

static const char *
beauty_name(struct store *s, struct arena *a, size_t i, const char *written)
{
	static const char *const names[] = { "beauty_1", "beauty_2", "beauty_3", "beauty_4", "beauty_5" };
	return i < sizeof names / sizeof *names ? store_setting(s, a, names[i], written) : written;
}

size_t
courtyards_beauties(struct store *s, struct arena *a, struct standard_row **out)
{
	size_t n = beauties_as_written(s, a, out);
	for (size_t i = 0; i < n; i++)
		(*out)[i].item = beauty_name(s, a, i, (*out)[i].item);
	return n;
}

static void
name_items(struct store *s, struct arena *a, struct courtyard *c)
{
	struct standard_row *row;
	size_t n = c->items ? beauties_as_written(s, a, &row) : 0;
	for (size_t i = 0; i < n; i++)
		for (size_t k = 0; k < c->items; k++)
			if (strcmp(c->item[k].name, row[i].item) == 0) {
				c->item[k].name = beauty_name(s, a, i, c->item[k].name);
				break;
			}
}

bool
courtyards_find(struct store *s, struct arena *a, long long rid, struct courtyard *out)
{
	struct stmt *st = store_query(s, "SELECT " COLUMNS " FROM courtyard t WHERE " SHOWN_YARD " AND rid=?2");
	if (!st)
		return false;
	db_bind_int(st, 2, rid);
	bool found = db_step(st);
	if (found)
		*out = courtyard_row(s, a, st);
	db_finish(st, NULL);
	if (found) {
		out->before = store_row_photos(s, a, REG_COURTYARD, rid, "photos_before");
		add_items(s, a, out);
		name_items(s, a, out);
	}
	return found;
}

struct text_list
courtyards_villages(struct store *s, struct arena *a)
{
	return store_texts(s, a, "SELECT village FROM visible_courtyard GROUP BY place ORDER BY min(ord)", NULL);
}

long
courtyards_declared(struct store *s)
{
	struct stmt *st = store_query(s, "SELECT max(declared) FROM courtyard t WHERE " SHOWN_YARD);
	if (!st)
		return 0;
	long n = db_step(st) ? (long)db_int(st, 0) : 0;
	db_finish(st, NULL);
	return n;
}

size_t
honours_all(struct store *s, struct arena *a, struct honour **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s, "SELECT rid, name, consent, honour, village, coalesce(grp,''), deed, "
					 "judged_by, period, sample FROM honour t "
					 "WHERE " SHOWN_HONOUR " ORDER BY ord");
	if (!st)
		return 0;
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct honour){ .name = store_name(st, a, 1, 2),
			.honour = store_text(st, a, 3),
			.village = store_text(st, a, 4),
			.where = store_text(st, a, 5),
			.deed = store_text(st, a, 6),
			.judged_by = store_text(st, a, 7),
			.period = store_text(st, a, 8),
			.photos = store_row_photos(s, a, REG_HONOUR, db_int(st, 0), "photos"),
			.sample = store_yes(st, 9) };
	}
	db_finish(st, NULL);
	return n;
}
