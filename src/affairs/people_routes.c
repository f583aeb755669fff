/* people-routes: which road is swept on which days, and by whom. */

#include "screens/all.h"
#include "affairs/people.h"
#include "screens/register.h"
#include "screens/topic.h"
#include "queries/people.h"

struct people_routes {
	struct route *route;
	size_t routes;
	struct scroll scroll;
};

static void
people_routes_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct people_routes *s = self;
	s->routes = people_routes(h->store, a, host_scope(h), &s->route);
}

/* Monday 0 … Sunday 6; −1 when the clock cannot know. */
static int
today_of(struct host *h)
{
	return store_today_known(h->store) ? (date_weekday(store_today(h->store)) + 6) % 7 : -1;
}

static int
dots_width(struct ui *ui)
{
	return ui->m.note * 3 / 2 * 7 + ui->m.note / 3 * 6;
}

/* 一二三四五六日, filled where it is swept; a line under today's. */
static void
draw_dots(struct ui *ui, int x, int y, unsigned days, int today)
{
	static const char *const name[] = { "一", "二", "三", "四", "五", "六", "日" };
	int d = ui->m.note * 3 / 2;
	for (int i = 0; i < 7; i++, x += d + ui->m.note / 3) {
		bool on = days >> i & 1;
		struct rect r = { x, y, d, d };
		draw_round(ui->list, r, d / 2, CORNER_ALL, on ? ui->p->violet : ui->p->grey_tint);
		ui_text_center(ui, r, name[i], ui_style(ui->m.note, on), on ? ui->p->on_color : ui->p->soft);
		if (i == today)
			draw_round(ui->list, (struct rect){ x + d / 6, y + d + d / 8, d * 2 / 3, d / 8 }, d / 16,
			    CORNER_ALL, ui->p->ink);
	}
}

static const char *
details(struct ui *ui, const struct people_routes *s, const struct route *t, bool village)
{
	const char *length = t->metres >= 0 ? ui_printf(ui, " · %ld 米", t->metres) : "";
	const char *place = village && t->village[0] ? ui_printf(ui, "%s · ", t->village) : "";
	return ui_printf(ui, "%s%s%s%s%s", place, t->kind, t->kind[0] && t->span[0] ? " · " : "", t->span, length);
}

static void
draw_route(struct host *h, struct ui *ui, struct rect r, const struct people_routes *s, size_t i)
{
	const struct metrics *m = &ui->m;
	const struct route *t = &s->route[i];
	struct text_style bold = ui_style(m->body, true), body = ui_style(m->body, false),
			  note = ui_style(m->note, false);
	register_tap(ui, r, REG_ROUTE, t->rid);
	int today = today_of(h), x = r.x + m->pad, right = r.x + r.w - m->pad, dots = dots_width(ui);
	int line = ui_line_height(ui, bold), small = ui_line_height(ui, note), dot = m->note * 7 / 4;
	int high = line + small + (m->portrait ? dot + m->gap / 2 : 0), y = r.y + (r.h - high) / 2;
	int room = m->portrait ? right - x : right - x - dots - m->gap * 2, used;
	const char *who = t->cleaner[0] ? ui_printf(ui, "保洁员 %s", t->cleaner) : "";
	used = ui_text_in(ui, x, y, room, t->name, bold, ui->p->ink) + m->gap;
	if (used + ui_text_width(ui, who, body) <= room)
		used += ui_text(ui, x + used, y, who, body, ui->p->ink) + m->gap;
	if (today >= 0 && t->days >> today & 1 && used + ui_chip_width(ui, "今天扫") <= room)
		used += ui_chip(ui, x + used, y + (line - ui_chip_height(ui)) / 2, "今天扫", ui->p->green_tint,
			    ui->p->green) +
			m->gap / 2;
	if (t->sample && used + ui_chip_width(ui, "示例") <= room)
		frame_sample(ui, x + used, y + (line - ui_chip_height(ui)) / 2);
	ui_text_in(ui, x, y + line, room, details(ui, s, t, !host_scope(h)), note, ui->p->soft);
	int dx = m->portrait ? x : right - dots,
	    dy = m->portrait ? y + line + small + m->gap / 2 : r.y + (r.h - dot) / 2;
	if (t->days)
		draw_dots(ui, dx, dy, t->days, today);
	else if (t->frequency[0])
		ui_text_in(ui, dx, dy, dots, t->frequency, bold, ui->p->violet);
}

static void
people_routes_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct people_routes *s = self;
	const struct metrics *m = &ui->m;
	int head = topic_head(h, ui, body, &screen_people_routes, 0).y - body.y;
	struct rect r = { body.x, body.y + head, body.w, body.h - head }, in = rect_inset(r, 0, m->gap / 2);
	ui_card(ui, r);
	if (!s->routes) {
		frame_empty(ui, r, ICON_BROOM);
		return;
	}
	int least =
	    m->body * 13 / 10 + m->note * 13 / 10 + m->gap * 3 / 2 + (m->portrait ? m->note * 7 / 4 + m->gap : 0);
	int row = people_rows(ui, &in, least > m->row ? least : m->row, (int)s->routes), first, last;
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, (int)s->routes * row, row);
	ui_view_rows(&v, row, (int)s->routes, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect at = { r.x, v.y + i * row, r.w, row };
		draw_route(h, ui, at, s, (size_t)i);
		ui_divider(ui, r.x + m->pad, at.y + row - 1, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
}

SCREEN(people_routes, "people-routes", "找谁负责", SECTION_PEOPLE, .tab = "保洁", .shows = SHOWS(REG_ROUTE),
    .size = sizeof(struct people_routes), .enter = people_routes_enter, .says = "哪条路哪天扫",
    .draw = people_routes_draw);
