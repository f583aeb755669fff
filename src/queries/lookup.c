/* lookup: see lookup.h. */
#include "queries/lookup.h"

#include <string.h>

#include "base/str.h"
#include "store/query.h"

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

#define CHOICE(name, label_sql, count_sql, rid_sql)                                                                    \
	SHAPE(name, lookup_choice, COLUMN_AS(lookup_choice, label, label_sql),                                         \
	    COLUMN_AS(lookup_choice, count, count_sql), COLUMN_AS(lookup_choice, rid, rid_sql))
CHOICE(village_shape, "coalesce(v.village,r.village)", "g.count", "g.rid");
CHOICE(group_shape, "t.grp", "count(*)", "min(t.rid)");
CHOICE(surname_shape, "t.surname", "count(*)", "min(t.rid)");

#define IS_ONLY "1=(SELECT count(*) FROM household o WHERE o.place=t.place AND o.grp=t.grp AND o.head=r.head)"

SHAPE(home_shape, lookup_home, COLUMNS(lookup_home, rid, place, door, surname),
    COLUMN_AS(lookup_home, key, "r.key||char(31)||r.head"), COLUMN_AS(lookup_home, village, "r.village"),
    COLUMN_AS(lookup_home, group, "t.grp"), COLUMN_AS(lookup_home, head, "r.head"),
    NAME(lookup_home, name, "r.head", "NULL"), COLUMN_AS(lookup_home, former, "r.former"),
    COLUMN_AS(lookup_home, grid, "r.grid"), COLUMN_AS(lookup_home, sample, "r.sample"),
    COLUMN_AS(lookup_home, unnamed, "coalesce(r.consent,'')='否'"),
    COLUMN_AS(lookup_home, where, "t.grp||t.door||iif(t.door='' OR t.door GLOB '*[^0-9-]*','','号')"),
    COLUMN_AS(lookup_home, head_is_only, IS_ONLY));

#define HOMES "FROM visible_home t JOIN household r ON r.rid=t.rid WHERE "
#define SEARCH "FROM search s JOIN visible_home t ON t.rid=s.rid JOIN household r ON r.rid=s.rid WHERE "
#define OF_FILTER "t.place=?1 AND %s AND %s" /* what is not asked for must not keep an index from being used */
/* ?1 place, ?2 group or what was typed, ?3 surname or the end of what was typed, ?4 limit */
static const char *const sql[ASK_COUNT] = {
	[ASK_VILLAGES] = "FROM (SELECT t.place, count(*) AS count, min(t.rid) AS rid FROM visible_home t GROUP BY "
			 "t.place) g JOIN household r ON r.rid=g.rid LEFT JOIN village v ON v.place=g.place GROUP BY "
			 "g.place ORDER BY coalesce(min(v.ord), 1000000), g.rid",
	[ASK_GROUPS] = "FROM visible_home t WHERE " OF_FILTER " GROUP BY t.grp ORDER BY CAST(t.grp AS INTEGER), "
		       "min(t.rid)",
	[ASK_SURNAMES] =
	    "FROM visible_home t WHERE " OF_FILTER " GROUP BY t.surname ORDER BY count(*) DESC, min(t.rid)",
	[ASK_HOMES] = HOMES OF_FILTER " ORDER BY CAST(t.grp AS INTEGER), t.grp, t.door_number, t.door, t.rid LIMIT ?4",
	[ASK_LETTERS] = SEARCH "s.place=?1 AND s.initials>=?2 AND s.initials<?3 ORDER BY s.initials LIMIT ?4",
	[ASK_NEXT_LETTER] = SEARCH "s.place=?1 AND s.initials>=?2 AND s.initials<?3 LIMIT 1",
	[ASK_DOORS] = HOMES "t.place=?1 AND t.door>=?2 AND t.door<?3 ORDER BY t.door LIMIT ?4",
	[ASK_NEXT_DIGIT] = "FROM visible_home t WHERE t.place=?1 AND t.door>=?2 AND t.door<?3 LIMIT 1",
	[ASK_ONE] = HOMES "t.rid=?1",
};

const char *
lookup_sql(struct arena *a, size_t question, const struct lookup_filter *f)
{
	if (question >= ASK_COUNT)
		return NULL;
	const char *group = f->group ? "t.grp=?2" : "?2 IS NULL", *surname = f->surname ? "t.surname=?3" : "?3 IS NULL";
	const char *text = sql[question], *at = strstr(text, "%s AND %s");
	if (!at)
		return text;
	return arena_printf(a, "%.*s%s AND %s%s", (int)(at - text), text, group, surname, at + strlen("%s AND %s"));
}

/* What follows everything that begins with what was typed. */
static const char *
end_of(struct arena *a, const char *typed)
{
	return arena_printf(a, "%.30s\x7f", typed);
}

size_t
lookup_villages(struct store *s, struct arena *a, struct lookup_choice **out)
{
	return store_rows(s, a, &village_shape, sql[ASK_VILLAGES], NULL, out);
}

size_t
lookup_groups(struct store *s, struct arena *a, const struct lookup_filter *f, struct lookup_choice **out)
{
	return store_rows(s, a, &group_shape, lookup_sql(a, ASK_GROUPS, f), BIND(f->place, f->group, f->surname), out);
}

size_t
lookup_surnames(struct store *s, struct arena *a, const struct lookup_filter *f, struct lookup_choice **out)
{
	return store_rows(
	    s, a, &surname_shape, lookup_sql(a, ASK_SURNAMES, f), BIND(f->place, f->group, f->surname), out);
}

/* A name that is read in two ways stands under two keys, but is one home. */
static size_t
homes(struct store *s, struct arena *a, const char *from, const struct lookup_filter *f, size_t limit,
    struct lookup_home **out)
{
	size_t kept = 0;
	size_t n = store_rows(
	    s, a, &home_shape, from, BIND(f->place, f->group, f->surname, INTEGER((long long)limit * 2)), out);
	for (size_t i = 0; i < n && kept < limit; i++) {
		bool twice = false;
		for (size_t k = 0; k < kept && !twice; k++)
			twice = (*out)[k].rid == (*out)[i].rid;
		if (!twice)
			(*out)[kept++] = (*out)[i];
	}
	return kept;
}

size_t
lookup_homes(struct store *s, struct arena *a, const struct lookup_filter *f, size_t limit, struct lookup_home **out)
{
	return homes(s, a, lookup_sql(a, ASK_HOMES, f), f, limit, out);
}

size_t
lookup_by_letters(
    struct store *s, struct arena *a, const char *place, const char *letters, size_t limit, struct lookup_home **out)
{
	return homes(s, a, sql[ASK_LETTERS], &(struct lookup_filter){ place, letters, end_of(a, letters) }, limit, out);
}

size_t
lookup_by_door(
    struct store *s, struct arena *a, const char *place, const char *digits, size_t limit, struct lookup_home **out)
{
	return homes(s, a, sql[ASK_DOORS], &(struct lookup_filter){ place, digits, end_of(a, digits) }, limit, out);
}

static unsigned
next_keys(struct store *s, enum question q, const char *place, const char *typed, char first, int count)
{
	struct arena *a = arena_new();
	unsigned bits = 0;
	for (int i = 0; i < count && strlen(typed) < 24; i++) {
		const char *key = arena_printf(a, "%.24s%c", typed, first + i);
		const char *any = arena_printf(a, "SELECT 1 %s", sql[q]);
		if (store_long(s, any, BIND(place, key, end_of(a, key)), 0))
			bits |= 1u << i;
	}
	arena_free(a);
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
	const char *number = INTEGER(rid ? rid : first_home(s, a));
	return store_row(s, a, &home_shape, sql[ASK_ONE], BIND(number), out);
}
