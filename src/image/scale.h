/* Scaling: the mean over the area when smaller, linear when larger. Any thread. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

/* The part (x, y, w, h) of a picture, in its pixels, fractions allowed. */
struct scale_part {
	double x, y, w, h;
};

/* Makes out_w × out_h ARGB8888 pixels from a part of a picture of bytes R, G,
 * B, A. Free with free(); NULL out of memory. *opaque: no alpha below 255. */
uint32_t *scale_rgba(const uint8_t *rgba, int w, int h, struct scale_part part, int out_w, int out_h, bool *opaque);

/* The middle part with the shape of out_w × out_h. */
struct scale_part scale_cover(int w, int h, int out_w, int out_h);
/* The largest size with the picture's shape within *out_w × *out_h. */
void scale_contain(int w, int h, int *out_w, int *out_h);
