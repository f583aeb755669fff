/* table_rows: from the rows below the header to rows of the register. See table_parts.h. */
#include "tables/table_parts.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "sheets/clean.h"

struct row_work { /* one row while it is read */
	const struct grid_row *from;
	struct row *row;
	struct value_context ctx;
	bool bad;
	bool wrong[MAX_FIELDS]; /* said already */
};

/* What a row is made in. */
static struct arena *
own(const struct table *t)
{
	return t->c->take ? t->c->own : t->c->arena;
}

static bool
is_ditto(const struct cell *cell)
{
	static const char *const words[] = { "同上", "〃", "″", "\"", "“", "”", "''", "〞", "〝", "同 上", "“”", "″″" };
	for (size_t i = 0; i < sizeof words / sizeof *words && cell->kind == CELL_TEXT; i++)
		if (strcmp(cell->text, words[i]) == 0)
			return true;
	return false;
}

/* A column's cell in a row, 同上 taken from the row before. */
static const struct cell *
cell_of(struct table *t, const struct grid_row *row, int column)
{
	const struct cell *cell = table_cell_at(row, column);
	if (is_ditto(cell))
		cell = t->last[column] ? t->last[column] : &table_nothing;
	return cell;
}

/* Where a name without a field of its own goes: 备注. */
static void
keep_remark(struct table *t, struct row_work *w, const char *remark)
{
	int note = catalogue_field(t->reg, "note");
	if (note < 0)
		note = catalogue_field(t->reg, "reason");
	if (note < 0 || !remark)
		return;
	const char *old = w->row->value[note];
	w->row->value[note] = old && !strstr(old, remark) ? arena_printf(own(t), "%s；%s", old, remark)
			      : old                       ? old
							  : arena_strdup(own(t), remark);
}

/* The header over a field's column, or what it would be. */
static const char *
header_of(const struct table *t, int f)
{
	int column = t->column_of[f];
	return column < 0 ? t->reg->fields[f].header : t->column[column].head.shown;
}

/* Reads one cell as a field; NULL when it is empty or wrong. */
static const char *
read_cell(struct table *t, struct row_work *w, const struct field *f, int column, const char **remark)
{
	const struct cell *cell = cell_of(t, w->from, column);
	const char *shown = t->column[column].head.shown;
	w->ctx.unit = t->column[column].unit ? t->column[column].unit : t->unit;
	struct value v = value_read(f, cell, &w->ctx, t->scratch);
	if (strlen(cell->text) >= CLEAN_MAX_CHARACTERS && utf8_count(cell->text) >= CLEAN_MAX_CHARACTERS)
		table_say(t, FINDING_TEXT_CUT, w->from->number, shown, CLEAN_MAX_CHARACTERS);
	table_say_value(t, &v, f, w->from->number, shown);
	w->bad = w->bad || v.bad;
	*remark = v.remark;
	/* most values are the cell's own text and need no copy */
	return !v.text || v.text == cell->text ? v.text : arena_strdup(own(t), v.text);
}

static void
fill_column(struct table *t, struct row_work *w, size_t f)
{
	const struct field *field = &t->reg->fields[f];
	const char *remark = NULL;
	int column = t->column_of[f];
	if (column < 0)
		return;
	bool before = w->bad;
	w->bad = false;
	const char *text = read_cell(t, w, field, column, &remark);
	w->wrong[f] = w->bad;
	w->bad = w->bad || before;
	if (text && !w->wrong[f])
		w->row->value[f] = text;
	if (remark)
		keep_remark(t, w, remark);
}

static const char *
row_prefix(struct table *t, const struct row_work *w)
{
	static const char *const columns[] = { "target", "grp" };
	for (size_t i = 0; i < 2; i++) {
		int f = catalogue_field(t->reg, columns[i]);
		if (f < 0 || t->column_of[f] < 0)
			continue;
		const char *s = cell_of(t, w->from, t->column_of[f])->text;
		const char *place = table_place_in_front(t, clean_narrow(t->scratch, s));
		if (place)
			return place;
	}
	return NULL;
}

/* A row that takes one down need say no more than which. */
static bool
takes_down(const struct table *t, const struct row_work *w)
{
	int state = catalogue_field(t->reg, "state"), column = state >= 0 ? t->column_of[state] : -1;
	const char *text = column >= 0 ? table_cell_at(w->from, column)->text : NULL;
	return text && (strstr(text, "撤") || strstr(text, "下榜") || strstr(text, "取消"));
}

/* What the row does not say itself. */
static void
fill_given(struct table *t, struct row_work *w, size_t f)
{
	const struct field *field = &t->reg->fields[f];
	const char **value = &w->row->value[f];
	if (w->wrong[f])
		return;
	if (!*value && (int)f == table_village_field(t))
		*value = row_prefix(t, w);
	if (!*value && field->type == FIELD_GROUP && (field->flags & FIELD_REQUIRED))
		*value = t->group;
	if (!*value && (t->column_of[f] < 0 || (field->flags & FIELD_REQUIRED)))
		*value = t->given[f].text;
	bool key = field->flags & (FIELD_KEY | FIELD_SCOPE);
	if (*value || !(field->flags & FIELD_REQUIRED) || (!key && takes_down(t, w)))
		return;
	w->bad = true;
	table_say(t, FINDING_VALUE_MISSING, w->from->number, header_of(t, (int)f), header_of(t, (int)f));
}

static void
hints_from_period(struct table *t, struct row_work *w)
{
	int f = table_period_field(t);
	struct date first, last;
	if (f < 0 || !w->row->value[f] || !period_range(w->row->value[f], &first, &last))
		return;
	w->ctx.year = first.year;
	w->ctx.month = period_kind(w->row->value[f]) == PERIOD_MONTH ? first.month : 0;
}

static void
check_full(struct table *t, struct row_work *w, int column, const char *value)
{
	long long milli, full = t->column[column].full;
	if (!value || !value_milli(value, &milli))
		return;
	const char *shown = t->column[column].head.shown;
	if (full > 0 && milli > full) {
		table_say(t, FINDING_SCORE_TOO_LARGE, w->from->number, shown, value, (double)full / 1000);
		w->bad = true;
	}
	if (milli < 0 && t->column[column].item) {
		table_say(t, FINDING_SCORE_NEGATIVE, w->from->number, shown, value);
		w->bad = true;
	}
}

/* Some items and neither the others nor a total: the row would stand without a score. */
static void
say_unscored(struct table *t, const struct row_work *w, size_t filled, size_t items)
{
	int total = catalogue_field(t->reg, "total");
	if (filled && filled < items && !w->bad && total >= 0 && !w->row->value[total])
		table_say(t, FINDING_TOTAL_MISSING, w->from->number, t->reg->fields[total].header, items - filled);
}

/* Reads the items; *sum is their sum when all of them are there. */
static bool
fill_items(struct table *t, struct row_work *w, long long *sum)
{
	static const struct field score = { .column = "item", .header = "得分", .type = FIELD_NUMBER, .unit = "分" };
	size_t filled = 0, items = 0;
	*sum = 0;
	for (int c = 0; c < t->columns; c++) {
		const char *remark;
		long long milli;
		if (!t->column[c].item)
			continue;
		items++;
		const char *value = read_cell(t, w, &score, c, &remark);
		if (!value)
			continue;
		check_full(t, w, c, value);
		row_add_item(w->row, own(t), t->column[c].item, value);
		if (value_milli(value, &milli))
			*sum += milli, filled++;
	}
	say_unscored(t, w, filled, items);
	return items && filled == items && items >= t->items;
}

static long long
number_in(const struct table *t, const struct row_work *w, const char *column)
{
	long long milli = 0;
	int f = catalogue_field(t->reg, column);
	if (f >= 0 && w->row->value[f])
		value_milli(w->row->value[f], &milli);
	return milli;
}

static const char *
plain(struct arena *a, long long milli)
{
	return milli % 1000 ? arena_printf(a, "%.10g", (double)milli / 1000) : arena_printf(a, "%lld", milli / 1000);
}

/* What stands in columns that look like items and were not taken. */
static long long
untaken_sum(const struct table *t, const struct row_work *w)
{
	long long sum = 0, milli;
	for (int c = 0; c < t->columns && t->untaken; c++)
		if (t->column[c].untaken && value_milli(table_cell_at(w->from, c)->text, &milli))
			sum += milli;
	return sum;
}

/* The written total against its parts; a total that is not written is computed. */
static void
check_total(struct table *t, struct row_work *w, long long sum)
{
	int total = catalogue_field(t->reg, "total");
	long long deduct = number_in(t, w, "deduct"), written;
	if (total < 0 || !(t->reg->fields[total].flags & FIELD_TOTAL))
		return;
	sum += number_in(t, w, "adjust") + number_in(t, w, "bonus") - (deduct < 0 ? -deduct : deduct);
	const char *value = w->row->value[total];
	long long more = untaken_sum(t, w);
	t->missed += more && (!value || (value_milli(value, &written) && written != sum));
	if (!value && !w->bad) {
		w->row->value[total] = plain(own(t), sum);
		t->computed++;
	} else if (value && value_milli(value, &written) && written != sum && written != sum + more) {
		table_say(t, FINDING_TOTAL_DIFFERS, w->from->number, header_of(t, total), value,
		    plain(t->scratch, sum + more));
	}
}

/* A total above what all items can give together, or above 100 where no mark is known. */
static void
check_total_full(struct table *t, struct row_work *w, int total)
{
	long long full = 0, milli, written = number_in(t, w, "adjust") + number_in(t, w, "bonus");
	bool own = t->column_of[total] >= 0 && t->column[t->column_of[total]].full > 0;
	for (size_t i = 0; i < t->items; i++)
		full += t->item[i].full > 0 ? t->item[i].full : 0;
	for (int c = 0; !t->items && c < t->columns; c++)
		full += t->column[c].item && t->column[c].full > 0 ? t->column[c].full : 0;
	full = full > 100000 ? full : 100000;
	if (!own && value_milli(w->row->value[total], &milli) && milli > full + written)
		table_say(t, FINDING_TOTAL_ABOVE_FULL, w->from->number, header_of(t, total), w->row->value[total],
		    (double)full / 1000);
}

/* An end before its beginning: a row that would never be shown. Done before it was found, or looked at again before
 * it was done: shown, but as not done yet (queries/checked.h). */
static void
check_order(struct table *t, struct row_work *w)
{
	static const char *const pairs[][2] = { { "show_from", "show_to" }, { "given_on", "lifted_on" },
		{ "found_on", "due_on" }, { "start_on", "planned_on" }, { "date_from", "date_to" },
		{ "signed_on", "valid_to" }, { "received_on", "replied_on" }, { "issued_on", "due_on" },
		{ "issued_on", "replied_on" }, { "found_on", "done_on" }, { "done_on", "verified_on" } };
	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		int from = catalogue_field(t->reg, pairs[i][0]), to = catalogue_field(t->reg, pairs[i][1]);
		if (from < 0 || to < 0 || !w->row->value[from] || !w->row->value[to] ||
		    strcmp(w->row->value[to], w->row->value[from]) >= 0)
			continue;
		const char *late = w->row->value[to], *early = w->row->value[from];
		const char *const words[] = { t->reg->fields[to].header, t->reg->fields[from].header };
		bool shown = i + 2 >= sizeof pairs / sizeof *pairs;
		if (shown)
			table_say(t, FINDING_DONE_TOO_EARLY, w->from->number, header_of(t, to), words[0], late,
			    words[1], early);
		else
			table_say(
			    t, FINDING_BAD_ORDER, w->from->number, header_of(t, to), words[0], late, words[1], early);
		w->bad = w->bad || !shown;
	}
}

/* Reads one row of data; false when something in it is wrong. */
static bool
row_read(struct table *t, struct row_work *w)
{
	int period = table_period_field(t), total = catalogue_field(t->reg, "total");
	long long sum;
	if (period >= 0) {
		fill_column(t, w, (size_t)period);
		fill_given(t, w, (size_t)period);
		hints_from_period(t, w);
	}
	for (size_t f = 0; f < t->reg->count; f++)
		if ((int)f != period)
			fill_column(t, w, f);
	bool whole = fill_items(t, w, &sum);
	if (whole)
		check_total(t, w, sum);
	for (size_t f = 0; f < t->reg->count; f++)
		if ((int)f != period)
			fill_given(t, w, f);
	if (total >= 0 && t->column_of[total] >= 0)
		check_full(t, w, t->column_of[total], w->row->value[total]);
	if (total >= 0 && (t->reg->fields[total].flags & FIELD_TOTAL) && w->row->value[total])
		check_total_full(t, w, total);
	check_order(t, w);
	return !w->bad;
}

/* Can it be told which row of the register it is? */
static bool
key_read(const struct table *t, const struct row_work *w)
{
	int head = catalogue_field(t->reg, "head");
	for (size_t f = 0; f < t->reg->count; f++) {
		const struct field *field = &t->reg->fields[f];
		bool by_head = field->type == FIELD_DOOR && head >= 0;
		bool must = (field->flags & FIELD_REQUIRED) || (by_head && !w->row->value[head]);
		if ((field->flags & FIELD_KEY) && (w->wrong[f] || (must && !w->row->value[f])))
			return false;
	}
	return true;
}

static void
row_data(struct table *t, const struct grid_row *from, struct row_list *rows)
{
	if (!table_row_holds(t, from))
		return;
	struct row_work w = { .from = from, .ctx = table_context_of(t, NULL) };
	w.row = row_append(rows, own(t), t->reg);
	w.row->file = t->g->file;
	w.row->sheet = t->g->sheet;
	w.row->line = from->number;
	bool good = row_read(t, &w) && !from->damaged;
	table_pictures_take(t, w.row, good);
	if (!good) {
		w.row->wrong = !from->damaged && key_read(t, &w) ? ROW_WRONG : ROW_KEYLESS;
		rows->count -= !t->c->keep_wrong;
		t->c->bad_rows++;
	}
	for (int c = 0; c < t->columns; c++)
		t->last[c] = cell_of(t, from, c);
}

/* 「一组」 across a row stands for the rows below it; a second title too. */
static void
section_take(struct table *t, const struct grid_row *row)
{
	static const struct field group = { .column = "grp", .header = "村民小组", .type = FIELD_GROUP };
	const struct cell *first[2];
	struct value_context ctx = table_context_of(t, NULL);
	if (table_first_cells(row, first) == 0)
		return;
	struct value v = value_read(&group, first[0], &ctx, t->scratch);
	if (v.text) {
		/* 一组（网格员：王五） */
		const char *text = arena_strndup(t->c->arena, v.text, strcspn(v.text, "("));
		if (str_ends(text, "组")) {
			t->group = text;
			return;
		}
	}
	int period = table_period_field(t), village = table_village_field(t);
	if (period >= 0 && t->given[period].origin >= FROM_TITLE)
		t->given[period].origin = FROM_NOWHERE;
	if (village >= 0 && t->given[village].origin >= FROM_TITLE)
		t->given[village].origin = FROM_NOWHERE;
	table_take_title(t, first[0]->text, FROM_TITLE);
}

/* Everything a row of its own must have is there: more than a note below. */
static bool
row_whole(struct table *t, const struct grid_row *row)
{
	int filled = 0;
	for (size_t f = 0; f < t->reg->count; f++) {
		int column = t->column_of[f];
		if (column < 0)
			continue;
		bool empty = table_cell_at(row, column)->kind == CELL_EMPTY;
		if (empty && (t->reg->fields[f].flags & FIELD_REQUIRED) && !t->given[f].text)
			return false;
		filled += !empty && t->reg->fields[f].type != FIELD_SERIAL;
	}
	return filled >= 2;
}

static void
count_after(struct table *t, const struct grid_row *row)
{
	if (!row_whole(t, row))
		return;
	if (t->after++ == 0)
		t->after_row = row->number;
}

/* Closes the open range; the words say so many and then 等. */
static void
range_close(struct ranges *r)
{
	enum { MOST_RANGES = 12 };
	if (r->from && ++r->count <= MOST_RANGES)
		strbuf_printf(
		    &r->words, r->from == r->to ? "%s%d" : "%s%d到%d", r->words.len ? "、" : "", r->from, r->to);
	else if (r->from && r->count == MOST_RANGES + 1)
		strbuf_append(&r->words, "等");
	r->from = 0;
}

static void
hidden_add(struct table *t, int row)
{
	struct ranges *r = &t->hidden_rows;
	t->hidden++;
	if (r->from && row != r->to + 1)
		range_close(r);
	r->from = r->from ? r->from : row;
	r->to = row;
}

void
table_rows_read(struct table *t, struct row_list *rows)
{
	enum { TAKEN_AT_ONCE = 4096 };
	bool ended = false;
	t->last = arena_array(t->c->arena, (size_t)t->columns + 1, sizeof *t->last);
	for (size_t i = t->lower + 1; i < t->g->rows; i++) {
		const struct grid_row *row = &t->g->row[i];
		enum row_kind kind = table_row_kind(t, row);
		if (row->hidden && kind == ROW_DATA && !ended && table_row_holds(t, row)) {
			hidden_add(t, row->number);
		} else if (!row->hidden) {
			if (kind == ROW_END && !ended)
				t->end_row = row->number;
			ended = kind == ROW_END || (ended && kind != ROW_HEADER);
			if ((kind == ROW_DATA || kind == ROW_SKIP) && !ended)
				table_say_example(t, row);
			if (kind == ROW_SECTION && !ended)
				section_take(t, row);
			if (kind == ROW_DATA && !ended)
				row_data(t, row, rows);
			if (kind == ROW_DATA && ended)
				count_after(t, row);
		}
		arena_reset(t->scratch);
		if (t->c->take && rows->count >= TAKEN_AT_ONCE) {
			rows->count = t->refused ? 0 : rows->count;
			t->c->take(t->c->data, t->reg, rows);
		}
	}
	range_close(&t->hidden_rows);
}
