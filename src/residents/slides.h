/* The slides of a screen nobody touches: what they are, without drawing.
 *
 * Never among them: the black side of the board, yellow cards, low scores,
 * objections, any person's money, a household's name. */
#pragma once

#include "queries/people.h"
#include "screens/screen.h"

enum slide_kind { SLIDE_PHOTO, SLIDE_NUMBERS, SLIDE_NAMES, SLIDE_MAP, SLIDE_WORDS };
enum { SLIDE_PARTS = 6 };

struct slide {
	enum slide_kind kind;
	enum section section;
	const char *badge, *title, *where, *line; /* where: whose and of which day; "" none */
	const char *photo;
	int width, height; /* of the photo, for SLIDE_MAP */
	int parts;
	const char *big[SLIDE_PARTS], *small[SLIDE_PARTS]; /* numbers with their units, names, words */
	float part;                                        /* 0…1, a bar; 0: none */
	struct grid *grid;                                 /* SLIDE_MAP */
	size_t grids;
};

/* In the order they are shown; at least one when there is content. */
size_t slides_all(struct host *h, struct arena *a, struct slide **out);
