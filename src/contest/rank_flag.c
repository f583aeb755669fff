/* rank-flag: the flags and cards of one quarter, with their reasons. The
 * argument is quarter × 1024 + the row that was tapped, which comes first. */
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "contest/ranking.h"
#include "screens/topic.h"

enum { FLAGS_IN_QUARTER = 1024 };

struct rank_flag {
	struct text_list periods;
	size_t at;
	struct flag_row *flag;
	size_t flags;
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

static const char *
words_of(struct host *h, struct ui *ui, const struct flag_row *f)
{
	char given[64] = "", lifted[64] = "";
	if (f->given_on.year)
		date_speak(f->given_on, h->now.date, given, sizeof given);
	if (f->lifted_on.year)
		date_speak(f->lifted_on, h->now.date, lifted, sizeof lifted);
	bool red = strcmp(f->kind, "流动红旗") == 0;
	if (f->lifted)
		return ui_printf(ui, "%s下达，%s解除", given, lifted);
	return given[0] ? ui_printf(ui, "%s%s", given, red ? "授予" : "下达") : "";
}

/* Draws one flag or card (when `draw`) and returns its height. */
static int
flag_block(struct rank_flag *s, struct host *h, struct ui *ui, struct rect r, size_t i, bool draw)
{
	const struct metrics *m = &ui->m;
	const struct flag_row *f = &s->flag[i];
	bool red = strcmp(f->kind, "流动红旗") == 0;
	struct text_style head = ui_style(m->head, true), note = ui_style(m->note, false),
			  body = ui_style(m->body, false);
	int side = m->title * 2, x = r.x + m->pad + side + m->pad, w = r.x + r.w - m->pad - x, y = r.y + m->pad;
	color_argb mark = red ? ui->p->red : f->lifted ? ui->p->line : 0xFFF2B705;
	if (draw)
		draw_icon(
		    ui->list, red ? ICON_FLAG : ICON_CARD_YELLOW, (struct rect){ r.x + m->pad, y, side, side }, mark);
	if (draw) {
		int cx = x + ui_text(ui, x, y, f->village, head, ui->p->ink) + m->gap;
		int cy = y + (ui_line_height(ui, head) - ui_chip_height(ui)) / 2;
		const char *word = red ? "流动红旗" : f->lifted ? "黄牌 已解除" : "黄牌";
		cx += ui_chip(ui, cx, cy, word,
			  red         ? ui->p->red
			  : f->lifted ? ui->p->grey_tint
				      : 0xFFF2B705,
			  red ? ui->p->on_color : 0xFF1F1F1F) +
		      m->gap / 2;
		if (f->sample)
			frame_sample(ui, cx, cy);
	}
	y += ui_line_height(ui, head);
	const char *reward = f->reward > 0 ? ui_printf(ui, "奖励 %s 元", score_words(ui, f->reward)) : "";
	const char *parts[] = { f->reason, f->result, reward, words_of(h, ui, f), f->note };
	for (size_t k = 0; k < 5; k++) {
		struct text_style style = k < 2 ? body : note;
		if (!parts[k][0])
			continue;
		y += draw ? ui_paragraph(ui, x, y, w, parts[k], style, k < 2 ? ui->p->ink : ui->p->soft, 15, 0)
			  : ui_paragraph_height(ui, w, parts[k], style, 15, 0);
	}
	int least = r.y + m->pad * 2 + side;
	return (y + m->pad > least ? y + m->pad : least) - r.y;
}

static void
rank_flag_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rank_flag *s = self;
	const struct metrics *m = &ui->m;
	int head = topic_tabs(h, ui, body, &screen_rank_flags, 0, NULL).y - body.y,
	    step = ui_stepper_width(ui, "2021年第四季度");
	char words[64] = "还没有";
	if (s->periods.count)
		period_speak(s->periods.text[s->at], words, sizeof words);
	bool beside = head < 2 * m->button && body.w > m->body * 24 + step;
	ui_stepper(ui, (struct rect){ body.x + body.w - step, body.y + (beside ? 0 : head), step, m->button }, words,
	    s->at + 1 < s->periods.count, s->at > 0, RANKING_OWN_PERIOD);
	if (!beside)
		head += m->button + m->gap;
	struct rect r = { body.x, body.y + head, body.w, body.h - head };
	ui_card(ui, r);
	if (!s->flags) {
		frame_empty(ui, r, ICON_FLAG);
		return;
	}
	int content = 0;
	for (size_t i = 0; i < s->flags; i++)
		content += flag_block(s, h, ui, r, i, false);
	struct ui_view v = ui_view_begin(ui, r, &s->scroll, content, 0);
	int y = v.y;
	for (size_t i = 0; i < s->flags; i++) {
		y += flag_block(s, h, ui, (struct rect){ r.x, y, r.w, 0 }, i, true);
		ui_divider(ui, r.x + m->pad, y, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
}

static bool
rank_flag_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rank_flag *s = self;
	if (e->action == RANKING_OWN_PERIOD && (e->arg < 0 ? s->at + 1 < s->periods.count : s->at > 0)) {
		s->at = e->arg < 0 ? s->at + 1 : s->at - 1;
		load(s, h);
	}
	return true;
}

SCREEN(rank_flag, "rank-flag", "卫生排名", SECTION_RANK, .scope = SCOPE_WHOLE, .size = sizeof(struct rank_flag),
    .enter = rank_flag_enter, .says = "流动红旗和黄牌", .event = rank_flag_event, .draw = rank_flag_draw);
