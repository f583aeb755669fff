/* rows: see rows.h. */
#include "queries/rows.h"

#include <string.h>

#include "base/str.h"
#include "editions/content.h"
#include "editions/mask.h"
#include "store/query.h"
#include "editions/schema.h"

/* ------------------------------------------------------------- conditions */

/* What a row's period is, in SQL; NULL when its register knows none. */
static const char *
period_sql(struct arena *a, const struct reg *r)
{
	const struct field *day = NULL;
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if (f->type == FIELD_PERIOD && f->flags & FIELD_KEY)
			return arena_printf(a, "t.\"%s\"", f->column);
		if (f->type == FIELD_DATE && f->flags & FIELD_KEY && !day)
			day = f;
	}
	return day ? arena_printf(a, "substr(t.\"%s\",1,7)", day->column) : NULL;
}

static const char *
order_sql(struct arena *a, const struct row_query *q)
{
	const struct reg *r = q->reg;
	if (q->order == ROWS_URGENT && r->due && r->done)
		return arena_printf(a,
		    "coalesce(t.\"%s\",'')<>'', CASE WHEN coalesce(t.\"%s\",'')='' THEN t.\"%s\" END, t.\"%s\" DESC, "
		    "t.ord",
		    r->done, r->done, r->due, r->due);
	for (size_t i = 0; q->order != ROWS_AS_WRITTEN && i < r->count; i++)
		if (r->fields[i].flags & FIELD_KEY &&
		    (r->fields[i].type == FIELD_DATE || r->fields[i].type == FIELD_PERIOD))
			return arena_printf(a, "coalesce(t.\"%s\",'') DESC, t.ord", r->fields[i].column);
	return "t.ord, t.rid";
}

static const char *
column_sql(struct arena *a, const struct row_query *q)
{
	long long number;
	int i = catalogue_field(q->reg, q->column);
	if (i < 0 || q->reg->fields[i].flags & FIELD_SECRET || (!q->staff && q->reg->fields[i].flags & FIELD_STAFF))
		return "0";
	enum field_type type = q->reg->fields[i].type;
	if (!catalogue_is_integer(type))
		return arena_printf(a, "t.\"%s\"=?3", q->column);
	if (!q->value || !schema_parse(q->value, catalogue_is_milli(type), &number))
		return "0";
	return arena_printf(a, "t.\"%s\"=%lld", q->column, number);
}

/* The texts that `q` binds, and what follows SELECT <columns>. */
#define BINDS(s, q) BIND((q)->place, (q)->period, (q)->value, store_home_key(s), NULL, (q)->words)

/* Any cell that is text and that the reader may see whole: a masked name is not found by what is masked of it. */
static const char *
words_sql(struct arena *a, const struct row_query *q)
{
	const char *sql = "";
	unsigned hidden = q->staff ? FIELD_SECRET : FIELD_SECRET | FIELD_STAFF | FIELD_MASKED;
	for (size_t i = 0; i < q->reg->count; i++) {
		const struct field *f = &q->reg->fields[i];
		if (f->type != FIELD_SERIAL && f->type != FIELD_PHOTOS && !catalogue_is_integer(f->type) &&
		    !(f->flags & hidden))
			sql = arena_printf(a, "%s OR instr(t.\"%s\",?6)>0", sql, f->column);
	}
	return arena_printf(a, " AND (0%s)", sql);
}

static const char *
from_sql(struct arena *a, const struct row_query *q)
{
	const char *period = q->period ? period_sql(a, q->reg) : NULL;
	return arena_printf(a, " FROM %s%s t WHERE (?1 IS NULL OR t.place=?1%s) AND (?2 IS NULL OR %s=?2) AND %s%s",
	    q->staff ? "" : "visible_", q->reg->table, q->town ? " OR NOT " OF_VILLAGE : "", period ? period : "NULL",
	    q->column ? column_sql(a, q) : "?3 IS NULL", q->words ? words_sql(a, q) : "");
}

/* -------------------------------------------------------------------- rows */

static const char *
select_sql(struct arena *a, const struct row_query *q, const char *more)
{
	const struct reg *r = q->reg;
	struct strbuf sql = { 0 };
	strbuf_printf(&sql, "SELECT t.rid, t.place, %s", q->staff ? visible_mark(a, r) : "0");
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].type == FIELD_SERIAL)
			strbuf_append(&sql, ", NULL");
		else
			strbuf_printf(&sql, ", t.\"%s\"", r->fields[i].column);
	strbuf_printf(&sql, "%s%s", from_sql(a, q), more);
	const char *text = arena_strdup(a, strbuf_text(&sql));
	strbuf_free(&sql);
	return text;
}

static bool
says_yes(const struct reg *r, const struct row *row, const char *column)
{
	int i = catalogue_field(r, column);
	return i >= 0 && str_equal(row->value[i], "是");
}

static struct date
day_of(const struct reg *r, const struct row *row, const char *column)
{
	struct date d;
	int i = catalogue_field(r, column);
	return i >= 0 && row->value[i] && date_parse(row->value[i], &d) ? d : (struct date){ 0 };
}

/* What the public does not read goes. */
static void
cover(struct arena *a, const struct reg *r, struct row *row)
{
	bool consent = says_yes(r, row, "consent"), masked = false;
	for (size_t i = 0; i < r->count; i++) {
		if (r->fields[i].flags & (FIELD_STAFF | FIELD_SECRET))
			row->value[i] = NULL;
		if (!row->value[i] || consent || !(r->fields[i].flags & FIELD_MASKED))
			continue;
		row->value[i] = mask_name(a, row->value[i]);
		masked = true;
	}
	/* the door of a masked name would undo the mask */
	for (size_t i = 0; masked && i < r->count; i++)
		if (r->fields[i].type == FIELD_DOOR)
			row->value[i] = NULL;
}

static struct shown_row
read_row(struct store *s, struct arena *a, const struct row_query *q, struct stmt *st)
{
	const struct reg *r = q->reg;
	struct shown_row out = { .rid = db_int(st, 0),
		.place = arena_strdup(a, db_text(st, 1)),
		.mark = (enum row_mark)db_int(st, 2),
		.row.value = arena_array(a, r->count, sizeof *out.row.value),
		.photos = arena_array(a, r->count, sizeof *out.photos) };
	for (size_t i = 0; i < r->count; i++) {
		out.row.value[i] = content_value(st, (int)i + 3, r->fields[i].type, a);
		if (r->fields[i].type == FIELD_PHOTOS && (q->staff || !(r->fields[i].flags & FIELD_STAFF)))
			out.photos[i] = store_row_photos(s, a, r->id, out.rid, r->fields[i].column);
	}
	out.show_from = day_of(r, &out.row, "show_from");
	out.show_to = day_of(r, &out.row, "show_to");
	out.sample = says_yes(r, &out.row, "sample");
	if (!q->staff)
		cover(a, r, &out.row);
	return out;
}

struct shown_rows
rows_of(struct store *s, struct arena *a, const struct row_query *q)
{
	struct row_query hidden = *q;
	struct shown_rows out = { 0 };
	size_t capacity = 0;
	const char *more = arena_printf(
	    a, " ORDER BY %s LIMIT %lld OFFSET %zu", order_sql(a, q), q->limit ? (long long)q->limit : -1, q->offset);
	struct stmt *st = store_ask(s, select_sql(a, q, more), BINDS(s, q));
	while (st && db_step(st)) {
		out.row = arena_grow(a, out.row, out.count, &capacity, out.count + 1, sizeof *out.row);
		out.row[out.count++] = read_row(s, a, q, st);
	}
	db_finish(st, NULL);
	out.total = store_long(s, arena_printf(a, "SELECT count(*)%s", from_sql(a, q)), BINDS(s, q), 0);
	hidden.staff = true;
	out.review =
	    store_long(s, arena_printf(a, "SELECT count(*)%s AND %s=1", from_sql(a, &hidden), visible_mark(a, q->reg)),
		BINDS(s, q), 0);
	return out;
}

bool
rows_find(struct store *s, struct arena *a, const struct reg *r, long long rid, bool staff, struct shown_row *out)
{
	struct row_query q = { .reg = r, .staff = staff };
	struct stmt *st = store_ask(s, select_sql(a, &q, " AND t.rid=?5"), BIND(NULL, NULL, NULL, NULL, INTEGER(rid)));
	bool found = st && db_step(st);
	if (found)
		*out = read_row(s, a, &q, st);
	db_finish(st, NULL);
	return found;
}

bool
rows_neighbours(struct store *s, const struct row_query *q, long long rid, long long *before, long long *after)
{
	struct arena *a = arena_new();
	struct stmt *st =
	    store_ask(s, arena_printf(a, "SELECT t.rid%s ORDER BY %s", from_sql(a, q), order_sql(a, q)), BINDS(s, q));
	bool found = false;
	*before = *after = 0;
	while (st && *after == 0 && db_step(st)) {
		long long at = db_int(st, 0);
		if (found)
			*after = at;
		else if (at == rid)
			found = true;
		else
			*before = at;
	}
	db_finish(st, NULL);
	arena_free(a);
	return found;
}

long
rows_late(struct store *s, const struct reg *r)
{
	if (!r->due || !store_today_known(s))
		return 0;
	struct arena *a = arena_new();
	struct row_query q = { .reg = r };
	char today[16];
	date_format(store_today(s), today);
	long n = store_long(s,
	    arena_printf(a, "SELECT count(*)%s AND t.\"%s\"<?5 AND coalesce(t.\"%s\",'')=''", from_sql(a, &q), r->due,
		r->done ? r->done : "withdrawn_reason"),
	    BIND(NULL, NULL, NULL, NULL, today), 0);
	arena_free(a);
	return n;
}

struct text_list
rows_periods(struct store *s, struct arena *a, const struct row_query *q)
{
	struct row_query all = *q;
	const char *period = period_sql(a, q->reg);
	all.period = NULL;
	if (!period)
		return (struct text_list){ 0 };
	return store_periods(s, a,
	    arena_printf(a, "SELECT DISTINCT %s%s AND %s IS NOT NULL", period, from_sql(a, &all), period),
	    BINDS(s, &all));
}

struct text_list
rows_places(struct store *s, struct arena *a, const struct row_query *q)
{
	struct row_query all = *q;
	all.place = NULL;
	if (catalogue_field(q->reg, "village") < 0)
		return (struct text_list){ 0 };
	return store_texts(s, a,
	    arena_printf(a,
		"SELECT t.village%s AND " OF_VILLAGE
		" AND t.village IS NOT NULL GROUP BY t.place ORDER BY t.place<>?4, min(t.ord)",
		from_sql(a, &all)),
	    BINDS(s, &all));
}
