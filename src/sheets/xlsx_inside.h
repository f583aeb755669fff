/* What the files of xlsx share; not for others. */
#ifndef SHEETS_XLSX_INSIDE_H
#define SHEETS_XLSX_INSIDE_H

#include "sheets/xlsx.h"

#include <expat.h>
#include <zip.h>

#include "base/str.h"
#include "sheets/clean.h"

enum {
	MAX_PARTS = 20000,
	MAX_SHEETS = 256,
	MAX_DEPTH = 64,
	MAX_STYLES = 65536,
	MAX_FORMATS = 4096,
	MAX_STRINGS = 2000000,
	MAX_TEXT_RUN = 256 * 1024, /* of one cell or string; the rest is cut */
	MAX_TOKEN = 1024 * 1024,   /* bytes that expat may wait for the end of one tag */
	MAX_MERGES = 100000,
	MAX_SPREAD = 1000000, /* cells that merged ranges may fill */
	MAX_FORMULA = 256,    /* bytes kept of a formula, to know a picture by */
	CHUNK = 64 * 1024,
	RATIO_FROM = 100 * 1024,
};

enum show { SHOW_NUMBER, SHOW_DATE, SHOW_TIME, SHOW_DATETIME, SHOW_PERCENT };

struct merge {
	int row, last_row, column, last_column;
};

struct reading { /* one workbook while it is read */
	struct arena *arena;
	struct findings *findings;
	const char *file;
	zip_t *zip;
	enum finding_id fail; /* FINDING_NONE as long as all is well */
	size_t unpacked;      /* bytes so far */
	struct clean_count clean;

	const char **string;
	size_t strings, string_capacity;
	enum show *style; /* by the number a cell's s says */
	size_t styles, style_capacity;
	struct custom_format {
		int id;
		enum show show;
	} * custom;
	size_t customs, custom_capacity;
	bool from_1904;

	struct sheet_entry {
		const char *name, *id, *path;
		bool hidden;
	} * sheet;
	size_t sheets, sheet_capacity;
	const char *strings_path, *styles_path, *book_path;

	size_t rows, slots, text; /* counted against the GRID_MAX_ limits */
};

struct part {
	struct reading *reading;
	XML_Parser parser;
	int depth;
	void (*start)(struct part *, const char *name, const char **attr);
	void (*end)(struct part *, const char *name);
	struct strbuf text; /* collected while `collect` is set */
	bool collect;
	void *state;
};

struct sheet_state {
	struct grid *grid;
	size_t capacity;
	bool unsorted;
	int row;     /* number of the row that is open, or of the last one */
	bool hidden; /* is it? */
	int filled;  /* cells of `cell` that may hold something */
	struct cell cell[GRID_MAX_COLUMNS];
	int column;    /* of the cell that is open, from 0; of the last one */
	char type[12]; /* its t */
	int style;
	bool picture, formula, string; /* it has vm, an f, a string among it */
	int phonetic;
	struct strbuf formula_text;
	struct merge *merge;
	size_t merges, merge_capacity;
};

/* xlsx.c */
bool xlsx_stop(struct reading *r, enum finding_id why);

/* xlsx_archive.c */
bool xlsx_check_overlap(struct reading *r, const unsigned char *data, size_t size);
bool xlsx_archive_open(struct reading *r, const void *data, size_t size);

/* xlsx_xml.c */
const char *xlsx_attribute(const char **attr, const char *name);
bool xlsx_attribute_true(const char **attr, const char *name);
int xlsx_attribute_int(const char **attr, const char *name, int missing);
void xlsx_part_stop(struct part *p, enum finding_id why);
bool xlsx_part_read(struct reading *r, const char *path, bool must, struct part *p);
const char *xlsx_cleaned(struct part *p);

/* xlsx_strings.c */
bool xlsx_strings_read(struct reading *r);

/* xlsx_formats.c */
bool xlsx_styles_read(struct reading *r);

/* xlsx_cell.c */
struct cell xlsx_number_cell(const struct reading *r, const char *s, enum show show);
struct cell xlsx_iso_cell(const struct reading *r, const char *s);

/* xlsx_sheet.c */
void xlsx_sheet_start(struct part *p, const char *name, const char **attr);
void xlsx_sheet_end(struct part *p, const char *name);

/* xlsx_sheets.c */
bool xlsx_sheets_read(struct reading *r, struct workbook *out);

#endif
