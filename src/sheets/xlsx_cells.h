/* From the parts of a workbook to cells: shared strings, styles, what a cell's
 * bytes mean, rows and cells of a sheet, and the sheets one after the other. */
#pragma once

#include "sheets/xlsx_part.h"

struct merge {
	int row, last_row, column, last_column;
};

/* What a sheet does not say itself: points, characters. */
#define SHEET_HEIGHT 15
#define SHEET_WIDTH 8.43

struct sheet_state {
	struct grid *grid;
	size_t capacity;
	bool unsorted;
	int row;                                             /* number of the row that is open, or of the last one */
	bool hidden;                                         /* is it? */
	float height, usual_height, width[GRID_MAX_COLUMNS]; /* 0: the usual one */
	int filled;                                          /* cells of `cell` that may hold something */
	struct cell cell[GRID_MAX_COLUMNS];
	int column;    /* of the cell that is open, from 0; of the last one */
	char type[12]; /* its t */
	int style;
	bool picture, formula, string; /* it has vm, an f, a string among it */
	bool hidden_column[GRID_MAX_COLUMNS], any_hidden;
	int phonetic;
	struct strbuf formula_text;
	size_t picture_capacity;
	struct merge *merge;
	size_t merges, merge_capacity;
};

bool xlsx_strings_read(struct reading *r);
bool xlsx_styles_read(struct reading *r);
struct cell xlsx_number_cell(const struct reading *r, const char *s, const struct style *style);
/* What a number format makes of a value; NULL when that cannot be told. In the arena. */
const char *xlsx_shown(struct arena *a, const char *code, double value, bool from_1904);
struct cell xlsx_iso_cell(const struct reading *r, const char *s);
void xlsx_sheet_start(struct part *p, const char *name, const char **attr);
void xlsx_sheet_end(struct part *p, const char *name);
/* A formula that stands for a picture in its cell: false when that is not there. */
bool xlsx_cell_picture(struct reading *r, struct grid *g, size_t *capacity, const char *formula, int row, int column);
/* Pictures that lie on the sheet. */
void xlsx_drawings_read(struct reading *r, const char *sheet_path, struct sheet_state *s);
void xlsx_picture_place(struct reading *r, struct grid *g, size_t *capacity, const char *path, int row, int column);
/* The open row, if anything stands in it. */
void xlsx_row_keep(struct part *p, struct sheet_state *s);
void xlsx_merge_add(struct part *p, struct sheet_state *s, struct merge m);
/* All rows are there: order, merged ranges, hidden columns. */
bool xlsx_sheet_finish(struct reading *r, struct sheet_state *s);
bool xlsx_sheets_read(struct reading *r, struct workbook *out);

/* ods.c: the same of a file of LibreOffice. */
bool ods_read(struct reading *r, struct workbook *out);
