/* rectify: the notices to put something right, each with its four dots; a tap
 * opens the whole demand under its row. */
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "affairs/issue_parts.h"

enum { OWN_ROW = ISSUE_OWN_FIRST };
enum { STEPS = 4 };

struct rectify_screen {
	struct rectify *row;
	size_t count;
	long open;            /* −1 none */
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
	return w >= ui->m.note * 20 + ui->m.body * 20;
}

/* Of a demand that is not opened. */
static int
lines_shown(struct ui *ui)
{
	return ui->m.large && !ui->m.portrait ? 2 : 3;
}

/* Is there more to read than stands in a row of w px? */
static bool
has_more(struct ui *ui, const struct rectify *e, int w)
{
	struct text_style body = ui_style(ui->m.body, false);
	return e->result[0] || ui_paragraph_height(ui, w, e->demand, body, 0, 0) >
				   ui_paragraph_height(ui, w, e->demand, body, 0, lines_shown(ui));
}

/* Village and number; the plate and the deadline behind them where both fit. Returns the height. */
static int
draw_head(struct host *h, struct ui *ui, struct rect r, const struct rectify *e, bool draw)
{
	struct text_style bold = ui_style(ui->m.body, true), note = ui_style(ui->m.note, false);
	int gap = ui->m.gap, line = ui_line_height(ui, bold), chip = ui_chip_height(ui), x = r.x, y = r.y;
	const char *due = e->due_on.year ? ui_printf(ui, "限%s前", issue_day(h, ui, e->due_on)) : "";
	int names = ui_text_width(ui, e->village, bold) + gap + ui_text_width(ui, e->code, note) + gap;
	int state = plate(h, ui, 0, 0, e, false) + gap + ui_text_width(ui, due, note);
	int sample = e->sample ? ui_chip_width(ui, "示例") + gap / 2 : 0;
	bool one = names + sample + state <= r.w;
	if (!draw)
		return one ? line : line + chip + gap / 3;
	x += ui_text_in(ui, x, y, r.w, e->village, bold, ui->p->ink) + gap;
	x += ui_text_in(ui, x, y + (line - ui_line_height(ui, note)) / 2, r.x + r.w - x, e->code, note, ui->p->soft) +
	     gap;
	if (sample && x + sample <= r.x + r.w)
		x += frame_sample(ui, x, y + (line - chip) / 2) + gap / 2;
	if (!one)
		x = r.x, y += line;
	int cy = one ? y + (line - chip) / 2 : y;
	x += plate(h, ui, x, cy, e, true) + gap;
	const char *longer = ui_printf(ui, "%s%s", due, due[0] ? "，点开看全文" : "点开看全文");
	if (has_more(ui, e, r.w) && ui_text_width(ui, longer, note) <= r.x + r.w - x)
		due = longer;
	ui_text_in(ui, x, cy + (chip - ui_line_height(ui, note)) / 2, r.x + r.w - x, due, note, ui->p->soft);
	return one ? line : line + chip + gap / 3;
}

static const char *
result_words(struct ui *ui, const struct rectify *e)
{
	return e->result[0] ? ui_printf(ui, "结果：%s", e->result) : "";
}

static int
words_height(struct host *h, struct ui *ui, const struct rectify *e, int w, bool open)
{
	struct text_style body = ui_style(ui->m.body, false);
	int all = draw_head(h, ui, (struct rect){ 0, 0, w, 0 }, e, false);
	all += ui_paragraph_height(ui, w, e->demand, body, 0, open ? 0 : lines_shown(ui));
	if (open && e->result[0])
		all += ui_paragraph_height(ui, w, result_words(ui, e), body, 0, 0);
	return all;
}

static int
words_width(struct ui *ui, int w)
{
	return beside(ui, w) ? w - 2 * ui->m.pad - ui->m.note * 20 - ui->m.gap : w - 2 * ui->m.pad;
}

static int
row_height(struct host *h, struct ui *ui, const struct rectify *e, int w, bool open)
{
	int words = words_height(h, ui, e, words_width(ui, w), open), dots = track(h, ui, (struct rect){ 0 }, e, false);
	int all = beside(ui, w) ? (words > dots ? words : dots) : words + dots + ui->m.gap / 2;
	return all + ui->m.gap > ui->m.row ? all + ui->m.gap : ui->m.row;
}

static void
draw_row(struct rectify_screen *s, struct host *h, struct ui *ui, struct rect r, long index)
{
	const struct metrics *m = &ui->m;
	const struct rectify *e = &s->row[index];
	bool open = s->open == index, side = beside(ui, r.w);
	struct text_style body = ui_style(m->body, false);
	if (ui_pressed(ui, OWN_ROW, index))
		draw_fill(ui->list, r, ui->p->pressed);
	int x = r.x + m->pad, w = words_width(ui, r.w), words = words_height(h, ui, e, w, open);
	int dots_h = track(h, ui, (struct rect){ 0 }, e, false);
	int y = r.y + (r.h - words - (side ? 0 : dots_h + m->gap / 2)) / 2;
	y += draw_head(h, ui, (struct rect){ x, y, w, 0 }, e, true);
	y += ui_paragraph(ui, x, y, w, e->demand, body, ui->p->ink, 0, open ? 0 : lines_shown(ui));
	if (open && e->result[0])
		y += ui_paragraph(ui, x, y, w, result_words(ui, e), body, ui->p->green, 0, 0);
	struct rect dots = { r.x, y + m->gap / 2, r.w, 0 };
	if (side)
		dots = (struct rect){ r.x + r.w - m->pad - m->note * 20, r.y + (r.h - dots_h) / 2, m->note * 20, 0 };
	track(h, ui, dots, e, true);
	ui_hit(ui, r, OWN_ROW, index);
}

static void
draw_rows(struct rectify_screen *s, struct host *h, struct ui *ui, struct rect r)
{
	int content;
	ui_card(ui, r);
	if (!s->count) {
		ui_empty(ui, r, ICON_BOOK, "还没有发过整改通知书。");
		return;
	}
	struct rect list = rect_inset(r, 0, ui->m.gap / 2);
	int row = 0, opened = s->open >= 0 ? row_height(h, ui, &s->row[s->open], r.w, true) : 0;
	for (size_t i = 0; i < s->count; i++) {
		int height = row_height(h, ui, &s->row[i], r.w, false);
		row = height > row ? height : row;
	}
	row = ui_fit_row(ui, list, row, (int)s->count);
	content = (int)s->count * row + (opened > row ? opened - row : 0);
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, content, row);
	int y = v.y;
	for (size_t i = 0; i < s->count; i++) {
		int height = s->open == (long)i && opened > row ? opened : row;
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
	.shows = SHOWS(REG_RECTIFY),
	.title = "问题整改",
	.section = SECTION_ISSUE,
	.size = sizeof(struct rectify_screen),
	.enter = rectify_enter,
	.subtitle = rectify_subtitle,
	.event = rectify_event,
	.draw = rectify_draw,
};
