/* people: the grids of a village, as a map to tap and as buttons of groups
 * that do the same. A tap on the map goes to the grid whose outline holds it. */
#include "affairs/people.h"
#include "screens/all.h"
#include "screens/topic.h"

#include <stdlib.h>
#include <string.h>

#include "queries/people.h"

enum { OWN_GRID = PEOPLE_OWN, OWN_VILLAGE, OWN_CHOOSE };

struct people {
	struct text_list villages;
	const char *group; /* 组, 屯 or 社 */
	size_t at;
	bool choosing;
	struct grid *grid;
	size_t grids;
	struct store_photo map;
	struct rect seen; /* the map as drawn; w 0: not on the screen */
	struct scroll list, groups, choice;
};

static void
load(struct people *s, struct host *h)
{
	const char *village = s->villages.count ? s->villages.text[s->at] : "";
	s->choosing = false;
	s->grids = village[0] ? people_grids(h->store, h->arena, row_place_key(h->arena, village), &s->grid) : 0;
	s->map = (struct store_photo){ 0 };
	for (size_t i = 0; i < s->grids; i++)
		if (s->grid[i].points) {
			s->map = people_map(h->store, h->arena, village);
			break;
		}
	scroll_jump(&s->list, 0);
	scroll_jump(&s->groups, 0);
}

static void
people_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct people *s = self;
	const char *scope = host_scope(h);
	s->group = store_setting(h->store, a, "group_word", NULL);
	s->villages = people_grid_villages(h->store, a);
	if (scope) /* the home village comes first, if it has any */
		s->villages.count = s->villages.count && strcmp(row_place_key(a, s->villages.text[0]), scope) == 0;
	load(s, h);
}

static const char *
people_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct people *s = self;
	return s->grids ? ui_printf(ui, "%s %zu 个网格", s->villages.text[s->at], s->grids) : "";
}

static const char *
grid_title(const struct grid *g)
{
	return g->name[0] ? g->name : g->code;
}

/* The number painted on the map: that of the code, else the place in the list. */
static const char *
grid_number(struct ui *ui, const struct grid *g, size_t index)
{
	const char *digits = g->code + strlen(g->code);
	while (digits > g->code && digits[-1] >= '0' && digits[-1] <= '9')
		digits--;
	long n = *digits ? strtol(digits, NULL, 10) : (long)index + 1;
	return ui_printf(ui, "%ld", n);
}

/* ----------------------------------------------------------------- map */

static void
draw_number(struct ui *ui, const struct grid *g, size_t index, const float *xy)
{
	const struct metrics *m = &ui->m;
	float x = 0, y = 0;
	for (int i = 0; i < g->points; i++) {
		x += xy[i * 2] / (float)g->points;
		y += xy[i * 2 + 1] / (float)g->points;
	}
	int d = m->head * 3 / 2;
	struct rect plate = { (int)x - d / 2, (int)y - d / 2, d, d };
	draw_round(ui->list, plate, d / 2, CORNER_ALL, ui->p->violet);
	ui_text_center(ui, plate, grid_number(ui, g, index), ui_style(m->head, true), ui->p->on_color);
}

static void
draw_shapes(struct people *s, struct ui *ui, struct rect r)
{
	for (size_t i = 0; i < s->grids; i++) {
		const struct grid *g = &s->grid[i];
		if (!g->points)
			continue;
		float *xy = arena_array(ui->arena, (size_t)g->points * 2, sizeof *xy);
		for (int k = 0; k < g->points; k++) {
			xy[k * 2] = (float)r.x + g->shape[k * 2] * (float)r.w / 100;
			xy[k * 2 + 1] = (float)r.y + g->shape[k * 2 + 1] * (float)r.h / 100;
		}
		draw_polygon(ui->list, xy, g->points, theme_fade(ui->p->violet, i % 2 ? 95 : 125));
		for (int k = 0, j = g->points - 1; k < g->points; j = k++)
			draw_line(ui->list, xy[j * 2], xy[j * 2 + 1], xy[k * 2], xy[k * 2 + 1],
			    (float)theme_mm(&ui->m, 0.8f), ui->p->violet);
		draw_number(ui, g, i, xy);
	}
}

static void
draw_map(struct people *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style note = ui_style(m->note, false);
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad, m->pad);
	in.h -= ui_line_height(ui, note) + m->gap / 2;
	int w = in.w, h = s->map.width ? in.w * s->map.height / s->map.width : in.h;
	if (h > in.h) {
		h = in.h;
		w = s->map.height ? in.h * s->map.width / s->map.height : in.w;
	}
	s->seen = (struct rect){ in.x + (in.w - w) / 2, in.y + (in.h - h) / 2, w, h };
	draw_image(ui->list, s->seen, s->map.picture, IMAGE_COVER, m->radius / 2, CORNER_ALL);
	draw_shapes(s, ui, s->seen);
	ui_text_center(ui,
	    (struct rect){ in.x, r.y + r.h - m->pad - ui_line_height(ui, note), in.w, ui_line_height(ui, note) },
	    "点一下你家在的那一块", note, ui->p->soft);
}

/* --------------------------------------------------------------- rows */

static void
draw_row(struct ui *ui, struct rect r, const struct grid *g, size_t index)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), note = ui_style(m->note, false);
	int d = m->head * 3 / 2, x = r.x + m->pad, side = m->body, right = r.x + r.w - m->pad - side;
	if (ui_pressed(ui, OWN_GRID, (long)index))
		draw_fill(ui->list, r, ui->p->pressed);
	struct rect plate = { x, r.y + (r.h - d) / 2, d, d };
	draw_round(ui->list, plate, d / 2, CORNER_ALL, ui->p->violet);
	ui_text_center(ui, plate, grid_number(ui, g, index), ui_style(m->head, true), ui->p->on_color);
	draw_icon(ui->list, ICON_ARROW_RIGHT, (struct rect){ right, r.y + (r.h - side) / 2, side, side }, ui->p->soft);
	x += d + m->gap;
	int w = right - m->gap - x, words = ui_line_height(ui, bold) + ui_line_height(ui, note),
	    y = r.y + (r.h - words) / 2;
	const char *who = g->worker[0] ? g->worker : g->leader;
	int used = ui_text_in(ui, x, y, w, grid_title(g), bold, ui->p->ink) + m->gap;
	const char *worker = who[0] ? ui_printf(ui, "%s %s", g->worker[0] ? "网格员" : "网格长", who) : "";
	if (used + ui_text_width(ui, worker, ui_style(m->body, false)) <= w)
		ui_text(ui, x + used, y, worker, ui_style(m->body, false), ui->p->ink);
	ui_text_in(
	    ui, x, y + ui_line_height(ui, bold), w, g->scope_text[0] ? g->scope_text : worker, note, ui->p->soft);
	ui_hit(ui, r, OWN_GRID, (long)index);
}

static void
draw_list(struct people *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int row = m->body * 13 / 10 + m->note * 13 / 10 + m->gap * 2;
	ui_card(ui, r);
	struct rect in = rect_inset(r, 0, m->gap / 2);
	row = people_rows(ui, &in, row > m->row ? row : m->row, (int)s->grids);
	struct ui_view v = ui_view_begin(ui, in, &s->list, (int)s->grids * row, row);
	int first, last;
	ui_view_rows(&v, row, (int)s->grids, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect at = { r.x, v.y + i * row, r.w, row };
		draw_row(ui, at, &s->grid[i], (size_t)i);
		ui_divider(ui, r.x + m->pad, at.y + row - 1, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
}

/* ------------------------------------------------------------- buttons */

/* Equal buttons in as many columns as fit; what they say and do comes one by one. */
struct button_grid {
	struct ui_view view;
	struct rect in;
	int columns, row, w;
};

static struct button_grid
buttons_begin(struct ui *ui, struct rect r, struct scroll *scroll, int count, int least_w, int h)
{
	struct button_grid b = { .in = r };
	int gap = ui->m.gap;
	b.columns = (r.w + gap) / (least_w + gap);
	b.columns = b.columns < 1 ? 1 : b.columns > count && count ? count : b.columns;
	b.columns = b.columns < 3 && count >= 3 && r.w / 3 > least_w ? 3 : b.columns;
	b.w = (r.w - (b.columns - 1) * gap) / b.columns;
	int rows = (count + b.columns - 1) / b.columns;
	b.row = ui_fit_row(ui, r, h + gap, rows);
	b.row = b.row > h * 3 / 2 + gap ? h * 3 / 2 + gap : b.row;
	b.view = ui_view_begin(ui, r, scroll, rows * b.row, b.row);
	return b;
}

static void
button_draw(struct ui *ui, const struct button_grid *b, int index, const char *big, const char *small, int action,
    long arg, bool active)
{
	const struct metrics *m = &ui->m;
	struct rect r = { b->in.x + index % b->columns * (b->w + m->gap), b->view.y + index / b->columns * b->row, b->w,
		b->row - m->gap };
	struct text_style bold = ui_style(m->head, true), note = ui_style(m->note, false);
	if (ui_text_width(ui, big, bold) > r.w - m->gap)
		bold = ui_style(m->body, true);
	int words = ui_line_height(ui, bold) + (small[0] ? ui_line_height(ui, note) : 0), y = r.y + (r.h - words) / 2;
	draw_round(ui->list, r, m->radius * 3 / 4, CORNER_ALL, active ? ui->p->violet : ui->p->button);
	if (ui_pressed(ui, action, arg))
		draw_round(ui->list, r, m->radius * 3 / 4, CORNER_ALL, ui->p->pressed);
	int w = ui_text_width(ui, big, bold), room = r.w - m->gap / 2, sw = ui_text_width(ui, small, note);
	w = w > room ? room : w;
	sw = sw > room ? room : sw;
	ui_text_in(ui, r.x + (r.w - w) / 2, y, room, big, bold, active ? ui->p->on_color : ui->p->ink);
	if (small[0])
		ui_text_in(ui, r.x + (r.w - sw) / 2, y + ui_line_height(ui, bold), room, small, note,
		    active ? ui->p->on_color : ui->p->soft);
	ui_hit(ui, r, action, arg);
}

static void
draw_groups(struct people *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), note = ui_style(m->note, false);
	int count = 0, index = 0;
	for (size_t i = 0; i < s->grids; i++)
		count += s->grid[i].groups.count ? (int)s->grid[i].groups.count : 1;
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad, m->pad);
	int top = ui_line_height(ui, head) + m->gap;
	ui_text_in(ui, in.x, in.y, in.w, ui_printf(ui, "你家在哪个%s？", s->group), head, ui->p->ink);
	in.y += top;
	in.h -= top;
	int h = ui_line_height(ui, head) + ui_line_height(ui, note) + m->gap / 2;
	h = h > m->button ? h : m->button;
	struct button_grid b = buttons_begin(ui, in, &s->groups, count, m->head * 5, h);
	for (size_t i = 0; i < s->grids; i++) {
		const struct grid *g = &s->grid[i];
		for (size_t k = 0; k < g->groups.count; k++)
			button_draw(ui, &b, index++, g->groups.text[k], grid_title(g), OWN_GRID, (long)i, false);
		if (!g->groups.count)
			button_draw(ui, &b, index++, grid_title(g), g->worker, OWN_GRID, (long)i, false);
	}
	ui_view_end(ui, &b.view);
}

static void
draw_choice(struct people *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true);
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad, m->pad);
	int top = ui_line_height(ui, head) + m->gap;
	ui_text_in(ui, in.x, in.y, in.w, "看哪个村？", head, ui->p->ink);
	in.y += top;
	in.h -= top;
	struct button_grid b = buttons_begin(ui, in, &s->choice, (int)s->villages.count, m->head * 6, m->button);
	for (size_t i = 0; i < s->villages.count; i++)
		button_draw(ui, &b, (int)i, s->villages.text[i], "", OWN_VILLAGE, (long)i, i == s->at);
	ui_view_end(ui, &b.view);
}

/* The villages as tabs where one row holds them, else the one shown and 「换个村」; returns the height taken. */
static int
draw_villages(struct people *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct ui_button change = { .label = "换个村", .icon = ICON_HOUSE };
	if (s->villages.count < 2)
		return 0;
	if (s->villages.count < 8 && ui_tabs_width(ui, s->villages.text, (int)s->villages.count) <= r.w)
		return ui_tabs(
			   ui, r, s->villages.text, (int)s->villages.count, (int)s->at, ui->p->violet, OWN_VILLAGE) +
		       m->gap;
	int w = ui_button_width(ui, &change);
	struct text_style head = ui_style(m->head, true);
	int used = ui_text_in(ui, r.x, r.y + (m->button - ui_line_height(ui, head)) / 2, r.w - w - m->gap,
	    s->villages.text[s->at], head, ui->p->ink);
	ui_button(ui, (struct rect){ r.x + used + m->gap * 2, r.y, w, m->button }, &change, OWN_CHOOSE, 0);
	return m->button + m->gap;
}

static void
people_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct people *s = self;
	const struct metrics *m = &ui->m;
	int head = topic_head(h, ui, body, &screen_people, 0).y - body.y;
	s->seen.w = 0;
	head += draw_villages(s, ui, (struct rect){ body.x, body.y + head, body.w, m->button });
	struct rect r = { body.x, body.y + head, body.w, body.h - head }, left = r, right = r;
	if (s->choosing) {
		draw_choice(s, ui, r);
		return;
	}
	if (!s->grids) {
		ui_card(ui, r);
		frame_empty(ui, r, ICON_PEOPLE);
		return;
	}
	if (m->portrait) {
		left.h = (r.h - m->gap) * (s->map.picture ? 54 : 45) / 100;
		right.y += left.h + m->gap;
		right.h -= left.h + m->gap;
	} else {
		left.w = (r.w - m->gap) * 54 / 100;
		right.x += left.w + m->gap;
		right.w -= left.w + m->gap;
	}
	if (s->map.picture)
		draw_map(s, ui, left);
	else
		draw_list(s, ui, left);
	draw_groups(s, ui, right);
}

static bool
tap_on_map(void *self, struct host *h, const struct gesture_event *g)
{
	const struct people *s = self;
	int at_x = (int)g->x, at_y = (int)g->y;
	if (g->kind != GESTURE_TAP || !s->seen.w || !rect_contains(s->seen, at_x, at_y))
		return false;
	float x = (g->x - (float)s->seen.x) * 100 / (float)s->seen.w,
	      y = (g->y - (float)s->seen.y) * 100 / (float)s->seen.h;
	for (size_t i = 0; i < s->grids; i++)
		if (s->grid[i].points && people_grid_at(&s->grid[i], x, y)) {
			host_open(h, &screen_grid, (long)s->grid[i].rid);
			return true;
		}
	return false;
}

static bool
people_event(void *self, struct host *h, const struct screen_event *e)
{
	struct people *s = self;
	if (e->action == OWN_GRID && (size_t)e->arg < s->grids) {
		host_open(h, &screen_grid, (long)s->grid[e->arg].rid);
	} else if (e->action == OWN_CHOOSE) {
		s->choosing = !s->choosing;
	} else if (e->action == OWN_VILLAGE && (size_t)e->arg < s->villages.count) {
		s->at = (size_t)e->arg;
		load(s, h);
	}
	return true;
}

SCREEN(people, "people", "找谁负责", SECTION_PEOPLE, .tab = "网格", .shows = SHOWS(REG_GRID),
    .size = sizeof(struct people), .enter = people_enter, .subtitle = people_subtitle, .event = people_event,
    .finger = tap_on_map, .draw = people_draw);
