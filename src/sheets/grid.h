/* A sheet as it was read, before anybody asks what it means.
 * Everything lives in the arena that the reader was given; texts are cleaned
 * (see clean.h) and never NULL. Rows that hold nothing are not there, so
 * `number` and not the index says where a row stands. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "findings/says.h"

enum {
	GRID_MAX_COLUMNS = 512,           /* columns beyond are not read */
	GRID_MAX_NUMBER = 9000000,        /* of a row; those beyond are told as this */
	GRID_MAX_ROWS = 200000,           /* rows that hold something, all sheets together */
	GRID_MAX_CELLS = 2000000,         /* cells that hold something, all sheets together */
	GRID_MAX_TEXT = 32 * 1024 * 1024, /* bytes of text, counted at every cell that shows it */
};

enum cell_kind {
	CELL_EMPTY,
	CELL_TEXT,
	CELL_NUMBER,
	CELL_DATE,
	CELL_YESNO,
	CELL_BROKEN, /* a formula without a value, #N/A, a picture in a cell: `problem` */
};

struct cell {
	enum cell_kind kind;
	enum finding_id problem; /* of a BROKEN one; the text is what stood there */
	/* NUMBER: shortest decimal of 15 digits (45387, 0.1). DATE: 2024-04-28,
	 * 2024-04-28T09:00, or T09:00 for a time alone. YESNO: 是 or 否. */
	const char *text;
	/* NUMBER, DATE: the words that the sheet shows for it where they are others
	 * (2024-017 of 17, 4月 of 4, 3月4日 of 2024-03-04); NULL. */
	const char *shown;
	bool merged; /* the value of a merged range's first cell, spread here */
};

struct grid_row {
	int number; /* as the sheet program numbers it, from 1 */
	bool hidden;
	bool damaged;                     /* its bytes are no text, and a finding has said so */
	float height;                     /* in points; 0: the usual one */
	int cells;                        /* columns beyond are empty */
	struct cell *cell;                /* by column, from 0; NULL where they are `shared` */
	const struct cell *const *shared; /* of separated text: a cell many rows have is there once */
};

/* column < row->cells */
static inline const struct cell *
grid_cell(const struct grid_row *row, int column)
{
	return row->cell ? &row->cell[column] : row->shared[column];
}

struct pasted {            /* a picture that was pasted into a workbook */
	const char *part;  /* where in the file it lies */
	const char *name;  /* what we call it, by its content: 贴图-3fa9c2d1e0.jpg; NULL: none that we take */
	const void *bytes; /* a JPEG or a PNG */
	size_t size;
	bool used; /* a row has it */
};

struct grid_picture {            /* one place where such a picture stands */
	int row;                 /* its number; 0: nobody knows */
	int column, last_column; /* from 0; −1 */
	int at_column;           /* that it is meant for, of those it lies on */
	bool cropped;            /* part of it was cut away on the sheet: the whole is not for anybody to see */
	struct pasted *what;     /* NULL: it cannot be taken */
};

struct grid {
	const char *file;  /* as on the stick, relative */
	const char *sheet; /* its name; of a CSV the file's name without folder and ending */
	bool hidden;
	const bool *hidden_column; /* by column, GRID_MAX_COLUMNS of them; NULL: none is */
	int columns;               /* of the widest row */
	size_t rows;
	struct grid_row *row;
	size_t pictures;
	struct grid_picture *picture;
};

struct workbook {
	size_t sheets;
	struct grid *sheet;
	size_t pictures; /* of all sheets, each once */
	struct pasted **picture;
};
