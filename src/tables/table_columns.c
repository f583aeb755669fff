/* table_columns: what every column is, a field or an item. See table_parts.h. */
#include "tables/table_parts.h"

#include <string.h>

#include "base/str.h"

static const char *
one_line(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1), *to = out;
	for (; *s; s++)
		if (*s != '\n')
			*to++ = *s;
	return out;
}

/* The group's words over a column: its own, or those to the left where a
 * CSV has nothing over the second column of a group. */
static const char *
words_over(const struct table *t, int column)
{
	const struct grid_row *u = &t->g->row[t->upper], *l = &t->g->row[t->lower];
	if (t->upper == t->lower)
		return "";
	if (column < u->cells && grid_cell(u, column)->kind != CELL_EMPTY)
		return grid_cell(u, column)->text;
	for (int c = column; c >= 0 && c < l->cells && grid_cell(l, c)->kind != CELL_EMPTY; c--)
		if (c < u->cells && grid_cell(u, c)->kind != CELL_EMPTY)
			return grid_cell(u, c)->text;
	return "";
}

static struct head
head_of(struct table *t, int column)
{
	struct arena *a = t->c->arena;
	const struct grid_row *l = &t->g->row[t->lower];
	const char *down = column < l->cells ? grid_cell(l, column)->text : "", *up = words_over(t, column);
	if (t->upper == t->lower)
		down = table_cell_at(l, column)->text;
	if (!*down || strcmp(up, down) == 0) {
		down = *down ? down : up;
		up = "";
	}
	struct head h = { .up = table_words_of(a, up), .down = table_words_of(a, down) };
	h.joined = table_words_of(a, arena_printf(a, "%s%s", up, down));
	h.shown = one_line(a, *up ? arena_printf(a, "%s/%s", up, down) : down);
	return h;
}

#define SCORE_WORDS "得分|分数|实得分|评分|打分|实得|分值"

static bool
over_item(const struct table *t, const struct head *h)
{
	return *h->up.full &&
	       (table_item_named(t, &h->up) || table_item_like(t, &h->up) ||
		   (t->reg->scheme && table_one_of("得分|扣分|满分|分数|实得分|扣分原因", h->down.base)));
}

/* How well a column's header names a field. */
static int
head_match(const struct table *t, const struct field *f, const struct head *h)
{
	int m = table_field_match(f, &h->joined);
	if (m || over_item(t, h))
		return m;
	m = table_field_match(f, &h->down);
	return m ? m : table_one_of(SCORE_WORDS, h->down.base) ? table_field_match(f, &h->up) : 0;
}

static void
claim(struct table *t, int column, int field)
{
	const struct head *h = &t->column[column].head;
	const char *inside = h->down.inside ? h->down.inside : h->up.inside;
	t->column[column].field = field;
	t->column[column].full = table_mark_of(inside);
	if (inside && table_one_of("元|万元|亿元|千元|%", inside))
		t->column[column].unit = inside;
	t->column_of[field] = column;
}

static bool
column_hidden(const struct table *t, int column)
{
	return t->g->hidden_column && column < GRID_MAX_COLUMNS && t->g->hidden_column[column];
}

static void
claim_fields(struct table *t, int least)
{
	for (int c = 0; c < t->columns; c++) {
		if (t->column[c].field >= 0 || t->column[c].item || column_hidden(t, c))
			continue;
		int best = -1;
		for (size_t f = 0; f < t->reg->count; f++) {
			/* 编号 numbers the rows only where nothing else is called so */
			bool better = best < 0 || t->reg->fields[best].type == FIELD_SERIAL;
			if (better && t->column_of[f] < 0 &&
			    head_match(t, &t->reg->fields[f], &t->column[c].head) >= least)
				best = (int)f;
		}
		if (best >= 0)
			claim(t, c, best);
	}
}

/* Columns that carry an item's score; `unknown` ones only in the form 庭院(25). */
static void
claim_items(struct table *t, bool unknown)
{
	for (int c = 0; c < t->columns; c++) {
		struct column *col = &t->column[c];
		const struct head *h = &col->head;
		if (col->field >= 0 || col->item || !*h->down.full || column_hidden(t, c))
			continue;
		bool two = over_item(t, h);
		const struct words *w = two ? &h->up : &h->down;
		if (two && !table_one_of(SCORE_WORDS, h->down.base))
			continue;
		const struct item *item = table_item_named(t, w);
		if (!item && !(unknown && (table_item_like(t, w) || two)))
			continue;
		col->full = table_mark_of(w->inside) > 0 ? table_mark_of(w->inside) : item ? item->full : -1;
		col->item = item ? item->name : w->base;
	}
}

static bool
column_used(const struct table *t, int column)
{
	for (size_t i = t->lower + 1; i < t->g->rows; i++)
		if (table_cell_at(&t->g->row[i], column)->kind != CELL_EMPTY)
			return true;
	return false;
}

/* The first column that says the same as this one; −1. */
static int
said_before(const struct table *t, int column)
{
	const struct column *x = &t->column[column];
	for (int d = 0; d < column && !column_hidden(t, column); d++) {
		const struct column *y = &t->column[d];
		if ((x->item && y->item && strcmp(x->item, y->item) == 0) ||
		    (x->field < 0 && !x->item && y->field >= 0 && *x->head.joined.full &&
			strcmp(x->head.joined.full, y->head.joined.full) == 0))
			return d;
	}
	return -1;
}

/* Two columns with the same words: one of them would be lost. Where several are
 * said again to the right of the first ones, two lists stand side by side. */
static bool
check_doubled(struct table *t)
{
	int row = t->g->row[t->lower].number, doubled = 0, left = -1, right = -1;
	for (int c = 0; c < t->columns; c++) {
		int d = said_before(t, c);
		if (d < 0 || !column_used(t, c))
			continue;
		doubled++;
		left = d > left ? d : left;
		right = right < 0 ? c : right;
	}
	if (doubled >= 2 && left < right) {
		const char *shown = t->column[right].head.shown;
		table_say(t, FINDING_SHEET_TWO_UP, row, shown, shown);
		return false;
	}
	for (int c = 0; c < t->columns && doubled; c++) {
		const char *shown = t->column[c].head.shown;
		if (said_before(t, c) >= 0 && column_used(t, c))
			table_say(t, FINDING_COLUMN_DOUBLED, row, shown, shown);
	}
	return doubled == 0;
}

static const char *
forbidden_word(const char *header)
{
	static const char *const words[] = { "身份证", "证件号", "银行卡", "账号", "帐号", "卡号", "一卡通", "民族",
		"宗教", "病", "残疾证" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strstr(header, words[i]))
			return words[i];
	return NULL;
}

static bool
check_forbidden(struct table *t)
{
	bool fine = true;
	for (int c = 0; c < t->columns; c++) {
		const char *shown = t->column[c].head.shown;
		if (!forbidden_word(t->column[c].head.joined.full))
			continue;
		table_say(t, FINDING_COLUMN_FORBIDDEN, t->g->row[t->lower].number, shown, shown);
		fine = false;
	}
	return fine;
}

/* What a hidden column would have been: its words, when the register knows them. */
void
table_say_hidden(struct table *t)
{
	struct strbuf list = { 0 };
	for (int c = 0; c < t->columns; c++) {
		struct head h = t->column[c].head;
		bool known = false;
		for (size_t f = 0; f < t->reg->count && !known && column_hidden(t, c); f++)
			known = t->reg->fields[f].type != FIELD_SERIAL && head_match(t, &t->reg->fields[f], &h);
		known = known || (column_hidden(t, c) && table_item_named(t, &h.down));
		if (known && column_used(t, c) && list.len < 600)
			strbuf_printf(&list, "%s“%.90s”", list.len ? "、" : "", h.shown);
	}
	if (list.len)
		table_say(t, FINDING_COLUMNS_HIDDEN, t->g->row[t->lower].number, NULL, list.data);
	strbuf_free(&list);
}

static bool
column_unread(const struct table *t, int column)
{
	const struct column *col = &t->column[column];
	return col->field < 0 && !col->item && !column_hidden(t, column) && *col->head.shown &&
	       !over_item(t, &col->head) && said_before(t, column) < 0;
}

/* Stands among the items and holds nothing but numbers: an item that nobody told us of. */
static bool
like_an_item(const struct table *t, int column)
{
	int first = 0, numbers = 0, total = catalogue_field(t->reg, "total");
	long long milli;
	while (first < t->columns && !t->column[first].item)
		first++;
	if (column < first || (total >= 0 && t->column_of[total] >= 0 && column > t->column_of[total]))
		return false;
	for (size_t i = t->lower + 1; i < t->g->rows; i++) {
		const struct cell *cell = table_cell_at(&t->g->row[i], column);
		if (cell->kind == CELL_NUMBER || (cell->kind == CELL_TEXT && value_milli(cell->text, &milli)))
			numbers++;
		else if (cell->kind != CELL_EMPTY)
			return false;
	}
	return numbers > 0;
}

void
table_say_extra(struct table *t)
{
	struct strbuf list = { 0 };
	for (int c = 0; c < t->columns; c++) {
		struct column *col = &t->column[c];
		if (!column_unread(t, c))
			continue;
		t->untaken += col->untaken = t->reg->scheme && like_an_item(t, c);
		if (list.len < 600)
			strbuf_printf(&list, "%s“%.90s”", list.len ? "、" : "", col->head.shown);
	}
	if (list.len && t->untaken)
		t->unread = arena_strdup(t->c->arena, list.data); /* told when the totals are known */
	else if (list.len)
		table_say_unread(t, list.data);
	strbuf_free(&list);
}

void
table_say_unread(struct table *t, const char *names)
{
	int row = t->g->row[t->lower].number;
	if (t->missed)
		table_say(t, FINDING_ITEMS_NOT_TAKEN, row, NULL, names);
	else if (t->reg->scheme)
		table_say(t, FINDING_COLUMN_NO_ITEM, row, NULL, names);
	else
		table_say(t, FINDING_COLUMN_UNKNOWN, row, NULL, names);
}

/* Says what every column is. False when the sheet must be refused. */
bool
table_columns_read(struct table *t)
{
	const struct grid_row *u = &t->g->row[t->upper], *l = &t->g->row[t->lower];
	t->columns = u->cells > l->cells ? u->cells : l->cells;
	t->column = arena_array(t->c->arena, (size_t)t->columns + 1, sizeof *t->column);
	for (int c = 0; c < t->columns; c++)
		t->column[c] = (struct column){ .head = head_of(t, c), .field = -1, .full = -1 };
	claim_fields(t, 3);
	claim_fields(t, 2);
	claim_items(t, false);
	claim_fields(t, 1);
	claim_items(t, true);
	bool fine = check_forbidden(t);
	return check_doubled(t) && fine;
}
