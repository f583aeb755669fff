/* xlsx_sheets: merged ranges, and one sheet after the other. See xlsx_cells.h. */
#include "sheets/xlsx_cells.h"

#include <string.h>

enum { MAX_SPREAD = 1000000 }; /* cells that merged ranges may fill */

static int
row_order(const void *a, const void *b)
{
	const struct grid_row *x = a, *y = b;
	return x->number < y->number ? -1 : x->number > y->number;
}

static int
picture_order(const void *a, const void *b)
{
	const struct grid_picture *x = a, *y = b;
	return x->row != y->row ? (x->row > y->row) - (x->row < y->row)
				: (x->column > y->column) - (x->column < y->column);
}

/* Index of the first row from `number` on. */
static size_t
row_from(const struct grid *g, int number)
{
	size_t low = 0, high = g->rows;
	while (low < high) {
		size_t mid = low + (high - low) / 2;
		if (g->row[mid].number < number)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

/* Room for `need` cells in a row, doubling. */
static bool
row_widen(struct reading *r, struct grid *g, struct grid_row *row, int need)
{
	if (row->cells >= need)
		return true;
	int n = row->cells * 2 > need ? row->cells * 2 : need;
	n = n < GRID_MAX_COLUMNS ? n : GRID_MAX_COLUMNS;
	r->slots += (size_t)n;
	if (r->slots > GRID_MAX_CELLS)
		return xlsx_stop(r, FINDING_SHEET_TOO_LARGE);
	struct cell *cell = arena_array(r->arena, (size_t)n, sizeof *cell);
	memcpy(cell, row->cell, (size_t)row->cells * sizeof *cell);
	for (int i = row->cells; i < n; i++)
		cell[i].text = "";
	row->cell = cell;
	row->cells = n;
	if (need > g->columns)
		g->columns = need;
	return true;
}

/* A range whose first cell is empty shows nothing, whatever lies under it. */
static bool
merge_clear(struct reading *r, struct grid *g, const struct merge *m, size_t i, size_t *budget)
{
	for (; i < g->rows && g->row[i].number <= m->last_row; i++)
		for (int c = m->column; c <= m->last_column && c < g->row[i].cells; c++) {
			if ((*budget)-- == 0)
				return xlsx_stop(r, FINDING_SHEET_TOO_LARGE);
			g->row[i].cell[c] = (struct cell){ .text = "" };
		}
	return true;
}

/* Spreads the first cell of a range, which is what people see of it, over the rows there are; `budget` counts what it
 * fills. */
static bool
merge_spread(struct reading *r, struct grid *g, const struct merge *m, size_t *budget)
{
	size_t i = row_from(g, m->row);
	struct cell first = { .text = "" };
	if (i < g->rows && g->row[i].number == m->row && g->row[i].cells > m->column)
		first = g->row[i].cell[m->column];
	if (first.kind == CELL_EMPTY)
		return merge_clear(r, g, m, i, budget);
	first.merged = true;
	for (; i < g->rows && g->row[i].number <= m->last_row; i++) {
		size_t width = (size_t)(m->last_column - m->column + 1);
		r->text += width * strlen(first.text);
		if (*budget < width || r->text > GRID_MAX_TEXT)
			return xlsx_stop(r, FINDING_SHEET_TOO_LARGE);
		*budget -= width;
		if (!row_widen(r, g, &g->row[i], m->last_column + 1))
			return false;
		for (int c = m->column; c <= m->last_column; c++)
			if (c > m->column || g->row[i].number > m->row)
				g->row[i].cell[c] = first;
	}
	return true;
}

bool
xlsx_sheet_finish(struct reading *r, struct sheet_state *s)
{
	struct grid *g = s->grid;
	bool ok = true;
	if (s->unsorted)
		qsort(g->row, g->rows, sizeof *g->row, row_order);
	if (g->pictures)
		qsort(g->picture, g->pictures, sizeof *g->picture, picture_order);
	size_t budget = MAX_SPREAD;
	for (size_t i = 0; ok && i < s->merges; i++)
		ok = merge_spread(r, g, &s->merge[i], &budget);
	if (s->any_hidden) {
		bool *hidden = arena_array(r->arena, GRID_MAX_COLUMNS, sizeof *hidden);
		memcpy(hidden, s->hidden_column, sizeof s->hidden_column);
		g->hidden_column = hidden;
	}
	return ok;
}

static bool
sheet_read(struct reading *r, const struct sheet_entry *entry, struct grid *g)
{
	struct sheet_state *s = calloc(1, sizeof *s);
	if (!s)
		return xlsx_stop(r, FINDING_SHEET_TOO_LARGE);
	struct part p = { .start = xlsx_sheet_start, .end = xlsx_sheet_end, .state = s };
	*g = (struct grid){ .file = r->file, .sheet = entry->name, .hidden = entry->hidden };
	s->grid = g;
	s->usual_height = SHEET_HEIGHT;
	for (int c = 0; c < GRID_MAX_COLUMNS; c++)
		s->width[c] = SHEET_WIDTH;
	bool ok = xlsx_part_read(r, entry->path, true, &p);
	if (ok && !entry->hidden)
		xlsx_drawings_read(r, entry->path, s);
	ok = ok && xlsx_sheet_finish(r, s);
	strbuf_free(&s->formula_text);
	free(s);
	return ok;
}

bool
xlsx_sheets_read(struct reading *r, struct workbook *out)
{
	struct grid *g = arena_array(r->arena, r->sheets, sizeof *g);
	size_t n = 0;
	for (size_t i = 0; i < r->sheets; i++)
		if (r->sheet[i].path && !sheet_read(r, &r->sheet[i], &g[n++]))
			return false;
	out->sheet = g;
	out->sheets = n;
	out->picture = r->pictures.item;
	out->pictures = r->pictures.count;
	return n ? true : xlsx_stop(r, FINDING_FILE_NOT_WORKBOOK);
}
