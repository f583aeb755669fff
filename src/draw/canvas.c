/* See canvas.h.
 *
 * A pixel's four channels stand in four lanes of 16 bits, in which the product of two bytes has room. Divisions by 255
 * are exact and rounded down, as SDL does them. */
#include "draw/canvas.h"

#include <math.h>
#include <string.h>

#include "base/error.h"

typedef uint8_t bytes8 __attribute__((vector_size(8)));
typedef uint16_t lanes8 __attribute__((vector_size(16))); /* two pixels */
typedef uint32_t pixels4 __attribute__((vector_size(16)));

static const uint64_t LOW = 0x00ff00ff00ff00ff, ONES = 0x0001000100010001;
static const color_argb WHITE = 0xffffffff;
enum { SIDE_MAX = 8192 + 1, STRIP = 512 }; /* STRIP even */

static inline uint64_t
spread(uint32_t p)
{
	return (uint64_t)(p >> 8 & 0x00ff00ff) << 32 | (p & 0x00ff00ff);
}

static inline uint32_t
packed(uint64_t lanes)
{
	return (uint32_t)(lanes >> 32) << 8 | (uint32_t)lanes;
}

/* Each lane · a / 255. */
static inline uint64_t
times(uint64_t lanes, unsigned a)
{
	uint64_t t = lanes * a;
	return (t + ONES + (t >> 8 & LOW)) >> 8 & LOW;
}

/* Opaque `s` over d at alpha a, 1–254. */
static inline uint32_t
over(uint32_t d, uint32_t s, unsigned a)
{
	return packed(times(spread(s | 0xff000000), a) + times(spread(d), 255 - a));
}

/* The same in 256ths: how whole pictures and white have always been mixed. */
static inline uint32_t
mixed(uint32_t d, uint32_t s, unsigned a)
{
	return packed((spread(s) * a >> 8 & LOW) + (spread(d) * (255 - a) >> 8 & LOW));
}

static uint32_t *
row_at(const struct canvas *v, int x, int y)
{
	return v->pixels + (ptrdiff_t)y * v->stride + x;
}

/* ---------------------------------------------------------------- rows */

static void
fill_row(uint32_t *d, int n, uint32_t c)
{
	const pixels4 four = { c, c, c, c };
	for (; n >= 4; n -= 4, d += 4)
		memcpy(d, &four, sizeof four);
	while (n-- > 0)
		*d++ = c;
}

static void
tint_row(uint32_t *d, int n, uint32_t c)
{
	unsigned a = c >> 24;
	uint64_t own = times(spread(c | 0xff000000), a);
	const uint64_t twice[2] = { own, own };
	lanes8 add;
	/* spread() has blue and red first, a pixel in memory blue, green, red, alpha */
	memcpy(&add, twice, sizeof add);
	add = __builtin_shufflevector(add, add, 0, 2, 1, 3, 4, 6, 5, 7);
	for (; n >= 2; n -= 2, d += 2) {
		bytes8 two;
		memcpy(&two, d, sizeof two);
		lanes8 t = __builtin_convertvector(two, lanes8) * (uint16_t)(255 - a);
		t = ((t + 1 + (t >> 8)) >> 8) + add;
		two = __builtin_convertvector(t, bytes8);
		memcpy(d, &two, sizeof two);
	}
	if (n)
		*d = packed(own + times(spread(*d), 255 - a));
}

static void
mask_row(uint32_t *d, const uint8_t *mask, int n, color_argb c)
{
	unsigned alpha = c >> 24;
	uint32_t four;
	for (int i = 0; i < n; i++) {
		while (i + 4 <= n && (memcpy(&four, mask + i, 4), four == 0))
			i += 4;
		if (i == n)
			return;
		unsigned a = alpha == 255 ? mask[i] : mask[i] * alpha / 255;
		if (a == 255)
			d[i] = c;
		else if (a)
			d[i] = c == WHITE ? mixed(d[i], c, a) : over(d[i], c, a);
	}
}

static void
picture_row(uint32_t *d, const uint32_t *s, int n, int alpha, bool opaque)
{
	if (opaque && alpha == 255) {
		memcpy(d, s, (size_t)n * sizeof *d);
		return;
	}
	for (int i = 0; i < n; i++) {
		unsigned a = s[i] >> 24;
		if (alpha != 255)
			d[i] = over(d[i], s[i], a * (unsigned)alpha / 255);
		else if (a == 255)
			d[i] = s[i];
		else if (a)
			d[i] = mixed(d[i], s[i], a);
	}
}

/* --------------------------------------------------------------- areas */

void
canvas_fill(struct canvas *v, struct rect r, color_argb c)
{
	r = rect_intersect(r, v->clip);
	if (r.w <= 0 || c >> 24 == 0)
		return;
	void (*row)(uint32_t *, int, uint32_t) = c >> 24 == 255 ? fill_row : tint_row;
	for (int y = r.y; y < r.y + r.h; y++)
		row(row_at(v, r.x, y), r.w, c);
}

void
canvas_mask(struct canvas *v, const uint8_t *alpha, int pitch, struct rect src, int x, int y, color_argb c)
{
	struct rect to = rect_intersect((struct rect){ x, y, src.w, src.h }, v->clip);
	if (to.w <= 0 || c >> 24 == 0)
		return;
	alpha += (ptrdiff_t)(src.y + to.y - y) * pitch + src.x + to.x - x;
	for (int i = 0; i < to.h; i++, alpha += pitch)
		mask_row(row_at(v, to.x, to.y + i), alpha, to.w, c);
}

void
canvas_picture(struct canvas *v, const struct canvas_paint *p, struct rect src, int x, int y)
{
	struct rect to = rect_intersect((struct rect){ x, y, src.w, src.h }, v->clip);
	if (to.w <= 0)
		return;
	const uint32_t *from = p->pixels + (ptrdiff_t)(src.y + to.y - y) * p->pitch + src.x + to.x - x;
	for (int i = 0; i < to.h; i++, from += p->pitch)
		picture_row(row_at(v, to.x, to.y + i), from, to.w, p->alpha, p->opaque);
}

/* ---------------------------------------------------------------- views */

/* Between the pixels `at` and `at` + 1: how much of the second, of 256. */
struct between {
	int at, part;
};

static struct between
between(int length, float place)
{
	place = place < 0 ? 0 : place > (float)(length - 1) ? (float)(length - 1) : place;
	int at = (int)place < length - 1 ? (int)place : length > 1 ? length - 2 : 0;
	return (struct between){ at, (int)((place - (float)at) * 256) };
}

/* n pixels between two rows. */
static void
blend_rows(uint32_t *out, const uint32_t *a, const uint32_t *b, int n, int part)
{
	for (int i = 0; i + 2 <= n; i += 2) {
		bytes8 up, low;
		memcpy(&up, a + i, sizeof up);
		memcpy(&low, b + i, sizeof low);
		lanes8 t = __builtin_convertvector(up, lanes8) * (uint16_t)(256 - part) +
			   __builtin_convertvector(low, lanes8) * (uint16_t)part;
		up = __builtin_convertvector(t >> 8, bytes8);
		memcpy(out + i, &up, sizeof up);
	}
	if (n % 2)
		out[n - 1] =
		    packed((spread(a[n - 1]) * (unsigned)(256 - part) + spread(b[n - 1]) * (unsigned)part) >> 8 & LOW);
}

struct column {
	lanes8 weight; /* of the pixel `at` and of the next */
	int at;
};

static lanes8
weighted(const uint32_t *row, const struct column *c)
{
	bytes8 two;
	memcpy(&two, row + c->at, sizeof two);
	return __builtin_convertvector(two, lanes8) * c->weight;
}

/* An even number of pixels. */
static void
scale_row(uint32_t *out, const uint32_t *row, const struct column *c, int n)
{
	for (int i = 0; i < n; i += 2) {
		lanes8 a = weighted(row, c + i), b = weighted(row, c + i + 1);
		lanes8 t = __builtin_shufflevector(a, b, 0, 1, 2, 3, 8, 9, 10, 11) +
			   __builtin_shufflevector(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
		bytes8 two = __builtin_convertvector(t >> 8, bytes8);
		memcpy(out + i, &two, sizeof two);
	}
}

static void
set_columns(struct column *c, struct rect to, int w, float left, float by)
{
	for (int i = 0; i < to.w + to.w % 2; i++) {
		struct between x = between(w, ((float)(to.x + i) + 0.5f - left) / by - 0.5f);
		uint16_t second = (uint16_t)x.part, first = (uint16_t)(256 - x.part);
		c[i].weight = (lanes8){ first, first, first, first, second, second, second, second };
		c[i].at = x.at;
	}
}

/* At most STRIP wide. */
static void
view_strip(struct canvas *v, const struct canvas_paint *p, int w, int h, struct rect to, const float at[3])
{
	struct column column[STRIP];
	uint32_t row[SIDE_MAX], out[STRIP];
	set_columns(column, to, w, at[0], at[2]);
	int first = column[0].at, n = column[to.w - 1].at + 2 - first;
	n = n > w - first ? w - first : n;
	row[first + 1] = 0; /* of a picture one pixel wide */
	for (int i = 0; i < to.h; i++) {
		struct between y = between(h, ((float)(to.y + i) + 0.5f - at[1]) / at[2] - 0.5f);
		const uint32_t *a = p->pixels + (ptrdiff_t)y.at * p->pitch + first;
		blend_rows(row + first, a, h > 1 ? a + p->pitch : a, n, y.part);
		scale_row(out, row, column, to.w + to.w % 2);
		picture_row(row_at(v, to.x, to.y + i), out, to.w, p->alpha, p->opaque);
	}
}

void
canvas_view(struct canvas *v, const struct canvas_paint *p, int w, int h, float left, float top, float by)
{
	int x0 = (int)lroundf(left), y0 = (int)lroundf(top);
	struct rect all = { x0, y0, (int)lroundf(left + (float)w * by) - x0, (int)lroundf(top + (float)h * by) - y0 };
	struct rect to = rect_intersect(all, v->clip), strip = to;
	ASSERT(w < SIDE_MAX);
	for (int x = 0; to.h > 0 && x < to.w; x += STRIP) {
		strip.x = to.x + x;
		strip.w = to.w - x < STRIP ? to.w - x : STRIP;
		view_strip(v, p, w, h, strip, (const float[]){ left, top, by });
	}
}
