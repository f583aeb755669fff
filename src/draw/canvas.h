/* Pixels and one clip, and what is laid on them. Plain C; where it pays in vectors that the compiler turns into SSE2
 * or NEON. Each pixel of the result depends on nothing but what is laid there: in any clip it comes out the same. */
#pragma once

#include <stddef.h>

#include "draw/mask.h"

struct canvas {
	uint32_t *pixels; /* 0xAARRGGBB; the first byte counts for nothing on a window */
	int stride;       /* pixels to the next row */
	struct rect clip; /* lies in it */
	struct mask_cache *masks;
};

/* Laying down a whole picture that cannot be seen through, a picture that can, or either at `alpha`. */
struct canvas_paint {
	const uint32_t *pixels;
	int pitch; /* pixels to the next row */
	int alpha;
	bool opaque;
};

void canvas_fill(struct canvas *v, struct rect r, color_argb c);
/* The part `src` of a mask at x, y, in a colour. */
void canvas_mask(struct canvas *v, const uint8_t *alpha, int pitch, struct rect src, int x, int y, color_argb c);
/* The part `src` of a picture at x, y. */
void canvas_picture(struct canvas *v, const struct canvas_paint *p, struct rect src, int x, int y);
/* A picture of w × h enlarged or reduced `by`, between its pixels; its first one begins at left, top. */
void canvas_view(struct canvas *v, const struct canvas_paint *p, int w, int h, float left, float top, float by);

/* boxes.c: the commands made of rectangles and masks. */
void canvas_round(struct canvas *v, const struct command *cmd);
void canvas_round_rect(struct canvas *v, struct rect r, int radius, int corners, color_argb c);
void canvas_outline(struct canvas *v, const struct command *cmd);
void canvas_shadow(struct canvas *v, const struct command *cmd);
void canvas_gradient(struct canvas *v, const struct command *cmd);
void canvas_pixels(struct canvas *v, const struct command *cmd);
