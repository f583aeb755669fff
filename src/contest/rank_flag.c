/* rank-flag: the flags and cards of one quarter, with their reasons. The
 * argument is quarter × 1024 + the row that was tapped, which comes first. */
#include <string.h>

#include "contest/ranking.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/rows.h"

enum { FLAGS_IN_QUARTER = 1024 };

struct rank_flag {
	struct date today;
	struct text_list periods;
	size_t at;
	struct flag_row *flag;
	size_t flags, drawn; /* drawn: the one that is drawn now */
	struct scroll scroll;
};

static void
load(struct rank_flag *s, struct host *h)
{
	s->flags = s->periods.count ? rankings_flags(h->store, h->arena, s->periods.text[s->at], &s->flag) : 0;
	scroll_jump(&s->scroll, 0);
}

static void
rank_flag_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct rank_flag *s = self;
	s->periods = rankings_flag_periods(h->store, a);
	s->at = (size_t)(arg / FLAGS_IN_QUARTER) < s->periods.count ? (size_t)(arg / FLAGS_IN_QUARTER) : 0;
	load(s, h);
	size_t tapped = (size_t)(arg % FLAGS_IN_QUARTER);
	if (tapped && tapped < s->flags) {
		struct flag_row first = s->flag[tapped];
		memmove(&s->flag[1], &s->flag[0], tapped * sizeof first);
		s->flag[0] = first;
	}
}

/* 「10月12日授予」 「10月12日下达，11月2日解除」 */
static const char *
days_words(const struct rank_flag *s, struct ui *ui, const struct flag_row *f, bool red)
{
	char given[64] = "", lifted[64] = "";
	if (f->given_on.year)
		date_speak(f->given_on, s->today, given, sizeof given);
	if (f->lifted_on.year)
		date_speak(f->lifted_on, s->today, lifted, sizeof lifted);
	const char *out = *given ? ui_printf(ui, "%s%s", given, red ? "授予" : "下达") : "";
	return f->lifted ? ui_printf(ui, "%s%s%s解除", out, *out ? "，" : "", lifted) : out;
}

/* The sign large at the left, and beside it whose, for what, what came of it and since when. */
static void
draw_flag(struct pen *p, void *context)
{
	const struct rank_flag *s = context;
	const struct flag_row *f = &s->flag[s->drawn];
	struct ui *ui = p->ui;
	const struct metrics *m = &ui->m;
	bool red = strcmp(f->kind, "流动红旗") == 0;
	int side = m->title * 5 / 2;
	struct pen words = *p;
	struct rect sign = cut_left(&words.room, side);
	cut_left(&words.room, m->pad);
	draw_icon(ui->list, red ? ICON_FLAG : ICON_CARD_YELLOW, (struct rect){ sign.x, sign.y, side, side },
	    red         ? ui->p->red
	    : f->lifted ? ui->p->off
			: ui->p->gold_bar);
	pen_ends(&words, WORDS_HEAD,
	    red         ? ui->p->red
	    : f->lifted ? ui->p->soft
			: ui->p->orange,
	    f->village,
	    red         ? "流动红旗"
	    : f->lifted ? "黄牌 已解除"
			: "黄牌");
	pen_words(&words, WORDS_BODY, 0, 0, f->reason);
	pen_words(&words, WORDS_BODY, 0, 0, f->result);
	pen_words(&words, WORDS_BOLD, ui->p->green, 0,
	    f->reward > 0 ? ui_printf(ui, "奖励 %s 元", score_words(ui, f->reward)) : "");
	pen_words(&words, WORDS_BODY, ui->p->soft, 0, days_words(s, ui, f, red));
	pen_words(&words, WORDS_NOTE, ui->p->soft, 0, f->note);
	if (f->sample)
		frame_sample(ui, words.room.x, pen_take(&words, ui_chip_height(ui)).y);
	int high = words.used - p->used;
	pen_take(p, high > side ? high : side);
}

static void
rank_flag_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rank_flag *s = self;
	struct shelf top = topic_shelf(h, ui, body, &screen_rank_flags, 0);
	ranking_stepper(&top, &s->periods, s->at, "2021年第四季度");
	s->today = h->now.date;
	struct rect r = top.room;
	if (!s->flags) {
		ui_card(ui, r);
		frame_empty(ui, r, ICON_FLAG);
		return;
	}
	int columns = s->flags > 1 && r.w > ui->m.body * 44 ? 2 : 1, least = 0, edges = 2 * ui->m.pad + ui->m.gap;
	for (s->drawn = 0; s->drawn < s->flags; s->drawn++) {
		int high = pen_height(ui, r.w / columns - edges, draw_flag, s) + edges;
		least = high > least ? high : least;
	}
	struct ui_rows l = { .scroll = &s->scroll,
		.count = (int)s->flags,
		.columns = columns,
		.tiles = true,
		.least = least,
		.most = r.h * 2 };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		s->drawn = (size_t)l.i;
		ui_card(ui, l.at);
		pen_centre(ui, rect_inset(l.at, ui->m.pad, ui->m.pad), draw_flag, s);
	}
}

static bool
rank_flag_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rank_flag *s = self;
	if (e->action == RANKING_OWN_PERIOD) {
		s->at = ranking_step(&s->periods, s->at, e->arg);
		load(s, h);
	}
	return true;
}

SCREEN(rank_flag, "rank-flag", "卫生排名", SECTION_RANK, .dated = DATED(&screen_rank_flags), .scope = SCOPE_WHOLE,
    .size = sizeof(struct rank_flag), .enter = rank_flag_enter, .says = "流动红旗和黄牌", .event = rank_flag_event,
    .draw = rank_flag_draw);
