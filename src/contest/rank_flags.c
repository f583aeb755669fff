/* rank-flags: who held the red flag and who was given a yellow card, as a
 * matrix of villages by quarter; a tap on a mark says why. 约谈 is not shown:
 * it is held with the best and with the last alike and marks nobody. */
#include <stdlib.h>
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "contest/ranking.h"
#include "screens/topic.h"

enum { OWN_CELL = UI_ACTION_OWN + 40, OWN_ROW_STEP, FLAGS_IN_QUARTER = 1024 };

struct quarter {
	const char *period;
	long number; /* among the quarters that have a flag or a card */
	struct flag_row *flag;
	size_t flags;
};

struct rank_flags {
	struct quarter *quarter; /* newest first */
	struct text_list villages;
	size_t quarters, at; /* at: how many newer ones are off to the right */
	bool incomplete;
	struct scroll scroll;
};

static void
add_village(struct rank_flags *s, struct host *h, const char *name, size_t *capacity)
{
	const char *place = row_place_key(h->arena, name), *scope = host_scope(h);
	if (scope && strcmp(place, scope) != 0)
		return;
	for (size_t i = 0; i < s->villages.count; i++)
		if (strcmp(row_place_key(h->arena, s->villages.text[i]), place) == 0)
			return;
	s->villages.text =
	    arena_grow(h->arena, s->villages.text, s->villages.count, capacity, s->villages.count + 1, sizeof name);
	s->villages.text[s->villages.count++] = name;
}

static int
newest_first(const void *x, const void *y)
{
	return period_compare(((const struct quarter *)x)->period, ((const struct quarter *)y)->period);
}

/* The quarters that had a contest, and those that have a flag or a card. */
static void
load_quarters(struct rank_flags *s, struct host *h)
{
	struct text_list marked = rankings_flag_periods(h->store, h->arena),
			 judged = rankings_periods(h->store, h->arena, RANKING_QUARTER, NULL);
	s->quarter = arena_array(h->arena, marked.count + judged.count + 1, sizeof *s->quarter);
	for (size_t i = 0; i < marked.count; i++) {
		struct quarter *q = &s->quarter[s->quarters++];
		*q = (struct quarter){ .period = marked.text[i], .number = (long)i };
		q->flags = rankings_flags(h->store, h->arena, q->period, &q->flag);
	}
	for (size_t i = 0; i < judged.count; i++) {
		bool known = false;
		for (size_t k = 0; k < marked.count; k++)
			known |= strcmp(marked.text[k], judged.text[i]) == 0;
		if (!known)
			s->quarter[s->quarters++] = (struct quarter){ .period = judged.text[i], .number = -1 };
	}
	if (s->quarters)
		qsort(s->quarter, s->quarters, sizeof *s->quarter, newest_first);
}

static void
rank_flags_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct rank_flags *s = self;
	size_t capacity = 0;
	load_quarters(s, h);
	for (size_t i = 0; i < s->quarters; i++)
		for (size_t k = 0; k < s->quarter[i].flags; k++) {
			const struct flag_row *f = &s->quarter[i].flag[k];
			add_village(s, h, f->village, &capacity);
			s->incomplete |= strstr(f->note, "未填全") != NULL;
		}
	struct text_list judged = rankings_periods(h->store, a, RANKING_QUARTER, NULL);
	if (!judged.count)
		return;
	struct ranking r = rankings_of(h->store, a, RANKING_QUARTER, judged.text[0], NULL);
	for (size_t i = 0; i < r.count; i++)
		add_village(s, h, r.row[i].name, &capacity);
}

/* A mark is a shape and a word: a flag, a full card, or a hollow one when it was lifted. */
static void
draw_mark(struct ui *ui, struct rect r, const struct flag_row *f)
{
	const struct metrics *m = &ui->m;
	struct text_style note = ui_style(m->note, true);
	bool red = strcmp(f->kind, "流动红旗") == 0;
	const char *word = red ? "红旗" : f->lifted ? "已解除" : "黄牌";
	int line = ui_line_height(ui, note), side = m->title, h = side + line, y = r.y + (r.h - h) / 2;
	struct rect at = { r.x + (r.w - side) / 2, y, side, side };
	if (f->lifted && !red)
		draw_outline(
		    ui->list, rect_inset(at, side / 5, side / 12), side / 10, theme_mm(m, 0.8f) + 1, 0xFFB58A00);
	else
		draw_icon(ui->list, red ? ICON_FLAG : ICON_CARD_YELLOW, at, red ? ui->p->red : 0xFFF2B705);
	ui_text_center(ui, (struct rect){ r.x, y + side, r.w, line }, word, note, red ? ui->p->red : ui->p->ink);
}

/* The marks of one village in one quarter; they share the cell when there are two. */
static void
draw_cell(struct rank_flags *s, struct ui *ui, struct rect r, const char *village, size_t quarter)
{
	const struct quarter *q = &s->quarter[quarter];
	const char *place = row_place_key(ui->arena, village);
	size_t found[2], n = 0;
	for (size_t i = 0; i < q->flags && n < 2; i++)
		if (strcmp(row_place_key(ui->arena, q->flag[i].village), place) == 0)
			found[n++] = i;
	if (!n) {
		ui_text_center(ui, r, "—", ui_style(ui->m.note, false), ui->p->soft);
		return;
	}
	long arg = q->number * FLAGS_IN_QUARTER + (long)found[0];
	if (ui_pressed(ui, OWN_CELL, arg))
		draw_round(ui->list, r, ui->m.radius / 2, CORNER_ALL, ui->p->pressed);
	for (size_t i = 0; i < n; i++) {
		int w = r.w / (int)n;
		draw_mark(ui, (struct rect){ r.x + (int)i * w, r.y, w, r.h }, &q->flag[found[i]]);
	}
	ui_hit(ui, r, OWN_CELL, arg);
}

/* 「2021年」 above 「第三季度」. */
static void
draw_quarter(struct ui *ui, struct rect r, const char *period)
{
	struct text_style note = ui_style(ui->m.note, false), bold = ui_style(ui->m.note, true);
	char words[64];
	period_speak(period, words, sizeof words);
	const char *cut = strstr(words, "年");
	int line = ui_line_height(ui, bold), y = r.y + (r.h - 2 * line) / 2;
	if (!cut || !cut[strlen("年")]) {
		ui_text_center(ui, r, words, bold, ui->p->ink);
		return;
	}
	cut += strlen("年");
	ui_text_center(ui, (struct rect){ r.x, y, r.w, line }, ui_printf(ui, "%.*s", (int)(cut - words), words), note,
	    ui->p->soft);
	ui_text_center(ui, (struct rect){ r.x, y + line, r.w, line }, cut, bold, ui->p->ink);
}

static void
draw_matrix(struct rank_flags *s, struct host *h, struct ui *ui, struct rect r, int columns, int name_w)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), note = ui_style(m->note, false);
	int w = (r.w - name_w - 2 * m->pad) / columns, head = m->note * 3, first, last;
	int most = m->title * 6, left = r.x + m->pad + name_w, count = (int)s->villages.count;
	w = w > most && columns < 3 ? most : w;
	for (int c = 0; c < columns; c++)
		draw_quarter(ui, (struct rect){ left + c * w, r.y + m->gap / 2, w, head },
		    s->quarter[s->at + (size_t)(columns - 1 - c)].period);
	ui_divider(ui, r.x + m->pad, r.y + head + m->gap / 2, r.w - 2 * m->pad);
	int foot = ui_line_height(ui, note) + m->gap / 2, least = m->title + m->note * 14 / 10 + m->gap;
	struct rect in = { r.x, r.y + head + m->gap, r.w, r.h - head - m->gap - foot };
	int row = ui_fit_row(ui, in, least > m->button ? least : m->button, count);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, count * row, row);
	ui_view_rows(&v, row, count, &first, &last);
	for (int i = first; i < last; i++) {
		int y = v.y + i * row, ty = y + (row - ui_line_height(ui, bold)) / 2;
		bool ours = strcmp(row_place_key(ui->arena, s->villages.text[i]), store_home_key(h->store)) == 0;
		ui_text_in(ui, r.x + m->pad, ty, name_w - m->gap / 2, s->villages.text[i], bold,
		    ours ? ui->p->gold : ui->p->ink);
		for (int c = 0; c < columns; c++)
			draw_cell(s, ui, (struct rect){ left + c * w + 2, y + 2, w - 4, row - 5 }, s->villages.text[i],
			    s->at + (size_t)(columns - 1 - c));
		ui_divider(ui, r.x + m->pad, y + row - 1, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
	ui_text_in(ui, r.x + m->pad, r.y + r.h - foot, r.w - 2 * m->pad,
	    s->incomplete ? "点红旗或黄牌看为什么。材料里的名单还没有填全。" : "点红旗或黄牌看为什么。", note,
	    ui->p->soft);
}

/* Scope and, when not all quarters fit, the stepper; returns the height of the head. */
static int
draw_head(struct rank_flags *s, struct host *h, struct ui *ui, struct rect body, int columns)
{
	const struct metrics *m = &ui->m;
	static const char words[] = "前后季度";
	int tabs = topic_tabs(h, ui, body, &screen_rank_flags, 0, NULL).y - body.y, scope = frame_scope_width(h, ui),
	    step = s->quarters > (size_t)columns ? ui_stepper_width(ui, words) : 0;
	int side = scope + (step && scope ? m->gap * 2 : 0) + step;
	if (!side)
		return tabs;
	bool beside = tabs < 2 * m->button && body.w > m->body * 24 + side;
	int y = body.y + (beside ? 0 : tabs), right = beside ? body.x + body.w : body.x + side;
	frame_scope(h, ui, right, y, ui->p->gold);
	if (step)
		ui_stepper(ui, (struct rect){ right - side, y, step, m->button }, words,
		    s->at + (size_t)columns<s->quarters, s->at> 0, OWN_ROW_STEP);
	return beside ? tabs : tabs + m->button + m->gap;
}

static void
rank_flags_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rank_flags *s = self;
	const struct metrics *m = &ui->m;
	int name_w = m->body * 5, least = m->note * 5, columns = (body.w - 2 * m->pad - name_w) / least;
	least = least > m->button ? least : m->button;
	columns = columns < 1 ? 1 : columns > (int)s->quarters ? (int)s->quarters : columns;
	s->at = s->at + (size_t)columns > s->quarters ? s->quarters - (size_t)columns : s->at;
	int head = draw_head(s, h, ui, body, columns);
	struct rect r = { body.x, body.y + head, body.w, body.h - head };
	ui_card(ui, r);
	if (!s->quarters)
		frame_empty(ui, r, ICON_FLAG);
	else if (!s->villages.count)
		ui_empty(ui, r, ICON_FLAG, "本村还没有参加季度评比。");
	else
		draw_matrix(s, h, ui, r, columns, name_w);
}

static bool
rank_flags_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rank_flags *s = self;
	if (e->action == OWN_CELL)
		host_open(h, &screen_rank_flag, e->arg);
	else if (e->action == OWN_ROW_STEP && e->arg < 0)
		s->at++;
	else if (e->action == OWN_ROW_STEP && s->at > 0)
		s->at--;
	return true;
}

SCREEN(rank_flags, "rank-flags", "卫生排名", SECTION_RANK, .tab = "红旗黄牌", .shows = SHOWS(REG_FLAG),
    .size = sizeof(struct rank_flags), .enter = rank_flags_enter, .says = "流动红旗和黄牌", .event = rank_flags_event,
    .draw = rank_flags_draw);
