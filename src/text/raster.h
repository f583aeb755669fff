/* Turns one character into a bitmap of coverage, through SDL2_ttf. */
#pragma once

#include <stdint.h>

#include "text/inside.h"

struct bitmap {
	const uint8_t *alpha; /* w × h, owned by the raster until its next call */
	int w, h;             /* 0 × 0: nothing to draw */
	int left, top;        /* as in struct glyph */
};

/* Keeps `faces` (FACE_COUNT of them); fonts open when first drawn with. */
struct raster *raster_new(const struct face *faces, struct error *err);
void raster_free(struct raster *r); /* accepts NULL */

/* FACE_NONE draws the replacement: the code point in a dotted square. */
struct bitmap raster_draw(struct raster *r, struct text_source source, struct text_style style);
