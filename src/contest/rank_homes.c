/* rank_homes: households of one village: the top places, and how many homes
 * have reached each grade. Lower places are counted, never named. */
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "contest/ranking.h"
#include "screens/topic.h"

enum { TOP = 10 };

struct rank_homes {
	struct text_list villages, periods;
	size_t village, at, shown;
	int top; /* how many places are named */
	const char *place;
	struct ranking ranking;
	struct ranking_grade *grade;
	size_t grades;
	struct scroll scroll;
};

static void
load_period(struct rank_homes *s, struct host *h)
{
	s->ranking = (struct ranking){ 0 };
	s->grades = s->shown = 0;
	scroll_jump(&s->scroll, 0);
	if (!s->periods.count)
		return;
	const char *period = s->periods.text[s->at];
	s->ranking = rankings_of(h->store, h->arena, RANKING_HOME, period, s->place);
	s->grades = rankings_grades(h->store, h->arena, period, s->place, &s->grade);
	/* a short list must not name the last ones: the better half at most */
	int half = (int)(s->ranking.count + 1) / 2;
	s->top = half < TOP ? half : TOP;
	while (s->shown < s->ranking.count && s->ranking.row[s->shown].rank <= s->top)
		s->shown++;
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

/* Village and month; returns the height of all rows of controls. */
static int
draw_head(struct rank_homes *s, struct host *h, struct ui *ui, struct rect body)
{
	const struct metrics *m = &ui->m;
	int tabs = topic_tabs(h, ui, body, &screen_rank_homes, 0, NULL).y - body.y, y = body.y + tabs;
	char words[64] = "还没有";
	if (s->periods.count)
		period_speak(s->periods.text[s->at], words, sizeof words);
	int step_w = ui_stepper_width(ui, "2021年12月"), right = body.x + body.w;
	bool beside = tabs < 2 * m->button && body.w > m->body * 24 + step_w;
	ui_stepper(ui, (struct rect){ right - step_w, beside ? body.y : y, step_w, m->button }, words,
	    s->at + 1 < s->periods.count, s->at > 0, RANKING_OWN_PERIOD);
	int names = (int)s->villages.count;
	if (names < 2)
		return beside ? tabs : tabs + m->button + m->gap;
	int room = beside ? body.w : body.w - step_w - m->gap;
	if (room < ui_tabs_width(ui, s->villages.text, names) && !beside) {
		y += m->button + m->gap;
		room = body.w;
	}
	int high = ui_tabs(ui, (struct rect){ body.x, y, room, m->button }, s->villages.text, names, (int)s->village,
	    ui->p->gold, RANKING_OWN_VILLAGE);
	return y + high + m->gap - body.y;
}

static void
draw_grades(struct rank_homes *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), body = ui_style(m->body, false),
			  big = ui_style(m->head, true);
	long most = 1, judged = (long)s->ranking.count;
	for (size_t i = 0; i < s->grades; i++)
		most = s->grade[i].count > most ? s->grade[i].count : most;
	ui_card(ui, r);
	struct rect in = rect_inset(r, m->pad, m->pad);
	int y = in.y;
	ui_text(ui, in.x, y, "各等次多少户", head, ui->p->ink);
	y += ui_line_height(ui, head) + m->gap;
	int note_h = ui->m.note * 4, row = (in.y + in.h - note_h - y) / (int)(s->grades ? s->grades : 1);
	int highest = m->row * 14 / 10;
	row = row > highest ? highest : row;
	for (size_t i = 0; i < s->grades; i++, y += row) {
		const char *n = ui_printf(ui, "%ld", s->grade[i].count);
		ui_text(ui, in.x, y, s->grade[i].name, body, ui->p->ink);
		int w = ui_text_width(ui, n, big), unit = ui_text_width(ui, "户", ui_style(m->note, false));
		ui_text(ui, in.x + in.w - w - unit - 4, y - (m->head - m->body) / 2, n, big, ui->p->ink);
		ui_text(ui, in.x + in.w - unit, y + (m->body - m->note), "户", ui_style(m->note, false), ui->p->soft);
		if (row > m->body * 2)
			ui_bar(ui, (struct rect){ in.x, y + m->body * 14 / 10, in.w, m->note / 2 },
			    (float)s->grade[i].count / (float)most, i == 0 ? ui->p->gold_bar : ui->p->podium_two);
	}
	const char *note = s->ranking.unscored
			       ? ui_printf(ui, "参评 %ld 户，外出未评 %ld 户。", judged, s->ranking.unscored)
			       : ui_printf(ui, "参评 %ld 户。", judged);
	ui_paragraph(ui, in.x, in.y + in.h - m->note * 34 / 10, in.w,
	    ui_printf(ui, "%s自己家的分数请到“查我家”。", note), ui_style(m->note, false), ui->p->soft, 15, 2);
}

static void
draw_home(struct ui *ui, struct rect r, const struct ranking_row *row)
{
	const struct metrics *m = &ui->m;
	struct text_style name = ui_style(m->body, true), note = ui_style(m->note, false);
	int middle = r.y + r.h / 2, ty = middle - ui_line_height(ui, name) / 2, x = r.x + m->pad,
	    right = r.x + r.w - m->pad;
	int ny = middle - ui_line_height(ui, note) / 2;
	const char *number = score_place(ui, row->rank, row->tied);
	if (row->rank == 1)
		draw_fill(ui->list, r, ui->p->row_tint);
	ui_text_in(
	    ui, x, row->tied ? ny : ty, m->body * 3, number, row->tied ? ui_style(m->note, true) : name, ui->p->soft);
	x += m->body * 3;
	x += ui_text(ui, x, ty, row->name, name, ui->p->ink) + m->gap;
	ui_text_right(ui, right, ty, score_words(ui, row->milli), name, ui->p->ink);
	int grade_w = row->grade[0] ? ui_text_width(ui, row->grade, note) : 0;
	/* one scale for all rows: nothing here may hang on how wide this score is */
	int bar_x = r.x + m->pad + m->body * 10, bar_end = right - ui_text_width(ui, "100.5", name) - m->gap;
	grade_w = grade_w > m->note * 3 ? grade_w : m->note * 3;
	if (bar_end - bar_x - grade_w - m->gap > m->title * 3) {
		ui_text_right(ui, bar_end, ny, row->grade, note, ui->p->soft);
		bar_end -= grade_w + m->gap;
		ui_bar(ui, (struct rect){ bar_x, middle - m->note / 3, bar_end - bar_x, m->note * 2 / 3 },
		    (float)row->milli / 100000.f, ui->p->gold_bar);
	} else if (bar_end - x > grade_w) {
		ui_text(ui, bar_end - grade_w, ny, row->grade, note, ui->p->soft);
	}
}

static void
draw_list(struct rank_homes *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), note = ui_style(m->note, false);
	int title = ui_line_height(ui, head) + m->gap * 2, foot = ui_line_height(ui, note) + m->gap;
	ui_card(ui, r);
	int w = ui_text(ui, r.x + m->pad, r.y + m->gap, ui_printf(ui, "前 %d 名", s->top), head, ui->p->ink);
	ui_text_in(ui, r.x + m->pad + w + m->gap, r.y + m->gap + (m->head - m->note) * 12 / 10, r.w - w - m->pad * 3,
	    "分数一样的名次并列", note, ui->p->soft);
	struct rect list = { r.x, r.y + title, r.w, r.h - title - foot };
	int step = ui_fit_row(ui, list, m->row, (int)s->shown), first, last;
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, (int)s->shown * step, step);
	ui_view_rows(&v, step, (int)s->shown, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect row = { r.x, v.y + i * step, r.w, step };
		draw_home(ui, row, &s->ranking.row[i]);
		ui_divider(ui, r.x + m->pad, row.y + step - 1, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
	int y = r.y + r.h - foot;
	ui_divider(ui, r.x, y - m->gap / 4, r.w);
	ui_text_in(ui, r.x + m->pad, y + m->gap / 4, r.w - 2 * m->pad, "本人同意的写全名，别家姓名中间用 * 代替。",
	    note, ui->p->soft);
}

static void
rank_homes_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rank_homes *s = self;
	int head = draw_head(s, h, ui, body), gap = ui->m.gap;
	struct rect r = { body.x, body.y + head, body.w, body.h - head };
	if (!s->ranking.count) {
		ui_card(ui, r);
		frame_empty(ui, r, ICON_HOUSE);
		return;
	}
	struct rect grades = r, list = r;
	if (ui->m.portrait) {
		grades.h = ui->m.head * 2 + ui->m.note * 4 + (int)s->grades * ui->m.row + ui->m.pad * 2;
		if (grades.h > r.h / 2)
			grades.h = r.h / 2;
		list.h = r.h - grades.h - gap;
		grades.y = list.y + list.h + gap;
	} else {
		grades.w = r.w * 34 / 100;
		list.x += grades.w + gap * 3 / 2;
		list.w -= grades.w + gap * 3 / 2;
	}
	draw_grades(s, ui, grades);
	draw_list(s, ui, list);
}

static bool
rank_homes_event(void *self, struct host *h, const struct screen_event *e)
{
	struct rank_homes *s = self;
	if (e->action == RANKING_OWN_PERIOD && (e->arg < 0 ? s->at + 1 < s->periods.count : s->at > 0)) {
		s->at = e->arg < 0 ? s->at + 1 : s->at - 1;
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
