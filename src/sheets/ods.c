/* ods: the sheets of LibreOffice (.ods), read like those of .xlsx: one part,
 * content.xml, holds them all. Cells and rows may be said to repeat, which is
 * believed only within the grid's bounds; notes, validations, tracked changes
 * and drawings hold words that are no cell's. See xlsx_cells.h. */
#include <string.h>

#include "base/str.h"
#include "sheets/xlsx_cells.h"

static const double LEAST_MM = 1;

enum { MAX_SHEETS = 256, MAX_HIDDEN_STYLES = 1000 };

struct ods {
	struct grid *grid;
	size_t grids, capacity;
	struct sheet_state *sheet; /* of the table that is open */
	const char *style;         /* that is open */
	const char **hidden_style; /* of tables that are not displayed, of columns and rows as thin as a line */
	size_t hidden_styles, style_capacity;
	int column; /* of table-column elements */
	int skip;   /* inside how many elements whose words are no cell's */
	bool open, cell, paragraph;
	int rows, columns; /* how often this row, this cell stands there */
	int down, right;   /* cells that it covers */
	char type[16];
	struct strbuf value;
	bool broken;
	int paragraphs;
};

static const char *const wordless[] = { "annotation", "tracked-changes", "content-validations", "shapes", "frame",
	"forms", "named-expressions", "database-ranges", "dde-links", "scenario", "custom-shape", "g", "control",
	"desc", "title" };

static bool
is_wordless(const char *name)
{
	for (size_t i = 0; i < sizeof wordless / sizeof *wordless; i++)
		if (strcmp(wordless[i], name) == 0)
			return true;
	return false;
}

static bool
style_hides(const struct ods *o, const char **attr)
{
	const char *style = xlsx_attribute(attr, "style-name");
	for (size_t i = 0; style && i < o->hidden_styles; i++)
		if (strcmp(style, o->hidden_style[i]) == 0)
			return true;
	return false;
}

static bool
is_hidden(const struct ods *o, const char **attr)
{
	const char *v = xlsx_attribute(attr, "visibility");
	return (v && (strcmp(v, "collapse") == 0 || strcmp(v, "filter") == 0)) || style_hides(o, attr);
}

/* 0.89mm, 0.02in: no more than a line. Units as the standard names them; others hide nothing. */
static bool
is_thin(const char *length)
{
	static const struct {
		const char *unit;
		double mm;
	} units[] = { { "mm", 1 }, { "cm", 10 }, { "in", 25.4 }, { "pt", 25.4 / 72 }, { "pc", 25.4 / 6 } };
	char *end;
	double v = length ? strtod(length, &end) : 0;
	for (size_t i = 0; length && end != length && i < sizeof units / sizeof *units; i++)
		if (strcmp(end, units[i].unit) == 0)
			return v * units[i].mm < LEAST_MM;
	return false;
}

static int
repeated(const char **attr, const char *name)
{
	int n = xlsx_attribute_int(attr, name, 1);
	return n < 1 ? 1 : n;
}

static void
table_start(struct part *p, const char **attr)
{
	struct ods *o = p->state;
	struct reading *r = p->reading;
	const char *name = xlsx_attribute(attr, "name");
	if (o->grids >= MAX_SHEETS) {
		xlsx_part_stop(p, FINDING_SHEET_TOO_LARGE);
		return;
	}
	o->grid = arena_grow(r->arena, o->grid, o->grids, &o->capacity, o->grids + 1, sizeof *o->grid);
	struct grid *g = &o->grid[o->grids++];
	*g = (struct grid){ .file = r->file,
		.sheet = clean_text(r->arena, name ? name : "", name ? strlen(name) : 0, &r->clean),
		.hidden = style_hides(o, attr) };
	*o->sheet = (struct sheet_state){ .grid = g };
	o->column = 0;
	o->rows = 0;
	o->open = true;
}

static void
columns_start(struct ods *o, const char **attr)
{
	int n = repeated(attr, "number-columns-repeated");
	for (int i = 0; i < n && o->column < GRID_MAX_COLUMNS; i++, o->column++)
		if (is_hidden(o, attr))
			o->sheet->hidden_column[o->column] = o->sheet->any_hidden = true;
}

static void
row_start(struct ods *o, const char **attr)
{
	struct sheet_state *s = o->sheet;
	s->row = s->row + (o->rows ? o->rows : 1); /* past all that the one before stood for */
	s->row = s->row < GRID_MAX_NUMBER ? s->row : GRID_MAX_NUMBER;
	o->rows = repeated(attr, "number-rows-repeated");
	s->hidden = is_hidden(o, attr);
	s->column = -1;
	s->filled = 0;
}

static void
cell_start(struct part *p, const char **attr)
{
	struct ods *o = p->state;
	const char *type = xlsx_attribute(attr, "value-type"), *value = NULL;
	static const char *const values[] = { "date-value", "time-value", "boolean-value", "string-value", "value" };
	o->cell = true;
	o->columns = repeated(attr, "number-columns-repeated");
	o->down = repeated(attr, "number-rows-spanned");
	o->right = repeated(attr, "number-columns-spanned");
	o->broken = false;
	o->paragraphs = 0;
	for (size_t i = 0; !value && i < sizeof values / sizeof *values; i++)
		value = xlsx_attribute(attr, values[i]);
	for (const char **a = attr; a[0]; a += 2)
		o->broken = o->broken || (strcmp(a[0], "calcext:value-type") == 0 && strcmp(a[1], "error") == 0);
	snprintf(o->type, sizeof o->type, "%s", type ? type : "");
	strbuf_clear(&o->value);
	strbuf_append(&o->value, value ? value : "");
	strbuf_clear(&p->text);
}

/* PT09H30M00S → T09:30 */
static struct cell
time_cell(struct reading *r, const char *s)
{
	int h, m;
	if (sscanf(s, "PT%dH%dM", &h, &m) != 2 || h < 0 || h > 23 || m < 0 || m > 59)
		return (struct cell){ .kind = CELL_TEXT, .text = clean_text(r->arena, s, strlen(s), NULL) };
	return (struct cell){ .kind = CELL_DATE, .text = arena_printf(r->arena, "T%02d:%02d", h, m) };
}

static struct cell
cell_value(struct part *p)
{
	struct ods *o = p->state;
	struct reading *r = p->reading;
	const char *value = strbuf_text(&o->value), *words = xlsx_cleaned(p);
	static const struct style percent = { SHOW_PERCENT, NULL };
	struct cell out = { .kind = *words ? CELL_TEXT : CELL_EMPTY, .text = words };
	if (o->broken)
		return (struct cell){ .kind = CELL_BROKEN, .problem = FINDING_FORMULA_WRONG, .text = words };
	if (!*value || strcmp(o->type, "string") == 0) {
		if (!*words && *value)
			out = (struct cell){ .kind = CELL_TEXT,
				.text = clean_text(r->arena, value, strlen(value), &r->clean) };
		return out;
	}
	if (strcmp(o->type, "boolean") == 0)
		return (struct cell){ .kind = CELL_YESNO, .text = strcmp(value, "true") == 0 ? "是" : "否" };
	if (strcmp(o->type, "time") == 0)
		return time_cell(r, value);
	if (strcmp(o->type, "percentage") == 0)
		return xlsx_number_cell(r, value, &percent);
	out = strcmp(o->type, "date") == 0 ? xlsx_iso_cell(r, value) : xlsx_number_cell(r, value, NULL);
	bool other = *words && strcmp(words, out.text) != 0 && !strstr(words, "E+") && !strstr(words, "##");
	out.shown = other ? words : NULL;
	return out;
}

static void
merge_add(struct part *p, int column)
{
	struct ods *o = p->state;
	struct sheet_state *s = o->sheet;
	int last = column + o->right - 1;
	if ((o->down == 1 && o->right == 1) || column >= GRID_MAX_COLUMNS)
		return;
	xlsx_merge_add(p, s,
	    (struct merge){ s->row, s->row + (o->down < 1000000 ? o->down : 1000000) - 1, column,
		last < GRID_MAX_COLUMNS ? last : GRID_MAX_COLUMNS - 1 });
}

static void
cell_end(struct part *p)
{
	struct ods *o = p->state;
	struct sheet_state *s = o->sheet;
	struct reading *r = p->reading;
	struct cell cell = cell_value(p);
	int from = s->column + 1;
	o->cell = false;
	strbuf_clear(&p->text);
	merge_add(p, from);
	s->column = o->columns < 1000000 - from ? from + o->columns - 1 : 1000000;
	if (cell.kind == CELL_EMPTY)
		return;
	for (int c = from; c <= s->column && c < GRID_MAX_COLUMNS; c++) {
		r->text += strlen(cell.text) + (cell.shown ? strlen(cell.shown) : 0);
		for (; s->filled <= c; s->filled++)
			s->cell[s->filled] = (struct cell){ .text = "" };
		s->cell[c] = cell;
	}
	if (r->text > GRID_MAX_TEXT)
		xlsx_part_stop(p, FINDING_SHEET_TOO_LARGE);
}

/* The row, as often as it says; empty ones only count. */
static void
row_end(struct part *p)
{
	struct ods *o = p->state;
	struct sheet_state *s = o->sheet;
	int filled = s->filled, first = s->row;
	for (int i = 0; i < o->rows && filled && !p->reading->fail; i++) {
		s->row = first + i;
		s->filled = filled;
		xlsx_row_keep(p, s);
	}
	s->row = first;
	s->filled = 0;
}

static void
image_start(struct part *p, const char **attr)
{
	struct ods *o = p->state;
	const char *path = xlsx_attribute(attr, "href");
	if (!o->open || !path || !str_starts(path, "Pictures/"))
		return;
	struct sheet_state *s = o->sheet;
	xlsx_picture_place(
	    p->reading, s->grid, &s->picture_capacity, path, o->cell ? s->row : 0, o->cell ? s->column + 1 : -1);
}

static void
style_start(struct part *p, const char *name, const char **attr)
{
	struct ods *o = p->state;
	struct arena *a = p->reading->arena;
	const char *called = xlsx_attribute(attr, "name"), *display = xlsx_attribute(attr, "display");
	if (strcmp(name, "style") == 0) {
		o->style = called ? arena_strdup(a, called) : NULL;
	} else if (o->style && o->hidden_styles < MAX_HIDDEN_STYLES &&
		   ((display && strcmp(display, "false") == 0) || is_thin(xlsx_attribute(attr, "column-width")) ||
		       is_thin(xlsx_attribute(attr, "row-height")))) {
		o->hidden_style = arena_grow(a, o->hidden_style, o->hidden_styles, &o->style_capacity,
		    o->hidden_styles + 1, sizeof *o->hidden_style);
		o->hidden_style[o->hidden_styles++] = o->style;
	}
}

/* Inside a cell's paragraph. */
static void
words_start(struct part *p, const char *name, const char **attr)
{
	struct ods *o = p->state;
	if (strcmp(name, "p") == 0) {
		if (o->paragraphs++)
			strbuf_append(&p->text, "\n");
		p->collect = o->paragraph = true;
	} else if (strcmp(name, "s") == 0) {
		for (int n = repeated(attr, "c"); n > 0 && n <= 1000; n--)
			strbuf_append(&p->text, " ");
	} else if (strcmp(name, "tab") == 0) {
		strbuf_append(&p->text, " ");
	} else if (strcmp(name, "line-break") == 0) {
		strbuf_append(&p->text, "\n");
	}
}

static void
on_start(struct part *p, const char *name, const char **attr)
{
	struct ods *o = p->state;
	if (strcmp(name, "image") == 0)
		image_start(p, attr);
	if (o->skip || is_wordless(name) || (o->cell && strcmp(name, "table") == 0)) {
		o->skip++;
		p->collect = false;
	} else if (p->depth == 3 && (strcmp(name, "text") == 0 || strcmp(name, "presentation") == 0)) { /* no sheets */
		xlsx_part_stop(p, FINDING_FILE_DOCUMENT);
	} else if (strcmp(name, "table") == 0 && !o->open) {
		table_start(p, attr);
	} else if (!o->open) {
		if (strcmp(name, "style") == 0 || str_ends(name, "-properties"))
			style_start(p, name, attr);
	} else if (strcmp(name, "table-column") == 0) {
		columns_start(o, attr);
	} else if (strcmp(name, "table-row") == 0) {
		row_start(o, attr);
	} else if (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0) {
		cell_start(p, attr);
	} else if (o->cell) {
		words_start(p, name, attr);
	}
}

static void
on_end(struct part *p, const char *name)
{
	struct ods *o = p->state;
	if (o->skip) {
		o->skip--;
		p->collect = !o->skip && o->paragraph;
	} else if (strcmp(name, "p") == 0) {
		p->collect = o->paragraph = false;
	} else if (o->cell && (strcmp(name, "table-cell") == 0 || strcmp(name, "covered-table-cell") == 0)) {
		cell_end(p);
	} else if (o->open && strcmp(name, "table-row") == 0) {
		row_end(p);
	} else if (o->open && strcmp(name, "table") == 0) {
		o->open = false;
		xlsx_sheet_finish(p->reading, o->sheet);
	}
}

/* A file with a password says so in a part of its own; its content is noise. */
static void
on_manifest(struct part *p, const char *name, const char **attr)
{
	(void)attr;
	if (strcmp(name, "encryption-data") == 0)
		xlsx_part_stop(p, FINDING_FILE_PASSWORD);
}

bool
ods_read(struct reading *r, struct workbook *out)
{
	struct ods o = { .sheet = calloc(1, sizeof *o.sheet) };
	struct part manifest = { .start = on_manifest }, p = { .start = on_start, .end = on_end, .state = &o };
	if (!o.sheet)
		return xlsx_stop(r, FINDING_SHEET_TOO_LARGE);
	bool ok = xlsx_part_read(r, "META-INF/manifest.xml", false, &manifest) &&
		  xlsx_part_read(r, "content.xml", true, &p) && !r->fail;
	strbuf_free(&o.value);
	free(o.sheet);
	if (!ok)
		return false;
	*out = (struct workbook){ .sheets = o.grids, .sheet = o.grid };
	out->picture = r->pictures.item;
	out->pictures = r->pictures.count;
	return o.grids ? true : xlsx_stop(r, FINDING_FILE_NOT_WORKBOOK);
}
