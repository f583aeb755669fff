/* Numbers that tell who somebody is, in any spelling: mobile numbers, bank
 * cards, identity numbers. Full-width, circled and Chinese digits count;
 * spaces, dashes, dots, brackets may stand between them. Pure. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

enum private_number {
	NUMBER_NONE,
	NUMBER_MOBILE,
	NUMBER_IDENTITY_LIKE, /* a region and a day of birth in their places, the check digit wrong; not of late years
			       */
	NUMBER_CARD,          /* by Luhn's rule */
	NUMBER_IDENTITY,      /* GB 11643, the old 15 digits, or what a sheet left of one */
};

struct private_span {
	enum private_number kind;
	size_t from, to; /* bytes of the text */
	char tail[3];    /* its last two signs */
};

/* The first at or behind `from`; false when there is none. */
bool private_number_find(const char *text, size_t from, struct private_span *out);
/* 「手机号（尾号 78）」: how one is spoken of, since nothing ever repeats it. */
const char *private_number_words(struct arena *a, const struct private_span *span);
/* The text with every such number spoken of so; the text itself when it holds none. */
const char *private_number_hide(struct arena *a, const char *text);
/* The same of whatever has seven digits: in a column of telephones or names any may be a mistyped one. */
const char *private_digits_hide(struct arena *a, const char *text);
