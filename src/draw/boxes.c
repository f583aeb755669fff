/* Boxes: cards, borders, shadows, gradients, QR codes.
 *
 * All are rectangles in one colour, plus four corners copied from one mask;
 * nothing is scaled and no pixel is drawn twice. */
#include "draw/canvas.h"
#include "draw/raster.h"

/* The four quarters of a square mask of 2 · half, at the corners of r. */
static void
quarters(struct canvas *v, const struct mask *m, int half, struct rect r, int corners, color_argb c)
{
	int right = r.x + r.w - half, bottom = r.y + r.h - half;
	if (corners & CORNER_TL)
		canvas_mask(v, m->alpha, m->w, (struct rect){ 0, 0, half, half }, r.x, r.y, c);
	if (corners & CORNER_TR)
		canvas_mask(v, m->alpha, m->w, (struct rect){ half, 0, half, half }, right, r.y, c);
	if (corners & CORNER_BR)
		canvas_mask(v, m->alpha, m->w, (struct rect){ half, half, half, half }, right, bottom, c);
	if (corners & CORNER_BL)
		canvas_mask(v, m->alpha, m->w, (struct rect){ 0, half, half, half }, r.x, bottom, c);
}

/* The rows above or below the middle: as wide as their rounded ends leave. */
static void
round_band(struct canvas *v, struct rect r, int radius, bool left, bool right, color_argb c)
{
	int from = left ? radius : 0, to = right ? radius : 0;
	canvas_fill(v, (struct rect){ r.x + from, r.y, r.w - from - to, r.h }, c);
}

void
canvas_round_rect(struct canvas *v, struct rect r, int radius, int corners, color_argb c)
{
	int most = (r.w < r.h ? r.w : r.h) / 2;
	radius = radius > most ? most : radius;
	if (radius <= 0 || !corners) {
		canvas_fill(v, r, c);
		return;
	}
	struct rect top = { r.x, r.y, r.w, radius }, bottom = { r.x, r.y + r.h - radius, r.w, radius };
	round_band(v, top, radius, corners & CORNER_TL, corners & CORNER_TR, c);
	canvas_fill(v, rect_inset(r, 0, radius), c);
	round_band(v, bottom, radius, corners & CORNER_BL, corners & CORNER_BR, c);
	quarters(v, mask_disc(v->masks, radius), radius, r, corners, c);
}

void
canvas_round(struct canvas *v, const struct command *cmd)
{
	canvas_round_rect(v, cmd->r, cmd->radius, cmd->corners, cmd->color);
}

void
canvas_outline(struct canvas *v, const struct command *cmd)
{
	struct rect r = cmd->r;
	int width = cmd->extent, half = cmd->radius > width ? cmd->radius : width;
	int across = r.w - 2 * half, down = r.h - 2 * half;
	canvas_fill(v, (struct rect){ r.x + half, r.y, across, width }, cmd->color);
	canvas_fill(v, (struct rect){ r.x + half, r.y + r.h - width, across, width }, cmd->color);
	canvas_fill(v, (struct rect){ r.x, r.y + half, width, down }, cmd->color);
	canvas_fill(v, (struct rect){ r.x + r.w - width, r.y + half, width, down }, cmd->color);
	quarters(v, mask_outline(v->masks, cmd->radius, width), half, r, CORNER_ALL, cmd->color);
}

static color_argb
shadow_color(color_argb c, float outside, int blur)
{
	uint32_t alpha = ((c >> 24) * shadow_alpha(outside, blur) + 127) / 255;
	return (c & 0xffffff) | alpha << 24;
}

/* The straight rows above and below the card, and the columns beside it. */
static void
shadow_sides(struct canvas *v, const struct command *cmd, struct rect reach, int half)
{
	struct rect card = cmd->r;
	int blur = cmd->extent, across = reach.w - 2 * half, down = reach.h - 2 * half;
	int top = reach.y + blur, bottom = reach.y + reach.h - blur; /* the shadow's edges */
	for (int y = reach.y > v->clip.y ? reach.y : v->clip.y; y < reach.y + reach.h; y++) {
		if (y >= card.y && y < card.y + card.h)
			y = card.y + card.h; /* nothing under the card */
		if (y >= v->clip.y + v->clip.h)
			break;
		float outside = y < card.y ? (float)(top - y) - 0.5f : (float)(y - bottom) + 0.5f;
		struct rect row = { reach.x + half, y, across, 1 };
		canvas_fill(v, row, shadow_color(cmd->color, outside, blur));
	}
	for (int i = 0; i < blur; i++) {
		color_argb c = shadow_color(cmd->color, (float)(blur - i) - 0.5f, blur);
		canvas_fill(v, (struct rect){ reach.x + i, reach.y + half, 1, down }, c);
		canvas_fill(v, (struct rect){ reach.x + reach.w - 1 - i, reach.y + half, 1, down }, c);
	}
}

void
canvas_shadow(struct canvas *v, const struct command *cmd)
{
	int blur = cmd->extent, depth = shadow_depth(cmd->radius, blur), half = blur + depth;
	struct rect reach = rect_inset(cmd->r, -blur, -blur);
	reach.y += shadow_drop(blur);
	if (reach.w >= 2 * half && reach.h >= 2 * half) {
		const struct mask *m = mask_shadow(v->masks, 2 * depth, 2 * depth, cmd->radius, blur);
		shadow_sides(v, cmd, reach, half);
		quarters(v, m, half, reach, CORNER_ALL, cmd->color);
	} else { /* too small for straight sides: the whole of it is one mask */
		const struct mask *m = mask_shadow(v->masks, cmd->r.w, cmd->r.h, cmd->radius, blur);
		canvas_mask(v, m->alpha, m->w, (struct rect){ 0, 0, reach.w, reach.h }, reach.x, reach.y, cmd->color);
	}
}

static color_argb
mixed(color_argb a, color_argb b, int at, int of)
{
	color_argb out = 0;
	for (int shift = 0; shift < 32; shift += 8) {
		int from = (int)(a >> shift & 255), to = (int)(b >> shift & 255);
		out |= (color_argb)((from * (of - at) + to * at + of / 2) / of) << shift;
	}
	return out;
}

void
canvas_gradient(struct canvas *v, const struct command *cmd)
{
	struct rect r = cmd->r;
	int of = r.h > 1 ? r.h - 1 : 1, from = 0;
	/* Rows of one colour become one rectangle. */
	for (int y = 1; y <= r.h && r.y + from < v->clip.y + v->clip.h; y++) {
		color_argb c = mixed(cmd->color, cmd->color2, from, of);
		if (y < r.h && mixed(cmd->color, cmd->color2, y, of) == c)
			continue;
		canvas_fill(v, (struct rect){ r.x, r.y + from, r.w, y - from }, c);
		from = y;
	}
}

void
canvas_pixels(struct canvas *v, const struct command *cmd)
{
	int side = cmd->extent, shorter = cmd->r.w < cmd->r.h ? cmd->r.w : cmd->r.h, px = shorter / side;
	int left = cmd->r.x + (cmd->r.w - px * side) / 2, top = cmd->r.y + (cmd->r.h - px * side) / 2;
	for (int y = 0; y < side; y++) {
		const uint8_t *row = cmd->modules + (size_t)y * (size_t)side;
		for (int x = 0, end; x < side; x = end) {
			for (end = x + 1; end < side && (row[end] & 1) == (row[x] & 1); end++)
				;
			if (row[x] & 1)
				canvas_fill(
				    v, (struct rect){ left + x * px, top + y * px, (end - x) * px, px }, cmd->color);
		}
	}
}
