/* attract: the slides of a screen nobody touches: a photo, a number, a few
 * words, and below on a plate what it is, whose, of which day. All words are
 * the theme's in sizes that are read from three metres, the large ones from
 * five. Which slide it is, and how far it has come, is the host's to say; the
 * argument is the one to begin with. */
#include <string.h>

#include "residents/slides.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"

enum { WORD_MM = 28, DRIFT_PX = 4 };

struct attract_screen {
	struct slide *slide;
	size_t slides, first;
};

static void
attract_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct attract_screen *s = self;
	s->slides = slides_all(h, a, &s->slide);
	s->first = (size_t)arg;
	h->slides = (unsigned)s->slides;
}

/* Smaller where not even eight characters would stand in a line. */
static struct metrics
far_off(const struct metrics *m)
{
	struct metrics far = *m;
	int px = theme_mm(m, WORD_MM), most = (m->width - 2 * m->margin) / 8;
	far.body = far.note = far.plain = far.least = px < most ? px : most;
	far.head = far.body * 5 / 4;
	far.title = far.body * (m->portrait ? 17 : 13) / 10;
	far.gap = far.body / 4;
	far.pad = far.body / 2;
	return far;
}

/* The largest size up to px at which `s` is no higher than that. */
static int
fitting(struct ui *ui, const char *s, int w, int high, int px)
{
	while (px > ui->m.body && ui_paragraph_height(ui, w, s, ui_style(px, true), 15, 0) > high)
		px -= 2;
	return px;
}

/* -------------------------------------------------------- what is to be seen */

static void
draw_number(struct ui *ui, struct rect r, const char *number, const char *unit, color_argb c)
{
	const struct quantity q = { .number = number, .unit = unit };
	int px = r.h * 7 / 10 < ui->m.body * 4 ? r.h * 7 / 10 : ui->m.body * 4;
	ui_lift(ui);
	int w = number_draw(ui, 0, 0, r.w, &q, px, c);
	ui_put_down(ui);
	struct rect at = cut_middle(r, w, ui_line_height(ui, ui_style(px, true)));
	number_draw(ui, at.x, at.y, r.w, &q, px, c);
}

/* Side by side, or one under another where it is narrow; a bar below of what is a part. */
static void
draw_numbers(struct ui *ui, struct rect r, const struct slide *s, color_argb c)
{
	if (s->part > 0)
		ui_bar(ui, cut_bottom(&r, ui->m.body * 6 / 10), s->part, c);
	int high = r.h / s->parts;
	for (int i = 0; i < s->parts; i++)
		draw_number(ui, ui->m.portrait ? cut_top(&r, high) : cut_column(r, i, s->parts, ui->m.gap), s->big[i],
		    s->small[i], c);
}

static void
draw_names(struct ui *ui, struct rect r, const struct slide *s, color_argb c)
{
	int step = ui->m.head * 15 / 10, widest = 0;
	for (int i = 0; i < s->parts; i++) {
		int w = ui_text_width(ui, s->big[i], ui_style(ui->m.head, true)) + 2 * ui->m.head;
		widest = w > widest ? w : widest;
	}
	int across = widest * 2 <= r.w && s->parts > 1 ? 2 : 1, rows = (s->parts + across - 1) / across;
	rows = rows * step > r.h ? r.h / step : rows;
	r = cut_middle(r, r.w, rows * step);
	for (int i = 0; i < s->parts && i < rows * across; i++) {
		struct pen p = pen_at(ui, cut_column(r, i % across, across, ui->m.gap));
		pen_gap(&p, i / across * step);
		pen_icon_line(&p, ICON_FLOWER, WORDS_HEAD, c, s->big[i]);
	}
}

static void
draw_map(struct ui *ui, struct rect r, const struct slide *s)
{
	int w = s->width ? r.h * s->width / s->height : r.w;
	struct rect at = cut_middle(r, w, w > r.w ? r.w * s->height / s->width : r.h);
	draw_image(ui->list, at, s->photo, IMAGE_COVER, ui->m.radius, CORNER_ALL);
	for (size_t i = 0; i < s->grids; i++) {
		const struct grid *g = &s->grid[i];
		float *xy = arena_array(ui->arena, (size_t)g->points * 2 + 1, sizeof *xy);
		for (int k = 0; k < g->points * 2; k += 2) {
			xy[k] = (float)at.x + g->shape[k] * (float)at.w / 100;
			xy[k + 1] = (float)at.y + g->shape[k + 1] * (float)at.h / 100;
		}
		if (g->points)
			draw_polygon(ui->list, xy, g->points, theme_fade(ui->p->violet, i % 2 ? 95 : 140));
	}
}

static void
slide_words(struct pen *p, void *context)
{
	const struct slide *s = context;
	pen_words(p, WORDS_TITLE, 0, 0, s->big[0]);
}

static void
draw_picture(struct ui *ui, struct rect r, const struct slide *s, color_argb c)
{
	int title = ui->m.title;
	if (s->kind == SLIDE_NUMBERS)
		draw_numbers(ui, r, s, c);
	else if (s->kind == SLIDE_NAMES)
		draw_names(ui, r, s, c);
	else if (s->kind == SLIDE_MAP)
		draw_map(ui, r, s);
	if (s->kind != SLIDE_WORDS)
		return;
	ui->m.title = fitting(ui, s->big[0], r.w, r.h, ui->m.body * 2);
	pen_centre(ui, r, slide_words, (void *)s);
	ui->m.title = title;
}

/* ------------------------------------------------------ its plate and signs */

/* All in one line where there is room for it. */
static void
plate_words(struct pen *p, void *context)
{
	const struct slide *s = context;
	struct ui *ui = p->ui;
	struct text_style title = words_style(ui, WORDS_TITLE), body = words_style(ui, WORDS_BODY);
	struct rect at = p->room;
	pen_words(p, WORDS_TITLE, 0, 3, s->title);
	if (s->line[0] || ui_text_width(ui, s->title, title) + ui_text_width(ui, s->where, body) + title.px > at.w)
		pen_ends(p, WORDS_BODY, section_color(ui->p, s->section), s->where, s->line);
	else
		ui_text_right(ui, at.x + at.w, at.y + (title.px * 15 / 10 - ui_line_height(ui, body)) / 2, s->where,
		    body, ui->p->soft);
}

/* What does not stand in one line breaks after its comma. Off the lower end of *r. */
static void
draw_plate(struct ui *ui, struct rect *r, struct slide s)
{
	const struct metrics *m = &ui->m;
	int w = m->width - 2 * m->margin, title = m->title;
	const char *comma = strstr(s.title, "，");
	if (comma && ui_text_width(ui, s.title, ui_style(title, true)) > w)
		s.title = ui_printf(ui, "%.*s，\n%s", (int)(comma - s.title), s.title, comma + strlen("，"));
	ui->m.title = fitting(ui, s.title, w, title * 3, title);
	struct rect plate = cut_bottom(r, pen_height(ui, w, plate_words, &s) + m->pad * 3 / 2);
	draw_fill(
	    ui->list, (struct rect){ -DRIFT_PX, plate.y, m->width + 2 * DRIFT_PX, plate.h + DRIFT_PX }, ui->p->card);
	draw_fill(ui->list, (struct rect){ -DRIFT_PX, plate.y, m->width + 2 * DRIFT_PX, theme_mm(m, 2) },
	    section_color(ui->p, s.section));
	pen_centre(ui, rect_inset(plate, m->margin, 0), plate_words, &s);
	ui->m.title = title;
}

static int
draw_sign(struct ui *ui, struct rect r, const char *words, color_argb ground)
{
	struct text_style style = ui_shrink(ui, words, ui_style(ui->m.body, true), r.w - ui->m.pad * 2);
	struct rect at = { r.x, r.y, ui_text_width(ui, words, style) + ui->m.pad * 2, r.h };
	draw_round(ui->list, at, ui->m.radius, CORNER_ALL, ground);
	ui_text_center(ui, at, words, style, ui->p->on_color);
	return at.w + ui->m.gap;
}

static void
draw_slide(struct host *h, struct ui *ui, const struct slide *s)
{
	const struct metrics *m = &ui->m;
	color_argb c = section_color(ui->p, s->section);
	struct rect all = { 0, 0, m->width, m->height };
	draw_fill(ui->list, rect_inset(all, -DRIFT_PX, -DRIFT_PX), ui->p->paper);
	draw_plate(ui, &all, *s);
	if (s->kind == SLIDE_PHOTO)
		draw_image(ui->list, (struct rect){ -DRIFT_PX, -DRIFT_PX, m->width + 2 * DRIFT_PX, all.h + DRIFT_PX },
		    s->photo, IMAGE_COVER, 0, CORNER_NONE);
	all = rect_inset(all, m->margin, m->margin);
	struct rect whole = all, signs = cut_top(&all, m->body * 3 / 2);
	if (s->badge[0])
		cut_left(&signs, draw_sign(ui, signs, s->badge, c));
	if (store_demonstration(h->store)) /* at the other end */
		draw_sign(ui, cut_right(&signs, ui_text_width(ui, "示例", ui_style(m->body, true)) + m->pad * 2),
		    "示例", ui->p->orange);
	bool between = !m->portrait && (s->kind == SLIDE_MAP || all.h < m->body * 2); /* beside the signs */
	draw_picture(ui, between ? whole : all, s, c);
}

static void
attract_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct attract_screen *s = self;
	struct rect all = { 0, 0, ui->m.width, ui->m.height };
	ui_hit(ui, all, ACTION_HOME, 0);
	if (!s->slides) {
		draw_fill(ui->list, all, ui->p->paper);
		frame_empty(ui, all, ICON_HOUSE);
		return;
	}
	const struct metrics near = ui->m;
	size_t now = (h->slide + s->first) % s->slides, before = (now + s->slides - 1) % s->slides;
	int alpha = h->animate ? h->slide_fade : 255;
	ui->m = far_off(&near);
	if (alpha < 255) {
		draw_slide(h, ui, &s->slide[before]);
		draw_layer_push(ui->list, 0, 0, alpha);
	}
	draw_slide(h, ui, &s->slide[now]);
	if (alpha < 255)
		draw_layer_pop(ui->list);
	ui->m = near;
}

SCREEN(attract, "attract", "", SECTION_PLAIN, .size = sizeof(struct attract_screen), .enter = attract_enter,
    .draw = attract_draw, .full = true);
