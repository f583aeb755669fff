/* news: see news.h. */
#include "queries/news.h"

#include <string.h>

#include "store/query.h"

enum { ROWS_MOST = 60, TOLD_APART = 2 };

/* The day on which a row came about: its period where that is a day, else its first day that is no deadline; −1. */
static int
day_field(const struct reg *r)
{
	int period = r->period ? catalogue_field(r, r->period) : -1;
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f =
		    &r->fields[period >= 0 && r->fields[period].type == FIELD_DATE ? (size_t)period : i];
		bool due = (r->due && strcmp(f->column, r->due) == 0) || strcmp(f->column, "due_on") == 0;
		bool shown = strcmp(f->column, "show_from") == 0 || strcmp(f->column, "show_to") == 0;
		if (f->type == FIELD_DATE && !(f->flags & FIELD_STAFF) && !due && !shown)
			return (int)(f - r->fields);
	}
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
