/* staff-takeout: 存到U盘. What is to be written on which stick; written only
 * on request, by `cunping takeout` in a process of its own, and the last
 * words are that the stick may be pulled out. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "screens/staff_frame.h"
#include "store/feedback.h"
#include "store/state.h"

enum { OWN_STICK = UI_ACTION_OWN, OWN_KIND, OWN_CLEAR, OWN_SAVE, OWN_MORE, OWN_LOOK };
enum kind { KIND_RECEIPT, KIND_FINDINGS, KIND_BACKUP, KIND_STATS, KIND_HEALTH, KIND_TEMPLATE, KIND_FEEDBACK, KINDS };

static const struct {
	const char *word; /* of `cunping takeout --kind` */
	const char *name, *note;
} kinds[KINDS] = {
	{ "receipt", "回执", "最近一次上屏改了什么、谁上的屏" },
	{ "findings", "要改的地方", "表格里哪一格有错、怎么改" },
	{ "backup", "全部表格和照片（备份）", "照片多时要等几分钟" },
	{ "stats", "使用统计", "只记次数，不记是谁" },
	{ "health", "机器体检", "机器出了毛病，发给维护的人看" },
	{ "template", "空白表格", "填好放到U盘最外面，再插回来" },
	{ "feedback", "群众反映", "" },
};

struct takeout {
	char path[512]; /* of the chosen stick; "" the first */
	bool tick[KINDS], clear;
	long waiting; /* 群众反映 */
	bool asked;
	struct staff_task task;
	struct scroll scroll;
};

static void
takeout_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct takeout *s = self;
	s->waiting = feedback_waiting(desk_data(h->desk));
	s->tick[store_has_content(h->store) ? KIND_RECEIPT : KIND_TEMPLATE] = true; /* a new machine has no receipt */
	const struct desk_job *job = desk_job(h->desk);
	s->asked = s->task.waits = job->state == DESK_JOB_RUNNING && strcmp(job->name, "takeout") == 0;
	s->task.number = job->number; /* gone away and come back */
}

/* 要改的地方 are those of the review there is. */
static bool
there_is(const struct desk *d, int kind)
{
	return kind != KIND_FINDINGS || desk_work(d)->review;
}

/* The chosen one, or the first that can be read; NULL when nothing is plugged in. */
static const struct desk_stick *
stick(const struct takeout *s, const struct desk *d)
{
	for (int i = 0; i < desk_sticks(d); i++)
		if (strcmp(desk_stick(d, i)->path, s->path) == 0)
			return desk_stick(d, i);
	const struct desk_stick *good = desk_stick_to_write(d);
	return good || !desk_sticks(d) ? good : desk_stick(d, 0);
}

static bool
any_tick(const struct takeout *s, const struct desk *d)
{
	for (int i = 0; i < KINDS; i++)
		if (s->tick[i] && there_is(d, i))
			return true;
	return false;
}

/* ------------------------------------------------------------ what to take */

static const char *
note_of(const struct takeout *s, const struct desk *d, struct ui *ui, int kind)
{
	if (!there_is(d, kind))
		return "读了U盘、正在核对的时候才有";
	if (kind != KIND_FEEDBACK)
		return kinds[kind].note;
	return s->waiting ? ui_printf(ui, "有 %ld 条在等村里看", s->waiting) : "现在没有新的";
}

static void
draw_kinds(struct takeout *s, const struct desk *d, struct ui *ui, struct rect r)
{
	bool clear = s->tick[KIND_FEEDBACK] && s->waiting > 0;
	int least = ui_row_height(ui, 1); /* nothing moves when the last one comes */
	struct ui_rows l = { .scroll = &s->scroll,
		.count = KINDS + clear,
		.columns = ui->m.portrait ? 1 : 2,
		.least = least,
		.most = least * 4 / 3 };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		struct ui_row row = {
			.tick = true, .title = "群众反映存好后，从屏上清掉", .ticked = s->clear, .action = OWN_CLEAR
		};
		if (l.i < KINDS)
			row = (struct ui_row){ .tick = true,
				.title = kinds[l.i].name,
				.note = note_of(s, d, ui, l.i),
				.ticked = s->tick[l.i],
				.off = !there_is(d, l.i),
				.action = OWN_KIND,
				.arg = l.i };
		if (l.i < KINDS || clear)
			ui_row(ui, l.at, &row);
	}
}

/* Which stick, when there are several; returns the height taken. */
static int
draw_sticks(const struct takeout *s, struct host *h, struct ui *ui, struct rect r)
{
	const struct desk *d = h->desk;
	const char *label[DESK_STICKS];
	int active = 0;
	if (desk_sticks(d) < 2)
		return 0;
	for (int i = 0; i < desk_sticks(d); i++) {
		label[i] = desk_stick(d, i)->name;
		active = desk_stick(d, i) == stick(s, d) ? i : active;
	}
	return ui_tabs(ui, r, label, desk_sticks(d), active, ui->p->blue, OWN_STICK) + ui->m.gap;
}

/* ---------------------------------------------------------- while, and after */

static void
draw_outcome(const struct staff_task *t, struct ui *ui, struct rect r, const char *step)
{
	/* only when the stick is safe does it say so; then it is said large, once */
	const char *pull = t->waits || t->failed ? NULL : strstr(t->words, "现在可以拔下U盘了");
	step = str_starts(step, "progress ") ? step + strlen("progress ") : step;
	if (t->waits)
		ui_message_in(ui, r, ICON_CLOCK, ui->p->blue, "正在存到U盘，请不要拔", step);
	else if (t->failed)
		ui_message_in(ui, r, ICON_EXCLAIM, ui->p->orange, "没有存成", t->words);
	else if (pull)
		ui_message_in(ui, r, ICON_CHECK, ui->p->green, "现在可以拔下U盘了",
		    ui_printf(ui, "%.*s", (int)(pull - t->words), t->words));
	else
		ui_message_in(ui, r, ICON_CLOCK, ui->p->blue, "存好了，先别拔", t->words);
}

static void
takeout_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct takeout *s = self;
	const struct desk *d = h->desk;
	const struct desk_stick *to = stick(s, d);
	bool choosing = !s->asked;
	staff_task_settle(&s->task, h);
	const char *more = choosing ? NULL : s->task.failed && !s->task.waits ? "再试一次" : "再存别的";
	struct rect body = STAFF_DRAW(h, ui, .title = "存到U盘", .subtitle = to ? to->name : NULL,
	    .line = choosing && to ? "点好要存的，再按“存到U盘”。" : NULL,
	    .bar = { STAFF_RIGHT(more, OWN_MORE, !s->task.waits),
		STAFF_RIGHT(choosing && !to ? "再找一遍" : NULL, OWN_LOOK, true),
		STAFF_MAIN(choosing && to ? "存到U盘" : NULL, OWN_SAVE,
		    any_tick(s, d) && desk_job(d)->state != DESK_JOB_RUNNING) });
	if (choosing && to)
		cut_top(&body, draw_sticks(s, h, ui, body));
	ui_card(ui, body);
	if (!choosing)
		draw_outcome(&s->task, ui, body, desk_job(d)->step);
	else if (to)
		draw_kinds(s, d, ui, rect_inset(body, ui->m.pad, ui->m.gap / 2));
	else
		ui_empty(ui, body, ICON_SHEET, "请插上U盘。");
}

static void
save(struct takeout *s, struct host *h)
{
	struct desk *d = h->desk;
	const struct desk_stick *to = stick(s, d);
	struct review *review = s->tick[KIND_FINDINGS] ? desk_work(d)->review : NULL;
	char list[96] = "";
	if (!to || !any_tick(s, d) || desk_job(d)->state == DESK_JOB_RUNNING)
		return;
	for (int i = 0; i < KINDS; i++)
		if (s->tick[i] && there_is(d, i))
			snprintf(
			    list + strlen(list), sizeof list - strlen(list), "%s%s", list[0] ? "," : "", kinds[i].word);
	s->asked = true;
	STAFF_TASK(&s->task, h, NULL, NULL, "takeout", to->path, "--kind", list, "--by", desk_who(d)->name,
	    s->clear && s->tick[KIND_FEEDBACK] ? "--clear" : "", review ? "--review" : "",
	    review ? review_path(review) : "");
}

static bool
takeout_event(void *self, struct host *h, const struct screen_event *e)
{
	struct takeout *s = self;
	struct desk *d = h->desk;
	switch (e->action) {
	case OWN_STICK:
		if (e->arg < desk_sticks(d))
			snprintf(s->path, sizeof s->path, "%s", desk_stick(d, (int)e->arg)->path);
		break;
	case OWN_KIND:
		s->tick[e->arg] = !s->tick[e->arg];
		s->clear = s->clear && s->tick[KIND_FEEDBACK];
		break;
	case OWN_CLEAR:
		s->clear = !s->clear;
		break;
	case OWN_SAVE:
		save(s, h);
		break;
	case OWN_MORE:
		s->asked = false;
		s->waiting = feedback_waiting(desk_data(d));
		break;
	case OWN_LOOK:
		desk_look(d);
	}
	return true;
}

STAFF_SCREEN(staff_takeout, "staff-takeout", "存到U盘", .locked = true, .size = sizeof(struct takeout),
    .enter = takeout_enter, .event = takeout_event, .draw = takeout_draw);
