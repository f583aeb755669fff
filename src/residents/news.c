/* news: 这一周新来的: one thing to do, large, with the days left, and every
 * row whose day lies in the week, from the catalogue. Weeks before are a step
 * away. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "catalogue/describe.h"
#include "queries/news.h"
#include "residents/home.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "screens/topic.h"
#include "ui/page.h"
#include "ui/rows.h"
#include "ui/tile.h"

enum { OWN_ROW = UI_ACTION_OWN, OWN_FIRST, OWN_STEP, WEEKS_BACK = 8 };

struct news_screen {
	struct news_list list;
	struct notice notice;
	const char *photo;
	bool first; /* there is a notice to be read first */
	int weeks;  /* back from today */
	long before;
	struct scroll scroll;
};

static int
newest_first(const void *x, const void *y)
{
	const struct news *a = x, *b = y;
	long by = date_days(b->day) - date_days(a->day);
	return by ? (by > 0 ? 1 : -1) : (int)a->reg->section - (int)b->reg->section;
}

static struct date
week_end(struct host *h, int weeks)
{
	return date_from_days(date_days(h->now.date) - 7L * weeks);
}

static struct news_list
news_list(struct host *h, struct arena *a, int weeks)
{
	struct news_list list = { 0 };
	struct date to = week_end(h, weeks), from = date_from_days(date_days(to) - 6);
	const char *home = store_home_key(h->store);
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (topic_shows(h, r->id))
			news_of(h->store, a, r, home[0] ? home : NULL, from, to, &list);
	if (list.count)
		qsort(list.item, list.count, sizeof *list.item, newest_first);
	return list;
}

long
news_count(struct host *h, struct arena *a, int weeks)
{
	return (long)news_list(h, a, weeks).count;
}

static void
load(struct news_screen *s, struct host *h)
{
	s->list = news_list(h, h->arena, s->weeks);
	s->before = news_count(h, h->arena, s->weeks + 1);
	s->first = !s->weeks && home_notice(h, h->arena, &s->notice);
	s->photo =
	    s->first && s->notice.photos.count ? s->notice.photos.photo[0].picture : home_photo(h, h->arena, NULL);
	scroll_jump(&s->scroll, 0);
}

static void
news_enter(void *self, struct host *h, struct arena *a, long arg)
{
	load(self, h);
}

static const char *
news_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct news_screen *s = self;
	return ui_printf(ui, "%s新来%s", s->weeks ? "那一周" : "这一周",
	    s->list.count ? ui_printf(ui, " %zu 样", s->list.count) : "的");
}

/* ------------------------------------------------------------- the first */

static void
draw_first_words(struct pen *p, void *context, int lines)
{
	const struct notice *n = context;
	struct ui *ui = p->ui;
	const char *left = home_days_left(ui->arena, n);
	if (lines)
		pen_words(p, WORDS_TITLE, 0, 2, n->title);
	else
		pen_line(p, WORDS_TITLE, 0, n->title);
	pen_words(p, WORDS_BODY, 0, lines, lines ? n->body : "");
	pen_line(p, WORDS_BODY, ui->p->soft, lines ? n->issuer : "");
	if (*left)
		pen_icon_line(p, ICON_CLOCK, WORDS_HEAD, ui->p->orange, left);
	pen_line(p, WORDS_BOLD, ui->p->blue, lines ? "看全文 ›" : "");
}

static void
draw_first(struct news_screen *s, struct ui *ui, struct rect r)
{
	struct rect photo = ui_tile(ui, r,
	    &(struct ui_tile){ .photo = { .picture = s->photo },
		.draw = draw_first_words,
		.context = &s->notice,
		.action = OWN_FIRST });
	const char *why = s->notice.urgent ? "急" : "这一周最要紧的";
	if (photo.h && ui_chip_width(ui, why) < photo.w - 2 * ui->m.gap)
		ui_chip(ui, photo.x + ui->m.gap, photo.y + ui->m.gap, why,
		    s->notice.urgent ? ui->p->orange : ui->p->black, ui->p->on_color);
}

/* --------------------------------------------------------------- the rows */

static const char *
label_of(const struct news *n)
{
	return n->reg->label ? n->reg->label : n->reg->sheet;
}

/* What the row is called, without the day, which stands at its end; a bare code is given its register's name. */
static const char *
title_of(struct ui *ui, const struct news *n)
{
	char day[64];
	if (n->count > 1 || n->reg->whose)
		return ui_printf(ui, "%s新来 %ld 条", label_of(n), n->count);
	const char *title = describe_title(ui->arena, n->reg, &n->row.row);
	date_speak(n->day, (struct date){ 0 }, day, sizeof day);
	if (str_starts(title, day) && title[strlen(day)])
		title += strlen(day) + 1;
	return utf8_count(title) > 10 ? title : ui_printf(ui, "%s %s", label_of(n), title);
}

/* Until when, where it is to be done; else what more there is to say. */
static const char *
note_of(struct host *h, struct ui *ui, const struct news *n)
{
	if (n->count > 1 || n->reg->whose)
		return "点开都能看到";
	struct row_state state = register_state(h, ui, n->reg, &n->row);
	const char *note = describe_note(ui->arena, n->reg, &n->row.row);
	return ui_printf(ui, "%s%s%s", state.words, *state.words && *note ? "，" : "", note);
}

struct row_words {
	const char *title, *note;
};

static void
draw_words(struct pen *p, void *context)
{
	const struct row_words *w = context;
	pen_words(p, WORDS_BOLD, 0, 1, w->title);
	pen_words(p, WORDS_BODY, p->ui->p->soft, 1, w->note);
}

static void
draw_row(struct host *h, struct ui *ui, struct rect r, const struct news *n, long i)
{
	const struct metrics *m = &ui->m;
	char day[64];
	struct rect in = ui_row_card(ui, r, OWN_ROW, i);
	int side = r.h * 6 / 10 < m->title ? r.h * 6 / 10 : m->title;
	home_sign_draw(ui, cut_middle(cut_left(&in, side), side, side), n->reg->section);
	cut_left(&in, m->pad);
	draw_icon(ui->list, ICON_ARROW_RIGHT, cut_middle(cut_right(&in, m->body), m->body, m->body), ui->p->soft);
	date_speak(n->day, h->now.date, day, sizeof day);
	int w = ui_text_width(ui, day, ui_style(m->body, false)) + m->gap;
	if (w < in.w / 3)
		ui_text_center(ui, cut_right(&in, w), ui_printf(ui, "%s", day), ui_style(m->body, false), ui->p->soft);
	struct row_words words = { title_of(ui, n), note_of(h, ui, n) };
	pen_centre(ui, in, draw_words, &words);
}

static void
news_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct news_screen *s = self;
	const struct metrics *m = &ui->m;
	struct date to = week_end(h, s->weeks), from = date_from_days(date_days(to) - 6);
	struct rect foot = cut_bottom(&body, m->button);
	cut_bottom(&body, m->gap);
	const char *span = ui_printf(ui, "%d月%d日到%d月%d日", from.month, from.day, to.month, to.day);
	int w = ui_stepper_width(ui, span);
	w = w > foot.w ? foot.w : w;
	ui_stepper(ui, cut_left(&foot, w), span, s->weeks<WEEKS_BACK, s->weeks> 0, OWN_STEP);
	cut_left(&foot, m->pad);
	const char *before = ui_printf(ui, "上一周新来 %ld 样", s->before);
	if (ui_text_width(ui, before, ui_style(m->body, false)) < foot.w)
		ui_text(ui, foot.x, foot.y + (foot.h - ui_line_height(ui, ui_style(m->body, false))) / 2, before,
		    ui_style(m->body, false), ui->p->soft);
	if (s->first) {
		bool alone = !s->list.count;
		draw_first(s, ui,
		    m->portrait ? cut_top(&body, body.h * (alone ? 100 : 40) / 100)
				: cut_left(&body, body.w * (alone ? 100 : 42) / 100));
		m->portrait ? cut_top(&body, m->gap) : cut_left(&body, m->gap);
	}
	if (!s->list.count && !s->first)
		ui_nothing(ui, body, ICON_CLOCK, "这七天没有新来的。以前的，点左边的箭头。");
	struct ui_rows l = { .scroll = &s->scroll,
		.count = (int)s->list.count,
		.least = ui_row_height(ui, 1) + m->gap,
		.most = ui_row_height(ui, 1) + m->gap * 4,
		.bare = true };
	if (l.count)
		for (ui_rows_begin(&l, ui, body); ui_rows_next(&l);)
			draw_row(h, ui, l.at, &s->list.item[l.i], l.i);
}

/* The page of a row, where its register has one of its own. */
static void
open_row(struct host *h, const struct news *n)
{
	static const struct screen_class *const own[][2] = { { &screen_notices, &screen_notice },
		{ &screen_issues, &screen_issue }, { &screen_board, &screen_board_entry } };
	const struct screen_class *list = host_screen_of(h, n->reg->id);
	for (size_t i = 0; i < sizeof own / sizeof *own && n->count == 1; i++)
		if (own[i][0] == list) {
			host_open(h, own[i][1], (long)n->row.rid);
			return;
		}
	if (n->count == 1 && !n->reg->whose)
		host_open(h, &screen_register_row, register_arg(n->reg->id, n->row.rid));
	else
		topic_open(h, n->reg->id, 0);
}

static bool
news_event(void *self, struct host *h, const struct screen_event *e)
{
	struct news_screen *s = self;
	if (e->action == OWN_FIRST && s->first) {
		host_open(h, &screen_notice, (long)s->notice.rid);
	} else if (e->action == OWN_ROW && (size_t)e->arg < s->list.count) {
		open_row(h, &s->list.item[e->arg]);
	} else if (e->action == OWN_STEP) {
		s->weeks -= (int)e->arg;
		load(s, h);
	}
	return true;
}

SCREEN(news, "news", "", SECTION_PLAIN, .dated = DATED_BY_ALL, .scope = SCOPE_BOTH, .size = sizeof(struct news_screen),
    .enter = news_enter, .subtitle = news_subtitle, .event = news_event, .draw = news_draw);
