/* rank-flags: who held the red flag and who was given a yellow card, as a
 * matrix of villages by quarter; below it, where there is room, why. And
 * rank-flag: those of one quarter with their reasons; its argument is
 * quarter × 1024 + the row that was tapped, which comes first. 约谈 is not
 * shown: it is held with the best and with the last alike and marks nobody. */
#include <stdlib.h>
#include <string.h>

#include "contest/ranking.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/rows.h"

enum { OWN_CELL = UI_ACTION_OWN + 40, OWN_ROW_STEP, FLAGS_IN_QUARTER = 1024, COURSE = 16 };

/* ------------------------------------------------- a flag and its reasons */

/* What marks it: 红旗, 黄牌, and one that was lifted. */
struct sign {
	bool red;
	enum icon icon;
	color_argb shape, words;
	const char *whole, *brief;
};

static struct sign
sign_of(const struct ui *ui, const struct flag_row *f)
{
	const struct palette *p = ui->p;
	if (strcmp(f->kind, "流动红旗") == 0)
		return (struct sign){ true, ICON_FLAG, p->red, p->red, "流动红旗", "红旗" };
	return f->lifted ? (struct sign){ false, ICON_CARD_YELLOW, p->off, p->soft, "黄牌 已解除", "已解除" }
			 : (struct sign){ false, ICON_CARD_YELLOW, p->gold_bar, p->orange, "黄牌", "黄牌" };
}

/* Flags as cards, newest first. */
struct flags {
	struct date today;
	const struct flag_row **flag;
	size_t count;
	struct scroll scroll;
};

/* 「10月12日授予」 「10月12日下达，11月2日解除」 */
static const char *
days_words(const struct flags *s, struct ui *ui, const struct flag_row *f, bool red)
{
	char given[64] = "", lifted[64] = "";
	if (f->given_on.year)
		date_speak(f->given_on, s->today, given, sizeof given);
	if (f->lifted_on.year)
		date_speak(f->lifted_on, s->today, lifted, sizeof lifted);
	const char *out = *given ? ui_printf(ui, "%s%s", given, red ? "授予" : "下达") : "";
	return f->lifted ? ui_printf(ui, "%s%s%s解除", out, *out ? "，" : "", lifted) : out;
}

struct flag_words {
	const struct flags *of;
	const struct flag_row *flag;
	struct sign sign;
};

static void
draw_flag_words(struct pen *p, void *context)
{
	const struct flag_words *c = context;
	const struct flag_row *f = c->flag;
	struct ui *ui = p->ui;
	pen_ends(p, WORDS_HEAD, c->sign.words, f->village, c->sign.whole);
	pen_words(p, WORDS_BODY, 0, 0, f->reason);
	pen_words(p, WORDS_BODY, 0, 0, f->result);
	pen_words(p, WORDS_BOLD, ui->p->green, 0,
	    f->reward > 0 ? ui_printf(ui, "奖励 %s 元", score_words(ui, f->reward)) : "");
	pen_words(p, WORDS_BODY, ui->p->soft, 0, days_words(c->of, ui, f, c->sign.red));
	pen_words(p, WORDS_NOTE, ui->p->soft, 0, f->note);
	if (f->sample)
		frame_sample(ui, p->room.x, pen_take(p, ui_chip_height(ui)).y);
}

/* The sign large at the left, and beside it whose, for what, what came of it and since when. */
static void
draw_flag(struct pen *p, void *context, int i)
{
	const struct flags *s = context;
	struct ui *ui = p->ui;
	struct flag_words c = { s, s->flag[i], sign_of(ui, s->flag[i]) };
	int side = p->room.w * 3 / 10 < ui->m.title * 6 ? p->room.w * 3 / 10 : ui->m.title * 6;
	if (ui->m.title * 7 > ui->m.height) /* large type, little room */
		side = ui->m.title;
	struct rect at = pen_plate(p, side, c.sign.red ? ui->p->red_tint : ui->p->gold_tint, draw_flag_words, &c);
	draw_icon(ui->list, c.sign.icon, cut_middle(at, side * 7 / 8, side * 7 / 8), c.sign.shape);
}

static void
draw_flags(struct flags *s, struct host *h, struct ui *ui, struct rect r)
{
	s->today = h->now.date;
	ui_cards(ui, r, &s->scroll, (int)s->count, draw_flag, s, UI_ACTION_NONE);
}

static void
add_flag(struct flags *s, struct arena *a, const struct flag_row *f)
{
	size_t capacity = s->count;
	s->flag = arena_grow(a, s->flag, s->count, &capacity, s->count + 1, sizeof *s->flag);
	s->flag[s->count++] = f;
}

/* ---------------------------------------------------------- the matrix */

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
	struct flags shown; /* of these villages */
	struct ranking_place course[COURSE];
	size_t places; /* of the only village */
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
	const char *scope = host_scope(h);
	load_quarters(s, h);
	for (size_t i = 0; i < s->quarters; i++)
		for (size_t k = 0; k < s->quarter[i].flags; k++) {
			const struct flag_row *f = &s->quarter[i].flag[k];
			add_village(s, h, f->village, &capacity);
			s->incomplete |= strstr(f->note, "未填全") != NULL;
		}
	for (size_t i = 0; i < s->quarters; i++)
		for (size_t k = 0; k < s->quarter[i].flags; k++)
			if (!scope || strcmp(row_place_key(a, s->quarter[i].flag[k].village), scope) == 0)
				add_flag(&s->shown, a, &s->quarter[i].flag[k]);
	struct text_list judged = rankings_periods(h->store, a, RANKING_QUARTER, NULL);
	if (!judged.count)
		return;
	struct ranking r = rankings_of(h->store, a, RANKING_QUARTER, judged.text[0], NULL);
	for (size_t i = 0; i < r.count; i++)
		add_village(s, h, r.row[i].name, &capacity);
	if (s->villages.count == 1)
		s->places = rankings_course(
		    h->store, a, RANKING_QUARTER, judged, row_place_key(a, s->villages.text[0]), s->course, COURSE);
}

static bool
is_of(struct ui *ui, const struct flag_row *f, const char *village)
{
	return strcmp(row_place_key(ui->arena, f->village), row_place_key(ui->arena, village)) == 0;
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
	struct sign sign = sign_of(p->ui, mark->flag);
	p->middle = true;
	pen_icon(p, sign.icon, p->ui->m.title, sign.shape);
	if (mark->high >= p->ui->m.title + p->ui->m.note * 13 / 10)
		pen_line(p, WORDS_NOTE_BOLD, sign.red ? sign.words : 0, sign.brief);
}

/* The marks of one village in one quarter; they share the cell when there are two. */
static void
draw_cell(struct rank_flags *s, struct ui *ui, struct rect r, const char *village, size_t quarter)
{
	const struct quarter *q = &s->quarter[quarter];
	size_t found[2], n = 0;
	for (size_t i = 0; i < q->flags && n < 2; i++)
		if (is_of(ui, &q->flag[i], village))
			found[n++] = i;
	if (!n) {
		ui_text_center(ui, r, "—", words_style(ui, WORDS_NOTE), ui->p->soft);
		return;
	}
	for (size_t i = 0; i < n; i++)
		pen_centre(ui, cut_column(r, (int)i, (int)n, 0), draw_mark, &(struct mark){ &q->flag[found[i]], r.h });
	ui_press(ui, r, ui->m.radius / 2, OWN_CELL, q->number * FLAGS_IN_QUARTER + (long)found[0]);
}

static const char *
period_words(struct ui *ui, const char *period)
{
	char words[64];
	period_speak(period, words, sizeof words);
	return ui_printf(ui, "%s", words);
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
	const char *words = period_words(ui, period), *cut = strstr(words, "年");
	cut = cut && cut[strlen("年")] ? cut + strlen("年") : words;
	struct heading c = { ui_printf(ui, "%.*s", (int)(cut - words), words), cut };
	pen_centre(ui, r, draw_heading, &c);
}

static void
draw_matrix(struct rank_flags *s, struct host *h, struct ui *ui, struct rect r, int columns, int name_w)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = words_style(ui, WORDS_BOLD);
	ui_card(ui, r);
	r = rect_inset(r, m->pad, m->gap / 2);
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

struct quarter_row {
	const char *period;
	const struct ranking_place *place; /* NULL: it had none */
	struct sign sign;
};

static void
draw_quarter_row(struct pen *p, void *context)
{
	const struct quarter_row *q = context;
	struct ui *ui = p->ui;
	pen_ends(p, WORDS_HEAD, ui->p->gold, period_words(ui, q->period),
	    q->place ? ui_printf(ui, "第 %d 名", q->place->rank) : "");
	if (q->place) {
		ui_bar(ui, pen_take(p, ui->m.note), (float)(q->place->milli - 50000) / 50000.f, ui->p->bar);
		pen_ends(p, WORDS_BODY, q->sign.words, ui_printf(ui, "%s 分", score_words(ui, q->place->milli)),
		    q->sign.whole ? q->sign.whole : "");
	} else if (q->sign.whole)
		pen_line(p, WORDS_BODY, q->sign.words, q->sign.whole);
}

/* One village: what it came to in each quarter, and why it has its flags. */
static void
draw_one(struct rank_flags *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct rect why = r;
	if (s->shown.count && r.h > m->body * 9) {
		frame_split(ui, r, 46, 46, &r, &why);
		draw_flags(&s->shown, h, ui, why);
	}
	struct ui_rows l = {
		.scroll = &s->scroll, .count = (int)s->quarters, .tiles = true, .least = m->head * 7 / 2, .most = r.h
	};
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		const struct quarter *q = &s->quarter[l.i];
		struct quarter_row row = { .period = q->period };
		size_t f = 0;
		while (f < q->flags && !is_of(ui, &q->flag[f], s->villages.text[0]))
			f++;
		for (size_t i = 0; i < s->places; i++)
			if (strcmp(s->course[i].period, q->period) == 0)
				row.place = &s->course[i];
		if (f < q->flags)
			row.sign = sign_of(ui, &q->flag[f]);
		ui_card(ui, l.at);
		pen_centre_grown(ui, rect_inset(l.at, m->pad, m->gap / 2), draw_quarter_row, &row);
		if (f < q->flags)
			ui_press(ui, l.at, m->radius, OWN_CELL, q->number * FLAGS_IN_QUARTER + (long)f);
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
	if (!s->quarters) {
		frame_nothing(ui, r, ICON_FLAG);
		return;
	}
	if (!s->villages.count)
		ui_nothing(ui, r, ICON_FLAG, "本村还没有参加季度评比。");
	else if (s->villages.count == 1)
		draw_one(s, h, ui, r);
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

/* ---------------------------------------------------------- one quarter */

struct rank_flag {
	struct text_list periods;
	size_t at;
	struct flags shown;
};

static void
load_quarter(struct rank_flag *s, struct host *h, size_t tapped)
{
	struct flag_row *flag;
	size_t n = s->periods.count ? rankings_flags(h->store, h->arena, s->periods.text[s->at], &flag) : 0;
	s->shown.count = 0;
	if (tapped < n)
		add_flag(&s->shown, h->arena, &flag[tapped]);
	for (size_t i = 0; i < n; i++)
		if (i != tapped)
			add_flag(&s->shown, h->arena, &flag[i]);
	scroll_jump(&s->shown.scroll, 0);
}

static void
rank_flag_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct rank_flag *s = self;
	s->periods = rankings_flag_periods(h->store, a);
	s->at = (size_t)(arg / FLAGS_IN_QUARTER) < s->periods.count ? (size_t)(arg / FLAGS_IN_QUARTER) : 0;
	load_quarter(s, h, (size_t)(arg % FLAGS_IN_QUARTER));
}

static void
rank_flag_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rank_flag *s = self;
	struct shelf top = topic_shelf(h, ui, body, &screen_rank_flags, 0);
	ranking_stepper(&top, &s->periods, s->at, "2021年第四季度");
	if (s->shown.count)
		draw_flags(&s->shown, h, ui, top.room);
	else
		frame_nothing(ui, top.room, ICON_FLAG);
}

static bool
rank_flag_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rank_flag *s = self;
	if (e->action == RANKING_OWN_PERIOD) {
		s->at = ranking_step(&s->periods, s->at, e->arg);
		load_quarter(s, h, 0);
	}
	return true;
}

SCREEN(rank_flag, "rank-flag", "卫生排名", SECTION_RANK, .scope = SCOPE_WHOLE, .size = sizeof(struct rank_flag),
    .enter = rank_flag_enter, .says = "流动红旗和黄牌", .event = rank_flag_event, .draw = rank_flag_draw);
