/* staff-size: how large the screen is, asked as at the first start. Nothing
 * is other than before until it is saved. */
#include <math.h>
#include <stdio.h>

#include "screens/all.h"
#include "screens/staff_frame.h"
#include "staff/start.h"
#include "store/settings.h"

enum { SIZE_SAVE = UI_ACTION_OWN + 40 }; /* behind start.h's */

struct staff_size {
	long tenths, saved;
	struct staff_task task;
};

static void
size_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_size *s = self;
	s->saved = s->tenths = lround(settings_number(desk_data(h->desk), "inches") * 10);
}

static void
size_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_size *s = self;
	bool may = desk_who(h->desk)->manager;
	if (staff_task_settle(&s->task, h) && !s->task.failed)
		s->saved = s->tenths;
	struct rect in =
	    STAFF_CARD(h, ui, .title = "屏幕有多大", .subtitle = ui_printf(ui, "现在是 %g 寸", (double)s->saved / 10),
		.line = may ? "存下来以后，字和按钮马上照新的寸数画。" : "请管理员来改。",
		.bar = { STAFF_MAIN("存下来", SIZE_SAVE, may && !s->task.waits && s->tenths != s->saved) },
		.task = &s->task);
	if (may)
		start_size_draw(ui, in, s->tenths);
	else
		ui_empty(ui, in, ICON_PEOPLE, "屏幕的寸数请管理员来改。");
}

static bool
size_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_size *s = self;
	char words[32];
	if (s->task.waits || !desk_who(h->desk)->manager)
		return false;
	s->task.words[0] = '\0';
	snprintf(words, sizeof words, "inches=%g", (double)s->tenths / 10);
	if (e->action == SIZE_SAVE)
		STAFF_TASK(&s->task, h, NULL, "已保存。", "settings", words, "--by", desk_who(h->desk)->name);
	else
		s->tenths = start_size_event(s->tenths, e);
	return true;
}

STAFF_SCREEN(staff_size, "staff-size", "屏幕有多大", .locked = true, .keeps = true, .size = sizeof(struct staff_size),
    .enter = size_enter, .event = size_event, .draw = size_draw);
