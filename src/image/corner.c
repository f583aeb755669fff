/* Rounded corners, by counting 16 × 16 points in a pixel. Whole numbers only:
 * the same everywhere, and symmetric about the diagonal. */
#include "image/corner.h"

enum { POINTS = 16 };

static int64_t
square(int64_t v)
{
	return v * v;
}

uint8_t
corner_coverage(int radius, int x, int y)
{
	if (x >= radius || y >= radius)
		return 255;
	/* In units of half a point, so that the points stand in the middle. */
	const int64_t unit = 2 * POINTS, r2 = square(radius * unit);
	int64_t far = square((radius - x) * unit) + square((radius - y) * unit);
	int64_t near = square((radius - x - 1) * unit) + square((radius - y - 1) * unit);
	if (far <= r2)
		return 255;
	if (near >= r2)
		return 0;
	int inside = 0;
	for (int i = 0; i < POINTS; i++) {
		int64_t dy2 = square((radius - y) * unit - (2 * i + 1));
		for (int j = 0; j < POINTS; j++)
			inside += square((radius - x) * unit - (2 * j + 1)) + dy2 <= r2;
	}
	return (uint8_t)((inside * 255 + POINTS * POINTS / 2) / (POINTS * POINTS));
}

static void
cut_pixel(uint32_t *pixel, uint8_t coverage)
{
	uint32_t alpha = ((*pixel >> 24) * coverage + 127) / 255;
	*pixel = (*pixel & 0xffffff) | alpha << 24;
}

void
corner_cut(uint32_t *argb, int w, int h, int radius, int corners)
{
	int most = (w < h ? w : h) / 2;
	if (radius > most)
		radius = most;
	for (int y = 0; y < radius; y++) {
		for (int x = 0; x < radius; x++) {
			uint8_t coverage = corner_coverage(radius, x, y);
			if (coverage == 255)
				break; /* so is the rest of the row */
			uint32_t *top = argb + (int64_t)y * w, *bottom = argb + (int64_t)(h - 1 - y) * w;
			if (corners & 1)
				cut_pixel(&top[x], coverage);
			if (corners & 2)
				cut_pixel(&top[w - 1 - x], coverage);
			if (corners & 4)
				cut_pixel(&bottom[w - 1 - x], coverage);
			if (corners & 8)
				cut_pixel(&bottom[x], coverage);
		}
	}
}
