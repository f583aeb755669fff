/* report: 我要反映: a picture of the problem, which grid, handed in. No name,
 * no words; what was handed in waits in state.db for the village. */
#include <string.h>

#include "affairs/issue_parts.h"
#include "affairs/tiles.h"
#include "queries/weeks.h"
#include "screens/all.h"
#include "screens/topic.h"
#include "ui/page.h"

enum { OWN_GRID = ISSUE_OWN_FIRST, OWN_PICTURE, OWN_BACK, OWN_SEND, OWN_AGAIN };
enum step { STEP_PICTURE, STEP_GRID, STEP_SEND, STEP_DONE };

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
	s->step =
	    arg > 0 && arg <= STEP_DONE ? (enum step)arg : STEP_PICTURE; /* arg: for pictures of the later steps */
}

/* ----------------------------------------------------------------- steps */

/* The question, and the way back before it. */
static void
ask(struct ui *ui, struct rect line, const char *question, bool back)
{
	struct ui_button b = { .label = "上一步", .icon = ICON_ARROW_LEFT };
	if (back) {
		ui_button(ui, cut_left(&line, ui_button_width(ui, &b)), &b, OWN_BACK, 0);
		cut_left(&line, ui->m.gap);
	}
	struct pen p = pen_at(ui, cut_middle(line, line.w, ui_line_height(ui, words_style(ui, WORDS_HEAD))));
	pen_line(&p, WORDS_HEAD, 0, question);
}

static void
draw_grids(struct report *s, struct ui *ui, struct rect r)
{
	struct tile *t = arena_array(ui->arena, s->grids + 1, sizeof *t);
	for (size_t i = 0; i < s->grids; i++)
		t[i] = (struct tile){ .word = s->grid[i].words, .note = s->grid[i].scope };
	t[s->grids] = (struct tile){ .word = "说不清", .note = "不知道归哪个网格" };
	tiles_draw(ui, r, &s->scroll, t, (int)s->grids + 1, ui->p->blue, OWN_GRID);
}

static void
draw_pictures(struct report *s, struct ui *ui, struct rect r)
{
	struct tile t[KINDS];
	for (int i = 0; i < KINDS; i++)
		t[i] = (struct tile){ .picture = kinds[i], .word = kinds[i] };
	tiles_draw(ui, r, &s->scroll, t, KINDS, ui->p->blue, OWN_PICTURE);
}

static void
draw_send(struct pen *p, void *context)
{
	const struct report *s = context;
	struct ui *ui = p->ui;
	const char *grid = s->at >= 0 && (size_t)s->at < s->grids ? s->grid[s->at].words : "说不清哪个网格";
	bool failed = s->error.code[0];
	p->middle = true;
	issue_picture(ui, pen_take(p, ui->m.title * 5), kinds[s->kind]);
	pen_gap(p, ui->m.gap);
	pen_words(p, WORDS_HEAD, 0, 0, s->grids ? ui_printf(ui, "%s · %s", grid, kinds[s->kind]) : kinds[s->kind]);
	pen_words(p, WORDS_BODY, failed ? ui->p->orange : ui->p->soft, 0,
	    failed ? s->error.text : "只记下地方和问题，不用留名字。");
	pen_gap(p, ui->m.gap);
	pen_button(p, &(struct ui_button){ .label = "交给村里", .fill = ui->p->blue, .bold = true }, OWN_SEND, 0);
}

static void
draw_done(struct pen *p, void *context)
{
	p->middle = true;
	pen_icon(p, ICON_CHECK, p->ui->m.title * 3, p->ui->p->green);
	pen_words(p, WORDS_HEAD, 0, 0, "收到了，村里会去看。不用留名字。");
	pen_gap(p, p->ui->m.gap);
	pen_button(p, &(struct ui_button){ .label = "再反映一件" }, OWN_AGAIN, 0);
}

static void
report_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	static const char *const question[] = { "一、是什么样的问题？点一张图", "二、是哪个网格的事？点一下",
		"三、看对不对，对了就交给村里", "" };
	struct report *s = self;
	struct rect r = topic_shelf(h, ui, body, &screen_report, 0).room;
	if (s->step < STEP_DONE) {
		const char *words = question[s->step];
		ask(ui, cut_top(&r, ui->m.button), s->grids ? words : words + strlen("一、"), s->step != STEP_PICTURE);
		cut_top(&r, ui->m.gap);
	}
	if (s->step == STEP_PICTURE) {
		draw_pictures(s, ui, r);
	} else if (s->step == STEP_GRID) {
		draw_grids(s, ui, r);
	} else {
		ui_card(ui, r);
		ui_middle(ui, rect_inset(r, ui->m.pad, ui->m.gap), &s->scroll,
		    s->step == STEP_SEND ? draw_send : draw_done, s);
	}
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
	if (e->action == OWN_PICTURE && s->step == STEP_PICTURE && e->arg >= 0 && e->arg < KINDS) {
		s->kind = e->arg;
		go_to(s, s->grids ? STEP_GRID : STEP_SEND);
	} else if (e->action == OWN_GRID && s->step == STEP_GRID) {
		s->at = e->arg < (long)s->grids ? e->arg : -1;
		go_to(s, STEP_SEND);
	} else if (e->action == OWN_BACK) {
		go_to(s, s->step == STEP_SEND && s->grids ? STEP_GRID : STEP_PICTURE);
	} else if (e->action == OWN_AGAIN) {
		go_to(s, STEP_PICTURE);
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
