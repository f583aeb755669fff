/* rank: villages by month or quarter: podium, bars, moves, flags; a tap on a
 * village opens its item scores under its row. */
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "contest/ranking.h"
#include "screens/topic.h"

struct rank {
	enum ranking_kind kind;
	struct text_list periods[2]; /* RANKING_MONTH, RANKING_QUARTER */
	size_t at[2];                /* which period, 0 the newest */
	struct ranking ranking;
	long open; /* row whose items are shown; −1 none */
	struct scroll scroll;
	const char *note;
};

static void
load(struct rank *s, struct host *h)
{
	struct text_list *p = &s->periods[s->kind];
	s->ranking = (struct ranking){ 0 };
	s->open = -1;
	scroll_jump(&s->scroll, 0);
	if (p->count)
		s->ranking = rankings_of(h->store, h->arena, s->kind, p->text[s->at[s->kind]], NULL);
	s->note = "";
	struct flag_row *flag;
	size_t n = p->count ? rankings_flags(h->store, h->arena, p->text[s->at[s->kind]], &flag) : 0;
	for (size_t i = 0; i < n; i++)
		if (strstr(flag[i].note, "未填全"))
			s->note = "红旗和黄牌的名单还没有填全，点“红旗黄牌”看说明。";
}

static void
rank_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct rank *s = self;
	s->periods[RANKING_MONTH] = rankings_periods(h->store, a, RANKING_MONTH, NULL);
	s->periods[RANKING_QUARTER] = rankings_periods(h->store, a, RANKING_QUARTER, NULL);
	s->kind = arg == 1 || !s->periods[RANKING_QUARTER].count ? RANKING_MONTH : RANKING_QUARTER;
	load(s, h);
}

/* -------------------------------------------------------------- podium */

static void
draw_step(struct ui *ui, struct rect r, int height, const struct ranking_row *row, color_argb fill)
{
	struct text_style name = ui_style(ui->m.body, true), score = ui_style(ui->m.note, false);
	struct rect block = { r.x, r.y + r.h - height, r.w, height };
	draw_round(ui->list, block, ui->m.radius * 3 / 4, CORNER_TL | CORNER_TR, fill);
	int digit = height * 6 / 10 > ui->m.title ? ui->m.title : height * 6 / 10;
	ui_text_center(ui, block, ui_printf(ui, "%d", row->rank), ui_style(digit, true), ui->p->ink);
	int y = block.y - ui_line_height(ui, score) - ui->m.gap / 3;
	ui_text_center(ui, (struct rect){ r.x - 4, y, r.w + 8, ui_line_height(ui, score) },
	    ui_printf(ui, "%s 分", score_words(ui, row->milli)), score, ui->p->soft);
	y -= ui_line_height(ui, name);
	ui_text_center(ui, (struct rect){ r.x - 4, y, r.w + 8, ui_line_height(ui, name) }, row->name, name, ui->p->ink);
	if (row->flag) {
		int side = ui->m.body * 12 / 10;
		draw_icon(
		    ui->list, ICON_FLAG, (struct rect){ r.x + (r.w - side) / 2, y - side - 4, side, side }, ui->p->red);
	}
}

static void
draw_podium(struct ui *ui, struct rect r, const struct ranking *k)
{
	static const int order[] = { 1, 0, 2 };
	ui_card(ui, r);
	struct rect in = rect_inset(r, ui->m.pad, ui->m.pad);
	int gap = ui->m.gap / 2, w = (in.w - 2 * gap) / 3;
	int words = ui->m.body * 13 / 10 + ui->m.note * 13 / 10 + ui->m.body * 12 / 10 + ui->m.gap;
	int tall = in.h - words, most = w * 3 / 2;
	tall = tall > most ? most : tall;
	for (int i = 0; i < 3; i++) {
		size_t at = (size_t)order[i];
		if (at >= k->count)
			continue;
		const struct ranking_row *row = &k->row[at];
		int height = row->rank == 1 ? tall : row->rank == 2 ? tall * 72 / 100 : tall * 55 / 100;
		color_argb fill = row->rank == 1   ? ui->p->gold_bar
				  : row->rank == 2 ? ui->p->podium_two
						   : ui->p->podium_three;
		draw_step(ui, (struct rect){ in.x + i * (w + gap), in.y, w, in.h }, height, row, fill);
	}
}

/* ---------------------------------------------------------------- rows */

static void
draw_move(struct ui *ui, struct rect r, int moved)
{
	struct text_style style = ui_style(ui->m.body, false);
	if (moved == RANKING_NO_MOVE) {
		ui_text_center(ui, r, "新", style, ui->p->soft);
		return;
	}
	if (!moved) {
		ui_text_center(ui, r, "—", style, ui->p->soft);
		return;
	}
	color_argb c = moved > 0 ? ui->p->red : ui->p->green;
	const char *n = ui_printf(ui, "%d", moved > 0 ? moved : -moved);
	int side = ui->m.body * 6 / 10, w = side + 4 + ui_text_width(ui, n, style), x = r.x + (r.w - w) / 2;
	draw_icon(ui->list, moved > 0 ? ICON_UP : ICON_DOWN, (struct rect){ x, r.y + (r.h - side) / 2, side, side }, c);
	ui_text(ui, x + side + 4, r.y + (r.h - ui_line_height(ui, style)) / 2, n, style, c);
}

static int
draw_marks(struct ui *ui, int x, int middle, const struct ranking_row *row)
{
	int y = middle - ui_chip_height(ui) / 2, from = x;
	if (row->flag)
		x += ui_chip(ui, x, y, "红旗", ui->p->red, ui->p->on_color) + ui->m.gap / 2;
	if (row->yellow && row->yellow_lifted)
		x += ui_chip(ui, x, y, "黄牌已解除", ui->p->grey_tint, ui->p->soft) + ui->m.gap / 2;
	else if (row->yellow)
		x += ui_chip(ui, x, y, "黄牌", 0xFFF2B705, 0xFF1F1F1F) + ui->m.gap / 2;
	return x - from;
}

static int
item_height(struct ui *ui)
{
	return ui->m.note * 18 / 10;
}

static void
draw_items(struct ui *ui, struct rect r, const struct ranking_row *row)
{
	struct text_style style = ui_style(ui->m.note, false);
	int h = item_height(ui), name = ui->m.note * 6, y = r.y, x = r.x + ui->m.pad * 2 + ui->m.title;
	int score = ui->m.note * 6, bar = r.x + r.w - ui->m.pad * 2 - x - name - score;
	for (size_t i = 0; i < row->items; i++, y += h) {
		const struct ranking_item *item = &row->item[i];
		int ty = y + (h - ui_line_height(ui, style)) / 2;
		ui_text_in(ui, x, ty, name, item->name, style, ui->p->soft);
		if (item->full > 0 && bar > ui->m.title)
			ui_bar(ui, (struct rect){ x + name, y + h / 2 - ui->m.note / 4, bar, ui->m.note / 2 },
			    (float)item->milli / (float)item->full, ui->p->gold_bar);
		const char *words =
		    item->full ? ui_printf(ui, "%s / %s", score_words(ui, item->milli), score_words(ui, item->full))
			       : score_words(ui, item->milli);
		ui_text_right(ui, r.x + r.w - ui->m.pad * 2, ty, words, style, ui->p->ink);
	}
}

static void
draw_row(struct ui *ui, struct rect r, const struct ranking_row *row, bool ours, long index)
{
	const struct metrics *m = &ui->m;
	struct text_style name = ui_style(m->body, true), place = ui_style(m->body, true);
	if (ours)
		draw_fill(ui->list, r, ui->p->row_tint);
	if (ui_pressed(ui, RANKING_OWN_ROW, index))
		draw_fill(ui->list, r, ui->p->pressed);
	int middle = r.y + r.h / 2, ty = middle - ui_line_height(ui, name) / 2, x = r.x + m->pad;
	const char *number = score_place(ui, row->rank, row->tied);
	int place_w = m->body * 3, move_w = m->body * 2, score_w = m->body * 5 / 2;
	ui_text_in(ui, x, ty, place_w, number, row->tied ? ui_style(m->note, true) : place, ui->p->soft);
	x += place_w;
	x += ui_text(ui, x, ty, row->name, name, ui->p->ink) + m->gap / 2;
	x += draw_marks(ui, x, middle, row);
	if (ours)
		x +=
		    ui_chip(ui, x, middle - ui_chip_height(ui) / 2, "本村", ui->p->gold_tint, ui->p->gold) + m->gap / 2;
	int right = r.x + r.w - m->pad;
	draw_move(ui, (struct rect){ right - move_w, r.y, move_w, r.h }, row->moved);
	ui_text_right(ui, right - move_w - m->gap / 2, ty, score_words(ui, row->milli), name, ui->p->ink);
	int bar_x = r.x + m->pad + place_w + m->body * 15 / 2, bar_end = right - move_w - score_w - m->gap;
	if (x > bar_x)
		bar_x = x;
	if (bar_end - bar_x > m->title * 2)
		ui_bar(ui, (struct rect){ bar_x, middle - m->note / 3, bar_end - bar_x, m->note * 2 / 3 },
		    (float)row->milli / 100000.f, ui->p->gold_bar);
	ui_hit(ui, r, RANKING_OWN_ROW, index);
}

static void
draw_list(struct rank *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int open_h = s->open >= 0 ? (int)s->ranking.row[s->open].items * item_height(ui) + m->gap : 0;
	int note_h = s->note[0] && r.h > m->body * 12
			 ? ui_paragraph_height(ui, r.w - 2 * m->pad, s->note, ui_style(m->note, false), 15, 3) + m->gap
			 : 0;
	ui_card(ui, r);
	struct rect list = { r.x, r.y + m->gap / 2, r.w, r.h - note_h - m->gap };
	int step = ui_fit_row(ui, list, m->row, (int)s->ranking.count);
	int content = (int)s->ranking.count * step + open_h;
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, content, step);
	int y = v.y;
	for (size_t i = 0; i < s->ranking.count; i++) {
		const struct ranking_row *row = &s->ranking.row[i];
		bool ours = strcmp(row->place, store_home_key(h->store)) == 0;
		draw_row(ui, (struct rect){ r.x, y, r.w, step }, row, ours, (long)i);
		y += step;
		if (s->open == (long)i) {
			draw_items(ui, (struct rect){ r.x, y, r.w, open_h }, row);
			y += open_h;
		}
		ui_divider(ui, r.x + m->pad, y, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
	if (note_h) {
		int ny = r.y + r.h - note_h;
		ui_divider(ui, r.x, ny - 1, r.w);
		ui_paragraph(ui, r.x + m->pad, ny + m->gap / 3, r.w - 2 * m->pad, s->note, ui_style(m->note, false),
		    ui->p->soft, 15, 3);
	}
}

/* ---------------------------------------------------------------- head */

/* Month or quarter, and which one; under the tabs where they do not fit beside. Returns the height of all. */
static int
draw_head(struct rank *s, struct host *h, struct ui *ui, struct rect body)
{
	static const char *const kinds[] = { "按月", "按季度" };
	const struct metrics *m = &ui->m;
	int tabs = topic_tabs(h, ui, body, &screen_rank, 0, NULL).y - body.y, kind_w = ui_tabs_width(ui, kinds, 2);
	struct text_list *p = &s->periods[s->kind];
	char words[64] = "还没有";
	if (p->count)
		period_speak(p->text[s->at[s->kind]], words, sizeof words);
	int step_w = ui_stepper_width(ui, "2021年第四季度"), names_w = ui->m.body * 24;
	bool beside = body.w > names_w + kind_w + step_w + 4 * m->gap && tabs < 2 * m->button;
	int y = beside ? body.y : body.y + tabs, right = body.x + body.w;
	ui_stepper(ui, (struct rect){ right - step_w, y, step_w, m->button }, words, s->at[s->kind] + 1 < p->count,
	    s->at[s->kind] > 0, RANKING_OWN_PERIOD);
	int kind_x = beside ? right - step_w - m->gap - kind_w : body.x;
	ui_tabs(ui, (struct rect){ kind_x, y, kind_w + 1, m->button }, kinds, 2, (int)s->kind, ui->p->gold,
	    RANKING_OWN_KIND);
	return beside ? tabs : tabs + m->button + m->gap;
}

static void
rank_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rank *s = self;
	int head = draw_head(s, h, ui, body), gap = ui->m.gap;
	struct rect r = { body.x, body.y + head, body.w, body.h - head };
	if (!s->ranking.count) {
		ui_card(ui, r);
		if (s->periods[RANKING_MONTH].count + s->periods[RANKING_QUARTER].count)
			ui_empty(ui, r, ICON_FLAG, s->kind == RANKING_MONTH ? "还没有月考核。" : "还没有季度评比。");
		else
			frame_empty(ui, r, ICON_FLAG);
		return;
	}
	struct rect podium = r, list = r;
	int podium_h = ui->m.body * 11;
	if (!ui->m.portrait && r.h < ui->m.body * 12) {
		podium.w = 0; /* too low for steps: the list has it all */
	} else if (!ui->m.portrait) {
		podium.w = r.w * 34 / 100;
		list.x += podium.w + gap * 3 / 2;
		list.w -= podium.w + gap * 3 / 2;
	} else if (r.h > podium_h * 2) {
		podium.h = podium_h;
		list.y += podium_h + gap;
		list.h -= podium_h + gap;
	} else {
		podium.w = 0;
	}
	if (podium.w)
		draw_podium(ui, podium, &s->ranking);
	draw_list(s, h, ui, list);
}

static bool
rank_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rank *s = self;
	size_t *at = &s->at[s->kind];
	if (e->action == RANKING_OWN_PERIOD && (e->arg < 0 ? *at + 1 < s->periods[s->kind].count : *at > 0)) {
		*at = e->arg < 0 ? *at + 1 : *at - 1;
		load(s, h);
	} else if (e->action == RANKING_OWN_KIND) {
		s->kind = e->arg == 0 ? RANKING_MONTH : RANKING_QUARTER;
		load(s, h);
	} else if (e->action == RANKING_OWN_ROW) {
		s->open = s->open == e->arg || !s->ranking.row[e->arg].items ? -1 : e->arg;
	}
	return true;
}

SCREEN(rank, "rank", "卫生排名", SECTION_RANK, .tab = "村排名", .shows = SHOWS(REG_MONTH_SCORE, REG_QUARTER_SCORE),
    .scope = SCOPE_WHOLE, .size = sizeof(struct rank), .enter = rank_enter, .says = "各村（社区）", .event = rank_event,
    .draw = rank_draw);

/* 月考核 among the faces of 问题整改: the same by month. */
static void
month_enter(void *self, struct host *h, struct arena *a, long arg)
{
	rank_enter(self, h, a, 1);
}

SCREEN(rank_month, "rank-month", "卫生排名", SECTION_RANK, .tab = "月考核", .tab_of = SECTION_ISSUE,
    .scope = SCOPE_WHOLE, .size = sizeof(struct rank), .enter = month_enter, .says = "各村（社区）",
    .event = rank_event, .draw = rank_draw);
