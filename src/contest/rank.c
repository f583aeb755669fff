/* rank: villages by month or quarter. Where our village stands is said first,
 * in words and one number, then its places of a year; all of them are a list
 * with one scale. A tap on a village puts it in the place of ours. */
#include <string.h>

#include "contest/ranking.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "sound/speak.h"
#include "ui/page.h"
#include "ui/rows.h"

enum { COURSE = 6 };

struct rank {
	enum ranking_kind kind;
	struct text_list periods[2]; /* RANKING_MONTH, RANKING_QUARTER */
	size_t at[2];                /* which period, 0 the newest */
	struct ranking ranking;
	size_t shown; /* the row that is told about */
	bool ours;    /* it is the home village */
	bool brief;   /* no room for more than its place */
	bool parts;   /* what its score is made of, rather than its year */
	struct ranking_place course[COURSE];
	size_t places;
	struct scroll scroll, told;
	const char *note;
};

static bool
is_ours(const struct host *h, const struct ranking_row *row)
{
	return strcmp(row->place, store_home_key(h->store)) == 0;
}

static void
tell(struct rank *s, struct host *h, size_t row)
{
	struct text_list newer = s->periods[s->kind];
	newer.text += s->at[s->kind];
	newer.count -= s->at[s->kind];
	s->shown = row;
	s->ours = is_ours(h, &s->ranking.row[row]);
	s->places = rankings_course(h->store, h->arena, s->kind, newer, s->ranking.row[row].place, s->course,
	    s->kind == RANKING_MONTH ? COURSE : 4);
	scroll_jump(&s->told, 0);
}

static void
load(struct rank *s, struct host *h)
{
	struct text_list *p = &s->periods[s->kind];
	struct flag_row *flag;
	s->ranking = (struct ranking){ 0 };
	s->parts = false;
	s->note = "";
	scroll_jump(&s->scroll, 0);
	if (!p->count)
		return;
	const char *period = p->text[s->at[s->kind]];
	s->ranking = rankings_of(h->store, h->arena, s->kind, period, NULL);
	size_t n = rankings_flags(h->store, h->arena, period, &flag), ours = 0;
	for (size_t i = 0; i < n; i++)
		if (strstr(flag[i].note, "未填全"))
			s->note = "红旗和黄牌的名单还没有填全，点“红旗黄牌”看说明。";
	while (ours < s->ranking.count && !is_ours(h, &s->ranking.row[ours]))
		ours++;
	if (s->ranking.count)
		tell(s, h, ours < s->ranking.count ? ours : 0);
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

/* ------------------------------------------------------- where it stands */

/* 「升 2」 「降 1」 「没变」, "" when it had no place before. */
static const char *
move_words(struct ui *ui, int moved)
{
	return moved == RANKING_NO_MOVE ? ""
	       : moved > 0              ? ui_printf(ui, "升 %d", moved)
	       : moved < 0              ? ui_printf(ui, "降 %d", -moved)
					: "没变";
}

/* 「比第二名酸刺村多 1 分」, or how far it is to the next above. */
static const char *
distance_words(const struct rank *s, struct ui *ui)
{
	const struct ranking_row *row = &s->ranking.row[s->shown], *other = NULL;
	bool first = row->rank == 1;
	for (size_t i = 0; i < s->ranking.count; i++) {
		const struct ranking_row *r = &s->ranking.row[i];
		if (first ? !other && r->rank > 1 : r->rank < row->rank)
			other = r;
	}
	if (!other)
		return "";
	long by = first ? row->milli - other->milli : other->milli - row->milli;
	return first ? ui_printf(ui, "比第 %d 名%s多 %s 分", other->rank, other->name, score_words(ui, by))
		     : ui_printf(ui, "再多 %s 分，就赶上第 %d 名%s", score_words(ui, by), other->rank, other->name);
}

/* Words, and the number behind them twice as large as a title. */
static void
place_line(struct pen *p, const char *words, int place, color_argb c)
{
	struct ui *ui = p->ui;
	struct text_style head = words_style(ui, WORDS_HEAD), big = ui_style(ui->m.title * 2, true);
	const char *number = ui_printf(ui, "%d", place);
	int end = ui_text_width(ui, number, big), rest = p->room.w - end - ui->m.gap;
	head = ui_shrink(ui, words, head, rest);
	struct rect at = pen_take(p, ui_line_height(ui, big));
	int x = at.x + ui_text_in(ui, at.x, at.y + text_ascent(ui->text, big) - text_ascent(ui->text, head), rest,
			   words, head, ui->p->ink);
	ui_text(ui, x + ui->m.gap, at.y, number, big, c);
}

static void
draw_place(struct pen *p, void *context)
{
	const struct rank *s = context;
	const struct ranking_row *row = &s->ranking.row[s->shown];
	struct ui *ui = p->ui;
	const char *since = s->kind == RANKING_MONTH ? "上月" : "上季度", *move = move_words(ui, row->moved);
	const char *who = s->ours ? "我们村" : row->name;
	struct sentence *say = arena_alloc(ui->arena, sizeof *say);
	speak(say, "我们村排第");
	speak_number(say, ui_printf(ui, "%d", row->rank));
	speak(say, "名");
	speak(say, "得了");
	speak_number(say, score_words(ui, row->milli));
	speak(say, "分");
	if (s->ours)
		ui_heard(ui, (struct rect){ p->room.x, p->room.y, p->room.w, ui->m.button }, "", 1, say);
	place_line(p, ui_printf(ui, "%s%s第", who, row->tied ? "排并列" : "排"), row->rank, ui->p->gold);
	if (s->brief)
		return;
	pen_words(p, WORDS_BODY, 0, 3,
	    ui_printf(ui, "%zu 个村里得 %s 分%s%s%s%s", s->ranking.count, score_words(ui, row->milli),
		*move ? "，比" : "", *move ? since : "", move, row->moved && *move ? " 名" : ""));
	pen_words(p, WORDS_BODY, ui->p->soft, 2, distance_words(s, ui));
	if (row->flag)
		pen_icon_line(p, ICON_FLAG, WORDS_BOLD, ui->p->red, "得了流动红旗");
	if (row->yellow)
		pen_icon_line(p, ICON_CARD_YELLOW, WORDS_BOLD, row->yellow_lifted ? ui->p->soft : ui->p->orange,
		    row->yellow_lifted ? "黄牌已经解除" : "有一张黄牌");
}

static void
draw_parts(struct pen *p, void *context)
{
	const struct rank *s = context;
	const struct ranking_row *row = &s->ranking.row[s->shown];
	pen_words(p, WORDS_BOLD, 0, 2, ui_printf(p->ui, "%s的分是怎么来的", s->ours ? "我们村" : row->name));
	for (size_t i = 0; i < row->items; i++)
		score_item(p, &row->item[i], p->ui->p->bar, false);
}

/* ------------------------------------------------------------- its year */

/* 「二季度」 「11月」, 「20年第四季度」 where the year is another than the last one's. */
static const char *
short_period(struct ui *ui, const char *period, const char *last)
{
	char words[64];
	period_speak(period, words, sizeof words);
	const char *rest = strstr(words, "年");
	if (!rest || !rest[strlen("年")] || rest != words + 4)
		return ui_printf(ui, "%s", words);
	return ui_printf(ui, "%s", strncmp(period, last, 4) == 0 ? rest + strlen("年") : words + 2);
}

static void
draw_dot(const struct rank *s, struct ui *ui, struct rect dot, size_t i)
{
	bool now = i + 1 == s->places;
	draw_round(ui->list, dot, dot.w / 2, CORNER_ALL, now ? ui->p->gold : ui->p->gold_tint);
	if (!now)
		draw_outline(ui->list, dot, dot.w / 2, ui->m.edge, ui->p->bar);
	ui_text_center(ui, dot, ui_printf(ui, "%d", s->course[i].rank), words_style(ui, WORDS_BOLD),
	    now ? ui->p->on_color : ui->p->ink);
}

/* The places as a line, the first at the top. */
static void
draw_course(const struct rank *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style note = words_style(ui, WORDS_NOTE), bold = words_style(ui, WORDS_NOTE_BOLD);
	struct pen p = pen_at(ui, r);
	int n = (int)s->places, worst = 1, best = 1 << 30, side = m->body * 17 / 10, line = ui_line_height(ui, note);
	pen_words(&p, WORDS_BOLD, 0, 1,
	    ui_printf(ui, "%s这%s排第几", s->ours ? "我们村" : s->ranking.row[s->shown].name,
		s->kind == RANKING_MONTH ? "几个月" : "一年"));
	for (int i = 0; i < n; i++) {
		worst = s->course[i].rank > worst ? s->course[i].rank : worst;
		best = s->course[i].rank < best ? s->course[i].rank : best;
	}
	struct rect words = cut_bottom(&p.room, line * 2);
	struct rect was = { 0 };
	for (int i = 0; i < n; i++) {
		struct rect c = cut_column(p.room, i, n, 0), w = cut_column(words, i, n, m->gap / 2);
		int down = worst > best ? (c.h - side) * (s->course[i].rank - best) / (worst - best) : (c.h - side) / 2;
		struct rect dot = { c.x + (c.w - side) / 2, c.y + down, side, side };
		if (i)
			draw_line(ui->list, (float)(was.x + side / 2), (float)(was.y + side / 2),
			    (float)(dot.x + side / 2), (float)(dot.y + side / 2), (float)m->edge * 2, ui->p->bar);
		if (i)
			draw_dot(s, ui, was, (size_t)i - 1);
		if (i + 1 == n)
			draw_dot(s, ui, dot, (size_t)i);
		was = dot;
		const char *period = short_period(ui, s->course[i].period, s->course[n - 1].period);
		ui_text_center(
		    ui, cut_top(&w, line), text_fit(ui->text, ui->arena, period, note, w.w), note, ui->p->soft);
		ui_text_center(ui, w, ui_printf(ui, "%s 分", score_words(ui, s->course[i].milli)), bold, ui->p->ink);
	}
}

static void
draw_told(struct rank *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	s->brief = false;
	int place = pen_height(ui, r.w - 2 * m->pad, draw_place, s) + 2 * m->gap, least = m->body * 7;
	bool more = r.h - place - m->gap >= least && (s->parts || s->places > 1);
	struct rect top = more ? cut_top(&r, place) : r;
	ui_card(ui, top);
	if (!more) {
		s->brief = place > r.h;
		ui_middle(ui, rect_inset(top, m->pad, m->gap / 2), &s->told, draw_place, s);
		return;
	}
	pen_centre(ui, rect_inset(top, m->pad, m->gap), draw_place, s);
	cut_top(&r, m->gap);
	if (s->parts) {
		ui_page(ui, r, &s->told, draw_parts, s);
		return;
	}
	ui_card(ui, r);
	draw_course(s, ui, rect_inset(r, m->pad, m->gap));
}

/* ------------------------------------------------------------- the list */

static void
draw_list(struct rank *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct ranking *k = &s->ranking;
	struct ui_rows l = { .scroll = &s->scroll,
		.count = (int)k->count,
		.bare = true,
		.least = m->button + m->gap / 3,
		.most = m->row * 9 / 4 };
	ui_card(ui, r);
	r = rect_inset(r, m->pad / 2, m->gap / 3);
	struct rect in = rect_inset(r, m->pad / 2, 0);
	struct ranking_columns c = ranking_columns(ui, in.w, k->row, k->count, "升 12");
	if (s->note[0] && r.h > m->body * 14) {
		int high = ui_paragraph_height(ui, in.w, s->note, words_style(ui, WORDS_NOTE), 15, 2);
		struct pen p = pen_at(ui, (struct rect){ in.x, cut_bottom(&r, high).y, in.w, high });
		pen_words(&p, WORDS_NOTE, ui->p->soft, 2, s->note);
	}
	ranking_heading(ui, rect_inset(cut_top(&r, m->note * 16 / 10), m->pad / 2, 0), &c, "村",
	    s->kind == RANKING_MONTH ? "比上月" : "比上季");
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		const struct ranking_row *row = &k->row[l.i];
		struct rect at = rect_inset(l.at, 0, m->gap / 6);
		if (is_ours(h, row))
			draw_round(ui->list, at, m->radius, CORNER_ALL, ui->p->row_tint);
		if ((size_t)l.i == s->shown && (!s->ours || s->parts))
			draw_outline(ui->list, at, m->radius, m->edge * 3, ui->p->bar);
		ui_press(ui, at, m->radius, RANKING_OWN_ROW, l.i);
		ranking_line(ui, rect_inset(at, m->pad / 2, 0), &c, row, move_words(ui, row->moved),
		    row->moved == RANKING_NO_MOVE || !row->moved ? ui->p->soft
		    : row->moved > 0                             ? ui->p->red
								 : ui->p->green);
	}
}

static void
rank_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	static const char *const kinds[] = { "按月", "按季度" };
	struct rank *s = self;
	const struct metrics *m = &ui->m;
	struct shelf top = topic_shelf(h, ui, body, &screen_rank, 0);
	if (s->periods[RANKING_MONTH].count && s->periods[RANKING_QUARTER].count)
		shelf_tabs(&top, kinds, 2, (int)s->kind, ui->p->gold, RANKING_OWN_KIND);
	ranking_stepper(&top, &s->periods[s->kind], s->at[s->kind], "2021年第四季度");
	struct rect r = top.room;
	if (!s->ranking.count) {
		frame_nothing(ui, r, ICON_FLAG);
		return;
	}
	int high = pen_height(ui, r.w - 2 * m->pad, draw_place, s) + 2 * m->gap;
	int year = high + m->gap + m->body * 9;
	bool alone = m->portrait && r.h < high + m->row * 5;
	struct rect told =
	    m->portrait ? cut_top(&r, r.h - year > m->row * 6 ? year : high) : cut_left(&r, r.w * 46 / 100);
	m->portrait ? cut_top(&r, m->gap) : cut_left(&r, m->gap);
	if (alone)
		r = top.room; /* the list is what one came for */
	else
		draw_told(s, ui, told);
	draw_list(s, h, ui, r);
}

static bool
rank_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rank *s = self;
	size_t *at = &s->at[s->kind];
	if (e->action == RANKING_OWN_PERIOD) {
		*at = ranking_step(&s->periods[s->kind], *at, e->arg);
		load(s, h);
	} else if (e->action == RANKING_OWN_KIND) {
		s->kind = e->arg == 0 ? RANKING_MONTH : RANKING_QUARTER;
		load(s, h);
	} else if (e->action == RANKING_OWN_ROW) {
		s->parts = s->ranking.row[e->arg].items && !(s->parts && s->shown == (size_t)e->arg);
		tell(s, h, (size_t)e->arg);
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

SCREEN(rank_month, "rank-month", "卫生排名", SECTION_RANK, .dated = DATED(&screen_rank), .tab = "月考核",
    .tab_of = SECTION_ISSUE, .scope = SCOPE_WHOLE, .size = sizeof(struct rank), .enter = month_enter,
    .says = "各村（社区）", .event = rank_event, .draw = rank_draw);
