/* news: see news.h. */
#include "queries/news.h"

#include <string.h>

#include "store/query.h"

enum { ROWS_MOST = 60, TOLD_APART = 2 };

static bool
is_day(const struct field *f)
{
	return f->type == FIELD_DATE && !(f->flags & (FIELD_STAFF | FIELD_TERM));
}

/* The day on which a row came about: its period where that is a day, else its first one; −1. */
static int
day_field(const struct reg *r)
{
	int period = r->period ? catalogue_field(r, r->period) : -1;
	if (period >= 0 && is_day(&r->fields[period]))
		return period;
	for (size_t i = 0; i < r->count; i++)
		if (is_day(&r->fields[i]))
			return (int)i;
	return -1;
}

struct day_row {
	long long rid;
	struct date day;
};
SHAPE(day_shape, day_row, COLUMNS(day_row, rid, day));

static void
append(struct arena *a, struct news_list *out, struct news item)
{
	out->item = arena_grow(a, out->item, out->count, &out->capacity, out->count + 1, sizeof item);
	out->item[out->count++] = item;
}

void
news_of(struct store *s, struct arena *a, const struct reg *r, const char *place, struct date from, struct date to,
    struct news_list *out)
{
	int f = day_field(r);
	char first[16], last[16];
	struct day_row *row;
	if (f < 0 || r->book)
		return;
	const char *day = arena_printf(a, "v.\"%s\"", r->fields[f].column);
	date_format(from, first);
	date_format(to, last);
	size_t n = store_rows(s, a, &day_shape,
	    arena_printf(a,
		"FROM (SELECT rid, %s AS day FROM visible_%s v WHERE %s BETWEEN ?1 AND ?2 AND (?3 IS NULL OR place=?3 "
		"OR "
		"place='') ORDER BY 2 DESC, ord LIMIT %d) t",
		day, r->table, day, ROWS_MOST),
	    BIND(first, last, place), &row);
	for (size_t i = 0, many; i < n; i += many) {
		for (many = 1; i + many < n && date_days(row[i + many].day) == date_days(row[i].day);)
			many++;
		bool each = many <= TOLD_APART && r->whose == WHOSE_NOBODY;
		for (size_t k = 0; k < (each ? many : 1); k++) {
			struct news item = { .reg = r, .day = row[i].day, .count = each ? 1 : (long)many };
			if (rows_find(s, a, r, row[i + k].rid, false, &item.row))
				append(a, out, item);
		}
	}
}

/* ------------------------------------------------------------- as of when */

/* `iso`, or the last day of a period, where it is later than `best`; no later than `made`. */
static struct date
later(struct date best, const char *text, struct date made)
{
	struct date first, last = { 0 };
	if (!date_parse(text, &last) && !period_range(text, &first, &last))
		return best;
	last = date_days(last) > date_days(made) ? made : last;
	return !best.year || date_days(last) > date_days(best) ? last : best;
}

static struct date
ask_newest(struct store *s, struct arena *a, const struct reg *r, const char *place, long long rid)
{
	struct date newest = { 0 };
	struct datetime made;
	const char *iso = arena_printf(a, "%.10s", store_created(s));
	if (!datetime_parse(store_created(s), &made))
		return newest;
	const char *from =
	    arena_printf(a, "FROM visible_%s t WHERE " IN_PLACE("?1") " AND (?2 IS NULL OR t.rid=?2)", r->table);
	for (size_t i = 0; i < r->count; i++) {
		const char *column = r->fields[i].column;
		bool period = r->period && strcmp(column, r->period) == 0 && r->fields[i].type == FIELD_PERIOD;
		if (!period && !is_day(&r->fields[i]))
			continue;
		struct text_list t = store_texts(s, a,
		    arena_printf(a, period ? "SELECT DISTINCT t.\"%s\" %s" : "SELECT max(t.\"%s\") %s AND t.\"%s\"<=?3",
			column, from, column),
		    BIND(place, rid ? INTEGER(rid) : NULL, period ? NULL : iso));
		for (size_t k = 0; k < t.count; k++)
			newest = later(newest, t.text[k], made.date);
	}
	return newest;
}

struct date
news_newest(struct store *s, const struct reg *r, const char *place, long long rid)
{
	struct newest *kept = &s->newest[r->id][place != NULL];
	bool whole = !rid && (!place || strcmp(place, s->home_key) == 0);
	if (whole && kept->asked)
		return kept->day;
	struct arena *a = arena_new();
	struct date day = ask_newest(s, a, r, place, rid);
	arena_free(a);
	if (whole)
		*kept = (struct newest){ true, day };
	return day;
}
