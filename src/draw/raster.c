/* Rasterising masks. See raster.h.
 *
 * Outlines: each edge adds, to the pixels it passes, the signed area between
 * itself and the right end of the row; summing a row from left to right then
 * gives how much of each pixel is inside. Exact, and each edge is visited
 * once. */
#include "draw/raster.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include "base/error.h"
#include "base/need.h"
#include "image/corner.h"

static const float TURN = 6.28318530718f;

/* Outlines. */

/* One edge within one row, from x to next, of height |d|. */
static void
edge_in_row(float *row, float x, float next, float d)
{
	float left = x < next ? x : next, right = x < next ? next : x;
	int first = (int)left, last = (int)ceilf(right);
	if (last <= first + 1) {
		float middle = (left + right) / 2 - (float)first;
		row[first] += d - d * middle;
		row[first + 1] += d * middle;
		return;
	}
	/* A flat edge over several pixels: `covered` is the area left of pixel i + 1. */
	float per_px = d / (right - left), before = 0;
	for (int i = first; i < last; i++) {
		float from = left > (float)i ? left : (float)i;
		float to = right < (float)(i + 1) ? right : (float)(i + 1);
		float here = per_px * (to - from), mean = (from + to) / 2 - (float)i;
		row[i] += here * (1 - mean);
		row[i + 1] += here * mean;
		before += here;
	}
	row[last] += d - before; /* what rounding left over */
}

static void
edge_add(float *sums, struct mask m, const float *a, const float *b)
{
	float sign = 1;
	if (a[1] == b[1])
		return;
	if (a[1] > b[1]) {
		const float *swap = a;
		a = b;
		b = swap;
		sign = -1;
	}
	float slope = (b[0] - a[0]) / (b[1] - a[1]), x = a[0];
	int last = (int)ceilf(b[1]);
	for (int y = (int)a[1]; y < last && y < m.h; y++) {
		float top = a[1] > (float)y ? a[1] : (float)y;
		float bottom = b[1] < (float)(y + 1) ? b[1] : (float)(y + 1);
		float next = y + 1 >= last ? b[0] : x + slope * (bottom - top);
		edge_in_row(sums + (size_t)y * (size_t)(m.w + 2), x, next, sign * (bottom - top));
		x = next;
	}
}

static void
shape_apply(struct mask m, const float *sums, bool cut)
{
	for (int y = 0; y < m.h; y++) {
		const float *row = sums + (size_t)y * (size_t)(m.w + 2);
		uint8_t *out = m.alpha + (size_t)y * (size_t)m.w;
		float sum = 0;
		for (int x = 0; x < m.w; x++) {
			sum += row[x];
			float inside = fminf(fabsf(sum), 1);
			int part = (int)(inside * 255 + 0.5f), old = out[x];
			out[x] =
			    (uint8_t)(cut ? (old * (255 - part) + 127) / 255 : old + ((255 - old) * part + 127) / 255);
		}
	}
}

void
raster_shapes(struct mask m, const struct shape *shapes, int count)
{
	size_t size = (size_t)(m.w + 2) * (size_t)m.h * sizeof(float);
	float *sums = need(size);
	for (int i = 0; i < count; i++) {
		const struct shape *s = &shapes[i];
		memset(sums, 0, size);
		for (int k = 0; k < s->points; k++)
			edge_add(sums, m, s->xy + 2 * k, s->xy + 2 * ((k + 1) % s->points));
		shape_apply(m, sums, s->cut);
	}
	free(sums);
}

/* Corners. A quarter is computed, the others mirror it. */

static void
mirror(struct mask m, int x, int y, uint8_t alpha)
{
	uint8_t *top = m.alpha + (size_t)y * (size_t)m.w, *bottom = m.alpha + (size_t)(m.h - 1 - y) * (size_t)m.w;
	top[x] = top[m.w - 1 - x] = alpha;
	bottom[x] = bottom[m.w - 1 - x] = alpha;
}

void
raster_disc(struct mask m, int radius)
{
	for (int y = 0; y < radius; y++) {
		for (int x = 0; x < radius; x++)
			mirror(m, x, y, corner_coverage(radius, x, y));
	}
}

void
raster_outline(struct mask m, int radius, int width)
{
	int inner = radius > width ? radius - width : 0;
	for (int y = 0; y < m.h / 2; y++) {
		for (int x = 0; x < m.w / 2; x++) {
			int alpha = corner_coverage(radius, x, y);
			if (x >= width && y >= width)
				alpha -= corner_coverage(inner, x - width, y - width);
			mirror(m, x, y, (uint8_t)(alpha > 0 ? alpha : 0));
		}
	}
}

/* Rings. */

static float
unit(float v)
{
	return v < 0 ? 0 : v > 1 ? 1 : v;
}

/* How much of a pixel at (x, y) from the middle lies clockwise of `from` and before `to`. */
static float
sector(float x, float y, float from, float to)
{
	float after = x * cosf(from * TURN) + y * sinf(from * TURN);
	float before = -(x * cosf(to * TURN) + y * sinf(to * TURN));
	if (to - from <= 0.5f)
		return unit(fminf(after, before) + 0.5f);
	return unit(fmaxf(after, before) + 0.5f);
}

void
raster_ring(struct mask m, int outer, int inner, float from, float to)
{
	bool whole = to - from >= 1;
	for (int j = 0; j < m.h; j++) {
		for (int i = 0; i < m.w; i++) {
			float x = (float)i + 0.5f - (float)m.w / 2, y = (float)j + 0.5f - (float)m.h / 2;
			float far = hypotf(x, y);
			float part = unit((float)outer - far + 0.5f);
			if (inner > 0)
				part *= unit(far - (float)inner + 0.5f);
			if (part > 0 && !whole)
				part *= sector(x, y, from, to);
			m.alpha[(size_t)j * (size_t)m.w + (size_t)i] = (uint8_t)(part * 255 + 0.5f);
		}
	}
}

/* Shadows. */

int
shadow_drop(int blur)
{
	return blur / 3;
}

int
shadow_depth(int radius, int blur)
{
	return radius + shadow_drop(blur); /* where the card's own lower corners begin */
}

uint8_t
shadow_alpha(float outside, int blur)
{
	float t = unit((outside + (float)blur) / (2 * (float)blur));
	return (uint8_t)((1 - t * t * (3 - 2 * t)) * 255 + 0.5f);
}

/* Distance outside a rounded corner at the origin that opens right and down. */
static float
outside_corner(float x, float y, float radius)
{
	float dx = radius - x, dy = radius - y;
	if (dx > 0 && dy > 0)
		return hypotf(dx, dy) - radius;
	return fmaxf(dx, dy) - radius;
}

void
raster_shadow(struct mask m, int radius, int blur)
{
	int drop = shadow_drop(blur);
	for (int j = 0; j < m.h; j++) {
		bool below = j >= m.h / 2;
		int y = (below ? m.h - 1 - j : j) - blur; /* rows inside the shadow's edge */
		int card_y = below ? y - drop : y + drop; /* … and inside the card's */
		uint8_t *row = m.alpha + (size_t)j * (size_t)m.w;
		for (int i = 0; i < (m.w + 1) / 2; i++) {
			int x = i - blur;
			float outside = outside_corner((float)x + 0.5f, (float)y + 0.5f, (float)radius);
			uint8_t alpha = shadow_alpha(outside, blur);
			if (x >= 0 && card_y >= 0 && corner_coverage(radius, x, card_y) == 255)
				alpha = 0;
			row[i] = row[m.w - 1 - i] = alpha;
		}
	}
}
