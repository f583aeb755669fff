/* rectify: the notices to put something right, each with its four dots; a tap
 * opens the whole demand under its row. */
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "screens/issue_parts.h"

enum { OWN_ROW = ISSUE_OWN_FIRST };
enum { STEPS = 4 };

struct rectify_screen {
	struct rectify *row;
	size_t count;
	long open; /* −1 none */
	long issued, in_time; /* this month */
	struct scroll scroll;
};

static bool
same_month(struct date d, struct date e)
{
	return d.year == e.year && d.month == e.month;
}

static void
rectify_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct rectify_screen *s = self;
	(void)arg;
	scroll_init(&s->scroll);
	s->open = -1;
	s->count = rectify_of(h->store, a, host_scope(h), &s->row);
	for (size_t i = 0; i < s->count; i++) {
		const struct rectify *r = &s->row[i];
		if (!store_today_known(h->store) || !same_month(r->issued_on, store_today(h->store)))
			continue;
		s->issued++;
		s->in_time += r->replied_on.year && date_days(r->replied_on) <= date_days(r->due_on);
	}
}

static const char *
rectify_subtitle(void *self, struct host *h, struct ui *ui)
{
	(void)self;
	(void)h;
	(void)ui;
	return "整改通知书";
}

/* ------------------------------------------------------------------ rows */

static int
plate(struct host *h, struct ui *ui, int x, int y, const struct rectify *r, bool draw)
{
	const struct palette *p = ui->p;
	if (r->closed)
		return issue_plate_of(ui, x, y, "已改好", ICON_CHECK, p->green_tint, p->green, draw);
	if (r->replied_on.year)
		return issue_plate_of(ui, x, y, "已回复", ICON_CHECK, p->green_tint, p->green, draw);
	long left = r->due_on.year ? date_days(r->due_on) - date_days(h->now.date) : 0;
	if (left < 0 && store_today_known(h->store))
		return issue_plate_of(
		    ui, x, y, ui_printf(ui, "已超期 %ld 天", -left), ICON_EXCLAIM, p->orange_tint, p->orange, draw);
	const char *words = left ? ui_printf(ui, "还有 %ld 天", left) : "今天到期";
	return issue_plate_of(ui, x, y, words, ICON_CLOCK, p->gold_tint, p->gold, draw);
}

static int
track(struct host *h, struct ui *ui, struct rect r, const struct rectify *e, bool draw)
{
	static const char *const name[STEPS] = { "下发", "签收", "回复", "销号" };
	const char *day[STEPS] = { issue_day(h, ui, e->issued_on), issue_day(h, ui, e->signed_on),
		issue_day(h, ui, e->replied_on), "" };
	const bool reached[STEPS] = { true, e->signed_on.year || e->replied_on.year, e->replied_on.year, e->closed };
	return issue_track(ui, r, name, day, reached, STEPS, draw);
}

/* Beside the words where it is wide enough, else below them. */
static bool
beside(struct ui *ui, int w)
{
	return w >= ui->m.note * 24 + ui->m.body * 16;
}

static int
words_height(struct ui *ui, const struct rectify *e, int w, bool open)
{
	struct text_style body = ui_style(ui->m.body, false), bold = ui_style(ui->m.body, true);
	int lines = open ? 0 : 2;
	int h = ui_line_height(ui, bold) + ui_chip_height(ui) + ui->m.gap / 2;
	h += ui_paragraph_height(ui, w, e->demand, body, 0, lines);
	if (open && e->result[0])
		h += ui_paragraph_height(ui, w, ui_printf(ui, "结果：%s", e->result), body, 0, 0);
	return h;
}

static int
words_width(struct ui *ui, int w)
{
	return beside(ui, w) ? w - 2 * ui->m.pad - ui->m.note * 24 - ui->m.gap : w - 2 * ui->m.pad;
}

static int
row_height(struct host *h, struct ui *ui, const struct rectify *e, int w, bool open)
{
	int words = words_height(ui, e, words_width(ui, w), open), dots = track(h, ui, (struct rect){ 0 }, e, false);
	int all = beside(ui, w) ? (words > dots ? words : dots) : words + dots + ui->m.gap / 2;
	return all + ui->m.gap > ui->m.row ? all + ui->m.gap : ui->m.row;
}

static void
draw_row(struct rectify_screen *s, struct host *h, struct ui *ui, struct rect r, long index)
{
	const struct metrics *m = &ui->m;
	const struct rectify *e = &s->row[index];
	bool open = s->open == index, side = beside(ui, r.w);
	struct text_style body = ui_style(m->body, false), bold = ui_style(m->body, true), note = ui_style(m->note, false);
	if (ui_pressed(ui, OWN_ROW, index))
		draw_fill(ui->list, r, ui->p->pressed);
	int x = r.x + m->pad, y = r.y + m->gap / 2, w = words_width(ui, r.w);
	int used = ui_text_in(ui, x, y, w, e->village, bold, ui->p->ink) + m->gap;
	int drop = (ui_line_height(ui, bold) - ui_line_height(ui, note)) / 2;
	if (used + ui_text_width(ui, e->code, note) <= w)
		used += ui_text(ui, x + used, y + drop, e->code, note, ui->p->soft) + m->gap / 2;
	if (e->sample && used + ui_chip_width(ui, "示例") <= w)
		frame_sample(ui, x + used, y + (ui_line_height(ui, bold) - ui_chip_height(ui)) / 2);
	y += ui_line_height(ui, bold);
	y += ui_paragraph(ui, x, y, w, e->demand, body, ui->p->ink, 0, open ? 0 : 2);
	if (open && e->result[0])
		y += ui_paragraph(ui, x, y, w, ui_printf(ui, "结果：%s", e->result), body, ui->p->green, 0, 0);
	y += m->gap / 3;
	int px = x + plate(h, ui, x, y, e, true) + m->gap;
	const char *due = e->due_on.year ? ui_printf(ui, "限%s前", issue_day(h, ui, e->due_on)) : "";
	ui_text_in(ui, px, y + (ui_chip_height(ui) - ui_line_height(ui, note)) / 2, x + w - px, due, note, ui->p->soft);
	y += ui_chip_height(ui) + m->gap / 2;
	struct rect dots = { side ? r.x + r.w - m->pad - m->note * 24 : r.x, side ? r.y : y, side ? m->note * 24 : r.w, 0 };
	int dots_h = track(h, ui, dots, e, false);
	if (side)
		dots.y = r.y + (r.h - dots_h) / 2;
	track(h, ui, dots, e, true);
	ui_hit(ui, r, OWN_ROW, index);
}

static void
draw_rows(struct rectify_screen *s, struct host *h, struct ui *ui, struct rect r)
{
	int content = 0;
	ui_card(ui, r);
	if (!s->count) {
		ui_empty(ui, r, ICON_BOOK, "还没有发过整改通知书。");
		return;
	}
	struct rect list = rect_inset(r, 0, ui->m.gap / 2);
	for (size_t i = 0; i < s->count; i++)
		content += row_height(h, ui, &s->row[i], r.w, s->open == (long)i);
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, content, 0);
	int y = v.y;
	for (size_t i = 0; i < s->count; i++) {
		int height = row_height(h, ui, &s->row[i], r.w, s->open == (long)i);
		if (y + height > v.view.y && y < v.view.y + v.view.h)
			draw_row(s, h, ui, (struct rect){ r.x, y, r.w, height }, (long)i);
		y += height;
		ui_divider(ui, r.x + ui->m.pad, y - 1, r.w - 2 * ui->m.pad);
	}
	ui_view_end(ui, &v);
}

static void
rectify_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rectify_screen *s = self;
	const struct metrics *m = &ui->m;
	int scope_w, head = issue_tabs(h, ui, body, ISSUE_TAB_RECTIFY, &scope_w), y = body.y + head;
	struct text_style bold = ui_style(m->head, true);
	const char *line = s->issued ? ui_printf(ui, "本月发出 %ld 份，按期回复 %ld 份", s->issued, s->in_time)
				     : "这个月还没有发整改通知书";
	int room = body.w - (scope_w ? scope_w + m->gap : 0);
	if (ui_text_width(ui, line, bold) > room)
		bold = ui_style(m->body, true);
	if (ui_text_width(ui, line, bold) > room)
		bold = ui_style(m->note, true);
	int row = scope_w ? m->button : ui_line_height(ui, bold);
	ui_text_in(ui, body.x, y + (row - ui_line_height(ui, bold)) / 2, room, line, bold, ui->p->ink);
	if (scope_w)
		frame_scope(h, ui, body.x + body.w, y, ui->p->blue);
	y += row + m->gap;
	draw_rows(s, h, ui, (struct rect){ body.x, y, body.w, body.y + body.h - y });
}

static bool
rectify_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rectify_screen *s = self;
	if (e->kind != SCREEN_ACTION || issue_tab_event(h, e, ISSUE_TAB_RECTIFY))
		return false;
	if (e->action == OWN_ROW)
		s->open = s->open == e->arg ? -1 : e->arg;
	return true;
}

const struct screen_class screen_rectify = {
	.name = "rectify",
	.title = "问题整改",
	.section = SECTION_ISSUE,
	.size = sizeof(struct rectify_screen),
	.enter = rectify_enter,
	.subtitle = rectify_subtitle,
	.event = rectify_event,
	.draw = rectify_draw,
};
