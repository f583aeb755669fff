/* The icons. See icon.h.
 *
 * Each is a few outlines on a field of 100 × 100 that add to one mask or cut
 * out of it, so it has one colour and no seams, also when faded. Strokes are
 * 8 to 12 wide: 2 px at 24. */
#include "draw/icon.h"

#include <assert.h>
#include <math.h>
#include <string.h>
#include "base/error.h"
#include "draw/command.h"

enum { SHAPES = 32, POINTS = 1400, ROUND_POINTS = 48, CORNER_POINTS = 8 };

static const float TURN = 6.28318530718f;

struct pen {
	struct shape shapes[SHAPES];
	float xy[2 * POINTS];
	int count, points;
	float x, y, scale;        /* the field's place on the screen */
	float cos, sin, about[2]; /* a turn of what is drawn, about a point of the field */
};

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

/* What follows is turned clockwise about a point. */
static void
turn(struct pen *p, float turns, float x, float y)
{
	p->cos = cosf(turns * TURN);
	p->sin = sinf(turns * TURN);
	p->about[0] = x;
	p->about[1] = y;
}

static void
polygon(struct pen *p, bool cut, int n, const float *xy)
{
	begin(p, cut);
	for (int i = 0; i < n; i++)
		point(p, xy[2 * i], xy[2 * i + 1]);
}

#define POLYGON(pen, cut, ...)                                                                                         \
	polygon(pen, cut, (int)(sizeof((float[]){ __VA_ARGS__ }) / sizeof(float) / 2), (float[]){ __VA_ARGS__ })

/* Points of a circle from one angle to another, in turns, 0 to the right. */
static void
curve(struct pen *p, float cx, float cy, float r, float from, float to, int n)
{
	for (int i = 0; i < n; i++) {
		float angle = TURN * (from + (to - from) * (float)i / (float)(n - 1));
		point(p, cx + r * cosf(angle), cy + r * sinf(angle));
	}
}

static void
disc(struct pen *p, bool cut, float cx, float cy, float r)
{
	begin(p, cut);
	curve(p, cx, cy, r, 0, (float)(ROUND_POINTS - 1) / ROUND_POINTS, ROUND_POINTS);
}

/* A line with round ends. */
static void
bar(struct pen *p, bool cut, float x0, float y0, float x1, float y1, float width)
{
	float along = atan2f(y1 - y0, x1 - x0) / TURN;
	begin(p, cut);
	curve(p, x1, y1, width / 2, along - 0.25f, along + 0.25f, CORNER_POINTS * 2);
	curve(p, x0, y0, width / 2, along + 0.25f, along + 0.75f, CORNER_POINTS * 2);
}

static void
box(struct pen *p, bool cut, float x, float y, float w, float h, float r)
{
	begin(p, cut);
	curve(p, x + w - r, y + r, r, -0.25f, 0, CORNER_POINTS);
	curve(p, x + w - r, y + h - r, r, 0, 0.25f, CORNER_POINTS);
	curve(p, x + r, y + h - r, r, 0.25f, 0.5f, CORNER_POINTS);
	curve(p, x + r, y + r, r, 0.5f, 0.75f, CORNER_POINTS);
}

/* A part of a ring. */
static void
arc(struct pen *p, bool cut, float cx, float cy, float r, float width, float from, float to)
{
	begin(p, cut);
	curve(p, cx, cy, r + width / 2, from, to, ROUND_POINTS / 2);
	curve(p, cx, cy, r - width / 2, to, from, ROUND_POINTS / 2);
}

static void
star(struct pen *p, bool cut, float cx, float cy, float r)
{
	begin(p, cut);
	for (int i = 0; i < 10; i++) {
		float angle = TURN * ((float)i / 10 - 0.25f), far = i % 2 ? r * 0.382f : r;
		point(p, cx + far * cosf(angle), cy + far * sinf(angle));
	}
}

/* The exclamation mark, cut out. */
static void
mark(struct pen *p, float x, float top, float bottom, float width)
{
	bar(p, true, x, top + width / 2, x, bottom - 2.1f * width, width);
	disc(p, true, x, bottom - width * 0.6f, width * 0.62f);
}

static void
icon_flag(struct pen *p)
{
	POLYGON(p, false, 20, 14, 80, 14, 80, 60, 50, 96, 20, 60);
	bar(p, false, 9, 11, 91, 11, 10);
	star(p, true, 50, 47, 21);
}

static void
icon_card(struct pen *p)
{
	turn(p, 0.035f, 50, 50);
	box(p, false, 22, 8, 56, 84, 9);
	mark(p, 50, 26, 76, 11);
}

static void
icon_flower(struct pen *p)
{
	POLYGON(p, false, 36, 54, 50, 58, 38, 98, 28, 88, 15, 92);
	POLYGON(p, false, 64, 54, 50, 58, 62, 98, 72, 88, 85, 92);
	disc(p, true, 50, 38, 39);
	for (int i = 0; i < 8; i++) {
		float angle = TURN * ((float)i / 8 + 0.0625f);
		disc(p, false, 50 + 23 * cosf(angle), 38 + 23 * sinf(angle), 11.5f);
	}
	disc(p, false, 50, 38, 24);
	arc(p, true, 50, 38, 13.5f, 5.5f, 0, 1);
}

static void
icon_broom(struct pen *p)
{
	bar(p, false, 88, 10, 56, 46, 9);
	POLYGON(p, false, 39, 41, 61, 60, 50, 93, 12, 96, 5, 72);
	bar(p, false, 41, 40, 63, 59, 10);
	bar(p, true, 33, 54, 53, 72, 5);
	bar(p, true, 24, 71, 17, 84, 5);
	bar(p, true, 38, 76, 34, 88, 5);
}

static void
icon_house(struct pen *p)
{
	POLYGON(p, false, 20, 42, 50, 15, 80, 42, 80, 90, 20, 90);
	bar(p, false, 8, 51, 50, 14, 10);
	bar(p, false, 92, 51, 50, 14, 10);
	POLYGON(p, false, 68, 12, 79, 12, 79, 40, 68, 30);
	box(p, true, 41, 58, 18, 33, 2);
}

static void
icon_left(struct pen *p)
{
	bar(p, false, 64, 18, 34, 50, 12);
	bar(p, false, 34, 50, 64, 82, 12);
}

static void
icon_right(struct pen *p)
{
	bar(p, false, 36, 18, 66, 50, 12);
	bar(p, false, 66, 50, 36, 82, 12);
}

/* A triangle with rounded corners. */
static void
wedge(struct pen *p, const float *xy, float round)
{
	polygon(p, false, 3, xy);
	for (int i = 0; i < 3; i++) {
		const float *a = xy + 2 * i, *b = xy + 2 * ((i + 1) % 3);
		bar(p, false, a[0], a[1], b[0], b[1], round);
	}
}

static void
icon_up(struct pen *p)
{
	wedge(p, (float[]){ 50, 25, 86, 76, 14, 76 }, 8);
}

static void
icon_down(struct pen *p)
{
	wedge(p, (float[]){ 50, 75, 86, 24, 14, 24 }, 8);
}

static void
icon_check(struct pen *p)
{
	bar(p, false, 16, 54, 40, 78, 13);
	bar(p, false, 40, 78, 85, 25, 13);
}

static void
icon_clock(struct pen *p)
{
	disc(p, false, 50, 50, 44);
	disc(p, true, 50, 50, 35);
	bar(p, false, 50, 27, 50, 52, 8);
	bar(p, false, 50, 52, 66, 62, 8);
}

static void
icon_exclaim(struct pen *p)
{
	wedge(p, (float[]){ 50, 15, 91, 85, 9, 85 }, 14);
	mark(p, 50, 33, 81, 11);
}

static void
icon_speaker(struct pen *p)
{
	box(p, false, 7, 34, 26, 32, 5);
	POLYGON(p, false, 25, 36, 52, 13, 52, 87, 25, 64);
	arc(p, false, 48, 50, 21, 8.5f, -0.14f, 0.14f);
	arc(p, false, 48, 50, 39, 8.5f, -0.15f, 0.15f);
}

static void
icon_phone(struct pen *p)
{
	/* A handset lying along the diagonal: a bow and two cups at its ends. */
	turn(p, 0.125f, 50, 50);
	arc(p, false, 50, 6, 50, 19, 0.1f, 0.4f);
	box(p, false, -3, 29, 29, 24, 8);
	box(p, false, 74, 29, 29, 24, 8);
}

static void
icon_book(struct pen *p)
{
	POLYGON(p, false, 7, 20, 28, 15, 46, 22, 46, 89, 28, 82, 7, 86);
	POLYGON(p, false, 93, 20, 72, 15, 54, 22, 54, 89, 72, 82, 93, 86);
	bar(p, true, 19, 36, 34, 37, 6);
	bar(p, true, 19, 52, 34, 53, 6);
	bar(p, true, 66, 37, 81, 36, 6);
	bar(p, true, 66, 53, 81, 52, 6);
}

static void
icon_leaf(struct pen *p)
{
	/* Between two arcs that meet at (88, 12) and (22, 78). */
	begin(p, false);
	curve(p, 31.5f, 21.5f, 57.3f, -0.027f, 0.277f, ROUND_POINTS / 2);
	curve(p, 78.5f, 68.5f, 57.3f, 0.473f, 0.777f, ROUND_POINTS / 2);
	bar(p, true, 24, 76, 66, 34, 7);
	bar(p, false, 10, 90, 32, 68, 9);
}

static void
icon_camera(struct pen *p)
{
	POLYGON(p, false, 30, 30, 37, 15, 63, 15, 70, 30);
	box(p, false, 6, 25, 88, 61, 10);
	disc(p, true, 50, 55, 23);
	disc(p, false, 50, 55, 14.5f);
	disc(p, true, 80, 39, 5);
}

static void
person(struct pen *p, float x, float y, float size)
{
	disc(p, false, x, y, 15 * size);
	begin(p, false);
	curve(p, x, y + 46 * size, 27 * size, 0.5f, 1, ROUND_POINTS / 2);
	point(p, x + 27 * size, y + 56 * size);
	point(p, x - 27 * size, y + 56 * size);
}

static void
icon_people(struct pen *p)
{
	person(p, 24, 38, 0.76f);
	person(p, 76, 38, 0.76f);
	disc(p, true, 50, 32, 22);
	disc(p, true, 50, 79, 34);
	person(p, 50, 32, 1);
}

static void
icon_money(struct pen *p)
{
	disc(p, false, 50, 50, 45);
	bar(p, true, 33, 26, 50, 48, 8.5f);
	bar(p, true, 67, 26, 50, 48, 8.5f);
	bar(p, true, 50, 48, 50, 76, 8.5f);
	bar(p, true, 35, 51, 65, 51, 7.5f);
	bar(p, true, 35, 64, 65, 64, 7.5f);
}

static void
icon_search(struct pen *p)
{
	bar(p, false, 65, 65, 88, 88, 13);
	disc(p, false, 42, 42, 34);
	disc(p, true, 42, 42, 24);
}

static void
icon_truck(struct pen *p)
{
	POLYGON(p, false, 4, 30, 58, 22, 58, 70, 4, 70);
	POLYGON(p, false, 63, 36, 82, 36, 96, 54, 96, 70, 63, 70);
	POLYGON(p, true, 71, 43, 79, 43, 87, 54, 71, 54);
	disc(p, true, 24, 74, 16);
	disc(p, true, 77, 74, 16);
	disc(p, false, 24, 74, 11);
	disc(p, false, 77, 74, 11);
}

static void
icon_tree(struct pen *p)
{
	disc(p, false, 50, 30, 25);
	disc(p, false, 29, 48, 20);
	disc(p, false, 71, 48, 20);
	disc(p, false, 50, 52, 18);
	bar(p, false, 50, 60, 50, 90, 10);
	bar(p, false, 28, 93, 72, 93, 7);
	bar(p, true, 50, 42, 50, 62, 5);
	bar(p, true, 50, 56, 62, 46, 5);
}

static void
icon_road(struct pen *p)
{
	POLYGON(p, false, 36, 8, 64, 8, 94, 92, 6, 92);
	bar(p, true, 50, 15, 50, 24, 6);
	bar(p, true, 50, 40, 50, 54, 7);
	bar(p, true, 50, 71, 50, 92, 9);
}

static void
icon_lamp(struct pen *p)
{
	bar(p, false, 30, 16, 30, 92, 9);
	bar(p, false, 30, 16, 60, 12, 8);
	bar(p, false, 16, 93, 44, 93, 8);
	POLYGON(p, false, 52, 10, 88, 10, 94, 28, 46, 28);
	bar(p, false, 56, 40, 50, 56, 6);
	bar(p, false, 71, 40, 71, 60, 6);
	bar(p, false, 85, 40, 91, 56, 6);
}

static void
icon_bin(struct pen *p)
{
	box(p, false, 14, 18, 72, 13, 6);
	box(p, false, 38, 7, 24, 14, 5);
	POLYGON(p, false, 20, 36, 80, 36, 74, 94, 26, 94);
	bar(p, true, 39, 47, 41, 83, 6);
	bar(p, true, 61, 47, 59, 83, 6);
}

static void
icon_wall(struct pen *p)
{
	box(p, false, 6, 18, 42, 20, 3);
	box(p, false, 54, 18, 40, 20, 3);
	box(p, false, 6, 43, 22, 20, 3);
	box(p, false, 34, 43, 36, 20, 3);
	box(p, false, 76, 43, 18, 20, 3);
	box(p, false, 6, 68, 42, 20, 3);
	box(p, false, 54, 68, 40, 20, 3);
}

static void
wave(struct pen *p, float y)
{
	for (int i = 0; i < 2; i++) {
		float x = 28 + 44 * (float)i;
		arc(p, false, x - 11, y, 11, 9, 0.5f, 1);
		arc(p, false, x + 11, y, 11, 9, 0.5f, 0);
	}
}

static void
icon_water(struct pen *p)
{
	wave(p, 28);
	wave(p, 54);
	wave(p, 80);
}

static void
icon_sheet(struct pen *p)
{
	POLYGON(p, false, 18, 6, 62, 6, 82, 26, 82, 94, 18, 94);
	POLYGON(p, true, 58, 12, 58, 31, 77, 31);
	bar(p, true, 32, 46, 68, 46, 6);
	bar(p, true, 32, 61, 68, 61, 6);
	bar(p, true, 32, 76, 54, 76, 6);
}

static void
icon_horn(struct pen *p)
{
	POLYGON(p, false, 24, 38, 76, 14, 76, 82, 24, 60);
	box(p, false, 8, 36, 20, 26, 6);
	POLYGON(p, false, 26, 60, 42, 66, 48, 92, 34, 92);
	arc(p, false, 76, 48, 15, 8, -0.2f, 0.2f);
}

static void
icon_shovel(struct pen *p)
{
	bar(p, false, 84, 16, 42, 58, 9);
	bar(p, false, 74, 8, 92, 26, 9);
	POLYGON(p, false, 30, 44, 56, 70, 46, 86, 22, 94, 6, 78, 14, 54);
}

static void (*const DRAW[])(struct pen *) = {
	[ICON_NONE] = NULL,
	[ICON_FLAG] = icon_flag,
	[ICON_CARD_YELLOW] = icon_card,
	[ICON_FLOWER] = icon_flower,
	[ICON_BROOM] = icon_broom,
	[ICON_HOUSE] = icon_house,
	[ICON_ARROW_LEFT] = icon_left,
	[ICON_ARROW_RIGHT] = icon_right,
	[ICON_UP] = icon_up,
	[ICON_DOWN] = icon_down,
	[ICON_CHECK] = icon_check,
	[ICON_CLOCK] = icon_clock,
	[ICON_EXCLAIM] = icon_exclaim,
	[ICON_SPEAKER] = icon_speaker,
	[ICON_PHONE] = icon_phone,
	[ICON_BOOK] = icon_book,
	[ICON_LEAF] = icon_leaf,
	[ICON_CAMERA] = icon_camera,
	[ICON_PEOPLE] = icon_people,
	[ICON_MONEY] = icon_money,
	[ICON_SEARCH] = icon_search,
	[ICON_TRUCK] = icon_truck,
	[ICON_TREE] = icon_tree,
	[ICON_ROAD] = icon_road,
	[ICON_LAMP] = icon_lamp,
	[ICON_BIN] = icon_bin,
	[ICON_WALL] = icon_wall,
	[ICON_WATER] = icon_water,
	[ICON_SHEET] = icon_sheet,
	[ICON_HORN] = icon_horn,
	[ICON_SHOVEL] = icon_shovel,
};
static_assert(sizeof DRAW / sizeof DRAW[0] == ICON_COUNT, "a function for each icon");

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
	DRAW[icon](&p);
	draw_shapes(d, p.shapes, p.count, c);
}
