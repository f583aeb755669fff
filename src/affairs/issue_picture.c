/* issue_picture: the kinds of problems, and what else one calls about, as
 * drawings, so that one who does not read finds his own. A field of 100 × 100; flat shapes, no outlines. */
#include <string.h>

#include "affairs/issue_parts.h"

struct pen {
	struct ui *ui;
	float x, y, s;
};

static void
box(const struct pen *p, float x, float y, float w, float h, float radius, color_argb c)
{
	struct rect r = { (int)(p->x + x * p->s), (int)(p->y + y * p->s), (int)(w * p->s + 0.5f),
		(int)(h * p->s + 0.5f) };
	draw_round(p->ui->list, r, (int)(radius * p->s), CORNER_ALL, c);
}

static void
stroke(const struct pen *p, float x0, float y0, float x1, float y1, float w, color_argb c)
{
	draw_line(p->ui->list, p->x + x0 * p->s, p->y + y0 * p->s, p->x + x1 * p->s, p->y + y1 * p->s, w * p->s, c);
}

static void
shape(const struct pen *p, color_argb c, const float *xy, int points)
{
	float at[2 * 12];
	for (int i = 0; i < points && i < 12; i++) {
		at[2 * i] = p->x + xy[2 * i] * p->s;
		at[2 * i + 1] = p->y + xy[2 * i + 1] * p->s;
	}
	draw_polygon(p->ui->list, at, points, c);
}
#define SHAPE(p, c, ...)                                                                                               \
	shape(p, c, (const float[]){ __VA_ARGS__ }, (int)(sizeof((const float[]){ __VA_ARGS__ }) / sizeof(float) / 2))

enum {
	GROUND = 0xFFD9CDB4,
	GREEN = 0xFF4E7F55,
	WOOD = 0xFF9A6B3D,
	DARK = 0xFF5B4632,
	BRICK = 0xFFB5633F,
	GREY = 0xFF8C8F91,
	PALE = 0xFFE9EDEF,
	WATER = 0xFF6F93A8,
	STRAW = 0xFFD2A84C,
	INK = 0xFF3A3F44,
	WALL = 0xFFC9BDA6,
	GLOW = 0xFFF7E3A0,
	PLATE = 0xFFFFFDF8, /* the drawings are made for a light ground, whatever the theme */
};

static void
ground(const struct pen *p)
{
	box(p, 4, 84, 92, 8, 4, GROUND);
}

static void
bag(const struct pen *p, float x, float y, float w, color_argb c)
{
	box(p, x, y + w * 0.22f, w, w * 0.86f, w * 0.34f, c);
	SHAPE(p, c, x + w * 0.3f, y + w * 0.32f, x + w * 0.42f, y + w * 0.1f, x + w * 0.58f, y + w * 0.1f, x + w * 0.7f,
	    y + w * 0.32f);
	SHAPE(p, c, x + w * 0.46f, y + w * 0.14f, x + w * 0.18f, y + w * 0.02f, x + w * 0.26f, y - w * 0.1f);
	SHAPE(p, c, x + w * 0.54f, y + w * 0.14f, x + w * 0.82f, y + w * 0.02f, x + w * 0.74f, y - w * 0.1f);
	stroke(p, x + w * 0.38f, y + w * 0.15f, x + w * 0.62f, y + w * 0.15f, w * 0.07f, STRAW);
}

static void
draw_rubbish(const struct pen *p) /* two bags, tied, and what fell beside them */
{
	ground(p);
	bag(p, 8, 26, 54, INK);
	bag(p, 54, 46, 36, GREEN);
	box(p, 44, 76, 14, 9, 2, BRICK);
}

static void
draw_bricks(const struct pen *p)
{
	ground(p);
	for (int row = 0; row < 3; row++)
		for (int i = 0; i < 3 - row; i++)
			box(p, 12 + (float)row * 13 + (float)i * 26, 68 - (float)row * 17, 24, 15, 2, BRICK);
	SHAPE(p, GREY, 78, 85, 84, 62, 96, 70, 94, 85);
}

static void
draw_plastic(const struct pen *p) /* bags and a bottle lying about */
{
	ground(p);
	SHAPE(p, GREY, 8, 84, 12, 52, 20, 58, 28, 50, 36, 58, 44, 52, 48, 84);
	SHAPE(p, PALE, 12, 80, 15, 60, 21, 64, 28, 57, 35, 64, 41, 60, 44, 80);
	box(p, 60, 40, 22, 45, 7, WATER);
	box(p, 66, 28, 10, 14, 3, WATER);
	box(p, 64, 54, 14, 14, 2, PALE);
	box(p, 66, 24, 10, 6, 2, BRICK);
}

static void
draw_wood(const struct pen *p) /* a stack of straw and firewood */
{
	ground(p);
	SHAPE(p, STRAW, 10, 85, 22, 40, 50, 22, 78, 40, 90, 85);
	for (int i = 0; i < 5; i++)
		stroke(p, 26 + (float)i * 12, 84, 34 + (float)i * 8, 46, 2.5f, WOOD);
	for (int i = 0; i < 4; i++)
		box(p, 14 + (float)i * 19, 72, 15, 15, 8, WOOD);
	for (int i = 0; i < 4; i++)
		box(p, 18 + (float)i * 19, 76, 7, 7, 4, STRAW);
}

static void
draw_dung(const struct pen *p) /* a cow and what it left */
{
	ground(p);
	box(p, 20, 34, 46, 26, 10, WOOD);
	box(p, 60, 24, 20, 20, 7, WOOD);
	stroke(p, 64, 26, 60, 17, 3, DARK);
	stroke(p, 76, 26, 80, 17, 3, DARK);
	box(p, 72, 34, 12, 10, 4, STRAW);
	for (int i = 0; i < 2; i++)
		stroke(p, 28 + (float)i * 28, 56, 28 + (float)i * 28, 83, 6, WOOD);
	stroke(p, 21, 40, 13, 58, 3, DARK);
	SHAPE(p, DARK, 4, 86, 8, 76, 14, 70, 20, 76, 26, 86);
}

static void
draw_ditch(const struct pen *p)
{
	SHAPE(p, GROUND, 2, 50, 26, 50, 38, 90, 62, 90, 74, 50, 98, 50, 98, 94, 2, 94);
	SHAPE(p, WATER, 31, 66, 69, 66, 62, 90, 38, 90);
	box(p, 42, 56, 18, 14, 3, GREY);
	box(p, 36, 64, 10, 10, 3, GREEN);
	for (int i = 0; i < 3; i++)
		stroke(p, 10 + (float)i * 6, 50, 8 + (float)i * 7, 36, 3, GREEN);
}

static void
draw_heap(const struct pen *p) /* things left in the way */
{
	ground(p);
	box(p, 10, 54, 34, 31, 3, WOOD);
	stroke(p, 10, 69, 44, 69, 2, DARK);
	box(p, 48, 44, 26, 41, 3, GREY);
	box(p, 18, 30, 24, 22, 3, STRAW);
	stroke(p, 80, 85, 92, 30, 5, DARK);
	stroke(p, 86, 85, 74, 34, 4, WOOD);
}

static void
draw_posters(const struct pen *p)
{
	box(p, 6, 14, 88, 74, 3, WALL);
	box(p, 16, 24, 28, 34, 2, PALE);
	box(p, 52, 34, 30, 28, 2, STRAW);
	box(p, 28, 62, 30, 20, 2, PALE);
	for (int i = 0; i < 3; i++) {
		stroke(p, 21, 32 + (float)i * 8, 38, 32 + (float)i * 8, 2.5f, INK);
		stroke(p, 57, 42 + (float)i * 7, 76, 42 + (float)i * 7, 2.5f, INK);
	}
	stroke(p, 33, 69, 52, 69, 2.5f, INK);
	stroke(p, 33, 76, 46, 76, 2.5f, INK);
}

static void
draw_lamp(const struct pen *p) /* a street lamp that is broken */
{
	ground(p);
	stroke(p, 34, 85, 34, 16, 6, GREY);
	stroke(p, 34, 18, 64, 14, 5, GREY);
	box(p, 56, 13, 24, 9, 4, INK);
	stroke(p, 58, 34, 78, 54, 5, BRICK);
	stroke(p, 78, 34, 58, 54, 5, BRICK);
}

static void
draw_light(const struct pen *p) /* a street lamp that shines */
{
	ground(p);
	SHAPE(p, GLOW, 56, 20, 82, 20, 96, 62, 42, 62);
	stroke(p, 28, 85, 28, 16, 6, GREY);
	stroke(p, 28, 18, 60, 14, 5, GREY);
	box(p, 54, 11, 28, 10, 4, INK);
}

static void
draw_road(const struct pen *p) /* going over a bridge */
{
	box(p, 2, 62, 96, 28, 6, WATER);
	SHAPE(p, GREY, 40, 14, 60, 14, 86, 90, 14, 90);
	for (int i = 0; i < 3; i++)
		box(p, 47, 24 + (float)i * 22, 6, 13, 1, PALE);
	stroke(p, 20, 58, 20, 84, 5, WOOD);
	stroke(p, 80, 58, 80, 84, 5, WOOD);
}

static void
draw_toilet(const struct pen *p) /* a small house */
{
	ground(p);
	box(p, 22, 40, 56, 46, 2, WALL);
	SHAPE(p, BRICK, 14, 42, 50, 14, 86, 42);
	box(p, 40, 52, 20, 34, 2, WOOD);
	box(p, 54, 68, 3, 6, 1, STRAW);
}

static void
draw_coin(const struct pen *p)
{
	box(p, 12, 12, 76, 76, 38, STRAW);
	stroke(p, 36, 30, 50, 48, 6, INK);
	stroke(p, 64, 30, 50, 48, 6, INK);
	stroke(p, 50, 48, 50, 74, 6, INK);
	stroke(p, 36, 52, 64, 52, 5, INK);
	stroke(p, 36, 62, 64, 62, 5, INK);
}

static void
draw_marks(const struct pen *p) /* a sheet with ticks */
{
	box(p, 18, 8, 64, 82, 6, INK);
	box(p, 22, 12, 56, 74, 4, PALE);
	for (int i = 0; i < 3; i++) {
		stroke(p, 29, 28 + (float)i * 21, 34, 34 + (float)i * 21, 4, GREEN);
		stroke(p, 34, 34 + (float)i * 21, 42, 22 + (float)i * 21, 4, GREEN);
		stroke(p, 50, 30 + (float)i * 21, 70, 30 + (float)i * 21, 4, INK);
	}
}

static void
draw_other(const struct pen *p) /* three dots: something else */
{
	box(p, 8, 20, 84, 52, 12, PALE);
	SHAPE(p, PALE, 28, 70, 50, 70, 30, 90);
	for (int i = 0; i < 3; i++)
		box(p, 24 + (float)i * 21, 41, 11, 11, 6, INK);
}

static const struct {
	const char *category;
	void (*draw)(const struct pen *);
} pictures[] = {
	{ "生活垃圾", draw_rubbish },
	{ "垃圾箱满溢", draw_rubbish },
	{ "建筑垃圾", draw_bricks },
	{ "残垣断壁", draw_bricks },
	{ "乱搭乱建", draw_bricks },
	{ "土堆", draw_bricks },
	{ "白色垃圾", draw_plastic },
	{ "乱泼乱倒", draw_rubbish },
	{ "柴草堆", draw_wood },
	{ "杂草", draw_wood },
	{ "粪堆", draw_dung },
	{ "畜禽粪便", draw_dung },
	{ "污水沟渠", draw_ditch },
	{ "乱堆乱放", draw_heap },
	{ "路障", draw_heap },
	{ "乱贴乱画", draw_posters },
	{ "乱拉乱挂", draw_posters },
	{ "设施损坏", draw_lamp },
	{ "路灯", draw_light },
	{ "路桥", draw_road },
	{ "厕所", draw_toilet },
	{ "奖补", draw_coin },
	{ "评分", draw_marks },
};

void
issue_picture(struct ui *ui, struct rect r, const char *category)
{
	int side = r.w < r.h ? r.w : r.h;
	struct pen p = { ui, (float)(r.x + (r.w - side) / 2), (float)(r.y + (r.h - side) / 2), (float)side / 100.f };
	box(&p, 0, 0, 100, 100, 8, PLATE);
	for (size_t i = 0; i < sizeof pictures / sizeof *pictures; i++)
		if (strcmp(pictures[i].category, category) == 0) {
			pictures[i].draw(&p);
			return;
		}
	draw_other(&p);
}
