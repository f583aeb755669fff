/* Rasterised characters on alpha pages, and where they stand in a string.
 *
 * A frame: glyph_frame_begin, then glyph_get for everything drawn. A page
 * used in the present frame is never thrown away; with all pages in use a new
 * glyph draws nothing until the next one. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "text/text.h"

struct glyph {
	int page;
	int16_t x, y, w, h; /* on the page; w == 0: nothing to draw */
	int16_t left, top;  /* from the pen to the first column; from the baseline up to the first row */
	int advance_64;     /* in 1/64 px */
};

enum { GLYPH_PAGE_SIZE = 1024, GLYPH_PAGES_MAX = 8 };

/* size × size bytes of coverage, row by row. `generation` counts how often
 * the page was emptied: glyphs got before that are gone. */
struct glyph_page {
	const uint8_t *alpha;
	int size;
	unsigned generation;
};

void glyph_frame_begin(struct text *t);
/* Was there no room for one? Every page holds something of this frame then, and mostly what is not: all are emptied,
 * and all of the frame must be got again. */
bool glyph_frame_again(struct text *t);
/* Never NULL; valid until the next glyph_get. */
const struct glyph *glyph_get(struct text *t, uint32_t cp, struct text_style style);

int glyph_page_count(struct text *t);
const struct glyph_page *glyph_page(struct text *t, int page);

/* Walks n bytes of s as one line, character by character, skipping those that
 * take no room. `cp` is what to pass to glyph_get (—— gives one ⸺), x_64 the
 * pen in 1/64 px from the line's start; it may be negative, the ink is not. */
struct glyph_walk {
	struct text *text;
	const char *at, *end; /* what is still to walk */
	struct text_style style;
	uint32_t before; /* the last character placed, 0 at the start */
	int x_64;        /* the pen after it */
};

void glyph_walk_begin(struct glyph_walk *w, struct text *t, const char *s, size_t n, struct text_style style);
bool glyph_walk_next(struct glyph_walk *w, uint32_t *cp, int *x_64);
int glyph_walk_width(const struct glyph_walk *w); /* px of what was walked, were it a line */
