/* Coverage of shapes, as bytes 0–255, row by row. Pure: no SDL, no memory kept. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* One closed outline; several make an icon: each adds to the ones before it
 * or cuts out of them. `xy` holds `points` pairs. */
struct shape {
	bool cut;
	int points;
	const float *xy;
};

struct mask {
	uint8_t *alpha; /* w × h, zeroed by the caller */
	int w, h;
};

/* Outlines must lie within the mask. Exact area under straight edges. */
void raster_shapes(struct mask m, const struct shape *shapes, int count);

/* Four rounded corners meeting: a disc of 2 · radius. */
void raster_disc(struct mask m, int radius);
/* The four corners of a border: 2 · max(radius, width) square. */
void raster_outline(struct mask m, int radius, int width);
/* A part of a ring around the middle of a mask of 2 · (outer + 1); turns, 0 = top, clockwise. */
void raster_ring(struct mask m, int outer, int inner, float from, float to);

/* The shadow of a card as large as the mask less `blur` on each side: it lies
 * `drop` lower than the card and fades over `blur` to each side of its edge.
 * The mask stands around the shadow. Nothing where the card lies. Beyond
 * `depth` from a corner, rows and columns are straight. */
int shadow_drop(int blur);
int shadow_depth(int radius, int blur);
uint8_t shadow_alpha(float outside, int blur); /* px outside the edge, negative inside */
void raster_shadow(struct mask m, int radius, int blur);
