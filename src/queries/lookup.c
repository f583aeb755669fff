/* lookup: see lookup.h. */
#include "queries/lookup.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"
#include "store/mask.h"

enum question {
	ASK_VILLAGES,
	ASK_GROUPS,
	ASK_SURNAMES,
	ASK_HOMES,
	ASK_LETTERS,
	ASK_NEXT_LETTER,
	ASK_DOORS,
	ASK_NEXT_DIGIT,
	ASK_ONE,
	ASK_COUNT,
};

#define HOME "h.rid, r.key, h.place, r.village, h.grp, h.door, h.surname, r.head, r.sample, coalesce(r.grid,''), r.door"
#define HOME_ORDER "CAST(h.grp AS INTEGER), h.grp, h.door_number, h.door, h.rid"
#define OF_FILTER "h.place=?2 AND %s AND %s" /* what is not asked for must not keep an index from being used */

/* ?2 place, ?3 group or what was typed, ?4 surname or the end of what was typed, ?5 limit */
static const char *const sql[ASK_COUNT] = {
	[ASK_VILLAGES] =
	    "SELECT coalesce(v.village, r.village), g.count, g.one FROM (SELECT h.place, count(*) AS count, "
	    "min(h.rid) AS one FROM home h WHERE " VISIBLE(
		"h") " GROUP BY h.place) g JOIN household r ON r.rid=g.one LEFT JOIN village v ON "
		     "v.place=g.place GROUP BY g.place ORDER BY coalesce(min(v.ord), 1000000), g.one",
	[ASK_GROUPS] = "SELECT h.grp, count(*), min(h.rid) FROM home h WHERE " OF_FILTER
		       " AND " VISIBLE("h") " GROUP BY "
					    "h.grp ORDER BY CAST(h.grp AS INTEGER), min(h.rid)",
	[ASK_SURNAMES] = "SELECT h.surname, count(*), min(h.rid) FROM home h WHERE " OF_FILTER
			 " AND " VISIBLE("h") " "
					      "GROUP BY h.surname ORDER BY count(*) DESC, min(h.rid)",
	[ASK_HOMES] = "SELECT " HOME " FROM home h JOIN household r ON r.rid=h.rid WHERE " OF_FILTER
		      " AND " VISIBLE("h") " "
					   "ORDER BY " HOME_ORDER " LIMIT ?5",
	[ASK_LETTERS] =
	    "SELECT " HOME " FROM search s JOIN home h ON h.rid=s.rid JOIN household r ON r.rid=s.rid WHERE "
	    "s.place=?2 AND s.initials>=?3 AND s.initials<?4 AND " VISIBLE("h") " ORDER BY s.initials LIMIT ?5",
	[ASK_NEXT_LETTER] = "SELECT 1 FROM search s JOIN home h ON h.rid=s.rid WHERE s.place=?2 AND s.initials>=?3 AND "
			    "s.initials<?4 AND " VISIBLE("h") " LIMIT 1",
	[ASK_DOORS] = "SELECT " HOME " FROM home h JOIN household r ON r.rid=h.rid WHERE h.place=?2 AND h.door>=?3 AND "
		      "h.door<?4 AND " VISIBLE("h") " ORDER BY h.door LIMIT ?5",
	[ASK_NEXT_DIGIT] =
	    "SELECT 1 FROM home h WHERE h.place=?2 AND h.door>=?3 AND h.door<?4 AND " VISIBLE("h") " "
												   "LIMIT 1",
	[ASK_ONE] = "SELECT " HOME " FROM home h JOIN household r ON r.rid=h.rid WHERE h.rid=?2 AND " VISIBLE("h"),
};

const char *
lookup_sql(struct arena *a, size_t question, const struct lookup_filter *f)
{
	if (question >= ASK_COUNT)
		return NULL;
	const char *group = f->group ? "h.grp=?3" : "?3 IS NULL", *surname = f->surname ? "h.surname=?4" : "?4 IS NULL";
	const char *text = sql[question], *at = strstr(text, "%s AND %s");
	if (!at)
		return text;
	return arena_printf(a, "%.*s%s AND %s%s", (int)(at - text), text, group, surname, at + strlen("%s AND %s"));
}

static struct stmt *
ask_filter(struct store *s, struct arena *a, enum question q, const struct lookup_filter *f)
{
	struct stmt *st = store_query(s, lookup_sql(a, q, f));
	if (st) {
		db_bind_text(st, 2, f->place);
		db_bind_text(st, 3, f->group);
		db_bind_text(st, 4, f->surname);
	}
	return st;
}

/* From what was typed up to what follows everything that begins with it. */
static struct stmt *
ask_typed(struct store *s, enum question q, const char *place, const char *typed)
{
	char end[40];
	struct stmt *st = store_query(s, sql[q]);
	snprintf(end, sizeof end, "%.30s\x7f", typed);
	if (st) {
		db_bind_text(st, 2, place);
		db_bind_text(st, 3, typed);
		db_bind_text(st, 4, end);
	}
	return st;
}

static size_t
choices(struct stmt *st, struct arena *a, struct lookup_choice **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	if (!st)
		return 0;
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = (struct lookup_choice){ store_text(st, a, 0), (long)db_int(st, 1), db_int(st, 2) };
	}
	db_finish(st, NULL);
	return n;
}

size_t
lookup_villages(struct store *s, struct arena *a, struct lookup_choice **out)
{
	return choices(store_query(s, sql[ASK_VILLAGES]), a, out);
}

size_t
lookup_groups(struct store *s, struct arena *a, const struct lookup_filter *f, struct lookup_choice **out)
{
	return choices(ask_filter(s, a, ASK_GROUPS, f), a, out);
}

size_t
lookup_surnames(struct store *s, struct arena *a, const struct lookup_filter *f, struct lookup_choice **out)
{
	return choices(ask_filter(s, a, ASK_SURNAMES, f), a, out);
}

static struct lookup_home
home_of(struct arena *a, struct stmt *st)
{
	struct lookup_home h = {
		.rid = db_int(st, 0),
		.key = store_text(st, a, 1),
		.place = store_text(st, a, 2),
		.village = store_text(st, a, 3),
		.group = store_text(st, a, 4),
		.door = store_text(st, a, 5),
		.surname = store_text(st, a, 6),
		.head = store_text(st, a, 7),
		.name = mask_name(a, db_text(st, 7)),
		.sample = store_yes(st, 8),
		.grid = store_text(st, a, 9),
	};
	bool digits = h.door[0] && strspn(h.door, "0123456789-") == strlen(h.door);
	h.where = arena_printf(a, "%s%s%s", h.group, h.door, digits ? "号" : "");
	return h;
}

/* A name that is read in two ways stands under two keys, but is one home. */
static size_t
homes(struct stmt *st, struct arena *a, size_t limit, struct lookup_home **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	if (!st)
		return 0;
	db_bind_int(st, 5, (long long)limit * 2);
	while (n < limit && db_step(st)) {
		bool twice = false;
		for (size_t i = 0; i < n && !twice; i++)
			twice = (*out)[i].rid == db_int(st, 0);
		if (twice)
			continue;
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = home_of(a, st);
	}
	db_finish(st, NULL);
	return n;
}

size_t
lookup_homes(struct store *s, struct arena *a, const struct lookup_filter *f, size_t limit, struct lookup_home **out)
{
	return homes(ask_filter(s, a, ASK_HOMES, f), a, limit, out);
}

size_t
lookup_by_letters(
    struct store *s, struct arena *a, const char *place, const char *letters, size_t limit, struct lookup_home **out)
{
	return homes(ask_typed(s, ASK_LETTERS, place, letters), a, limit, out);
}

size_t
lookup_by_door(
    struct store *s, struct arena *a, const char *place, const char *digits, size_t limit, struct lookup_home **out)
{
	return homes(ask_typed(s, ASK_DOORS, place, digits), a, limit, out);
}

static unsigned
next_keys(struct store *s, enum question q, const char *place, const char *typed, char first, int count)
{
	unsigned bits = 0;
	for (int i = 0; i < count && strlen(typed) < 24; i++) {
		char key[32];
		snprintf(key, sizeof key, "%.24s%c", typed, first + i);
		struct stmt *st = ask_typed(s, q, place, key);
		if (st && db_step(st))
			bits |= 1u << i;
		db_finish(st, NULL);
	}
	return bits;
}

unsigned
lookup_next_letters(struct store *s, const char *place, const char *letters)
{
	return next_keys(s, ASK_NEXT_LETTER, place, letters, 'A', 26);
}

unsigned
lookup_next_digits(struct store *s, const char *place, const char *digits)
{
	return next_keys(s, ASK_NEXT_DIGIT, place, digits, '0', 10);
}

static bool
head_is_only(struct store *s, const struct lookup_home *h)
{
	struct stmt *st =
	    store_query(s, "SELECT count(*) FROM household WHERE place=?2 AND grp=?3 AND head=?4 AND ?1=?1");
	if (!st)
		return false;
	db_bind_text(st, 2, h->place);
	db_bind_text(st, 3, h->group);
	db_bind_text(st, 4, h->head);
	bool only = db_step(st) && db_int(st, 0) == 1;
	db_finish(st, NULL);
	return only;
}

static long long
first_home(struct store *s, struct arena *a)
{
	struct lookup_choice *village;
	size_t n = lookup_villages(s, a, &village);
	for (size_t i = 0; i < n; i++)
		if (strcmp(row_place_key(a, village[i].label), store_home_key(s)) == 0)
			return village[i].rid;
	return n ? village[0].rid : 0;
}

bool
lookup_find(struct store *s, struct arena *a, long long rid, struct lookup_home *out)
{
	*out = (struct lookup_home){ 0 };
	if (rid == 0)
		rid = first_home(s, a);
	struct stmt *st = store_query(s, sql[ASK_ONE]);
	if (!st)
		return false;
	db_bind_int(st, 2, rid);
	bool found = db_step(st);
	if (found)
		*out = home_of(a, st);
	db_finish(st, NULL);
	if (found)
		out->head_is_only = head_is_only(s, out);
	return found;
}
