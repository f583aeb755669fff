/* staff-feedback: 群众反映. What residents handed in at the screen, oldest
 * first; one opened is read, and leaves the list when somebody says that it
 * has been seen to, which the record keeps. Nobody's name is in it. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/staff_frame.h"
#include "store/feedback.h"

enum { FEEDBACK_OPEN = UI_ACTION_OWN, FEEDBACK_CANCEL, FEEDBACK_DONE, FEEDBACK_STICK };

struct staff_feedback {
	struct feedback *list;
	size_t count;
	long long open; /* of the one that is read; 0: the list */
	struct staff_task task;
	struct scroll scroll;
};

static void
load(struct staff_feedback *s, struct host *h)
{
	s->open = 0;
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
	return f->grid[0] ? ui_printf(ui, "%s · 网格 %s", f->category, f->grid) : f->category;
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

static void
feedback_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_feedback *s = self;
	if (staff_task_settle(&s->task, h))
		load(s, h);
	const struct feedback *f = opened(s);
	struct rect in = STAFF_CARD(h, ui, .title = "群众反映", .subtitle = f ? f->category : NULL,
	    .line = !f && s->count ? "在屏上交的，老的在前。点一条看，去现场看过、办好了再记下。" : NULL,
	    .bar = { STAFF_LEFT(f ? "以后再办" : NULL, FEEDBACK_CANCEL, true),
		STAFF_RIGHT(f ? NULL : "存到U盘", FEEDBACK_STICK, true),
		STAFF_MAIN(f ? "办好了" : NULL, FEEDBACK_DONE, !s->task.waits) },
	    .task = &s->task, .no_back = f != NULL);
	if (f)
		ui_message_in(ui, in, ICON_PEOPLE, ui->p->violet, place(ui, f),
		    ui_printf(ui,
			"第 %lld 号，%s在屏上交的，没有留名字。按“办好了”，这里就不再列出，记录里写明是谁办的。", f->id,
			staff_when(h, ui, f->at)));
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

static bool
feedback_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_feedback *s = self;
	if (s->task.waits)
		return false;
	switch (e->action) {
	case FEEDBACK_OPEN:
		s->open = e->arg >= 0 && e->arg < (long)s->count ? s->list[e->arg].id : 0;
		s->task.words[0] = '\0';
		break;
	case FEEDBACK_CANCEL:
		s->open = 0;
		break;
	case FEEDBACK_DONE:
		finish(s, h);
		break;
	case FEEDBACK_STICK:
		host_open(h, &screen_staff_takeout, 0);
	}
	return true;
}

STAFF_SCREEN(staff_feedback, "staff-feedback", "群众反映", .locked = true, .size = sizeof(struct staff_feedback),
    .enter = feedback_enter, .event = feedback_event, .draw = feedback_draw);
