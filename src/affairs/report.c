/* report: 我要反映: which grid, a picture of the problem, handed in. No name,
 * no words; what was handed in waits in state.db for the village. */
#include <string.h>

#include "screens/all.h"
#include "screens/frame.h"
#include "affairs/issue_parts.h"
#include "screens/topic.h"
#include "queries/weeks.h"

enum { OWN_GRID = ISSUE_OWN_FIRST, OWN_PICTURE, OWN_BACK, OWN_SEND, OWN_AGAIN };
enum step { STEP_GRID, STEP_PICTURE, STEP_SEND, STEP_DONE };

static const char *const kinds[] = { "生活垃圾", "建筑垃圾", "白色垃圾", "柴草堆", "畜禽粪便", "污水沟渠", "乱堆乱放",
	"乱贴乱画", "设施损坏", "其他" };
enum { KINDS = sizeof kinds / sizeof *kinds };

struct report {
	struct grid_name *grid;
	size_t grids;
	enum step step;
	long at, kind; /* at −1: cannot say which grid */
	struct error error;
	struct scroll scroll;
};

static void
report_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct report *s = self;
	s->grids = weeks_grids(h->store, a, &s->grid);
	s->at = -1;
	s->step = !s->grids || arg > 0 ? STEP_PICTURE : STEP_GRID; /* arg: for pictures of the later steps */
	if (arg > 1)
		s->step = arg == 2 ? STEP_SEND : STEP_DONE;
}

static void
ask(struct ui *ui, struct rect body, int y, const char *question, bool back)
{
	const struct metrics *m = &ui->m;
	struct ui_button b = { .label = "上一步", .icon = ICON_ARROW_LEFT };
	int w = back ? ui_button_width(ui, &b) + m->gap : 0;
	struct text_style bold = ui_style(m->head, true);
	if (ui_text_width(ui, question, bold) > body.w - w)
		bold = ui_style(m->body, true);
	if (back)
		ui_button(ui, (struct rect){ body.x, y, w - m->gap, m->button }, &b, OWN_BACK, 0);
	ui_text_in(
	    ui, body.x + w, y + (m->button - ui_line_height(ui, bold)) / 2, body.w - w, question, bold, ui->p->ink);
}

/* ----------------------------------------------------------------- grids */

static void
draw_grid(struct ui *ui, struct rect r, const char *name, const char *scope, long arg)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true), note = ui_style(m->note, false);
	int w = r.w - m->pad, step = m->note * 13 / 10;
	struct text_lines lines = text_break(ui->text, ui->arena, scope, note, w, 2);
	size_t count = scope[0] ? lines.count : 0;
	int y = r.y + (r.h - ui_line_height(ui, bold) - (int)count * step) / 2;
	ui_card(ui, r);
	const char *fit = text_fit(ui->text, ui->arena, name, bold, w);
	ui_text_center(ui, (struct rect){ r.x, y, r.w, ui_line_height(ui, bold) }, fit, bold, ui->p->ink);
	y += ui_line_height(ui, bold);
	for (size_t i = 0; i < count; i++, y += step)
		draw_text(ui->list, r.x + (r.w - lines.line[i].width) / 2, y, lines.line[i].text, lines.line[i].len,
		    note, ui->p->soft);
	if (ui_pressed(ui, OWN_GRID, arg))
		draw_round(ui->list, r, m->radius, CORNER_ALL, ui->p->pressed);
	ui_hit(ui, r, OWN_GRID, arg);
}

static void
draw_grids(struct report *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int gap = m->gap, least = m->body * 9, columns = (r.w + gap) / (least + gap), count = (int)s->grids + 1;
	columns = columns < 1 ? 1 : columns > 4 ? 4 : columns;
	int w = (r.w - (columns - 1) * gap) / columns, rows = (count + columns - 1) / columns;
	int h = m->body * 14 / 10 + m->note * 26 / 10 + gap;
	h = h > m->button ? h : m->button;
	int row = ui_fit_row(ui, r, h + gap, rows), most = h * 5 / 2;
	if (rows * row < r.h) /* few of them: larger, not a lonely corner */
		row = r.h / rows < most ? r.h / rows : most;
	struct ui_view v =
	    ui_view_begin(ui, (struct rect){ r.x - gap / 2, r.y, r.w + gap, r.h }, &s->scroll, rows * row, row);
	v.ground = ui->p->paper;
	for (int i = 0; i < count; i++) {
		struct rect at = { r.x + i % columns * (w + gap), v.y + i / columns * row, w, row - gap };
		bool none = i == (int)s->grids;
		draw_grid(ui, at, none ? "说不清" : s->grid[i].words, none ? "不知道归哪个网格" : s->grid[i].scope,
		    none ? -1 : i);
	}
	ui_view_end(ui, &v);
}

/* -------------------------------------------------------------- pictures */

static void
draw_picture(struct ui *ui, struct rect r, const char *kind, int action, long arg)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->body, true);
	int words = ui_line_height(ui, bold) + m->gap / 2;
	ui_card(ui, r);
	issue_picture(
	    ui, (struct rect){ r.x + m->gap, r.y + m->gap / 2, r.w - 2 * m->gap, r.h - words - m->gap }, kind);
	ui_text_center(
	    ui, (struct rect){ r.x, r.y + r.h - words, r.w, ui_line_height(ui, bold) }, kind, bold, ui->p->ink);
	if (!action)
		return;
	if (ui_pressed(ui, action, arg))
		draw_round(ui->list, r, m->radius, CORNER_ALL, ui->p->pressed);
	ui_hit(ui, r, action, arg);
}

static void
draw_pictures(struct report *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int gap = m->gap, columns = m->portrait ? 2 : 5, rows = (KINDS + columns - 1) / columns;
	int w = (r.w - (columns - 1) * gap) / columns, least = m->body * 4 + m->gap * 2;
	if (m->portrait && r.w >= m->body * 27 && r.h < rows * (least + gap))
		columns = 3, rows = (KINDS + 2) / 3, w = (r.w - 2 * gap) / 3;
	least = least > m->button ? least : m->button;
	int row = r.h / rows >= least + gap ? r.h / rows : ui_fit_row(ui, r, least + gap, rows);
	struct ui_view v = ui_view_begin(
	    ui, (struct rect){ r.x - gap / 2, r.y, r.w + gap, r.h }, &s->scroll, rows * row - gap / 2, row);
	v.ground = ui->p->paper;
	for (int i = 0; i < KINDS; i++)
		draw_picture(ui, (struct rect){ r.x + i % columns * (w + gap), v.y + i / columns * row, w, row - gap },
		    kinds[i], OWN_PICTURE, i);
	ui_view_end(ui, &v);
}

/* --------------------------------------------------------------- hand in */

static const char *
grid_words(const struct report *s)
{
	return s->at >= 0 && (size_t)s->at < s->grids ? s->grid[s->at].words : "说不清哪个网格";
}

static void
draw_send(struct report *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->head, true), body = ui_style(m->body, false);
	struct ui_button send = { .label = "交给村里", .fill = ui->p->blue, .bold = true };
	const char *words = s->error.code[0] ? s->error.text : "只记下地方和问题，不用留名字。";
	int bw = ui_button_width(ui, &send) + m->pad * 4, bh = m->button * 13 / 10;
	int wide = r.w - 2 * m->pad, words_h = ui_paragraph_height(ui, wide, words, body, 15, 0);
	int rest = ui_line_height(ui, bold) + words_h + bh + m->gap * 4, side = r.h - rest - m->pad * 2;
	side = side > m->title * 6 ? m->title * 6 : side;
	int y = r.y + (r.h - rest - side) / 2, cx = r.x + r.w / 2;
	ui_card(ui, r);
	if (side > m->title * 2)
		issue_picture(ui, (struct rect){ cx - side / 2, y, side, side }, kinds[s->kind]);
	y += side + m->gap;
	const char *line = s->grids ? ui_printf(ui, "%s · %s", grid_words(s), kinds[s->kind]) : kinds[s->kind];
	line = text_fit(ui->text, ui->arena, line, bold, wide);
	ui_text_center(ui, (struct rect){ r.x, y, r.w, ui_line_height(ui, bold) }, line, bold, ui->p->ink);
	y += ui_line_height(ui, bold) + m->gap / 2;
	int one = ui_text_width(ui, words, body), x = one < wide ? cx - one / 2 : r.x + m->pad;
	ui_paragraph(ui, x, y, wide, words, body, s->error.code[0] ? ui->p->orange : ui->p->soft, 15, 0);
	y += words_h + m->gap;
	ui_button(ui, (struct rect){ cx - bw / 2, y, bw, bh }, &send, OWN_SEND, 0);
}

static void
draw_done(struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style big = ui_style(m->head, true);
	struct ui_button again = { .label = "再反映一件" };
	const char *words = "收到了，村里会去看。不用留名字。";
	int wide = r.w - 2 * m->pad, side = m->title * 3, bw = ui_button_width(ui, &again) + m->pad;
	int words_h = ui_paragraph_height(ui, wide, words, big, 15, 0), h = side + words_h + m->button + m->gap * 3;
	int y = r.y + (r.h - h) / 2, cx = r.x + r.w / 2, one = ui_text_width(ui, words, big);
	ui_card(ui, r);
	draw_icon(ui->list, ICON_CHECK, (struct rect){ cx - side / 2, y, side, side }, ui->p->green);
	y += side + m->gap;
	ui_paragraph(ui, one < wide ? cx - one / 2 : r.x + m->pad, y, wide, words, big, ui->p->ink, 15, 0);
	y += words_h + m->gap * 2;
	ui_button(ui, (struct rect){ cx - bw / 2, y, bw, m->button }, &again, OWN_AGAIN, 0);
}

static void
report_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	static const char *const question[] = { "一、是哪个网格的事？点一下", "二、是什么样的问题？点一张图",
		"三、看对不对，对了就交给村里", "交好了" };
	struct report *s = self;
	int head = topic_tabs(h, ui, body, &screen_report, 0, NULL).y - body.y, y = body.y + head;
	bool back = s->step == STEP_SEND || (s->step == STEP_PICTURE && s->grids);
	if (s->step != STEP_DONE) {
		const char *words = question[s->step];
		ask(ui, body, y, s->grids ? words : words + strlen("一、"), back);
		y += ui->m.button + ui->m.gap;
	}
	struct rect r = { body.x, y, body.w, body.y + body.h - y };
	if (s->step == STEP_GRID)
		draw_grids(s, ui, r);
	else if (s->step == STEP_PICTURE)
		draw_pictures(s, ui, r);
	else if (s->step == STEP_SEND)
		draw_send(s, ui, r);
	else
		draw_done(ui, r);
}

static void
go_to(struct report *s, enum step step)
{
	s->step = step;
	s->error = (struct error){ 0 };
	scroll_jump(&s->scroll, 0);
}

static bool
report_event(void *self, struct host *h, const struct screen_event *e)
{
	struct report *s = self;
	if (e->action == OWN_GRID && s->step == STEP_GRID) {
		s->at = e->arg;
		go_to(s, STEP_PICTURE);
	} else if (e->action == OWN_PICTURE && e->arg >= 0 && e->arg < KINDS) {
		s->kind = e->arg;
		go_to(s, STEP_SEND);
	} else if (e->action == OWN_BACK) {
		go_to(s, s->step == STEP_SEND ? STEP_PICTURE : STEP_GRID);
	} else if (e->action == OWN_AGAIN) {
		go_to(s, s->grids ? STEP_GRID : STEP_PICTURE);
	} else if (e->action == OWN_SEND && s->step == STEP_SEND) {
		const char *grid = s->at >= 0 ? s->grid[s->at].code : "";
		s->error = (struct error){ 0 };
		if (issues_hand_in(h->store, h->now, grid, kinds[s->kind], &s->error))
			go_to(s, STEP_DONE);
	}
	return true;
}

static enum page_scope
report_scope(const void *self, const struct host *h)
{
	const struct report *s = self;
	return s->grids && s->grid[0].home ? SCOPE_HOME : SCOPE_WHOLE;
}

SCREEN(report, "report", "问题整改", SECTION_ISSUE, .tab = "我要反映", .scope_of = report_scope,
    .size = sizeof(struct report), .enter = report_enter, .says = "我要反映", .event = report_event,
    .draw = report_draw);
