/* What a reader of one kind of value is asked, and how it answers; and all of
 * these readers, for value.c's table. */
#pragma once

#include "findings/finding.h"
#include "values/value.h"

struct question {
	const struct field *field;
	const struct cell *cell;
	const struct value_context *ctx;
	struct arena *a;
	const char *words; /* as they stand in the cell, for a field of words as the sheet shows them */
	const char *s;     /* the same, narrowed */
};

struct value value_fine(const char *text);
/* No value: FINDING_… whose sentence begins with what was written. */
#define value_bad(q, id, ...) value_doubt((struct value){ .bad = true }, q, id, ##__VA_ARGS__)
/* `out`, and a warning. */
#define value_doubt(out, q, id, ...) value_put(out, q, id, id##_SAYS, value_shown(q), ##__VA_ARGS__)
__attribute__((format(printf, 4, 5))) struct value value_put(
    struct value out, const struct question *q, enum finding_id id, const char *format, ...);
const char *value_shown(const struct question *q); /* what was written, its beginning; never a private number */

struct value value_read_text(const struct question *q);
struct value value_read_number(const struct question *q);
struct value value_read_money(const struct question *q);
struct value value_read_quantity(const struct question *q);
struct value value_read_date(const struct question *q);
struct value value_read_span(const struct question *q);
struct value value_read_period(const struct question *q);
struct value value_read_name(const struct question *q);
struct value value_read_place(const struct question *q);
struct value value_read_group(const struct question *q);
struct value value_read_door(const struct question *q);
struct value value_read_phone(const struct question *q);
