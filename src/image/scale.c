/* Scaling pictures. See scale.h.
 *
 * Each axis is a table: which source pixels an output pixel is made of, with
 * whole-number weights that add up to ONE. First the rows, then the columns;
 * alpha is multiplied in before, so that see-through pixels do not colour
 * their neighbours. Sums are of four channels at a time and in floats, which
 * hold them exactly: no more than 255 · ONE. */
#include "image/scale.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

enum { ONE_BITS = 14, ONE = 1 << ONE_BITS };

typedef uint8_t bytes16 __attribute__((vector_size(16)));
typedef uint16_t shorts8 __attribute__((vector_size(16)));
typedef int32_t ints4 __attribute__((vector_size(16)));
typedef float floats4 __attribute__((vector_size(16)));

struct tap {
	int first, count;
	int weight; /* index of the first one */
};

struct taps {
	struct tap *items;
	float *weights; /* whole numbers */
};

static void
taps_free(struct taps *t)
{
	free(t->items);
	free(t->weights);
}

/* The share of source pixel i in an output pixel that spans from … to. */
static double
share(int i, double from, double to, bool enlarging)
{
	if (enlarging) {
		double off = fabs((i + 0.5) - (from + to) / 2);
		return off < 1 ? 1 - off : 0;
	}
	double left = from > i ? from : i, right = to < i + 1 ? to : i + 1;
	return right > left ? right - left : 0;
}

/* Whole weights that add up to ONE; what rounding left over goes to the heaviest. */
static void
tap_weigh(struct tap *tap, float *weights, double from, double to, bool enlarging)
{
	double total = 0;
	int sum = 0, heaviest = 0;
	for (int i = 0; i < tap->count; i++)
		total += share(tap->first + i, from, to, enlarging);
	for (int i = 0; i < tap->count; i++) {
		int weight = total > 0 ? (int)(share(tap->first + i, from, to, enlarging) / total * ONE) : 0;
		weights[i] = (float)weight;
		sum += weight;
		if (weights[i] > weights[heaviest])
			heaviest = i;
	}
	weights[heaviest] += (float)(ONE - sum);
}

static bool
taps_make(struct taps *t, int source, double start, double length, int out)
{
	double step = length / out;
	bool enlarging = step < 1;
	int most = (int)ceil(step) + 3;
	t->items = calloc((size_t)out, sizeof *t->items);
	t->weights = calloc((size_t)out * (size_t)most, sizeof *t->weights);
	if (!t->items || !t->weights)
		return false;
	for (int o = 0; o < out; o++) {
		struct tap *tap = &t->items[o];
		double from = start + o * step, to = from + step, middle = (from + to) / 2;
		int first = (int)floor(enlarging ? middle - 0.5 : from);
		int last = enlarging ? first + 1 : (int)ceil(to) - 1;
		first = first < 0 ? 0 : first >= source ? source - 1 : first;
		last = last < first ? first : last >= source ? source - 1 : last;
		tap->first = first;
		tap->count = last - first + 1 < most ? last - first + 1 : most;
		tap->weight = o * most;
		tap_weigh(tap, t->weights + tap->weight, from, to, enlarging);
	}
	return true;
}

/* The four bytes at p, each as a number. */
static inline floats4
four(const uint8_t *p)
{
	const bytes16 none = { 0 };
	int32_t all;
	memcpy(&all, p, sizeof all);
	bytes16 b = (bytes16)(ints4){ all, 0, 0, 0 };
	shorts8 s = (shorts8)__builtin_shufflevector(b, none, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23);
	return __builtin_convertvector(
	    (ints4)__builtin_shufflevector(s, (shorts8)none, 0, 8, 1, 9, 2, 10, 3, 11), floats4);
}

/* The mean of pixels that lie `stride` bytes apart. */
static inline ints4
mean(const uint8_t *p, int64_t stride, const float *weight, int count)
{
	const float half = ONE / 2;
	floats4 sum = { half, half, half, half };
	for (int i = 0; i < count; i++, p += stride)
		sum += four(p) * weight[i];
	return __builtin_convertvector(sum, ints4) >> ONE_BITS;
}

/* The same along a row, every colour by its own alpha. */
static inline ints4
mean_seen(const uint8_t *p, const float *weight, int count)
{
	int r = ONE / 2, g = ONE / 2, b = ONE / 2, a = ONE / 2;
	for (int i = 0; i < count; i++, p += 4) {
		int w = (int)weight[i], wa = (w * p[3] + 127) / 255;
		r += wa * p[0];
		g += wa * p[1];
		b += wa * p[2];
		a += w * p[3];
	}
	return (ints4){ r / ONE, g / ONE, b / ONE, a / ONE };
}

static void
scale_row(const uint8_t *in, uint8_t *out, int out_w, const struct taps *t, bool alpha)
{
	for (int x = 0; x < out_w; x++, out += 4) {
		const struct tap *tap = &t->items[x];
		const float *weight = t->weights + tap->weight;
		const uint8_t *p = in + 4 * (int64_t)tap->first;
		ints4 m = alpha ? mean_seen(p, weight, tap->count) : mean(p, 4, weight, tap->count);
		for (int i = 0; i < 4; i++)
			out[i] = (uint8_t)m[i];
	}
}

static uint32_t
pixel(int r, int g, int b, int a, bool alpha)
{
	if (alpha && a > 0 && a < 255) {
		r = r >= a ? 255 : (r * 255 + a / 2) / a;
		g = g >= a ? 255 : (g * 255 + a / 2) / a;
		b = b >= a ? 255 : (b * 255 + a / 2) / a;
	}
	return (uint32_t)a << 24 | (uint32_t)r << 16 | (uint32_t)g << 8 | (uint32_t)b;
}

/* One output row from the narrowed rows. */
static void
scale_column(const uint8_t *rows, uint32_t *out, int out_w, const struct tap *tap, const float *weight, bool alpha)
{
	const int64_t stride = 4 * (int64_t)out_w;
	const uint8_t *p = rows + stride * tap->first;
	for (int x = 0; x < out_w; x++, p += 4) {
		ints4 m = mean(p, stride, weight, tap->count);
		out[x] = pixel(m[0], m[1], m[2], m[3], alpha);
	}
}

static bool
has_alpha(const uint8_t *rgba, int64_t pixels)
{
	ints4 all = { -1, -1, -1, -1 }, four_more;
	int64_t i = 0;
	for (; i + 4 <= pixels; i += 4) {
		memcpy(&four_more, rgba + 4 * i, sizeof four_more);
		all &= four_more;
	}
	bytes16 b = (bytes16)all;
	uint8_t least = b[3] & b[7] & b[11] & b[15];
	for (; i < pixels; i++)
		least &= rgba[4 * i + 3];
	return least != 255;
}

uint32_t *
scale_rgba(const uint8_t *rgba, int w, int h, struct scale_part part, int out_w, int out_h, bool *opaque)
{
	struct taps across = { 0 }, down = { 0 };
	bool alpha = has_alpha(rgba, (int64_t)w * h);
	uint8_t *rows = NULL;
	uint32_t *out = NULL;
	if (!taps_make(&across, w, part.x, part.w, out_w) || !taps_make(&down, h, part.y, part.h, out_h))
		goto out;
	/* Only the rows that the part touches. */
	const struct tap *last = &down.items[out_h - 1];
	int first_row = down.items[0].first, row_count = last->first + last->count - first_row;
	rows = malloc(4 * (size_t)out_w * (size_t)row_count);
	out = malloc((size_t)out_w * (size_t)out_h * sizeof *out);
	if (!rows || !out) {
		free(out);
		out = NULL;
		goto out;
	}
	for (int y = 0; y < row_count; y++)
		scale_row(
		    rgba + 4 * (int64_t)w * (first_row + y), rows + 4 * (int64_t)out_w * y, out_w, &across, alpha);
	for (int y = 0; y < out_h; y++) {
		struct tap tap = down.items[y];
		tap.first -= first_row;
		scale_column(rows, out + (int64_t)out_w * y, out_w, &tap, down.weights + tap.weight, alpha);
	}
	*opaque = !alpha;
out:
	taps_free(&across);
	taps_free(&down);
	free(rows);
	return out;
}

struct scale_part
scale_cover(int w, int h, int out_w, int out_h)
{
	double shape = (double)out_w / out_h;
	double part_w = w, part_h = h;
	if (part_w > part_h * shape)
		part_w = part_h * shape;
	else
		part_h = part_w / shape;
	return (struct scale_part){ (w - part_w) / 2, (h - part_h) / 2, part_w, part_h };
}

void
scale_contain(int w, int h, int *out_w, int *out_h)
{
	double by_w = (double)*out_w / w, by_h = (double)*out_h / h, by = by_w < by_h ? by_w : by_h;
	int fit_w = (int)lround(w * by), fit_h = (int)lround(h * by);
	*out_w = fit_w < 1 ? 1 : fit_w > *out_w ? *out_w : fit_w;
	*out_h = fit_h < 1 ? 1 : fit_h > *out_h ? *out_h : fit_h;
}
