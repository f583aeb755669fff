/* staff-feedback: 群众反映. What residents handed in at the screen, oldest
 * first; one opened is read, and leaves the list when it is answered in words,
 * which everybody reads from then on, or when somebody says that it has been
 * seen to. The record keeps both. Nobody's name is in it. */
#include <stdio.h>
#include <string.h>

#include "catalogue/describe.h"
#include "screens/all.h"
#include "screens/editor.h"
#include "screens/staff_frame.h"
#include "store/feedback.h"

enum {
	FEEDBACK_OPEN = UI_ACTION_OWN,
	FEEDBACK_CANCEL,
	FEEDBACK_DONE,
	FEEDBACK_STICK,
	FEEDBACK_WRITE,
	FEEDBACK_SEND,
	FEEDBACK_MEND,
	FEEDBACK_LEAVE
};
enum { ANSWER_MOST = 180 };

struct staff_feedback {
	struct feedback *list;
	size_t count;
	long long open;              /* of the one that is read; 0: the list */
	char answer[KEYBOARD_BYTES]; /* "" none is written */
	char asks[64];               /* what could be said to words that name somebody: cli/amend.c */
	struct editor editor;
	struct staff_task task;
	struct scroll scroll;
};

static void
load(struct staff_feedback *s, struct host *h)
{
	s->open = 0;
	s->answer[0] = s->asks[0] = '\0';
	feedback_peek(desk_data(h->desk), h->arena, &s->list, &s->count);
}

static void
feedback_enter(void *self, struct host *h, struct arena *a, long arg)
{
	load(self, h);
}

static const char *
place(struct ui *ui, const struct feedback *f)
{
	return f->grid[0] ? ui_printf(ui, "%s · %s", f->category, describe_grid(ui->arena, f->grid)) : f->category;
}

static void
draw_list(struct staff_feedback *s, struct host *h, struct ui *ui, struct rect r)
{
	if (s->count == 0)
		ui_empty(ui, r, ICON_CHECK, "没有等着看的群众反映。");
	struct ui_rows l = { .scroll = &s->scroll, .count = (int)s->count, .least = ui_row_height(ui, 1) };
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		const struct feedback *f = &s->list[l.i];
		UI_ROW(ui, l.at, .title = place(ui, f), .note = staff_when(h, ui, f->at), .bold = true, .opens = true,
		    .action = FEEDBACK_OPEN, .arg = l.i);
	}
}

static const struct feedback *
opened(const struct staff_feedback *s)
{
	for (size_t i = 0; s->open && i < s->count; i++)
		if (s->list[i].id == s->open)
			return &s->list[i];
	return NULL;
}

/* An answer that was refused stays, with what may be said to it; else the list is read anew. */
static void
settle(struct staff_feedback *s, struct host *h)
{
	if (!staff_task_settle(&s->task, h))
		return;
	if (!s->task.failed || !s->answer[0])
		load(s, h);
	else
		snprintf(s->asks, sizeof s->asks, "%.63s", desk_job(h->desk)->out);
}

static void
draw_one(struct staff_feedback *s, struct host *h, struct ui *ui, struct rect r, const struct feedback *f)
{
	const char *when = staff_when(h, ui, f->at);
	if (s->answer[0])
		ui_message_in(ui, r, ICON_SPEAKER, ui->p->blue, s->answer,
		    ui_printf(ui, "上屏以后，村民在“大家反映的”里看到的就是这句话，写在“%s”下面。这一条不再列在这里。",
			place(ui, f)));
	else
		ui_message_in(ui, r, ICON_PEOPLE, ui->p->violet, place(ui, f),
		    ui_printf(ui,
			"第 %lld "
			"号，%s在屏上交的，没有留名字。“写答复”村民看得到；只按“办好了”，这里不再列出，村民看不到。",
			f->id, when));
}

static void
feedback_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_feedback *s = self;
	settle(s, h);
	if (editor_draw(h, ui, &s->editor))
		return;
	const struct feedback *f = opened(s);
	bool written = f && s->answer[0], may = !s->task.waits;
	struct rect in = STAFF_CARD(h, ui, .title = "群众反映", .subtitle = f ? f->category : NULL,
	    .line = written ? "看一看，村民会看到这句话。"
		    : !f && s->count ? "在屏上交的，老的在前。点一条看，去现场看过、办好了，写一句答复。"
				     : NULL,
	    .bar = { STAFF_LEFT(f ? "以后再办" : NULL, FEEDBACK_CANCEL, true),
		STAFF_RIGHT(f ? NULL : "存到U盘", FEEDBACK_STICK, true),
		STAFF_RIGHT(f && !written ? "办好了" : NULL, FEEDBACK_DONE, may),
		STAFF_BUTTON(!f        ? NULL
			     : written ? "再改改"
				       : "写答复",
		    FEEDBACK_WRITE, may, .right = true, .main = !written),
		written && s->asks[0] ? (struct staff_button)STAFF_RIGHT("照提示换掉", FEEDBACK_MEND, may)
				      : (struct staff_button)STAFF_RED(written ? "上屏" : NULL, FEEDBACK_SEND, may),
		STAFF_RIGHT(strstr(s->asks, "as-written") ? "照写的上" : NULL, FEEDBACK_LEAVE, may) },
	    .task = &s->task, .no_back = f != NULL);
	if (f)
		draw_one(s, h, ui, in, f);
	else
		draw_list(s, h, ui, in);
}

static void
finish(struct staff_feedback *s, struct host *h)
{
	char id[32];
	snprintf(id, sizeof id, "%lld", s->open);
	if (opened(s))
		STAFF_TASK(&s->task, h, NULL, "记下了。", "staff", "feedback", id, "--by", desk_who(h->desk)->name);
}

static const char *
cell(struct host *h, const char *column, const char *value)
{
	const struct reg *r = catalogue_find("feedback");
	return *value ? arena_printf(h->arena, "%s=%s", r->fields[catalogue_field(r, column)].header, value) : "";
}

/* A row of the register as a sheet would bring it; `how`: what to do with words that name somebody. */
static void
send(struct staff_feedback *s, struct host *h, const char *how)
{
	const struct feedback *f = opened(s);
	char id[32];
	if (!f)
		return;
	snprintf(id, sizeof id, "%lld", f->id);
	s->asks[0] = '\0';
	STAFF_TASK(&s->task, h, NULL, "答复上屏了，村民看得到。", "amend", catalogue_find("feedback")->sheet, "--add",
	    cell(h, "at", arena_strndup(h->arena, f->at, 10)), cell(h, "grid", f->grid),
	    cell(h, "category", f->category), cell(h, "content", feedback_content(h->arena, f)),
	    cell(h, "handler", desk_who(h->desk)->name), cell(h, "result", s->answer), "--answers", id, how, "--by",
	    desk_who(h->desk)->name);
}

static void
write_answer(struct staff_feedback *s)
{
	s->task.words[0] = s->asks[0] = '\0';
	EDITOR_OPEN(&s->editor, .title = "答复", .help = "村民看得见。写办得怎么样，不要写人的名字和电话。",
	    .kind = EDITOR_TEXT, .value = s->answer, .limit = ANSWER_MOST, .confirm = "下一步");
}

static bool
feedback_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_feedback *s = self;
	if (s->editor.open) {
		if (editor_event(&s->editor, e) == EDITOR_DONE)
			snprintf(s->answer, sizeof s->answer, "%s", s->editor.value);
		return true;
	}
	if (s->task.waits)
		return false;
	switch (e->action) {
	case FEEDBACK_OPEN:
		s->open = e->arg >= 0 && e->arg < (long)s->count ? s->list[e->arg].id : 0;
		s->task.words[0] = '\0';
		break;
	case FEEDBACK_CANCEL:
		s->open = 0;
		s->answer[0] = s->asks[0] = s->task.words[0] = '\0';
		break;
	case FEEDBACK_WRITE:
		write_answer(s);
		break;
	case FEEDBACK_SEND:
		send(s, h, "");
		break;
	case FEEDBACK_MEND:
		send(s, h, "--mask-names");
		break;
	case FEEDBACK_LEAVE:
		send(s, h, "--as-written");
		break;
	case FEEDBACK_DONE:
		finish(s, h);
		break;
	case FEEDBACK_STICK:
		host_open(h, &screen_staff_takeout, 0);
	}
	return true;
}

STAFF_SCREEN(staff_feedback, "staff-feedback", "群众反映", .locked = true, .keeps = true,
    .size = sizeof(struct staff_feedback), .enter = feedback_enter, .event = feedback_event, .draw = feedback_draw);
