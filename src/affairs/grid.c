/* grid: the ladder 支部 → 网格长 → 网格员 → 农户 of a grid, which one finds by
 * its group or on the map: a tap goes to the grid whose outline holds it.
 * The argument is the row; 0: the first. */
#include <stdlib.h>
#include <string.h>

#include "affairs/people.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/page.h"

struct grid_screen {
	struct places at;
	struct store_photo map; /* NULL picture: no outline is drawn */
	struct rect seen;       /* the map as drawn; w 0: not on the screen */
	struct post *post;      /* of the town and the village, where it has no grids */
	size_t posts;
	struct scroll scroll;
};

static void
look(struct grid_screen *s, struct host *h)
{
	s->map = (struct store_photo){ 0 };
	for (size_t i = 0; i < s->at.grids && !s->map.picture; i++)
		if (s->at.grid[i].points)
			s->map = people_map(h->store, h->arena, places_village(&s->at));
	if (s->at.chosen < 0 && s->at.grids)
		places_choose(&s->at, 0);
	s->posts = s->at.grids ? 0 : people_posts(h->store, h->arena, *s->at.place ? s->at.place : NULL, &s->post);
	scroll_jump(&s->scroll, 0);
}

static void
grid_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct grid_screen *s = self;
	places_enter(&s->at, h, a, arg);
	look(s, h);
}

static const char *
grid_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct grid_screen *s = self;
	return s->at.grids ? ui_printf(ui, "%s %zu 个网格", places_village(&s->at), s->at.grids) : "";
}

/* ----------------------------------------------------------------- map */

/* The number painted on the map: that of the code, else the place in the list. */
static const char *
grid_number(struct ui *ui, const struct grid *g, size_t index)
{
	const char *digits = g->code + strlen(g->code);
	while (digits > g->code && digits[-1] >= '0' && digits[-1] <= '9')
		digits--;
	return ui_printf(ui, "%ld", *digits ? strtol(digits, NULL, 10) : (long)index + 1);
}

static void
draw_shape(struct ui *ui, struct rect r, const struct grid *g, const char *number, bool lit)
{
	float x = 0, y = 0, *xy = arena_array(ui->arena, (size_t)g->points * 2 + 2, sizeof *xy);
	for (int k = 0; k < g->points; k++) {
		xy[k * 2] = (float)r.x + g->shape[k * 2] * (float)r.w / 100;
		xy[k * 2 + 1] = (float)r.y + g->shape[k * 2 + 1] * (float)r.h / 100;
		x += xy[k * 2] / (float)g->points;
		y += xy[k * 2 + 1] / (float)g->points;
	}
	draw_polygon(ui->list, xy, g->points, theme_fade(ui->p->violet, lit ? 190 : 95));
	for (int k = 0, j = g->points - 1; k < g->points; j = k++)
		draw_line(ui->list, xy[j * 2], xy[j * 2 + 1], xy[k * 2], xy[k * 2 + 1],
		    (float)theme_mm(&ui->m, lit ? 1.6f : 0.8f), ui->p->violet);
	int d = ui->m.body * 3 / 2;
	struct rect plate = { (int)x - d / 2, (int)y - d / 2, d, d };
	draw_round(ui->list, plate, d / 2, CORNER_ALL, ui->p->violet);
	ui_text_center(ui, plate, number, ui_style(ui->m.body, true), ui->p->on_color);
}

static void
draw_map(struct grid_screen *s, struct ui *ui, struct rect r)
{
	struct text_style note = ui_style(ui->m.note, false);
	ui_card(ui, r);
	r = rect_inset(r, ui->m.gap, ui->m.gap);
	ui_text_center(ui, cut_bottom(&r, ui_line_height(ui, note)), "点一下你家在的那一块", note, ui->p->soft);
	cut_bottom(&r, ui->m.gap / 2);
	int w = s->map.height ? r.h * s->map.width / s->map.height : r.w;
	s->seen = cut_middle(r, w, w > r.w ? r.w * s->map.height / s->map.width : r.h);
	draw_image(ui->list, s->seen, s->map.picture, IMAGE_COVER, ui->m.radius / 2, CORNER_ALL);
	for (size_t i = 0; i < s->at.grids; i++)
		if (s->at.grid[i].points)
			draw_shape(ui, s->seen, &s->at.grid[i], grid_number(ui, &s->at.grid[i], i),
			    places_grid(&s->at) == &s->at.grid[i]);
}

/* -------------------------------------------------------------- ladder */

static const char *
homes_words(struct ui *ui, const struct grid *g)
{
	const char *homes = g->households >= 0 ? ui_printf(ui, "%ld 户", g->households) : "";
	const char *people = g->people >= 0 ? ui_printf(ui, "%ld 人", g->people) : "";
	return ui_printf(ui, "%s%s%s", homes, *homes && *people ? " " : "", people);
}

/* One step of the ladder, each a little further in than the one above: its word on a plate, name, number. */
static void
draw_rung(struct pen *p, int step, const char *word, const char *name, const char *phone)
{
	struct ui *ui = p->ui;
	struct text_style bold = words_style(ui, WORDS_BOLD);
	struct rect room = p->room;
	struct pen in = pen_at(ui, (cut_left(&room, step * ui->m.gap), room));
	struct rect plate = cut_left(&in.room, ui_text_width(ui, "网格员", bold) + ui->m.pad);
	cut_left(&in.room, ui->m.gap);
	pen_gap(&in, ui->m.gap / 2);
	if (*name)
		pen_call(&in, WORDS_TITLE, name, phone);
	else
		pen_call(&in, WORDS_BODY, "还没有填", phone);
	pen_gap(&in, ui->m.gap / 2);
	plate.h = in.used;
	draw_round(ui->list, plate, ui->m.radius / 2, CORNER_ALL, ui->p->violet);
	ui_text_center(ui, plate, word, bold, ui->p->on_color);
	pen_gap(p, in.used + ui->m.gap / 2);
}

static void
draw_ladder(struct pen *p, void *context)
{
	const struct places *at = context;
	const struct grid *g = places_grid(at);
	struct ui *ui = p->ui;
	const char *groups = "";
	for (size_t i = 0; i < g->groups.count; i++)
		groups = ui_printf(ui, "%s%s%s", groups, i ? "、" : "", g->groups.text[i]);
	const char *part[] = { "管到哪里", g->scope_text, "说明", g->note };
	struct rect head = p->room;
	if (g->sample)
		frame_sample(ui, cut_right(&head, ui_chip_width(ui, "示例")).x, head.y);
	pen_words(p, WORDS_HEAD, ui->p->violet, 2,
	    ui_printf(ui, "%s%s%s", *g->name ? g->name : g->code, *groups ? "：" : "", groups));
	pen_gap(p, ui->m.gap / 2);
	draw_rung(p, 0, "支部", g->branch, "");
	draw_rung(p, 1, "网格长", g->leader, g->leader_phone);
	draw_rung(p, 2, "网格员", g->worker, g->worker_phone);
	draw_rung(p, 3, "农户", homes_words(ui, g), "");
	for (int i = 0; i < 4; i += 2)
		if (part[i + 1][0])
			pen_words(p, WORDS_BODY, 0, 0, ui_printf(ui, "%s：%s", part[i], part[i + 1]));
	pen_gap(p, ui->m.gap / 2);
	pen_grid_open(p, g);
}

/* A village that has not been divided: who can be called, one after another. */
static void
draw_post(struct pen *p, void *context, int i)
{
	const struct grid_screen *s = context;
	struct ui *ui = p->ui;
	if (i == 0) {
		pen_words(p, WORDS_HEAD, ui->p->violet, 2, "村里还没有填网格，有事找他们");
		return;
	}
	const struct post *e = &s->post[i - 1];
	ui_heard(ui, (struct rect){ p->room.x, p->room.y, p->room.w, ui->m.button }, "post", e->rid, NULL);
	pen_call(p, WORDS_BODY, ui_printf(ui, "%s %s", *e->duty ? e->duty : e->org, e->name), e->phone);
	pen_words(p, WORDS_NOTE, ui->p->soft, 2,
	    ui_printf(ui, "%s%s%s", e->village, *e->village && *e->area ? "，" : "",
		*e->area ? ui_printf(ui, "管%s", e->area) : ""));
	pen_sample(p, e->sample);
}

static void
grid_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct grid_screen *s = self;
	const struct metrics *m = &ui->m;
	struct places *at = &s->at;
	struct rect r = topic_head(h, ui, body, &screen_grid, 0), right;
	s->seen.w = 0;
	if (!at->grids && !s->posts) {
		frame_nothing(ui, r, ICON_PEOPLE);
		return;
	}
	int line = ui_line_height(ui, words_style(ui, WORDS_HEAD));
	bool several = at->villages.count > 1;
	right = r;
	if (at->grids || several) {
		frame_split(ui, r, 52, 52, &r, &right);
		places_question(at, ui, cut_top(&r, several ? m->button : line),
		    at->choosing ? "看哪个村？"
		    : at->grids  ? "你家在哪个组？"
				 : places_village(at));
		cut_top(&r, m->gap / 2);
	}
	if (!at->grids) {
		ui_card(ui, right);
		ui_flow(ui, rect_inset(right, m->pad, m->gap), &s->scroll, (int)s->posts + 1, draw_post, s);
	} else {
		ui_page_grown(ui, right, &s->scroll, draw_ladder, at);
	}
	if (places_asks(at, ui, r) || !at->grids)
		return;
	int groups = tiles_height(ui, at->group, at->groups, r.w), most = r.h * 40 / 100;
	groups = groups < most ? groups : most > m->button ? most : m->button;
	if (s->map.picture && r.h - groups > m->body * 10) { /* its numbers stand apart */
		struct rect low = cut_bottom(&r, groups);
		cut_bottom(&r, m->gap);
		draw_map(s, ui, r);
		r = low;
	}
	tiles_draw(ui, r, &at->scroll, at->group, at->groups, ui->p->violet, PLACES_GROUP);
}

static bool
tap_on_map(void *self, struct host *h, const struct gesture_event *g)
{
	struct grid_screen *s = self;
	if (g->kind != GESTURE_TAP || !s->seen.w || !rect_contains(s->seen, (int)g->x, (int)g->y))
		return false;
	float x = (g->x - (float)s->seen.x) * 100 / (float)s->seen.w,
	      y = (g->y - (float)s->seen.y) * 100 / (float)s->seen.h;
	for (size_t i = 0; i < s->at.grids; i++)
		if (s->at.grid[i].points && people_grid_at(&s->at.grid[i], x, y)) {
			places_choose(&s->at, i);
			scroll_jump(&s->scroll, 0);
			return true;
		}
	return false;
}

static bool
grid_event(void *self, struct host *h, const struct screen_event *e)
{
	struct grid_screen *s = self;
	if (!places_event(&s->at, h, e))
		return false;
	if (e->action == PLACES_VILLAGE)
		look(s, h);
	scroll_jump(&s->scroll, 0);
	return true;
}

static enum page_scope
grid_scope(const void *self, const struct host *h)
{
	return page_scope_of(h, ((const struct grid_screen *)self)->at.place);
}

SCREEN(grid, "grid", "找谁负责", SECTION_PEOPLE, .tab = "按小组找", .shows = SHOWS(REG_GRID), .scope_of = grid_scope,
    .size = sizeof(struct grid_screen), .enter = grid_enter, .subtitle = grid_subtitle, .event = grid_event,
    .finger = tap_on_map, .draw = grid_draw);
