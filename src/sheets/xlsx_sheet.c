/* xlsx_sheet: the rows and cells of one sheet. See xlsx_cells.h. */
#include "sheets/xlsx_cells.h"

#include <string.h>

enum { MAX_MERGES = 100000, MAX_FORMULA = 256 /* bytes kept of one, to know a picture by */ };
static const double LEAST_WIDTH = 0.5, LEAST_HEIGHT = 2;

/* 「BC12」 to column 54 and row 12; either may be missing (−1, 0). */
static const char *
reference(const char *s, int *column, int *row)
{
	*column = -1;
	*row = 0;
	int c = 0;
	while (*s == '$')
		s++;
	for (; (*s | 32) >= 'a' && (*s | 32) <= 'z' && c < 100000; s++)
		c = c * 26 + ((*s | 32) - 'a' + 1);
	*column = c - 1;
	while (*s == '$')
		s++;
	for (; *s >= '0' && *s <= '9' && *row < 100000000; s++)
		*row = *row * 10 + (*s - '0');
	return s;
}

/* A height in points or a width in characters; `missing` when none is written. */
static double
size_of(const char **attr, const char *name, double missing)
{
	const char *v = xlsx_attribute(attr, name);
	return v && *v ? atof(v) : missing;
}

/* Nobody sees what is as thin as a line. */
static bool
hides(const char **attr, const char *size, double least)
{
	return xlsx_attribute_true(attr, "hidden") || size_of(attr, size, least) < least;
}

static void
usual_start(struct part *p, const char **attr)
{
	struct sheet_state *s = p->state;
	double width = size_of(attr, "defaultColWidth", SHEET_WIDTH);
	s->usual_height = (float)size_of(attr, "defaultRowHeight", SHEET_HEIGHT);
	for (int c = 0; c < GRID_MAX_COLUMNS; c++) {
		s->width[c] = (float)width;
		s->hidden_column[c] = width < LEAST_WIDTH;
	}
	s->any_hidden = width < LEAST_WIDTH;
}

static void
columns_start(struct part *p, const char **attr)
{
	struct sheet_state *s = p->state;
	int from = xlsx_attribute_int(attr, "min", 0), to = xlsx_attribute_int(attr, "max", 0);
	bool hidden = hides(attr, "width", LEAST_WIDTH);
	for (int c = from; c >= 1 && c <= to && c <= GRID_MAX_COLUMNS; c++) {
		s->hidden_column[c - 1] = hidden;
		s->width[c - 1] = (float)size_of(attr, "width", s->width[c - 1]);
	}
	s->any_hidden = s->any_hidden || hidden;
}

static void
row_start(struct part *p, const char **attr)
{
	struct sheet_state *s = p->state;
	int number = xlsx_attribute_int(attr, "r", s->row + 1);
	if (number <= s->row)
		s->unsorted = true;
	s->row = number < 1 ? 1 : number < GRID_MAX_NUMBER ? number : GRID_MAX_NUMBER;
	s->hidden = hides(attr, "ht", LEAST_HEIGHT);
	s->height = (float)size_of(attr, "ht", 0);
	s->column = -1;
	s->filled = 0;
}

void
xlsx_row_keep(struct part *p, struct sheet_state *s)
{
	struct reading *r = p->reading;
	struct grid *g = s->grid;
	int n = s->filled;
	s->filled = 0;
	if (n == 0)
		return;
	r->slots += (size_t)n;
	if (++r->rows > GRID_MAX_ROWS || r->slots > GRID_MAX_CELLS) {
		xlsx_part_stop(p, FINDING_SHEET_TOO_LARGE);
		return;
	}
	struct cell *cell = arena_array(r->arena, (size_t)n, sizeof *cell);
	memcpy(cell, s->cell, (size_t)n * sizeof *cell);
	g->row = arena_grow(r->arena, g->row, g->rows, &s->capacity, g->rows + 1, sizeof *g->row);
	g->row[g->rows++] =
	    (struct grid_row){ .number = s->row, .hidden = s->hidden, .height = s->height, .cells = n, .cell = cell };
	if (n > g->columns)
		g->columns = n;
}

static void
cell_start(struct part *p, const char **attr)
{
	struct sheet_state *s = p->state;
	const char *at = xlsx_attribute(attr, "r"), *type = xlsx_attribute(attr, "t");
	int column = s->column + 1, row;
	if (at)
		reference(at, &column, &row);
	s->column = column < 0 ? s->column + 1 : column;
	snprintf(s->type, sizeof s->type, "%s", type ? type : "n");
	s->style = xlsx_attribute_int(attr, "s", 0);
	s->picture = xlsx_attribute(attr, "vm") != NULL;
	s->formula = s->string = false;
	strbuf_clear(&p->text);
	strbuf_clear(&s->formula_text);
}

/* =DISPIMG(…): the picture it stands for, else a cell that says so. */
static struct cell
image_cell(struct part *p, const char *formula)
{
	struct sheet_state *s = p->state;
	if (s->column < GRID_MAX_COLUMNS &&
	    xlsx_cell_picture(p->reading, s->grid, &s->picture_capacity, formula, s->row, s->column))
		return (struct cell){ .kind = CELL_EMPTY, .text = "" };
	return (struct cell){ .kind = CELL_BROKEN, .problem = FINDING_PICTURE_IN_CELL, .text = "" };
}

static struct cell
text_cell(struct part *p, const char *text)
{
	if (clean_is_image(text))
		return image_cell(p, text);
	return (struct cell){ .kind = *text ? CELL_TEXT : CELL_EMPTY, .text = text };
}

static struct cell
broken_cell(struct part *p)
{
	struct sheet_state *s = p->state;
	struct reading *r = p->reading;
	const char *raw = strbuf_text(&p->text);
	bool nothing = !*raw || strcmp(s->type, "e") == 0; /* vm stands beside many a good value, too */
	const char *formula = strbuf_text(&s->formula_text);
	if (clean_is_image(raw) || strstr(formula, "DISPIMG("))
		return image_cell(p, clean_is_image(raw) ? raw : formula);
	if (s->picture && nothing)
		return (struct cell){ .kind = CELL_BROKEN, .problem = FINDING_PICTURE_IN_CELL, .text = "" };
	if (strcmp(s->type, "e") == 0) {
		const char *what = clean_text(r->arena, raw, strnlen(raw, 20), &r->clean);
		return (struct cell){ .kind = CELL_BROKEN, .problem = FINDING_FORMULA_WRONG, .text = what };
	}
	if (s->formula && !*raw && strcmp(s->type, "str") != 0)
		return (struct cell){ .kind = CELL_BROKEN, .problem = FINDING_FORMULA_EMPTY, .text = "" };
	return (struct cell){ .kind = CELL_EMPTY, .text = "" };
}

static struct cell
cell_value(struct part *p)
{
	struct sheet_state *s = p->state;
	struct reading *r = p->reading;
	struct cell broken = broken_cell(p);
	const char *raw = strbuf_text(&p->text);
	if (broken.kind == CELL_BROKEN || !*raw || clean_is_image(raw) ||
	    strstr(strbuf_text(&s->formula_text), "DISPIMG("))
		return broken;
	if (strcmp(s->type, "s") == 0) {
		char *end;
		unsigned long i = strtoul(raw, &end, 10);
		return text_cell(p, end != raw && i < r->strings ? r->string[i] : "");
	}
	if (strcmp(s->type, "b") == 0)
		return (struct cell){ .kind = CELL_YESNO, .text = *raw == '1' || *raw == 't' ? "是" : "否" };
	if (strcmp(s->type, "d") == 0)
		return xlsx_iso_cell(r, raw);
	if (strcmp(s->type, "n") == 0 && !s->string) {
		bool known = s->style >= 0 && (size_t)s->style < r->styles;
		return xlsx_number_cell(r, raw, known ? &r->style[s->style] : NULL);
	}
	return text_cell(p, xlsx_cleaned(p));
}

static void
cell_end(struct part *p)
{
	struct sheet_state *s = p->state;
	struct reading *r = p->reading;
	if (s->column >= GRID_MAX_COLUMNS)
		return;
	struct cell cell = cell_value(p);
	strbuf_clear(&p->text);
	if (cell.kind == CELL_EMPTY)
		return;
	r->text += strlen(cell.text) + (cell.shown ? strlen(cell.shown) : 0);
	if (r->text > GRID_MAX_TEXT) {
		xlsx_part_stop(p, FINDING_SHEET_TOO_LARGE);
		return;
	}
	for (; s->filled <= s->column; s->filled++)
		s->cell[s->filled] = (struct cell){ .text = "" };
	s->cell[s->column] = cell;
}

void
xlsx_merge_add(struct part *p, struct sheet_state *s, struct merge m)
{
	if (s->merges >= MAX_MERGES) {
		xlsx_part_stop(p, FINDING_SHEET_TOO_LARGE);
		return;
	}
	struct arena *a = p->reading->arena;
	s->merge = arena_grow(a, s->merge, s->merges, &s->merge_capacity, s->merges + 1, sizeof *s->merge);
	s->merge[s->merges++] = m;
}

static void
merge_start(struct part *p, const char **attr)
{
	struct sheet_state *s = p->state;
	const char *at = xlsx_attribute(attr, "ref");
	struct merge m;
	if (!at)
		return;
	at = reference(at, &m.column, &m.row);
	if (*at != ':')
		return;
	reference(at + 1, &m.last_column, &m.last_row);
	if (m.column < 0 || m.row < 1 || m.last_column < m.column || m.last_row < m.row || m.column >= GRID_MAX_COLUMNS)
		return;
	if (m.last_column >= GRID_MAX_COLUMNS)
		m.last_column = GRID_MAX_COLUMNS - 1;
	xlsx_merge_add(p, s, m);
}

void
xlsx_sheet_start(struct part *p, const char *name, const char **attr)
{
	struct sheet_state *s = p->state;
	if (strcmp(name, "row") == 0) {
		row_start(p, attr);
	} else if (strcmp(name, "c") == 0) {
		cell_start(p, attr);
	} else if (strcmp(name, "mergeCell") == 0) {
		merge_start(p, attr);
	} else if (strcmp(name, "f") == 0) {
		s->formula = true;
		strbuf_clear(&p->text);
		p->collect = true;
	} else if (strcmp(name, "rPh") == 0) {
		s->phonetic++;
	} else if (strcmp(name, "col") == 0) {
		columns_start(p, attr);
	} else if (strcmp(name, "sheetFormatPr") == 0) {
		usual_start(p, attr);
	} else if (strcmp(name, "is") == 0) { /* some write the same words into v as well */
		strbuf_clear(&p->text);
	} else if (strcmp(name, "v") == 0) {
		p->collect = !s->string;
	} else if (strcmp(name, "t") == 0) {
		p->collect = s->phonetic == 0;
	}
}

void
xlsx_sheet_end(struct part *p, const char *name)
{
	struct sheet_state *s = p->state;
	if (strcmp(name, "row") == 0) {
		xlsx_row_keep(p, s);
	} else if (strcmp(name, "c") == 0) {
		cell_end(p);
	} else if (strcmp(name, "f") == 0) {
		p->collect = false;
		strbuf_append_n(&s->formula_text, p->text.data, p->text.len < MAX_FORMULA ? p->text.len : MAX_FORMULA);
		strbuf_clear(&p->text);
	} else if (strcmp(name, "v") == 0 || strcmp(name, "t") == 0) {
		p->collect = false;
		s->string = s->string || (*name == 't' && p->text.len); /* an empty one says less than v */
	} else if (strcmp(name, "rPh") == 0 && s->phonetic) {
		s->phonetic--;
	}
}
