/* What a clerk might write: one row a register, for the template's example
 * row and its notes. Every row is one that the importer takes. */
#ifndef CATALOGUE_EXAMPLES_H
#define CATALOGUE_EXAMPLES_H

#include "base/arena.h"
#include "catalogue/catalogue.h"

/* As it would be typed; "" where the example leaves the cell empty. */
const char *example_of(struct arena *a, const struct reg *r, const char *column);

struct example_item {
	const char *header; /* 庭院(25) */
	int value;
};

/* The items that a scoring sheet carries when nobody has said otherwise. */
const struct example_item *example_items(const struct reg *r, size_t *count);

#endif
