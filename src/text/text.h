/* Measuring and breaking Chinese text; the fonts behind it.
 *
 * Sizes are em heights in pixels. A string is measured as one line: a mark
 * that opens a line loses its empty leading half, one that closes it its
 * empty trailing half, and two full-width marks side by side take 1.5 em;
 * draw/ walks strings by the same rule (glyph.h). Strings are UTF-8 that ends
 * in NUL; a length may stop short of it. Main thread only. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "base/arena.h"
#include "base/error.h"

enum text_weight { TEXT_REGULAR, TEXT_BOLD };
enum { TEXT_PX_MAX = 768 };
struct text_style {
	int px; /* em height; 1 to TEXT_PX_MAX, others are clamped */
	enum text_weight weight;
};

struct text;                              /* fonts and glyph cache; one per process */
struct text *text_new(struct error *err); /* NULL and err when a font is broken */
void text_free(struct text *t);           /* accepts NULL */

/* Can this character be drawn as itself? True for what takes no room. */
bool text_has(struct text *t, uint32_t cp);

int text_width(struct text *t, const char *s, size_t n, struct text_style style); /* px; n bytes */
int text_ascent(struct text *t, struct text_style style); /* from the top of the line box to the baseline */
int text_height(struct text *t, struct text_style style); /* 1.3 em, Han characters in its middle */

/* Bytes of the source without trailing spaces and newline; only a line that
 * ends in an added … is a copy in the arena. */
struct text_line {
	const char *text;
	size_t len;
	int width; /* as text_width gives it */
};
struct text_lines {
	struct text_line *line;
	size_t count;
};

/* Breaks at `width` px. A newline starts a line, one at the very end does
 * not; "" has no lines. With max_lines > 0 what is left over ends in …. */
struct text_lines text_break(
    struct text *t, struct arena *a, const char *s, struct text_style style, int width, size_t max_lines);

/* s itself, or a copy cut at a character and ended with … so that it fits. */
const char *text_fit(struct text *t, struct arena *a, const char *s, struct text_style style, int width);

/* For `cunping test-lines`: s at 32 px, one broken line per output line. */
bool text_test_lines(FILE *out, int width_px, const char *s, struct error *err);
