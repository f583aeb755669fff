/* What could stand instead: the place, 一户, the village's telephone. */
#pragma once

#include "catalogue/row.h"

struct offices { /* telephones of villages and of the township, villages as row_place_key() has them */
	const char **village, **phone;
	size_t count, capacity, phones;
	const char *township;
};
/* Of a register that has a place and an office telephone; what is known already stays. */
void offices_learn(struct offices *o, struct arena *a, const struct reg *r, const struct row_list *list);

struct person { /* somebody in a text */
	const char *text;
	const char *village, *group; /* of the household; NULL when not known */
	const char *place;           /* the row's own place, where it has one without a person; NULL */
	const struct reg *r;
	const struct row *row;
	size_t field;
};
/* 「三组巷道」; *from moves over what stood in front and is said by it. */
const char *propose_place(struct arena *a, const struct person *p, const char **from);
/* 「一组一户」 */
const char *propose_home(struct arena *a, const struct person *p);
/* The village's, else the township's, else 「村委会电话」; "" in a column of telephones. */
const char *propose_phone(
    const struct offices *o, struct arena *a, const struct reg *r, const struct row *row, size_t field);
