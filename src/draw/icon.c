/* The icons. See icon.h.
 *
 * Each is a few outlines on a field of 100 × 100 that add to one mask or cut
 * out of it, so it has one colour and no seams, also when faded. Strokes are
 * 8 to 12 wide: 2 px at 24. An icon is written as letters with numbers behind
 * them; a capital letter cuts out:
 *
 *   p x y …                     an outline through these points
 *   c x y radius from to        a curve on that outline, in turns, 0 to the right
 *   k x y …                     more points of that outline
 *   d x y radius                a disc
 *   l x y x y width             a line with round ends
 *   b x y w h radius            a box
 *   a x y radius width from to  a part of a ring
 *   t turns x y                 what follows is turned clockwise about a point */
#include "draw/icon.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include "base/error.h"
#include "draw/command.h"

enum { SHAPES = 32, POINTS = 1400, NUMBERS = 24, ROUND_POINTS = 48, CORNER_POINTS = 8 };

static const float TURN = 6.28318530718f;

static const char *const icons[ICON_COUNT] = {
	[ICON_FLAG] = "p20 14 80 14 80 60 50 96 20 60 l9 11 91 11 10 "
		      "P50 26 54.715 40.51 69.972 40.511 57.629 49.479 62.343 63.989 50 55.022 37.657 63.989 "
		      "42.371 49.479 30.028 40.511 45.285 40.51",
	[ICON_CARD_YELLOW] = "t.035 50 50 b22 8 56 84 9 L50 31.5 50 52.9 11 D50 69.4 6.82",
	[ICON_FLOWER] = "p36 54 50 58 38 98 28 88 15 92 p64 54 50 58 62 98 72 88 85 92 D50 38 39 d71.249 46.802 11.5 "
			"d58.802 59.249 11.5 d41.198 59.249 11.5 d28.751 46.802 11.5 d28.751 29.198 11.5 "
			"d41.198 16.751 11.5 d58.802 16.751 11.5 d71.249 29.198 11.5 d50 38 24 A50 38 13.5 5.5 0 1",
	[ICON_BROOM] = "l88 10 56 46 9 p39 41 61 60 50 93 12 96 5 72 l41 40 63 59 10 L33 54 53 72 5 L24 71 17 84 5 "
		       "L38 76 34 88 5",
	[ICON_HOUSE] = "p20 42 50 15 80 42 80 90 20 90 l8 51 50 14 10 l92 51 50 14 10 p68 12 79 12 79 40 68 30 "
		       "B41 58 18 33 2",
	[ICON_ARROW_LEFT] = "l64 18 34 50 12 l34 50 64 82 12",
	[ICON_ARROW_RIGHT] = "l36 18 66 50 12 l66 50 36 82 12",
	[ICON_UP] = "p50 25 86 76 14 76 l50 25 86 76 8 l86 76 14 76 8 l14 76 50 25 8",
	[ICON_DOWN] = "p50 75 86 24 14 24 l50 75 86 24 8 l86 24 14 24 8 l14 24 50 75 8",
	[ICON_CHECK] = "l16 54 40 78 13 l40 78 85 25 13",
	[ICON_CLOCK] = "d50 50 44 D50 50 35 l50 27 50 52 8 l50 52 66 62 8",
	[ICON_EXCLAIM] = "p50 15 91 85 9 85 l50 15 91 85 14 l91 85 9 85 14 l9 85 50 15 14 L50 38.5 50 57.9 11 "
			 "D50 74.4 6.82",
	[ICON_SPEAKER] = "b7 34 26 32 5 p25 36 52 13 52 87 25 64 a48 50 21 8.5 -.14 .14 a48 50 39 8.5 -.15 .15",
	[ICON_PHONE] = "t.125 50 50 a50 6 50 19 .1 .4 b-3 29 29 24 8 b74 29 29 24 8",
	[ICON_BOOK] = "p7 20 28 15 46 22 46 89 28 82 7 86 p93 20 72 15 54 22 54 89 72 82 93 86 L19 36 34 37 6 "
		      "L19 52 34 53 6 L66 37 81 36 6 L66 53 81 52 6",
	[ICON_LEAF] = "pc31.5 21.5 57.3 -.027 .277 c78.5 68.5 57.3 .473 .777 L24 76 66 34 7 l10 90 32 68 9",
	[ICON_CAMERA] = "p30 30 37 15 63 15 70 30 b6 25 88 61 10 D50 55 23 d50 55 14.5 D80 39 5",
	[ICON_PEOPLE] = "d24 38 11.4 pc24 72.96 20.52 .5 1 k44.52 80.56 3.48 80.56 d76 38 11.4 pc76 72.96 20.52 .5 1 "
			"k96.52 80.56 55.48 80.56 D50 32 22 D50 79 34 d50 32 15 pc50 78 27 .5 1 k77 88 23 88",
	[ICON_MONEY] = "d50 50 45 L33 26 50 48 8.5 L67 26 50 48 8.5 L50 48 50 76 8.5 L35 51 65 51 7.5 L35 64 65 64 7.5",
	[ICON_SEARCH] = "l65 65 88 88 13 d42 42 34 D42 42 24",
	[ICON_TRUCK] = "p4 30 58 22 58 70 4 70 p63 36 82 36 96 54 96 70 63 70 P71 43 79 43 87 54 71 54 D24 74 16 "
		       "D77 74 16 d24 74 11 d77 74 11",
	[ICON_TREE] = "d50 30 25 d29 48 20 d71 48 20 d50 52 18 l50 60 50 90 10 l28 93 72 93 7 L50 42 50 62 5 "
		      "L50 56 62 46 5",
	[ICON_ROAD] = "p36 8 64 8 94 92 6 92 L50 15 50 24 6 L50 40 50 54 7 L50 71 50 92 9",
	[ICON_LAMP] = "l30 16 30 92 9 l30 16 60 12 8 l16 93 44 93 8 p52 10 88 10 94 28 46 28 l56 40 50 56 6 "
		      "l71 40 71 60 6 l85 40 91 56 6",
	[ICON_BIN] = "b14 18 72 13 6 b38 7 24 14 5 p20 36 80 36 74 94 26 94 L39 47 41 83 6 L61 47 59 83 6",
	[ICON_WALL] = "b6 18 42 20 3 b54 18 40 20 3 b6 43 22 20 3 b34 43 36 20 3 b76 43 18 20 3 b6 68 42 20 3 "
		      "b54 68 40 20 3",
	[ICON_WATER] = "a17 28 11 9 .5 1 a39 28 11 9 .5 0 a61 28 11 9 .5 1 a83 28 11 9 .5 0 a17 54 11 9 .5 1 "
		       "a39 54 11 9 .5 0 a61 54 11 9 .5 1 a83 54 11 9 .5 0 a17 80 11 9 .5 1 a39 80 11 9 .5 0 "
		       "a61 80 11 9 .5 1 a83 80 11 9 .5 0",
	[ICON_SHEET] = "p18 6 62 6 82 26 82 94 18 94 P58 12 58 31 77 31 L32 46 68 46 6 L32 61 68 61 6 L32 76 54 76 6",
	[ICON_HORN] = "p24 38 76 14 76 82 24 60 b8 36 20 26 6 p26 60 42 66 48 92 34 92 a76 48 15 8 -.2 .2",
	[ICON_SHOVEL] = "l84 16 42 58 9 l74 8 92 26 9 p30 44 56 70 46 86 22 94 6 78 14 54",
	[ICON_EYE] = "pc50 84 57.2 .601 .899 c50 16 57.2 .101 .399 D50 50 21 d50 50 12",
};

struct pen {
	struct shape shapes[SHAPES];
	float xy[2 * POINTS];
	int count, points;
	float x, y, scale;        /* the field's place on the screen */
	float cos, sin, about[2]; /* a turn of what is drawn, about a point of the field */
};

static void
turn(struct pen *p, float turns, float x, float y)
{
	p->cos = cosf(turns * TURN);
	p->sin = sinf(turns * TURN);
	p->about[0] = x;
	p->about[1] = y;
}

static void
begin(struct pen *p, bool cut)
{
	ASSERT(p->count < SHAPES);
	p->shapes[p->count++] = (struct shape){ .cut = cut, .xy = p->xy + 2 * p->points };
}

static void
point(struct pen *p, float x, float y)
{
	ASSERT(p->points < POINTS);
	float dx = x - p->about[0], dy = y - p->about[1];
	float *at = p->xy + 2 * p->points++;
	at[0] = p->x + p->scale * (p->about[0] + dx * p->cos - dy * p->sin);
	at[1] = p->y + p->scale * (p->about[1] + dx * p->sin + dy * p->cos);
	p->shapes[p->count - 1].points++;
}

/* Points of a circle from one angle to another. */
static void
curve(struct pen *p, float cx, float cy, float r, float from, float to, int n)
{
	for (int i = 0; i < n; i++) {
		float angle = TURN * (from + (to - from) * (float)i / (float)(n - 1));
		point(p, cx + r * cosf(angle), cy + r * sinf(angle));
	}
}

static void
line(struct pen *p, const float *v)
{
	float along = atan2f(v[3] - v[1], v[2] - v[0]) / TURN, r = v[4] / 2;
	curve(p, v[2], v[3], r, along - 0.25f, along + 0.25f, CORNER_POINTS * 2);
	curve(p, v[0], v[1], r, along + 0.25f, along + 0.75f, CORNER_POINTS * 2);
}

static void
box(struct pen *p, float x, float y, float w, float h, float r)
{
	curve(p, x + w - r, y + r, r, -0.25f, 0, CORNER_POINTS);
	curve(p, x + w - r, y + h - r, r, 0, 0.25f, CORNER_POINTS);
	curve(p, x + r, y + h - r, r, 0.25f, 0.5f, CORNER_POINTS);
	curve(p, x + r, y + r, r, 0.5f, 0.75f, CORNER_POINTS);
}

/* One letter and its `n` numbers. */
static void
draw(struct pen *p, char letter, const float *v, int n)
{
	char what = (char)tolower((unsigned char)letter);
	if (what != 'c' && what != 'k' && what != 't')
		begin(p, what != letter);
	switch (what) {
	case 'p':
	case 'k':
		for (int i = 0; i < n; i += 2)
			point(p, v[i], v[i + 1]);
		break;
	case 'c':
		curve(p, v[0], v[1], v[2], v[3], v[4], ROUND_POINTS / 2);
		break;
	case 'd':
		curve(p, v[0], v[1], v[2], 0, (float)(ROUND_POINTS - 1) / ROUND_POINTS, ROUND_POINTS);
		break;
	case 'l':
		line(p, v);
		break;
	case 'b':
		box(p, v[0], v[1], v[2], v[3], v[4]);
		break;
	case 'a':
		curve(p, v[0], v[1], v[2] + v[3] / 2, v[4], v[5], ROUND_POINTS / 2);
		curve(p, v[0], v[1], v[2] - v[3] / 2, v[5], v[4], ROUND_POINTS / 2);
		break;
	case 't':
		turn(p, v[0], v[1], v[2]);
		break;
	}
}

void
draw_icon(struct draw_list *d, enum icon icon, struct rect r, color_argb c)
{
	int side = r.w < r.h ? r.w : r.h;
	if (side <= 0 || icon <= ICON_NONE || icon >= ICON_COUNT)
		return;
	struct pen p;
	p.count = p.points = 0;
	p.x = (float)(r.x + (r.w - side) / 2);
	p.y = (float)(r.y + (r.h - side) / 2);
	p.scale = (float)side / 100;
	turn(&p, 0, 0, 0);
	for (const char *s = icons[icon]; *s;) {
		char letter = *s++, *end;
		float v[NUMBERS];
		int n = 0;
		for (float f; n < NUMBERS && (f = strtof(s, &end), end > s); s = end)
			v[n++] = f;
		while (*s == ' ')
			s++;
		draw(&p, letter, v, n);
	}
	draw_shapes(d, p.shapes, p.count, c);
}
