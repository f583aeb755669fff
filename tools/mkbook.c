/* mkbook: write one workbook from sheets kept as text.
 *
 *   mkbook OUT.xlsx SHEET.csv...
 *
 * The demonstration sets live in git as CSV (UTF-8), one file a sheet, so that
 * a change can be read. The build turns each folder of them into a workbook
 * such as a clerk would bring. A sheet is named after its file without the
 * two digits that order it: "03月考核得分.csv" becomes 「月考核得分」.
 *
 * The first row with four or more cells is the header: bold, framed, wrapped.
 * A row above it with one cell is a title, merged across the whole width; a
 * row with two is a label and its value. Below it 2021-11-20 becomes a date
 * and 96.5 a number, except in the columns that only look like numbers (see
 * text_headers). The same text always gives the same bytes.
 */
#include <assert.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <xlsxwriter.h>

enum { MAX_COLS = 64, HEADER_CELLS = 4, MIN_WIDTH = 6, MAX_WIDTH = 44 };

/* 2020-01-01 08:00 in China; a build must not carry the time it was made. */
static const time_t CREATED = 1577836800;

/* Columns of names made of digits: kept as they were typed. */
static const char *const text_headers[] = { "门牌", "电话", "期次", "编号", "文号", "查询码" };

struct row {
	char *cell[MAX_COLS];
	int cells;
};

struct table {
	char *text; /* the file; the cells point into it */
	struct row *rows;
	int count, width, header;
};

struct formats {
	lxw_format *title, *label, *header, *text, *number, *date;
};

static char *
read_file(const char *path)
{
	FILE *file = fopen(path, "rb");
	if (!file)
		return NULL;
	char *text = NULL;
	long size = 0;
	if (fseek(file, 0, SEEK_END) == 0 && (size = ftell(file)) >= 0 && fseek(file, 0, SEEK_SET) == 0)
		text = malloc((size_t)size + 1);
	if (text && fread(text, 1, (size_t)size, file) != (size_t)size) {
		free(text);
		text = NULL;
	}
	if (text)
		text[size] = '\0';
	fclose(file);
	return text;
}

/* Reads one cell at *at, unquoting it in place; returns what ended it. */
static char
read_cell(char **at, char **cell)
{
	char *in = *at, *out = *at;
	*cell = out;
	bool quoted = *in == '"';
	if (quoted)
		in++;
	while (*in && (quoted || (*in != ',' && *in != '\n'))) {
		if (quoted && *in == '"' && *++in != '"') {
			quoted = false;
			continue;
		}
		if (*in != '\r')
			*out++ = *in;
		in++;
	}
	char end = *in;
	*at = end ? in + 1 : in;
	*out = '\0';
	return end;
}

static int
filled(const struct row *row)
{
	int count = 0;
	for (int i = 0; i < row->cells; i++)
		count += row->cell[i][0] != '\0';
	return count;
}

/* Reads the rows of a sheet; false if the file cannot be read or is no table. */
static bool
table_read(struct table *table, const char *path)
{
	table->header = -1;
	table->text = read_file(path);
	if (!table->text)
		return false;
	char *at = table->text;
	if (strncmp(at, "\xEF\xBB\xBF", 3) == 0)
		at += 3;
	while (*at) {
		struct row *rows = realloc(table->rows, sizeof *rows * (size_t)(table->count + 1));
		if (!rows)
			return false;
		table->rows = rows;
		struct row *row = &rows[table->count++];
		row->cells = 0;
		char end = ',';
		while (end == ',' && row->cells < MAX_COLS)
			end = read_cell(&at, &row->cell[row->cells++]);
		if (table->header < 0 && filled(row) >= HEADER_CELLS)
			table->header = table->count - 1;
		if (row->cells > table->width)
			table->width = row->cells;
	}
	return table->header >= 0;
}

static void
table_free(struct table *table)
{
	free(table->rows);
	free(table->text);
}

/* The longest line of a cell, in half-width columns. */
static int
display_width(const char *text)
{
	int width = 0, longest = 0;
	for (const unsigned char *c = (const unsigned char *)text; *c; c++) {
		if (*c == '\n')
			width = 0;
		else if (*c >= 0xE0)
			width += 2;
		else if (*c < 0x80 || *c >= 0xC0)
			width += 1;
		if (width > longest)
			longest = width;
	}
	return longest;
}

static bool
is_number(const char *text)
{
	const char *c = text + (*text == '-');
	size_t whole = strspn(c, "0123456789");
	if (whole == 0 || whole > 15 || (*c == '0' && whole > 1))
		return false;
	c += whole;
	if (*c == '.') {
		size_t part = strspn(c + 1, "0123456789");
		if (part == 0)
			return false;
		c += part + 1;
	}
	return *c == '\0';
}

static bool
is_date(const char *text, lxw_datetime *date)
{
	int end = 0;
	*date = (lxw_datetime){ 0 };
	return strlen(text) == 10 && sscanf(text, "%4d-%2d-%2d%n", &date->year, &date->month, &date->day, &end) == 3 &&
	       end == 10;
}

static bool
is_text_column(const struct table *table, int column)
{
	const struct row *header = &table->rows[table->header];
	if (column >= header->cells)
		return true;
	for (size_t i = 0; i < sizeof text_headers / sizeof text_headers[0]; i++)
		if (strstr(header->cell[column], text_headers[i]))
			return true;
	return false;
}

static void
write_body_cell(lxw_worksheet *sheet, const struct formats *formats, const struct table *table, int row, int column)
{
	const char *text = table->rows[row].cell[column];
	lxw_row_t r = (lxw_row_t)row;
	lxw_col_t c = (lxw_col_t)column;
	lxw_datetime date;
	if (!*text)
		worksheet_write_blank(sheet, r, c, formats->text);
	else if (is_text_column(table, column))
		worksheet_write_string(sheet, r, c, text, formats->text);
	else if (is_date(text, &date))
		worksheet_write_datetime(sheet, r, c, &date, formats->date);
	else if (is_number(text))
		worksheet_write_number(sheet, r, c, strtod(text, NULL), formats->number);
	else
		worksheet_write_string(sheet, r, c, text, formats->text);
}

static void
write_row(lxw_worksheet *sheet, const struct formats *formats, const struct table *table, int row)
{
	const struct row *cells = &table->rows[row];
	lxw_row_t r = (lxw_row_t)row;
	if (row < table->header && filled(cells) == 1 && cells->cell[0][0]) {
		worksheet_merge_range(sheet, r, 0, r, (lxw_col_t)(table->width - 1), cells->cell[0], formats->title);
		return;
	}
	for (int i = 0; i < cells->cells; i++) {
		if (row == table->header)
			worksheet_write_string(sheet, r, (lxw_col_t)i, cells->cell[i], formats->header);
		else if (row > table->header)
			write_body_cell(sheet, formats, table, row, i);
		else if (is_number(cells->cell[i]))
			worksheet_write_number(sheet, r, (lxw_col_t)i, strtod(cells->cell[i], NULL), formats->label);
		else if (cells->cell[i][0])
			worksheet_write_string(sheet, r, (lxw_col_t)i, cells->cell[i], formats->label);
	}
}

static void
set_widths(lxw_worksheet *sheet, const struct table *table)
{
	for (int column = 0; column < table->width; column++) {
		int width = MIN_WIDTH;
		for (int i = table->header; i < table->count; i++) {
			if (column >= table->rows[i].cells)
				continue;
			int wanted = display_width(table->rows[i].cell[column]);
			if (i == table->header && wanted > 12)
				wanted = wanted / 2; /* a long header wraps */
			if (wanted + 2 > width)
				width = wanted + 2;
		}
		worksheet_set_column(
		    sheet, (lxw_col_t)column, (lxw_col_t)column, width < MAX_WIDTH ? width : MAX_WIDTH, NULL);
	}
}

/* "…/03月考核得分.csv" → 「月考核得分」; false if that leaves no name. */
static bool
sheet_name(const char *path, char *name, size_t size)
{
	const char *slash = strrchr(path, '/');
	const char *start = slash ? slash + 1 : path;
	start += strspn(start, "0123456789");
	size_t length = strlen(start);
	if (length > 4 && strcmp(start + length - 4, ".csv") == 0)
		length -= 4;
	if (length == 0 || length >= size)
		return false;
	memcpy(name, start, length);
	name[length] = '\0';
	return true;
}

static bool
add_sheet(lxw_workbook *book, const struct formats *formats, const char *path)
{
	char name[128];
	struct table table = { 0 };
	bool ok = sheet_name(path, name, sizeof name) && table_read(&table, path);
	lxw_worksheet *sheet = ok ? workbook_add_worksheet(book, name) : NULL;
	if (sheet) {
		set_widths(sheet, &table);
		for (int i = 0; i < table.count; i++)
			write_row(sheet, formats, &table, i);
		worksheet_freeze_panes(sheet, (lxw_row_t)(table.header + 1), 0);
	}
	table_free(&table);
	return sheet != NULL;
}

static lxw_format *
new_format(lxw_workbook *book, bool bold, bool framed, uint8_t align)
{
	lxw_format *format = workbook_add_format(book);
	assert(format);
	format_set_font_name(format, "宋体");
	format_set_font_size(format, 11);
	format_set_align(format, LXW_ALIGN_VERTICAL_CENTER);
	format_set_align(format, align);
	if (bold)
		format_set_bold(format);
	if (framed) {
		format_set_border(format, LXW_BORDER_THIN);
		format_set_text_wrap(format);
	}
	return format;
}

static struct formats
new_formats(lxw_workbook *book)
{
	struct formats formats = {
		.title = new_format(book, true, false, LXW_ALIGN_CENTER),
		.label = new_format(book, false, false, LXW_ALIGN_LEFT),
		.header = new_format(book, true, true, LXW_ALIGN_CENTER),
		.text = new_format(book, false, true, LXW_ALIGN_LEFT),
		.number = new_format(book, false, true, LXW_ALIGN_CENTER),
		.date = new_format(book, false, true, LXW_ALIGN_CENTER),
	};
	format_set_num_format(formats.date, "yyyy/m/d");
	return formats;
}

int
main(int argc, char **argv)
{
	if (argc < 3) {
		fprintf(stderr, "usage: mkbook OUT.xlsx SHEET.csv...\n");
		return 2;
	}
	lxw_workbook *book = workbook_new(argv[1]);
	assert(book);
	lxw_doc_properties properties = { .created = CREATED };
	workbook_set_properties(book, &properties);
	struct formats formats = new_formats(book);
	bool ok = true;
	for (int i = 2; i < argc && ok; i++) {
		ok = add_sheet(book, &formats, argv[i]);
		if (!ok)
			fprintf(stderr, "mkbook: %s: not a sheet\n", argv[i]);
	}
	lxw_error error = workbook_close(book);
	if (error != LXW_NO_ERROR)
		fprintf(stderr, "mkbook: %s: %s\n", argv[1], lxw_strerror(error));
	if (!ok || error != LXW_NO_ERROR)
		remove(argv[1]);
	return ok && error == LXW_NO_ERROR ? 0 : 1;
}
