/* A tile: a card pressed as a whole, of a picture and words. The picture
 * stands above them where that leaves it high enough, else beside them, and
 * the words are as many as there is room for. */
#pragma once

#include "ui/pen.h"

enum { TILE_LINES = 3 };

struct ui_tile {
	const char *picture; /* NULL: the words have it all; "": a tinted plate, for a sign that the caller draws */
	/* Paragraphs of at most `lines`; 0: only what must be said. */
	void (*draw)(struct pen *p, void *context, int lines);
	void *context;
	int action; /* 0: it only shows */
	long arg;
};
/* Returns where the picture stands; without one its height is 0. */
struct rect ui_tile(struct ui *ui, struct rect r, const struct ui_tile *t);
