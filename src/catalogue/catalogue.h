/* The catalogue: every register there is, in the order of its files. Static
 * data, for every thread. */
#pragma once

#include "catalogue/register.h"

const struct reg *catalogue_register(enum register_id id);
/* The one after `r`; NULL after the last. All of them:
 * for (const struct reg *r = catalogue_next(NULL); r; r = catalogue_next(r)) */
const struct reg *catalogue_next(const struct reg *r);
/* The same for those of one volume. */
const struct reg *catalogue_next_in(enum volume w, const struct reg *r);
/* By SQL table; NULL when there is none. */
const struct reg *catalogue_find(const char *table);
/* Index of a field by its column, −1 when the register has none. */
int catalogue_field(const struct reg *r, const char *column);
/* The field of its period or day; NULL when it is of none. */
const struct field *catalogue_period(const struct reg *r);

/* The workbook's file name without ending: 01基础信息. */
const char *catalogue_volume_name(enum volume w);
/* One short word for --json and logs: "text", "date", … */
const char *catalogue_type_name(enum field_type type);
/* Is the value kept as an integer? FIELD_INTEGER as is, NUMBER and MONEY in thousandths. */
bool catalogue_is_integer(enum field_type type);
bool catalogue_is_milli(enum field_type type);
/* Does it name files that lie beside the sheet: photos, recordings? */
bool catalogue_is_file(enum field_type type);
