/* rank_homes: households of one village: the top places, and how many homes
 * have reached each grade. Lower places are counted, never named. */
#include <string.h>

#include "contest/ranking.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/page.h"
#include "ui/rows.h"

enum { TOP = 10 };

struct rank_homes {
	struct text_list villages, periods;
	size_t village, at;
	int top; /* how many places are named */
	const char *place;
	struct ranking ranking;
	struct ranking_grade *grade;
	size_t grades;
	struct scroll scroll, side;
};

static void
load_period(struct rank_homes *s, struct host *h)
{
	s->ranking = (struct ranking){ 0 };
	s->grades = 0;
	s->top = TOP;
	scroll_jump(&s->scroll, 0);
	if (!s->periods.count)
		return;
	const char *period = s->periods.text[s->at];
	s->ranking = rankings_top(h->store, h->arena, period, s->place, &s->top);
	s->grades = rankings_grades(h->store, h->arena, period, s->place, &s->grade);
}

static void
load_village(struct rank_homes *s, struct host *h)
{
	s->at = 0;
	s->periods = (struct text_list){ 0 };
	if (s->villages.count) {
		s->place = row_place_key(h->arena, s->villages.text[s->village]);
		s->periods = rankings_periods(h->store, h->arena, RANKING_HOME, s->place);
	}
	load_period(s, h);
}

static void
rank_homes_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct rank_homes *s = self;
	s->villages = rankings_villages(h->store, a);
	for (size_t i = 0; i < s->villages.count; i++)
		if (strcmp(row_place_key(a, s->villages.text[i]), store_home_key(h->store)) == 0)
			s->village = i;
	load_village(s, h);
}

static const char *
rank_homes_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct rank_homes *s = self;
	return s->villages.count ? ui_printf(ui, "%s 家庭", s->villages.text[s->village]) : "家庭";
}

static void
draw_grades(struct pen *p, void *context)
{
	const struct rank_homes *s = context;
	struct ui *ui = p->ui;
	const struct metrics *m = &ui->m;
	long most = 1;
	for (size_t i = 0; i < s->grades; i++)
		most = s->grade[i].count > most ? s->grade[i].count : most;
	pen_words(p, WORDS_HEAD, 0, 2, ui_printf(ui, "%ld 户评了分", s->ranking.judged));
	pen_gap(p, m->gap / 2);
	for (size_t i = 0; i < s->grades; i++) {
		pen_ends(p, WORDS_HEAD, 0, s->grade[i].name, ui_printf(ui, "%ld 户", s->grade[i].count));
		ui_bar(ui, pen_take(p, m->note * 2 / 3), (float)s->grade[i].count / (float)most, ui->p->bar);
		pen_gap(p, m->gap);
	}
	if (s->ranking.unscored)
		pen_words(p, WORDS_BODY, ui->p->soft, 2, ui_printf(ui, "外出没有评的 %ld 户。", s->ranking.unscored));
	pen_words(p, WORDS_BODY, ui->p->soft, 3, "自己家的分数，请到“查我家”看。");
}

static void
draw_list(struct rank_homes *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct ranking *k = &s->ranking;
	const char *end = "";
	for (size_t i = 0; i < k->count; i++)
		end = strlen(k->row[i].grade) > strlen(end) ? k->row[i].grade : end;
	ui_card(ui, r);
	r = rect_inset(r, m->pad, m->gap / 2);
	if (r.h > m->body * 9) { /* rows come first */
		struct pen top = pen_at(ui, r), foot = pen_at(ui, cut_bottom(&r, m->body * 15 / 10));
		pen_words(&top, WORDS_HEAD, 0, 1, ui_printf(ui, "前 %d 名", s->top));
		cut_top(&r, top.used);
		pen_line(
		    &foot, WORDS_NOTE, ui->p->soft, "分数一样的名次并列。本人同意的写全名，别家姓名中间用 * 代替。");
	}
	struct ranking_columns c = ranking_columns(ui, r.w, k->row, k->count, end);
	struct ui_rows l = { .scroll = &s->scroll, .count = (int)k->count, .least = m->row, .most = m->row * 2 };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);)
		ranking_line(ui, l.at, &c, &k->row[l.i], k->row[l.i].grade, ui->p->soft);
}

static void
rank_homes_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rank_homes *s = self;
	const struct metrics *m = &ui->m;
	struct shelf top = topic_shelf(h, ui, body, &screen_rank_homes, 0);
	ranking_stepper(&top, &s->periods, s->at, "2021年12月");
	if (s->villages.count > 1)
		shelf_tabs(
		    &top, s->villages.text, (int)s->villages.count, (int)s->village, ui->p->gold, RANKING_OWN_VILLAGE);
	struct rect r = top.room;
	if (!s->ranking.count) {
		frame_nothing(ui, r, ICON_HOUSE);
		return;
	}
	int w = m->portrait ? r.w : r.w * 36 / 100, high = pen_height(ui, w - 2 * m->pad, draw_grades, s) + 2 * m->pad;
	bool alone = m->portrait && r.h < m->row * 10; /* the list is what one came for */
	if (!alone) {
		int most = r.h * 45 / 100;
		struct rect grades = m->portrait ? cut_bottom(&r, high < most ? high : most) : cut_left(&r, w);
		m->portrait ? cut_bottom(&r, m->gap) : cut_left(&r, m->gap);
		ui_page(ui, grades, &s->side, draw_grades, s);
	}
	draw_list(s, ui, r);
}

static bool
rank_homes_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rank_homes *s = self;
	if (e->action == RANKING_OWN_PERIOD) {
		s->at = ranking_step(&s->periods, s->at, e->arg);
		load_period(s, h);
	} else if (e->action == RANKING_OWN_VILLAGE) {
		s->village = (size_t)e->arg;
		load_village(s, h);
	}
	return true;
}

SCREEN(rank_homes, "rank-homes", "卫生排名", SECTION_RANK, .tab = "家庭排名", .shows = SHOWS(REG_HOME_SCORE),
    .scope = SCOPE_WHOLE, .size = sizeof(struct rank_homes), .enter = rank_homes_enter, .subtitle = rank_homes_subtitle,
    .event = rank_homes_event, .draw = rank_homes_draw);
