/* week: the bulletin of a week: who was on duty, where they went, what was
 * praised and what is to be mended. A week without one says so; an old one
 * never stands in for it. */
#include <string.h>

#include "affairs/issue_parts.h"
#include "base/str.h"
#include "queries/weeks.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/page.h"
#include "ui/rows.h"

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
	bool beside = p->room.w > ui->m.body * 18;
	struct rect both = pen_take(p, ui->m.title * (beside ? 26 : 52) / 10);
	for (int i = 0; i < 2; i++) {
		struct rect at = beside ? cut_column(both, i, 2, ui->m.gap) : cut_top(&both, ui->m.title * 26 / 10);
		number_draw(ui, at.x, at.y, at.w,
		    &(struct quantity){ .number = ui_printf(ui, "%zu", number[i].n), .unit = number[i].words },
		    ui->m.title * 2, number[i].ink);
	}
	if (s->waiting)
		pen_icon_words(
		    p, ICON_EYE, WORDS_BOLD, ui->p->blue, 0, ui_printf(ui, "还有 %ld 条说改好了，等复查", s->waiting));
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
draw_words(struct pen *p, void *context)
{
	const struct week_row *e = context;
	struct row_state state = said_of(p->ui, e);
	struct rect line = p->room;
	line.w = ui_text_width(p->ui, state.words, words_style(p->ui, WORDS_HEAD)) + p->ui->m.head + p->ui->m.gap;
	line.x = p->room.x + p->room.w - line.w;
	pen_icon_line(&(struct pen){ .ui = p->ui, .room = line }, state.icon, WORDS_HEAD, state.color, state.words);
	if (e->sample)
		frame_sample(p->ui, line.x - ui_chip_width(p->ui, "示例") - p->ui->m.gap, line.y);
	p->room.w -= line.w;
	pen_words(p, WORDS_HEAD, 0, 1, e->village);
	p->room.w += line.w;
	pen_words(p, WORDS_BODY, 0, 2, found_words(e));
}

static void
draw_row(struct ui *ui, struct rect r, const struct week_row *e)
{
	struct week_row copy = *e;
	struct rect in = r;
	ui_card(ui, r);
	if (e->photos.count) {
		struct rect photo = cut_left(&in, r.h * 4 / 3 > r.w * 30 / 100 ? r.w * 30 / 100 : r.h * 4 / 3);
		draw_image(ui->list, photo, e->photos.photo[0].thumb, IMAGE_COVER, ui->m.radius, CORNER_TL | CORNER_BL);
	}
	pen_centre(ui, rect_inset(in, ui->m.pad * 3 / 4, 0), draw_words, &copy);
	ui_press(ui, r, ui->m.radius, ACTION_WHOLE_ROW, register_arg(REG_INSPECTION, e->rid));
}

/* What is praised stands before what is to be mended. */
static const struct week_row *
row_at(const struct week *w, int at)
{
	for (int praise = 1; praise >= 0; praise--)
		for (size_t i = 0; i < w->count; i++)
			if (w->row[i].praise == (praise == 1) && at-- == 0)
				return &w->row[i];
	return NULL;
}

static void
week_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct week_screen *s = self;
	const struct metrics *m = &ui->m;
	struct rect r = topic_head(h, ui, body, &screen_week, 0), line = cut_top(&r, m->button);
	const char *words = week_words(s, h, ui);
	ui_stepper(
	    ui, cut_left(&line, ui_stepper_width(ui, words)), words, s->at + 1 < s->weeks.count, s->at > 0, OWN_STEP);
	cut_top(&r, m->gap);
	if (!s->week.count) {
		ui_card(ui, r);
		if (!s->weeks.count)
			frame_empty(ui, r, ICON_BOOK);
		else
			ui_empty(ui, r, ICON_BOOK,
			    s->at == 0 && s->weeks.count > 1 ? "本周还没有通报。看以前的，点左箭头。"
							     : "本周还没有通报。");
		return;
	}
	ui_page(ui, m->portrait ? cut_top(&r, r.h * 36 / 100) : cut_left(&r, r.w * 32 / 100), &s->facts, draw_facts, s);
	m->portrait ? cut_top(&r, m->gap) : cut_left(&r, m->gap);
	int least = ui_line_height(ui, words_style(ui, WORDS_HEAD)) + m->body * 3 + m->gap * 2;
	struct ui_rows l = {
		.scroll = &s->scroll, .count = (int)s->week.count, .least = least, .most = least * 2, .tiles = true
	};
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
	}
	return true;
}

SCREEN(week, "week", "问题整改", SECTION_ISSUE, .tab = "本周通报", .shows = SHOWS(REG_INSPECTION),
    .size = sizeof(struct week_screen), .enter = week_enter, .subtitle = week_subtitle, .event = week_event,
    .draw = week_draw);
