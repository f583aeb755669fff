/* table_header: finds where the header stands, on one row or two. See table_parts.h. */
#include "tables/table_parts.h"

#include <string.h>

#include "base/str.h"

const struct cell table_nothing = { .kind = CELL_EMPTY, .text = "" };

/* A cell of a row, empty where a range was merged sideways into it. */
const struct cell *
table_cell_at(const struct grid_row *row, int column)
{
	if (column < 0 || column >= row->cells)
		return &table_nothing;
	const struct cell *cell = grid_cell(row, column);
	if (!cell->merged)
		return cell;
	for (int c = column - 1; c >= 0 && strcmp(grid_cell(row, c)->text, cell->text) == 0; c--)
		if (!grid_cell(row, c)->merged)
			return &table_nothing;
	return cell;
}

/* How many different texts a row holds: a merged one counts once. 3 stands for more. */
int
table_row_texts(const struct grid_row *row, const char *text[3], bool *merged)
{
	int n = 0;
	*merged = false;
	for (int c = 0; c < row->cells && n < 3; c++) {
		if (grid_cell(row, c)->kind == CELL_EMPTY)
			continue;
		*merged = *merged || grid_cell(row, c)->merged;
		int i = 0;
		while (i < n && strcmp(text[i], grid_cell(row, c)->text) != 0)
			i++;
		if (i == n)
			text[n++] = grid_cell(row, c)->text;
	}
	return n;
}

void
table_items_load(struct table *t)
{
	size_t n = 0;
	t->items = 0;
	if (!t->reg->scheme || !t->c->items)
		return;
	const char *const *name = t->c->items(t->c->data, t->reg->scheme, &n);
	for (size_t i = 0; name && i < n && t->items < MAX_ITEMS; i++) {
		struct words w = table_words_of(t->c->arena, name[i]);
		long long mark = table_mark_of(w.inside);
		const char *key = mark > 0 ? w.base : w.full;
		if (*key)
			t->item[t->items++] = (struct item){ key, key, mark };
	}
}

const struct item *
table_item_named(const struct table *t, const struct words *w)
{
	for (size_t i = 0; i < t->items; i++)
		if (strcmp(t->item[i].key, w->full) == 0 || strcmp(t->item[i].key, w->base) == 0)
			return &t->item[i];
	return NULL;
}

/* An item that no standard names: 庭院(25), 庭院(分). */
bool
table_item_like(const struct table *t, const struct words *w)
{
	return t->reg->scheme && *w->base && (table_mark_of(w->inside) > 0 || str_equal(w->inside, "分"));
}

struct fit {                                  /* how well a row serves as the header of a register */
	int cells, matched, required, weight; /* cells: without those that say a field again */
};

static struct fit
row_fit(struct table *t, const struct grid_row *row)
{
	struct fit fit = { 0 };
	bool seen[MAX_FIELDS] = { false };
	for (int c = 0; c < row->cells; c++) {
		const struct cell *cell = table_cell_at(row, c);
		int field = -1;
		if (cell->kind == CELL_EMPTY)
			continue;
		fit.cells++;
		if (cell->kind != CELL_TEXT || strlen(cell->text) > 120)
			continue;
		struct words w = table_words_of(t->scratch, cell->text);
		int match = table_best_match(t->reg, &w, &field);
		if (match && seen[field]) {
			fit.cells--; /* two lists side by side */
		} else if (match) {
			seen[field] = true;
			fit.matched++;
			fit.weight += match;
			unsigned flags = t->reg->fields[field].flags;
			fit.required += (flags & FIELD_REQUIRED) && !(flags & FIELD_HEADER);
		} else if (!match && (table_item_named(t, &w) || table_item_like(t, &w))) {
			fit.matched++;
			fit.weight += 2;
		}
	}
	return fit;
}

static int
required_fields(const struct reg *reg)
{
	int n = 0;
	for (size_t i = 0; i < reg->count; i++)
		n += (reg->fields[i].flags & FIELD_REQUIRED) && !(reg->fields[i].flags & FIELD_HEADER);
	return n;
}

static bool
adjacent(const struct grid *g, size_t upper)
{
	return upper + 1 < g->rows && g->row[upper + 1].number == g->row[upper].number + 1;
}

/* Is the row above the other half of a header? Then cells go down through both. */
static bool
upper_half(const struct grid *g, size_t upper)
{
	const char *text[3];
	bool merged;
	int down = 0;
	if (!adjacent(g, upper) || table_row_texts(&g->row[upper], text, &merged) < 3)
		return false;
	const struct grid_row *u = &g->row[upper], *l = &g->row[upper + 1];
	for (int c = 0; c < u->cells && c < l->cells; c++)
		down += grid_cell(l, c)->merged && grid_cell(u, c)->kind == CELL_TEXT &&
			strcmp(grid_cell(l, c)->text, grid_cell(u, c)->text) == 0;
	return down >= 1;
}

/* Is the row below only there to part groups of columns (庭院 | 得分, 扣分)? */
static bool
lower_half(const struct grid *g, size_t upper)
{
	if (!adjacent(g, upper))
		return false;
	const struct grid_row *u = &g->row[upper], *l = &g->row[upper + 1];
	int parts = 0, whole = 0, width = u->cells > l->cells ? u->cells : l->cells;
	for (int c = 0; c < width; c++) {
		const struct cell *over = c < u->cells ? grid_cell(u, c) : &table_nothing;
		const struct cell *next = c + 1 < u->cells ? grid_cell(u, c + 1) : &table_nothing;
		const struct cell *under = c < l->cells ? grid_cell(l, c) : &table_nothing;
		bool same = under->merged && strcmp(under->text, over->text) == 0;
		if (under->kind == CELL_EMPTY || same) {
			whole += over->kind != CELL_EMPTY;
			continue;
		}
		bool grouped = over->merged || over->kind == CELL_EMPTY || next->merged || next->kind == CELL_EMPTY;
		if (under->kind != CELL_TEXT || !grouped || utf8_count(under->text) > 12 ||
		    strpbrk(under->text, "0123456789"))
			return false;
		parts++;
	}
	return parts >= 2 && whole >= 2;
}

/* Finds the header of t->reg; `sure` asks for 60 % and every required column. */
bool
table_header_find(struct table *t, bool sure, int *weight)
{
	struct fit best = { 0 };
	size_t at = 0;
	for (size_t i = 0; i < t->g->rows && i < HEADER_ROWS; i++) {
		struct fit fit = row_fit(t, &t->g->row[i]);
		if (fit.required * 10 + fit.matched > best.required * 10 + best.matched)
			best = fit, at = i;
	}
	bool ratio = best.matched * 10 >= best.cells * 6;
	*weight = best.weight;
	if (best.matched < 2 ||
	    (sure ? !ratio || best.matched < 3 || best.required < required_fields(t->reg) : !ratio && best.matched < 4))
		return false;
	t->upper = t->lower = at;
	if (at > 0 && upper_half(t->g, at - 1))
		t->upper = at - 1;
	else if (lower_half(t->g, at))
		t->lower = at + 1;
	return true;
}
