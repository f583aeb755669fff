/* A workbook as a clerk is given it: sheets made from the catalogue, with
 * notes on the columns, drop-down lists and widths one can work with. What
 * is written here is read back by table.h without a word. */
#pragma once

#include "base/arena.h"
#include "base/error.h"
#include "catalogue/row.h"

struct book;

/* The file is written by book_close(), which frees the book too. */
struct book *book_new(const char *path, struct arena *a);
bool book_close(struct book *b, struct error *err);

/* A sheet of the register with these rows. The columns of its items stand
 * before the total, under `items` (庭院(25), names of row_item with or without
 * a mark). Without rows: one example row that the importer passes over. */
void book_add(struct book *b, const struct reg *r, const char *const *items, size_t count, const struct row_list *rows);
/* The first sheet of the template: how to fill in the others, in plain words. */
void book_add_guide(struct book *b);

/* A sheet that is read from paper and ticked off: A4, upright, each word with the number its file is called by. */
struct book_word {
	const char *heading; /* of the group that begins here; NULL */
	const char *number, *word;
};
void book_add_paper(struct book *b, const char *place, const struct book_word *word, size_t count);

/* The name of the guide's sheet, and of the hidden one with the choices. */
#define BOOK_GUIDE "填表说明"
#define BOOK_CHOICES "选项"
#define BOOK_PAPER "念一遍"
/* What stands in the first cell of an example row. */
#define BOOK_EXAMPLE "示例行"
