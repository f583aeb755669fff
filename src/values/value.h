/* A cell as a value of a field: every way a clerk writes a date, a number, a
 * name, brought to the one text that a row keeps (see enum field_type). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"
#include "sheets/grid.h"
#include "catalogue/catalogue.h"

struct value_context {
	int year, month;           /* what the title or the period say; 0 when they say nothing */
	struct date today;         /* for numbers that could be days; year 0 when not known */
	const char *unit;          /* of the header's brackets: 万元, %, 米; NULL */
	const char *const *places; /* names of villages as they should be written */
	size_t place_count;
};

struct value {
	bool bad;                /* the cell cannot mean such a value */
	const char *text;        /* NULL for an empty cell (—, 无, /) */
	const char *remark;      /* what stood in brackets behind a name (已故), or NULL */
	enum finding_id problem; /* why it is bad, or a warning; FINDING_NONE */
	const char *why;         /* its sentence; NULL */
};

/* Texts live in the arena. FIELD_REQUIRED is not checked here. */
struct value value_read(
    const struct field *field, const struct cell *cell, const struct value_context *ctx, struct arena *a);

/* The first period written anywhere in a text (a title, a file's name), NULL
 * if none: 「高同村2021年11月」 → 2021-11. `year` stands in for a missing one; 0. */
const char *value_find_period(struct arena *a, const char *text, int year);
/* The first day written anywhere in a text, ISO; NULL if none. */
const char *value_find_date(struct arena *a, const char *text, int year);
/* Decimal text as thousandths; false when it is none or has more decimals. */
bool value_milli(const char *text, long long *out);
/* Is there an identity number (GB 11643, or the old 15 digits) or a bank
 * card's number anywhere in the text? */
bool value_is_identity(const char *text);
/* 18 digits with a region and a day of birth in their places, whatever the check digit: perhaps a mistyped one. */
bool value_is_like_identity(const char *text);
