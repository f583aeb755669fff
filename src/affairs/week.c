/* week: the bulletin of a week: who was on duty, where they went, what was
 * praised and what is to be mended. A week without one says so; an old one
 * never stands in for it. */
#include <stdlib.h>
#include <string.h>

#include "affairs/issue_parts.h"
#include "base/str.h"
#include "queries/weeks.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/evidence.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/columns.h"
#include "ui/page.h"
#include "ui/qr.h"
#include "ui/rows.h"
#include "ui/tile.h"

enum { OWN_STEP = ISSUE_OWN_FIRST, OWN_CODE, OWN_PART };
enum { TREND = 6 };

struct week_screen {
	struct text_list weeks;
	size_t at;
	struct week week;
	long waiting;                  /* of the ledger, today: said to be put right, not yet looked at again */
	struct ui_column trend[TREND]; /* the weeks up to this one: found, put right there */
	int trends;
	bool chart; /* there is room for it */
	bool code;  /* taken home: the bulletin as text, in codes */
	int part;
	struct scroll scroll, facts;
};

/* 「49周」 of 2021-W49. */
static const char *
short_week(struct arena *a, const char *period)
{
	const char *w = strchr(period, 'W');
	return w ? arena_printf(a, "%d周", atoi(w + 1)) : period;
}

static void
count_weeks(struct week_screen *s, struct host *h)
{
	s->trends = 0;
	for (size_t i = s->at + TREND; i-- > s->at;) {
		if (i >= s->weeks.count)
			continue;
		struct week w = weeks_of(h->store, h->arena, s->weeks.text[i], host_scope(h));
		s->trend[s->trends++] = (struct ui_column){ short_week(h->arena, s->weeks.text[i]),
			{ (long long)w.found, (long long)w.fixed }, w.count > 0 };
	}
}

static void
load(struct week_screen *s, struct host *h)
{
	s->week = (struct week){ .leader = "", .visited = "" };
	if (s->weeks.count)
		s->week = weeks_of(h->store, h->arena, s->weeks.text[s->at], host_scope(h));
	s->waiting = s->at ? 0 : issues_count(h->store, host_scope(h)).state[ISSUE_WAITING];
	count_weeks(s, h);
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

static void
draw_facts(struct pen *p, void *context)
{
	const struct week_screen *s = context;
	const struct week *w = &s->week;
	struct ui *ui = p->ui;
	const char *const said[] = { "值班领导", w->leader, "去了这些村", w->visited };
	const struct {
		const char *words;
		size_t n;
		color_argb ink;
	} number[] = { { "处发现问题", w->found, ui->p->gold }, { "处当场改好", w->fixed, ui->p->green } };
	bool beside = p->room.w > ui->m.body * 14;
	int px = ui->m.title * (p->room.w > ui->m.body * 18 ? 20 : 16) / 10, high = px * 13 / 10;
	struct rect both = pen_take(p, beside ? high : high * 2);
	for (int i = 0; i < 2; i++) {
		struct rect at = beside ? cut_column(both, i, 2, ui->m.gap) : cut_top(&both, high);
		number_draw(ui, at.x, at.y, at.w,
		    &(struct quantity){ .number = ui_printf(ui, "%zu", number[i].n), .unit = number[i].words }, px,
		    number[i].ink);
	}
	if (s->waiting)
		pen_icon_words(
		    p, ICON_EYE, WORDS_BOLD, ui->p->blue, 0, ui_printf(ui, "还有 %ld 条说改好了，等复查", s->waiting));
	if (s->chart) {
		const struct ui_columns c = { s->trend, s->trends, { "发现", "当场改好" },
			{ ui->p->gold, ui->p->green }, true, 0, 0 };
		struct rect line = pen_take(p, ui_line_height(ui, words_style(ui, WORDS_NOTE_BOLD)));
		ui_columns_key(ui, &line, &c);
		ui_columns(ui, pen_take(p, ui->m.body * 4), &c);
	}
	for (int i = 0; i < 4; i += 2) {
		pen_gap(p, ui->m.gap / 2);
		pen_words(p, WORDS_NOTE, ui->p->soft, 1, said[i + 1][0] ? said[i] : "");
		pen_words(p, WORDS_BODY, 0, 0, said[i + 1]);
	}
}

/* ------------------------------------------------------------------ rows */

static const char *
found_words(const struct week_row *r)
{
	if (!r->praise)
		return r->found;
	if (strlen(r->found) > strlen("没有"))
		return r->found;
	return str_starts(r->note, "表扬") ? r->note : "没有发现问题";
}

static struct row_state
said_of(const struct ui *ui, const struct week_row *r)
{
	if (r->praise)
		return (struct row_state){ "做得好", NULL, ui->p->red, ICON_FLOWER };
	if (r->fixed)
		return (struct row_state){ "当场改好", NULL, ui->p->green, ICON_CHECK };
	return (struct row_state){ "要改", NULL, ui->p->gold, ICON_CLOCK };
}

static void
draw_words(struct pen *p, void *context, int lines)
{
	const struct week_row *e = context;
	struct row_state state = said_of(p->ui, e);
	pen_icon_line(p, state.icon, WORDS_HEAD, state.color, state.words);
	if (lines)
		pen_words(p, WORDS_BOLD, 0, 1, e->village);
	pen_words(p, WORDS_BODY, 0, lines > 1 ? 3 : 1, found_words(e));
	pen_sample(p, e->sample && lines > 2);
}

static void
draw_row(struct ui *ui, struct rect r, struct week_row *e)
{
	struct row_state state = said_of(ui, e);
	struct rect sign = ui_tile(ui, r,
	    &(struct ui_tile){ e->photos.count ? photo_first(&e->photos) : (struct ui_photo){ .picture = "" },
		draw_words, e, ACTION_WHOLE_ROW, register_arg(REG_INSPECTION, e->rid) });
	if (!e->photos.count)
		draw_icon(ui->list, state.icon, cut_middle(sign, sign.w / 2, sign.h / 2), state.color);
}

/* What is praised stands before what is to be mended. */
static struct week_row *
row_at(const struct week *w, int at)
{
	for (int praise = 1; praise >= 0; praise--)
		for (size_t i = 0; i < w->count; i++)
			if (w->row[i].praise == (praise == 1) && at-- == 0)
				return &w->row[i];
	return NULL;
}

/* The bulletin as it is sent on. */
static const char *
whole_text(const struct week_screen *s, struct ui *ui)
{
	struct strbuf out = { 0 };
	const struct week *w = &s->week;
	for (int i = 0; i < (int)w->count; i++) {
		const struct week_row *row = row_at(w, i);
		strbuf_printf(&out, "%s %s：%s\n", said_of(ui, row).words, row->village, found_words(row));
	}
	return strbuf_take(&out, ui->arena);
}

/* True when the codes stand there instead of the page. */
static bool
take_home(struct week_screen *s, struct host *h, struct ui *ui, struct shelf *shelf)
{
	const struct ui_button b = { .label = s->code ? "看文字" : "扫码带回家" };
	const struct shelf before = *shelf;
	struct rect at = shelf_right(shelf, ui_button_width(ui, &b));
	if (!s->week.count || shelf->room.h < ui->m.button * 5) { /* the bulletin itself comes first */
		*shelf = before;
		return false;
	}
	ui_button(ui, at, &b, OWN_CODE, 0);
	if (!s->code)
		return false;
	ui_card(ui, shelf->room);
	ui_qr_page(ui, rect_inset(shelf->room, ui->m.pad, ui->m.pad), ui_printf(ui, "周通报 %s", week_words(s, h, ui)),
	    whole_text(s, ui), s->part, OWN_PART);
	return true;
}

static bool
fits(struct week_screen *s, struct ui *ui, struct rect r, bool chart)
{
	s->chart = chart;
	return pen_height(ui, r.w - 2 * ui->m.pad, draw_facts, s) <= r.h - ui->m.pad * 4 / 3;
}

/* Large type has the facts whole all the same, before they have a page of their own. */
static void
split_facts(struct week_screen *s, struct ui *ui, struct rect r, struct rect *left, struct rect *rest)
{
	for (int more = 0; more <= 16; more += 4) {
		frame_split(ui, r, 32 + more, 36 + more, left, rest);
		if (fits(s, ui, *left, false))
			break;
	}
}

static void
week_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct week_screen *s = self;
	const struct metrics *m = &ui->m;
	struct shelf shelf = topic_shelf(h, ui, body, &screen_week, 0);
	const char *words = week_words(s, h, ui);
	frame_scope_on(h, &shelf, ui->p->blue, "", "");
	shelf_stepper(&shelf, words, words, s->at, s->weeks.count, OWN_STEP);
	if (take_home(s, h, ui, &shelf))
		return;
	struct rect r = shelf.room, left;
	if (!s->weeks.count) {
		frame_nothing(ui, r, ICON_BOOK);
		return;
	}
	if (!s->week.count) {
		ui_nothing(ui, r, ICON_BOOK,
		    s->at == 0 && s->weeks.count > 1 ? "本周还没有通报。看以前的，点左箭头。" : "本周还没有通报。");
		return;
	}
	int columns = (r.w * 68 / 100) / (m->body * 18), n = (int)s->week.count;
	if (m->portrait || r.h > m->button * 4) {
		split_facts(s, ui, r, &left, &r);
		s->chart = s->trends > 1 && fits(s, ui, left, true);
		ui_page_grown(ui, left, &s->facts, draw_facts, s);
	}
	struct ui_rows l = { .scroll = &s->scroll,
		.count = n,
		.columns = columns > n ? n : columns,
		.least = m->body * 7 + m->head,
		.most = m->body * 22,
		.tiles = true };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);)
		draw_row(ui, l.at, row_at(&s->week, l.i));
}

static bool
week_event(void *self, struct host *h, const struct screen_event *e)
{
	struct week_screen *s = self;
	if (e->action == OWN_STEP && (e->arg < 0 ? s->at + 1 < s->weeks.count : s->at > 0)) {
		s->at = e->arg < 0 ? s->at + 1 : s->at - 1;
		load(s, h);
		s->code = false;
	} else if (e->action == OWN_CODE) {
		s->code = !s->code;
		s->part = 0;
	} else if (e->action == OWN_PART) {
		s->part += e->arg < 0 ? -1 : 1;
	}
	return true;
}

SCREEN(week, "week", "问题整改", SECTION_ISSUE, .tab = "本周通报", .shows = SHOWS(REG_INSPECTION),
    .size = sizeof(struct week_screen), .enter = week_enter, .subtitle = week_subtitle, .event = week_event,
    .draw = week_draw);
