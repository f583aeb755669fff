/* What the files of table share; not for others. */
#ifndef TABLES_TABLE_INSIDE_H
#define TABLES_TABLE_INSIDE_H

#include "tables/table.h"

#include "values/value.h"

enum {
	HEADER_ROWS = 12, /* how far down a header may start */
	MAX_SAID = 300,   /* findings of one sheet; the rest is counted */
	MAX_FIELDS = 64,
	MAX_ITEMS = 100,
};

/* Where a value from outside the columns was found; the smaller wins. */
enum origin {
	FROM_LABEL = 1,
	FROM_TITLE,
	FROM_SUFFIX,
	FROM_DATE,
	FROM_FILE,
	FROM_FOLDER,
	FROM_HOME,
	FROM_REPORTER,
	FROM_NOWHERE
};

struct words { /* a header, or the words before a colon */
	const char *full, *base;
	const char *inside; /* of the last brackets; NULL */
};

struct head {                  /* a column's header, flattened */
	const char *shown;     /* as written: 庭院/得分 */
	struct words up, down; /* up is empty with one level */
	struct words joined;   /* 整改前照片 of 整改前|照片 */
};

struct column {
	struct head head;
	int field;        /* −1: none */
	const char *item; /* the item's name; NULL: none */
	const char *unit;
	long long full; /* full mark in thousandths; −1: none */
};

struct item {
	const char *name, *key;
	long long full;
};

struct given {
	const char *text; /* canonical */
	enum origin origin;
};

struct table {
	struct table_context *c;
	const struct grid *g;
	const struct reg *reg;
	struct arena *scratch;
	size_t upper, lower; /* indices of the header's rows */
	int columns;
	struct column *column;
	int column_of[MAX_FIELDS];
	struct item item[MAX_ITEMS];
	size_t items;
	struct given given[MAX_FIELDS];
	const char *unit;         /* 单位：万元 above the header */
	const char *group;        /* of a section row 「一组」 */
	const struct cell **last; /* a column: what 同上 means */
	int year, month;          /* what titles say */
	size_t said, unsaid, hidden, computed;
	size_t after;           /* rows of data behind the end of the table, */
	int end_row, after_row; /* where it ends, and the first of them */
	enum finding_level unsaid_level;
};

enum row_kind { ROW_DATA, ROW_SKIP, ROW_SECTION, ROW_HEADER, ROW_END };

struct row_work { /* one row while it is read */
	const struct grid_row *from;
	struct row *row;
	struct value_context ctx;
	bool bad;
	bool wrong[MAX_FIELDS]; /* said already */
};

/* table.c */
#define table_say(t, id, ...) table_put(t, id, id##_SAYS, __VA_ARGS__)
__attribute__((format(printf, 3, 6))) void table_put(
    struct table *t, enum finding_id id, const char *format, int row, const char *column, ...);

/* What reading a cell found, if anything. */
void table_say_value(struct table *t, const struct value *v, const struct field *f, int row, const char *column);

extern const struct cell table_nothing;

/* table_words.c */
struct words table_words_of(struct arena *a, const char *text);
bool table_word_is(const char *word, size_t n, const char *key);
int table_field_match(const struct field *f, const struct words *w);
int table_best_match(const struct reg *reg, const struct words *w, int *field);
long long table_mark_of(const char *inside);
const struct item *table_item_named(const struct table *t, const struct words *w);
bool table_item_like(const struct table *t, const struct words *w);
bool table_one_of(const char *list, const char *s);

/* table_header.c */
const struct cell *table_cell_at(const struct grid_row *row, int column);
int table_row_texts(const struct grid_row *row, const char *text[3], bool *merged);
void table_items_load(struct table *t);
bool table_header_find(struct table *t, bool sure, int *weight);

/* table_register.c */
bool table_exactly_named(const struct reg *reg, const struct words *w);
bool table_identify(struct table *t);
struct table *table_new(struct table_context *c, const struct grid *g);
bool table_is_guide(const struct grid *g);

/* table_columns.c */
void table_say_extra(struct table *t);
bool table_columns_read(struct table *t);

/* table_above.c */
struct value_context table_context_of(const struct table *t, const char *unit);
int table_period_field(const struct table *t);
int table_village_field(const struct table *t);
void table_take_title(struct table *t, const char *text, enum origin origin);
void table_above_read(struct table *t);

/* table_rows.c */
int table_first_cells(const struct grid_row *row, const struct cell *out[2]);
enum row_kind table_row_kind(struct table *t, const struct grid_row *row);
const char *table_place_in_front(struct table *t, const char *s);
bool table_row_holds(struct table *t, const struct grid_row *row);
void table_rows_read(struct table *t, struct row_list *rows);

#endif
