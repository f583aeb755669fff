/* attract: the slides of a screen nobody touches, one picture above one plate
 * of words that can be read from three metres. Which one it is, and how far
 * it has come, is the host's to say. */
#include <math.h>
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "residents/slides.h"

enum { WORD_MM = 28, DRIFT_PX = 4 };

struct attract_screen {
	struct slide *slide;
	size_t slides;
};

static void
attract_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct attract_screen *s = self;
	s->slides = slides_all(h, a, &s->slide);
	h->slides = (unsigned)s->slides;
}

/* 28 mm, unless the screen is so small that not even eight characters would stand in a line. */
static int
word_px(struct ui *ui)
{
	int px = theme_mm(&ui->m, WORD_MM), most = (ui->m.width - 2 * ui->m.margin) / 8;
	return px < most ? px : most;
}

/* The largest size, `most` or less, at which the words stand in `w`. */
static struct text_style
fitting(struct ui *ui, const char *s, int w, int most, int least)
{
	int px = most;
	while (px > least && ui_text_width(ui, s, ui_style(px, true)) > w)
		px -= px / 16 + 1;
	return ui_style(px < least ? least : px, true);
}

static void
draw_number(struct ui *ui, struct rect r, const char *big, const char *small, color_argb c)
{
	int px = word_px(ui), w;
	struct text_style unit = ui_style(px, true),
			  style = fitting(ui, big, r.w - ui_text_width(ui, small, unit) - px / 2, r.h * 6 / 10, px);
	w = ui_text_width(ui, big, style) + ui_text_width(ui, small, unit);
	int x = r.x + (r.w - w) / 2, y = r.y + (r.h - ui_line_height(ui, style)) / 2;
	x += ui_text(ui, x, y, big, style, c);
	ui_text(ui, x, y + text_ascent(ui->text, style) - text_ascent(ui->text, unit), small, unit, ui->p->ink);
}

/* Side by side, or one under another where it is narrow. */
static void
draw_numbers(struct ui *ui, struct rect r, const struct slide *s, color_argb c)
{
	int px = word_px(ui), columns = ui->m.portrait ? 1 : s->parts, rows = s->parts / columns;
	int w = r.w / columns, h = r.h / rows;
	for (int i = 0; i < s->parts; i++) {
		struct rect at = { r.x + i % columns * w, r.y + i / columns * h, w, h };
		struct text_style small = ui_style(px, true), big = ui_style(px * 2, true);
		int sh = ui_line_height(ui, small), bh = ui_line_height(ui, big);
		if (bh + sh > h) {
			big = ui_style(px, true);
			bh = ui_line_height(ui, big);
		}
		int y = at.y + (h - bh - sh) / 2;
		ui_text_center(ui, (struct rect){ at.x, y, w, bh }, s->big[i], big, c);
		ui_text_center(ui, (struct rect){ at.x, y + bh, w, sh }, s->small[i], small, ui->p->ink);
	}
}

static void
draw_ring_slide(struct ui *ui, struct rect r, const struct slide *s, color_argb c)
{
	int side = r.w < r.h ? r.w : r.h, outer = side * 48 / 100, px = word_px(ui);
	int cx = r.x + r.w / 2, cy = r.y + r.h / 2;
	draw_ring(ui->list, cx, cy, outer, outer * 78 / 100, 0, 1, ui->p->track);
	if (s->part[0] > 0)
		draw_ring(ui->list, cx, cy, outer, outer * 78 / 100, 0, s->part[0] > 1 ? 1 : s->part[0], c);
	struct text_style big = fitting(ui, s->big[0], outer * 14 / 10, outer * 7 / 10, px);
	ui_text_center(ui, (struct rect){ r.x, cy - outer, r.w, 2 * outer }, s->big[0], big, c);
}

static void
draw_progress(struct ui *ui, struct rect r, const struct slide *s, color_argb c)
{
	int bar = word_px(ui) * 6 / 10;
	draw_number(ui, (struct rect){ r.x, r.y, r.w, r.h - 2 * bar }, s->big[0], "", c);
	ui_bar(ui, (struct rect){ r.x, r.y + r.h - 2 * bar, r.w, bar }, s->part[0], c);
}

static void
draw_names(struct ui *ui, struct rect r, const struct slide *s, color_argb c)
{
	int px = word_px(ui), line = px * 14 / 10, widest = 0, rows = r.h / line;
	struct text_style style = ui_style(px, true);
	for (int i = 0; i < s->parts; i++) {
		int w = ui_text_width(ui, s->big[i], style) + px * 3 / 2;
		widest = w > widest ? w : widest;
	}
	int columns = r.w / (widest ? widest : 1);
	columns = columns < 1 ? 1 : columns > 3 ? 3 : columns;
	rows = rows < 1 ? 1 : rows;
	int count = s->parts < rows * columns ? s->parts : rows * columns, used = (count + columns - 1) / columns;
	for (int i = 0; i < count; i++) {
		struct rect at = { r.x + i % columns * (r.w / columns),
			r.y + (r.h - used * line) / 2 + i / columns * line, r.w / columns, line };
		draw_icon(ui->list, ICON_FLOWER,
		    (struct rect){ at.x, at.y + (line - px * 8 / 10) / 2, px * 8 / 10, px * 8 / 10 }, c);
		ui_text_in(ui, at.x + px * 11 / 10, at.y + (line - ui_line_height(ui, style)) / 2, at.w - px * 11 / 10,
		    s->big[i], style, ui->p->ink);
	}
}

static void
draw_map(struct ui *ui, struct rect r, const struct slide *s)
{
	int w = s->width ? r.h * s->width / s->height : r.w, h = r.h;
	if (w > r.w) {
		w = r.w;
		h = r.w * s->height / s->width;
	}
	struct rect at = { r.x + (r.w - w) / 2, r.y + (r.h - h) / 2, w, h };
	draw_image(ui->list, at, s->photo, IMAGE_COVER, ui->m.radius, CORNER_ALL);
	for (size_t i = 0; i < s->grids; i++) {
		const struct grid *g = &s->grid[i];
		float *xy = arena_array(ui->arena, (size_t)g->points * 2 + 1, sizeof *xy);
		for (int k = 0; k < g->points * 2; k += 2) {
			xy[k] = (float)at.x + g->shape[k] * (float)w / 100;
			xy[k + 1] = (float)at.y + g->shape[k + 1] * (float)h / 100;
		}
		if (g->points)
			draw_polygon(ui->list, xy, g->points, theme_fade(ui->p->violet, i % 2 ? 95 : 140));
	}
}

/* The room right of the badge, as high as the picture; below it where the screen is narrow. */
static struct rect
beside_badge(struct ui *ui, struct rect in, int top, const char *badge)
{
	int px = word_px(ui), w = ui_text_width(ui, badge, ui_style(px, true)) + px + ui->m.gap;
	if (ui->m.portrait)
		return in;
	return (struct rect){ in.x + w, in.y - top, in.w - w, in.h + top };
}

static void
draw_picture(struct ui *ui, struct rect r, const struct slide *s, color_argb c)
{
	struct rect in = rect_inset(r, ui->m.margin, ui->m.margin);
	if (s->kind == SLIDE_PHOTO && s->photo) {
		draw_image(ui->list, r, s->photo, IMAGE_COVER, 0, CORNER_NONE);
		return;
	}
	int top = word_px(ui) * 16 / 10 + ui->m.gap; /* under the badge */
	in.y += top;
	in.h -= top;
	switch (s->kind) {
	case SLIDE_NUMBER:
		draw_number(ui, in, s->big[0], s->small[0], c);
		return;
	case SLIDE_NUMBERS:
		draw_numbers(ui, in, s, c);
		return;
	case SLIDE_RING:
		in = beside_badge(ui, in, top, s->badge);
		draw_ring_slide(ui, in, s, c);
		return;
	case SLIDE_BAR:
		draw_progress(ui, in, s, c);
		return;
	case SLIDE_NAMES:
		draw_names(ui, in, s, c);
		return;
	case SLIDE_MAP:
		in = beside_badge(ui, in, top, s->badge);
		draw_map(ui, in, s);
		return;
	default:
		break;
	}
	int side = in.w < in.h ? in.w : in.h;
	side = side * 8 / 10;
	draw_icon(ui->list, s->kind == SLIDE_WORDS ? ICON_SPEAKER : section_icon(s->section),
	    (struct rect){ in.x + (in.w - side) / 2, in.y + (in.h - side) / 2, side, side }, theme_fade(c, 150));
}

/* What does not stand in one line breaks after its comma. */
static const char *
broken(struct ui *ui, const char *s, int w, struct text_style style)
{
	const char *comma = strstr(s, "，");
	if (!comma || ui_text_width(ui, s, style) <= w)
		return s;
	return ui_printf(ui, "%.*s，\n%s", (int)(comma - s), s, comma + strlen("，"));
}

/* The words on their plate; returns its height. */
static int
draw_plate(struct ui *ui, const struct slide *s)
{
	const struct metrics *m = &ui->m;
	int px = word_px(ui), w = m->width - 2 * m->margin;
	struct text_style title = fitting(ui, s->title, w, px * 14 / 10, px), line = ui_style(px, false);
	const char *words = broken(ui, s->title, w, title);
	int th = ui_paragraph_height(ui, w, words, title, 0, 3), lh = s->line[0] ? ui_line_height(ui, line) : 0;
	int h = th + lh + m->margin * 3 / 2, y = m->height - h;
	draw_fill(ui->list, (struct rect){ -DRIFT_PX, y, m->width + 2 * DRIFT_PX, h + DRIFT_PX }, ui->p->card);
	draw_fill(ui->list, (struct rect){ -DRIFT_PX, y, m->width + 2 * DRIFT_PX, theme_mm(m, 2) },
	    section_color(ui->p, s->section));
	y += m->margin * 3 / 4;
	ui_paragraph(ui, m->margin, y, w, words, title, ui->p->ink, 0, 3);
	if (lh)
		ui_text_in(ui, m->margin, y + th, w, s->line, line, section_color(ui->p, s->section));
	return h;
}

static void
draw_badge(struct ui *ui, const struct slide *s)
{
	const struct metrics *m = &ui->m;
	int px = word_px(ui);
	struct text_style style = ui_style(px, true);
	struct rect r = { m->margin, m->margin, ui_text_width(ui, s->badge, style) + px, px * 15 / 10 };
	if (!s->badge[0])
		return;
	draw_round(ui->list, r, m->radius, CORNER_ALL, section_color(ui->p, s->section));
	ui_text_center(ui, r, s->badge, style, ui->p->on_color);
}

static void
draw_slide(struct host *h, struct ui *ui, const struct slide *s)
{
	const struct metrics *m = &ui->m;
	struct rect all = { -DRIFT_PX, -DRIFT_PX, m->width + 2 * DRIFT_PX, m->height + 2 * DRIFT_PX };
	draw_fill(ui->list, all, ui->p->paper);
	int plate = draw_plate(ui, s);
	all.h = m->height - plate + DRIFT_PX;
	draw_picture(ui, s->kind == SLIDE_PHOTO ? all : (struct rect){ 0, 0, m->width, m->height - plate }, s,
	    section_color(ui->p, s->section));
	draw_badge(ui, s);
	if (store_demonstration(h->store)) {
		struct text_style note = ui_style(m->title, true);
		int w = ui_text_width(ui, "示例", note) + m->pad * 2;
		struct rect tab = { m->width - w - m->margin, 0, w, m->title * 15 / 10 };
		draw_round(ui->list, tab, m->radius / 2, CORNER_BL | CORNER_BR, ui->p->orange);
		ui_text_center(ui, tab, "示例", note, ui->p->on_color);
	}
}

static void
attract_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct attract_screen *s = self;
	ui_hit(ui, (struct rect){ 0, 0, ui->m.width, ui->m.height }, ACTION_HOME, 0);
	if (!s->slides) {
		draw_fill(ui->list, (struct rect){ 0, 0, ui->m.width, ui->m.height }, ui->p->paper);
		frame_empty(ui, (struct rect){ 0, 0, ui->m.width, ui->m.height }, ICON_HOUSE);
		return;
	}
	size_t now = h->slide % s->slides, before = (now + s->slides - 1) % s->slides;
	int alpha = h->animate ? h->slide_fade : 255;
	if (alpha < 255) {
		draw_slide(h, ui, &s->slide[before]);
		draw_layer_push(ui->list, 0, 0, alpha);
	}
	draw_slide(h, ui, &s->slide[now]);
	if (alpha < 255)
		draw_layer_pop(ui->list);
}

SCREEN(attract, "attract", "", SECTION_PLAIN, .size = sizeof(struct attract_screen), .enter = attract_enter,
    .draw = attract_draw, .full = true);
