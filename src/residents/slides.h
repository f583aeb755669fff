/* The slides of a screen nobody touches: what they are, without drawing.
 *
 * Never among them: the black side of the board, yellow cards, low scores,
 * objections, any person's money, a household's name. */
#pragma once

#include "screens/screen.h"
#include "queries/people.h"

enum slide_kind {
	SLIDE_PHOTO,
	SLIDE_NUMBER,
	SLIDE_NUMBERS,
	SLIDE_RING,
	SLIDE_BAR,
	SLIDE_NAMES,
	SLIDE_MAP,
	SLIDE_WORDS
};
enum { SLIDE_PARTS = 6 };

struct slide {
	enum slide_kind kind;
	enum section section;
	const char *badge, *title, *line; /* badge and line may be "" */
	const char *photo;                /* NULL: none */
	int width, height;                /* of the photo, for SLIDE_MAP */
	int parts;                        /* numbers with their words, names, bars */
	const char *big[SLIDE_PARTS], *small[SLIDE_PARTS];
	float part[SLIDE_PARTS]; /* 0…1 */
	struct grid *grid;       /* SLIDE_MAP */
	size_t grids;
};

/* In the order they are shown; at least one when there is content. */
size_t slides_all(struct host *h, struct arena *a, struct slide **out);
