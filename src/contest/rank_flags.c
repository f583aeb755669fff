/* rank-flags: who held the red flag and who was given a yellow card, as a
 * matrix of villages by quarter; a tap on a mark says why. 约谈 is not shown:
 * it is held with the best and with the last alike and marks nobody. */
#include <stdlib.h>
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "contest/ranking.h"
#include "screens/topic.h"
#include "ui/rows.h"

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

struct mark {
	const struct flag_row *flag;
	int high; /* px there are */
};

/* A mark is a shape and a word; the shape alone where it is low. */
static void
draw_mark(struct pen *p, void *context)
{
	const struct mark *mark = context;
	const struct flag_row *f = mark->flag;
	const struct palette *c = p->ui->p;
	bool red = strcmp(f->kind, "流动红旗") == 0;
	p->middle = true;
	pen_icon(p, red ? ICON_FLAG : ICON_CARD_YELLOW, p->ui->m.title,
	    red         ? c->red
	    : f->lifted ? c->off
			: c->gold_bar);
	if (mark->high >= p->ui->m.title + p->ui->m.note * 13 / 10)
		pen_line(p, WORDS_NOTE_BOLD, red ? c->red : 0, red ? "红旗" : f->lifted ? "已解除" : "黄牌");
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
		ui_text_center(ui, r, "—", words_style(ui, WORDS_NOTE), ui->p->soft);
		return;
	}
	for (size_t i = 0; i < n; i++)
		pen_centre(ui, cut_column(r, (int)i, (int)n, 0), draw_mark, &(struct mark){ &q->flag[found[i]], r.h });
	ui_press(ui, r, ui->m.radius / 2, OWN_CELL, q->number * FLAGS_IN_QUARTER + (long)found[0]);
}

struct heading {
	const char *year, *rest;
};

/* 「2021年」 above 「第三季度」. */
static void
draw_heading(struct pen *p, void *context)
{
	const struct heading *c = context;
	p->middle = true;
	pen_line(p, WORDS_NOTE, p->ui->p->soft, c->year);
	pen_line(p, WORDS_NOTE_BOLD, 0, c->rest);
}

static void
draw_quarter(struct ui *ui, struct rect r, const char *period)
{
	char words[64];
	period_speak(period, words, sizeof words);
	const char *cut = strstr(words, "年");
	cut = cut && cut[strlen("年")] ? cut + strlen("年") : words;
	struct heading c = { ui_printf(ui, "%.*s", (int)(cut - words), words), cut };
	pen_centre(ui, r, draw_heading, &c);
}

static void
draw_matrix(struct rank_flags *s, struct host *h, struct ui *ui, struct rect r, int columns, int name_w)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = words_style(ui, WORDS_BOLD);
	struct rect head = cut_top(&r, m->note * 3);
	struct pen foot = pen_at(ui, cut_bottom(&r, m->note * 15 / 10));
	pen_line(&foot, WORDS_NOTE, ui->p->soft,
	    s->incomplete ? "点红旗或黄牌看为什么。材料里的名单还没有填全。" : "点红旗或黄牌看为什么。");
	cut_left(&head, name_w);
	for (int c = 0; c < columns; c++)
		draw_quarter(ui, cut_column(head, c, columns, 0), s->quarter[s->at + (size_t)(columns - 1 - c)].period);
	int least = m->title + m->note * 14 / 10 + m->gap, page = r.h - m->button - m->gap;
	least = least > page ? page : least;
	struct ui_rows l = { .scroll = &s->scroll,
		.count = (int)s->villages.count,
		.least = least > m->button + m->gap / 2 ? least : m->button + m->gap / 2,
		.most = least * 2 };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		struct rect at = rect_inset(l.at, 0, m->gap / 4), name = cut_left(&at, name_w);
		const char *village = s->villages.text[l.i];
		bool ours = strcmp(row_place_key(ui->arena, village), store_home_key(h->store)) == 0;
		struct text_style fit = ui_shrink(ui, village, bold, name.w - m->gap);
		ui_text_in(ui, name.x, name.y + (name.h - ui_line_height(ui, fit)) / 2, name.w - m->gap, village, fit,
		    ours ? ui->p->gold : ui->p->ink);
		for (int c = 0; c < columns; c++)
			draw_cell(
			    s, ui, cut_column(at, c, columns, m->gap / 2), village, s->at + (size_t)(columns - 1 - c));
	}
}

static void
rank_flags_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rank_flags *s = self;
	const struct metrics *m = &ui->m;
	int name_w = m->body * 5, least = m->note * 5 > m->button + m->gap ? m->note * 5 : m->button + m->gap;
	for (size_t i = 0; i < s->villages.count; i++) {
		int w = ui_text_width(ui, s->villages.text[i], words_style(ui, WORDS_BOLD)) + m->gap;
		name_w = w > name_w ? w : name_w;
	}
	name_w = name_w < body.w / 3 ? name_w : body.w / 3;
	int columns = (body.w - 2 * m->pad - name_w) / least;
	columns = columns < 1 ? 1 : columns > (int)s->quarters ? (int)s->quarters : columns;
	s->at = s->at + (size_t)columns > s->quarters ? s->quarters - (size_t)columns : s->at;
	struct shelf top = topic_shelf(h, ui, body, &screen_rank_flags, 0);
	frame_scope_on(h, &top, ui->p->gold, "", "");
	if (s->quarters > (size_t)columns)
		ui_stepper(ui, shelf_right(&top, ui_stepper_width(ui, "前后季度")), "前后季度",
		    s->at + (size_t)columns<s->quarters, s->at> 0, OWN_ROW_STEP);
	struct rect r = top.room;
	ui_card(ui, r);
	if (!s->quarters)
		frame_empty(ui, r, ICON_FLAG);
	else if (!s->villages.count)
		ui_empty(ui, r, ICON_FLAG, "本村还没有参加季度评比。");
	else
		draw_matrix(s, h, ui, rect_inset(r, m->pad, m->gap / 2), columns, name_w);
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
