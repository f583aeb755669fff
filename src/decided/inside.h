/* What the files of this folder share. */
#pragma once

#include "decided/decided.h"

#define CELL_SPLIT '\x1f'
#define CELL_END '\x1e'
#define NO "否"
#define YES "是"
#define DOWN "撤下"

/* Whose row it is: place, group, door, name; "" when it is nobody's. */
const char *decided_home(struct arena *a, const struct reg *r, const struct row *row);
/* The next record of `*cells`, moved on: column, value and what it replaces, the last one NULL-ended; false at the end.
 */
enum { CELL_PARTS = 24 };
bool decided_cell(struct arena *a, const char **cells, const char *part[CELL_PARTS]);
/* A copy of the row that may be written to; the list is copied first where it is not `*own` yet. */
struct row *decided_own(struct arena *a, struct row_list *list, bool *own, size_t i, const struct reg *r);
bool decided_drop_photos(struct arena *a, const struct reg *r, struct row *row);
/* Which decision in force is of this register and row, and of this kind or, −1, any; −1 none. */
long decided_find(const struct decided *d, const struct reg *r, const char *key, int kind);
struct decision *decided_put(struct decided *d, struct decision one);
