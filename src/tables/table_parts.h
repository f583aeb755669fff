/* The steps from a sheet to rows, in their order, and what they share. */
#ifndef TABLES_TABLE_PARTS_H
#define TABLES_TABLE_PARTS_H

#include "tables/table_state.h"

enum row_kind { ROW_DATA, ROW_SKIP, ROW_SECTION, ROW_HEADER, ROW_END };

/* table_header.c */
extern const struct cell table_nothing;
/* A cell of a row, empty where a range was merged sideways into it. */
const struct cell *table_cell_at(const struct grid_row *row, int column);
/* How many different texts a row holds: a merged one counts once. 3 stands for more. */
int table_row_texts(const struct grid_row *row, const char *text[3], bool *merged);
void table_items_load(struct table *t);
const struct item *table_item_named(const struct table *t, const struct words *w);
bool table_item_like(const struct table *t, const struct words *w); /* 庭院(25), that no standard names */
bool table_header_find(struct table *t, bool sure, int *weight);

/* table_register.c */
bool table_exactly_named(const struct reg *reg, const struct words *w);
bool table_identify(struct table *t);
bool table_is_guide(const struct grid *g);

/* table_columns.c: false when the sheet must be refused */
bool table_columns_read(struct table *t);
void table_say_extra(struct table *t);
void table_say_unread(struct table *t, const char *names);
void table_say_hidden(struct table *t); /* columns that are hidden and hold what we would have read */

/* table_places.c */
int table_village_field(const struct table *t); /* −1 */
const char *table_place_in(struct table *t, const char *text);
const char *table_place_in_front(struct table *t, const char *s);

/* table_above.c */
struct value_context table_context_of(const struct table *t, const char *unit);
int table_period_field(const struct table *t); /* −1 */
void table_take_title(struct table *t, const char *text, enum origin origin);
void table_above_read(struct table *t);

/* table_kinds.c */
int table_first_cells(const struct grid_row *row, const struct cell *out[2]);
/* A row that bears the mark of the template's example, as far as it was typed over. */
enum example { EXAMPLE_NONE, EXAMPLE_UNTOUCHED, EXAMPLE_TOUCHED, EXAMPLE_TYPED_OVER };
enum example table_example(struct table *t, const struct grid_row *row);
void table_say_example(struct table *t, const struct grid_row *row); /* what becomes of one that was typed over */
enum row_kind table_row_kind(struct table *t, const struct grid_row *row);
bool table_row_holds(struct table *t, const struct grid_row *row);

/* table_pictures.c */
void table_pictures_take(struct table *t, struct row *row, bool good); /* what is pasted at it */
void table_pictures_say(struct table *t);                              /* and what could not be taken */

/* table_rows.c */
void table_rows_read(struct table *t, struct row_list *rows);

#endif
