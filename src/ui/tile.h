/* A tile: a card pressed as a whole, of a picture and words. The picture
 * stands above them where that leaves it high enough, else beside them, and
 * the words are as many as there is room for. */
#pragma once

#include "ui/pen.h"

enum { TILE_LINES = 3 };

/* A photo and the same smaller, no side longer than PHOTO_SMALL: drawn is the smaller one where it is sharp. */
enum { PHOTO_SMALL = 480 };
struct ui_photo {
	const char *picture, *small; /* small NULL: there is none */
	int w, h;                    /* of the picture */
};
void ui_photo(struct ui *ui, struct rect r, const struct ui_photo *p, int corners);

struct ui_tile {
	/* NULL: the words have it all; "": a tinted plate, for a sign that the caller draws */
	struct ui_photo photo;
	/* Paragraphs of at most `lines`; 0: only what must be said. */
	void (*draw)(struct pen *p, void *context, int lines);
	void *context;
	int action; /* 0: it only shows */
	long arg;
};
/* Returns where the picture stands; without one its height is 0. */
struct rect ui_tile(struct ui *ui, struct rect r, const struct ui_tile *t);
