/* rows: see rows.h. */
#include "queries/rows.h"

#include <string.h>

#include "base/str.h"
#include "queries/checked.h"
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

/* Months of what recurs (每季度, 每月10日前); NULL for 随时 or 会后15日内. */
#define MONTHS                                                                                                         \
	"CASE WHEN instr(c,'半年') THEN 6 WHEN instr(c,'半月') OR NOT (instr(c,'每') OR instr(c,'按') OR "       \
	"instr(c,'度') OR instr(c,'一次')) THEN NULL WHEN instr(c,'季') THEN 3 WHEN instr(c,'年') THEN 12 WHEN "  \
	"instr(c,'月') THEN 1 END"
/* What was done in the last third before a day counts as done for that day. */
#define AGAIN                                                                                                          \
	"(SELECT date(due,((1+CAST((julianday(done)-julianday(due))/(30.4375*m)+100.333 AS INTEGER)-100)*m)||"         \
	"' months') FROM (SELECT due, done, " MONTHS                                                                   \
	" m FROM (SELECT coalesce(t.\"%s\",t.\"%s\") due, t.\"%s\" done, "                                             \
	"coalesce(t.\"%s\",'') c)))"

/* Another row of the same thing that is of a later day: this one's next day is that one's. */
static const char *
newer_sql(struct arena *a, const struct reg *r)
{
	const char *same = "n.place=t.place";
	for (size_t i = 0; i < r->count; i++)
		if (r->fields[i].flags & FIELD_KEY && r->fields[i].type == FIELD_TEXT)
			same = arena_printf(
			    a, "%s AND n.\"%s\" IS t.\"%s\"", same, r->fields[i].column, r->fields[i].column);
	return arena_printf(a,
	    "EXISTS(SELECT 1 FROM visible_%s n WHERE %s AND coalesce(n.\"%s\",n.\"%s\")>coalesce("
	    "t.\"%s\",t.\"%s\"))",
	    r->table, same, r->due, r->done, r->due, r->done);
}

/* The day by which row `t` must be done, or done again; NULL: nothing is to be done. */
static const char *
due_sql(struct arena *a, const struct reg *r)
{
	if (!r->due)
		return "NULL";
	if (!r->done)
		return arena_printf(a, "t.\"%s\"", r->due);
	const char *again = "NULL";
	if (r->again)
		again = arena_printf(a, "CASE WHEN NOT %s THEN %s END", newer_sql(a, r),
		    arena_printf(a, AGAIN, r->due, r->done, r->done, r->again));
	return arena_printf(a, "CASE WHEN coalesce(t.\"%s\",'')='' THEN t.\"%s\" ELSE %s END", r->done, r->due, again);
}

static const char *
order_sql(struct arena *a, const struct row_query *q)
{
	const struct reg *r = q->reg;
	const char *first = q->town && catalogue_field(r, "village") >= 0 ? "t.place<>'', " : "";
	if (q->order == ROWS_URGENT && r->due && r->done) {
		const char *due = due_sql(a, r);
		return arena_printf(a,
		    "%s%s IS NULL, coalesce(t.\"%s\",'')<>'' AND %s>=(SELECT day FROM today), %s, t.\"%s\" DESC, t.ord",
		    first, due, r->done, due, due, r->due);
	}
	for (size_t i = 0; q->order != ROWS_AS_WRITTEN && i < r->count; i++)
		if (r->fields[i].flags & FIELD_KEY &&
		    (r->fields[i].type == FIELD_DATE || r->fields[i].type == FIELD_PERIOD))
			return arena_printf(a, "%scoalesce(t.\"%s\",'') DESC, t.ord", first, r->fields[i].column);
	return arena_printf(a, "%st.ord, t.rid", first);
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

static const char *
yard_sql(const struct reg *r)
{
	return r->yard ? r->yard : "0";
}

/* Any cell that is text and that the reader may see whole: a masked name is not found by what is masked of it. */
static const char *
words_sql(struct arena *a, const struct row_query *q)
{
	const char *sql = "";
	unsigned hidden = q->staff ? FIELD_SECRET : FIELD_SECRET | FIELD_STAFF | FIELD_MASKED;
	for (size_t i = 0; i < q->reg->count; i++) {
		const struct field *f = &q->reg->fields[i];
		const char *open =
		    f->flags & FIELD_YARD && !q->staff ? arena_printf(a, " AND NOT %s", yard_sql(q->reg)) : "";
		if (f->type != FIELD_SERIAL && !catalogue_is_file(f->type) && !catalogue_is_integer(f->type) &&
		    !(f->flags & hidden))
			sql = arena_printf(a, "%s OR (instr(t.\"%s\",?6)>0%s)", sql, f->column, open);
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

/* Answered, and each problem that it names was looked at again and is put right. */
#define OF_IT(column) NAMED("t.\"" column "\"", "p.code") " AND (p.place=t.place OR p.place='')"
#define CLOSED                                                                                                         \
	"(EXISTS(SELECT 1 FROM visible_problem p WHERE " OF_IT(                                                        \
	    "%s") ") AND NOT EXISTS(SELECT 1 FROM visible_problem "                                                    \
		  "p WHERE " OF_IT("%s") " AND NOT " PROBLEM_CHECKED("p") ") AND coalesce(t.\"%s\",'')<>'')"
enum { FIRST_VALUE = 6 }; /* columns before the row's own */

static const char *
select_sql(struct arena *a, const struct row_query *q, const char *more)
{
	const struct reg *r = q->reg;
	struct strbuf sql = { 0 };
	const char *closed = r->closed_by ? arena_printf(a, CLOSED, r->closed_by, r->closed_by, r->done) : "0";
	strbuf_printf(&sql, "SELECT t.rid, t.place, %s, coalesce(%s,0), %s, coalesce(%s,0)",
	    q->staff ? visible_mark(a, r) : "0", yard_sql(r), due_sql(a, r), closed);
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
cover(struct arena *a, const struct reg *r, struct row *row, unsigned hidden)
{
	bool consent = says_yes(r, row, "consent"), masked = false;
	for (size_t i = 0; i < r->count; i++) {
		if (r->fields[i].flags & hidden)
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
		.closed = db_int(st, 5),
		.row.value = arena_array(a, r->count, sizeof *out.row.value),
		.photos = arena_array(a, r->count, sizeof *out.photos) };
	unsigned hidden = q->staff ? 0 : FIELD_STAFF | FIELD_SECRET | (db_int(st, 3) ? FIELD_YARD : 0);
	for (size_t i = 0; i < r->count; i++) {
		out.row.value[i] = content_value(st, (int)i + FIRST_VALUE, r->fields[i].type, a);
		if (r->fields[i].type == FIELD_PHOTOS && !(r->fields[i].flags & hidden))
			out.photos[i] = store_row_photos(s, a, r->id, out.rid, r->fields[i].column);
	}
	date_parse(db_text(st, 4), &out.due);
	out.show_from = day_of(r, &out.row, "show_from");
	out.show_to = day_of(r, &out.row, "show_to");
	out.sample = says_yes(r, &out.row, "sample");
	if (!q->staff)
		cover(a, r, &out.row, hidden);
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

long
rows_late(struct store *s, const struct reg *r)
{
	if (!r->due || !store_today_known(s))
		return 0;
	struct arena *a = arena_new();
	struct row_query q = { .reg = r };
	char today[16];
	date_format(store_today(s), today);
	long n = store_long(s, arena_printf(a, "SELECT count(*)%s AND %s<?5", from_sql(a, &q), due_sql(a, r)),
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
