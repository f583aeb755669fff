/* week: the bulletin of a week: who was on duty, where they went, what was
 * praised and what is to be mended. A week without one says so; an old one
 * never stands in for it. */
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "affairs/issue_parts.h"
#include "screens/register.h"
#include "screens/topic.h"
#include "queries/weeks.h"

enum { OWN_STEP = ISSUE_OWN_FIRST };

struct week_screen {
	struct text_list weeks;
	size_t at;
	struct week week;
	long waiting; /* of the ledger, today: said to be put right, not yet looked at again */
	struct scroll scroll, facts;
};

static void
load(struct week_screen *s, struct host *h)
{
	s->week = (struct week){ .leader = "", .visited = "" };
	if (s->weeks.count)
		s->week = weeks_of(h->store, h->arena, s->weeks.text[s->at], host_scope(h));
	s->waiting = s->at ? 0 : issues_count(h->store, host_scope(h)).state[ISSUE_WAITING];
	scroll_jump(&s->scroll, 0);
	scroll_jump(&s->facts, 0);
}

static void
week_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct week_screen *s = self;
	s->weeks = weeks_periods(h->store, a, host_scope(h));
	s->at = arg > 0 && (size_t)arg < s->weeks.count ? (size_t)arg : 0;
	load(s, h);
}

/* 「第17周 4月22日–28日」; with the year when it is not this one. */
static const char *
week_words(struct week_screen *s, struct host *h, struct ui *ui)
{
	struct date first, last;
	char words[64];
	const char *p = s->weeks.count ? s->weeks.text[s->at] : "";
	if (period_kind(p) != PERIOD_WEEK || !period_range(p, &first, &last)) {
		period_speak(p, words, sizeof words);
		return ui_printf(ui, "%s", words);
	}
	const char *week = strchr(p, 'W') + 1;
	const char *year = last.year == h->now.date.year ? "" : ui_printf(ui, "%d年", last.year);
	const char *to = first.month == last.month ? ui_printf(ui, "%d日", last.day)
						   : ui_printf(ui, "%d月%d日", last.month, last.day);
	return ui_printf(
	    ui, "%s第%s周 %d月%d日–%s", year, week[0] == '0' ? week + 1 : week, first.month, first.day, to);
}

static const char *
week_subtitle(void *self, struct host *h, struct ui *ui)
{
	return ((struct week_screen *)self)->at ? "往期通报" : "本周通报";
}

/* --------------------------------------------------------------- numbers */

static int
number(struct ui *ui, struct rect r, const char *name, size_t n, color_argb tint, color_argb ink)
{
	struct text_style big = ui_style(ui->m.title * 12 / 10, true), note = ui_style(ui->m.note, false);
	int nh = ui_line_height(ui, big), h = nh + ui_line_height(ui, note) + ui->m.gap;
	draw_round(ui->list, (struct rect){ r.x, r.y, r.w, h }, ui->m.radius / 2, CORNER_ALL, tint);
	ui_text_center(ui, (struct rect){ r.x, r.y + ui->m.gap / 2, r.w, nh }, ui_printf(ui, "%zu", n), big, ink);
	ui_text_center(
	    ui, (struct rect){ r.x, r.y + ui->m.gap / 2 + nh, r.w, ui_line_height(ui, note) }, name, note, ui->p->ink);
	return h;
}

static int
said(struct ui *ui, struct rect r, int y, const char *name, const char *value, bool draw)
{
	struct text_style note = ui_style(ui->m.note, false), body = ui_style(ui->m.body, false);
	if (!value[0])
		return 0;
	if (draw) {
		ui_text(ui, r.x, y, name, note, ui->p->soft);
		ui_paragraph(ui, r.x, y + ui_line_height(ui, note), r.w, value, body, ui->p->ink, 14, 0);
	}
	return ui_line_height(ui, note) + ui_paragraph_height(ui, r.w, value, body, 14, 0) + ui->m.gap / 2;
}

static int
facts(struct week_screen *s, struct ui *ui, struct rect r, int y, bool draw)
{
	const struct week *w = &s->week;
	int from = y, gap = ui->m.gap, half = (r.w - gap) / 2;
	int box = ui_line_height(ui, ui_style(ui->m.title * 12 / 10, true)) +
		  ui_line_height(ui, ui_style(ui->m.note, false)) + gap;
	if (draw) {
		number(ui, (struct rect){ r.x, y, half, 0 }, "发现问题", w->found, ui->p->gold_tint, ui->p->gold);
		number(ui, (struct rect){ r.x + half + gap, y, half, 0 }, "当场改好", w->fixed, ui->p->green_tint,
		    ui->p->green);
	}
	y += box + gap;
	y += issue_waiting(ui, r, y, s->waiting, draw);
	y += s->waiting ? gap / 2 : 0;
	y += said(ui, r, y, "值班领导", w->leader, draw);
	y += said(ui, r, y, "去了这些村", w->visited, draw);
	return y - from;
}

/* ------------------------------------------------------------------ rows */

static const char *
row_words(const struct week_row *r)
{
	if (!r->praise)
		return r->found;
	if (strlen(r->found) > strlen("没有"))
		return r->found;
	return str_starts(r->note, "表扬") ? r->note : "没有发现问题";
}

static int
row_height(struct ui *ui)
{
	return ui->m.body * 13 / 10 * 3 + ui->m.gap;
}

static void
draw_row(struct ui *ui, struct rect r, const struct week_row *e)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), body = ui_style(m->body, false);
	int x = r.x + m->pad, ph = r.h - m->gap, pw = ph * 4 / 3 > r.w * 28 / 100 ? r.w * 28 / 100 : ph * 4 / 3;
	if (e->photos.count) {
		struct rect photo = { x, r.y + m->gap / 2, pw, ph };
		draw_image(ui->list, photo, e->photos.photo[0].thumb, IMAGE_COVER, m->radius / 2, CORNER_ALL);
		photo_tap(ui, photo, &e->photos.photo[0]);
		x += pw + m->pad * 3 / 4;
	}
	register_tap(ui, (struct rect){ x, r.y, r.x + r.w - x, r.h }, REG_INSPECTION, e->rid);
	int w = r.x + r.w - m->pad - x;
	int lines = ui_line_height(ui, bold) + ui_paragraph_height(ui, w, row_words(e), body, 0, 2),
	    y = r.y + (r.h - lines) / 2;
	int used = ui_text_in(ui, x, y, w, e->village, bold, ui->p->ink) + m->gap;
	int cy = y + (ui_line_height(ui, bold) - ui_chip_height(ui)) / 2;
	if (e->praise)
		used += issue_plate_of(ui, x + used, cy, "做得好", ICON_FLOWER, ui->p->red_tint, ui->p->red, true);
	else if (e->fixed)
		used += issue_plate_of(ui, x + used, cy, "当场改好", ICON_CHECK, ui->p->green_tint, ui->p->green, true);
	else
		used += issue_plate_of(ui, x + used, cy, "要改", ICON_CLOCK, ui->p->gold_tint, ui->p->gold, true);
	if (e->sample && used + m->gap / 2 + ui_chip_width(ui, "示例") <= w)
		frame_sample(ui, x + used + m->gap / 2, cy);
	y += ui_line_height(ui, bold);
	ui_paragraph(ui, x, y, w, row_words(e), body, ui->p->ink, 0, 2);
}

/* What is praised stands before what is to be mended. */
static void
draw_rows(struct week_screen *s, struct ui *ui, struct rect r)
{
	struct rect list = rect_inset(r, 0, ui->m.gap / 2);
	int row = ui_fit_row(ui, list, row_height(ui), (int)s->week.count);
	ui_card(ui, r);
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, (int)s->week.count * row, row);
	int y = v.y;
	for (int praise = 1; praise >= 0; praise--)
		for (size_t i = 0; i < s->week.count; i++) {
			if (s->week.row[i].praise != (praise == 1))
				continue;
			draw_row(ui, (struct rect){ r.x, y, r.w, row }, &s->week.row[i]);
			y += row;
			ui_divider(ui, r.x + ui->m.pad, y - 1, r.w - 2 * ui->m.pad);
		}
	ui_view_end(ui, &v);
}

static void
draw_bulletin(struct week_screen *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int gap = m->gap * 3 / 2;
	struct rect left = r, right = r;
	if (m->portrait) {
		struct rect in = rect_inset(r, m->pad, m->pad);
		left.h = facts(s, ui, in, 0, false) + 2 * m->pad;
		left.h = left.h > r.h * 45 / 100 ? r.h * 45 / 100 : left.h;
		right.y += left.h + gap;
		right.h -= left.h + gap;
	} else {
		left.w = r.w * (m->large ? 40 : 32) / 100;
		right.x += left.w + gap;
		right.w -= left.w + gap;
	}
	ui_card(ui, left);
	struct rect in = rect_inset(left, m->pad, m->pad);
	struct ui_view v = ui_view_begin(ui, in, &s->facts, facts(s, ui, in, 0, false), 0);
	facts(s, ui, in, v.y, true);
	ui_view_end(ui, &v);
	draw_rows(s, ui, right);
}

static void
week_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct week_screen *s = self;
	const struct metrics *m = &ui->m;
	int scope_w, head = topic_tabs(h, ui, body, &screen_week, 0, &scope_w).y - body.y, y = body.y + head;
	const char *words = week_words(s, h, ui);
	int step_w = ui_stepper_width(ui, words), room = body.w - (scope_w ? scope_w + m->gap : 0);
	bool below = step_w > room; /* the scope in a row of its own */
	ui_stepper(
	    ui, (struct rect){ body.x, y, step_w, m->button }, words, s->at + 1 < s->weeks.count, s->at > 0, OWN_STEP);
	y += below ? m->button + m->gap : 0;
	if (scope_w)
		frame_scope(h, ui, body.x + body.w, y, ui->p->blue);
	y += m->button + m->gap;
	struct rect r = { body.x, y, body.w, body.y + body.h - y };
	if (s->week.count) {
		draw_bulletin(s, ui, r);
		return;
	}
	ui_card(ui, r);
	if (s->at == 0 && s->weeks.count > 1)
		ui_empty(ui, r, ICON_BOOK, "本周还没有通报。看以前的，点左箭头。");
	else if (s->weeks.count)
		ui_empty(ui, r, ICON_BOOK, "本周还没有通报。");
	else
		frame_empty(ui, r, ICON_BOOK);
}

static bool
week_event(void *self, struct host *h, const struct screen_event *e)
{
	struct week_screen *s = self;
	if (e->action == OWN_STEP && (e->arg < 0 ? s->at + 1 < s->weeks.count : s->at > 0)) {
		s->at = e->arg < 0 ? s->at + 1 : s->at - 1;
		load(s, h);
	}
	return true;
}

SCREEN(week, "week", "问题整改", SECTION_ISSUE, .tab = "本周通报", .shows = SHOWS(REG_INSPECTION),
    .size = sizeof(struct week_screen), .enter = week_enter, .subtitle = week_subtitle, .event = week_event,
    .draw = week_draw);
