/* staff-size: how large the screen is, asked as at the first start. Nothing
 * is other than before until it is saved. */
#include <math.h>
#include <stdio.h>

#include "screens/all.h"
#include "screens/staff_frame.h"
#include "screens/staff_task.h"
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
	(void)a;
	(void)arg;
	s->saved = s->tenths = lround(settings_number(desk_data(h->desk), "inches") * 10);
}

static void
size_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_size *s = self;
	(void)whole;
	if (staff_locked(h, ui))
		return;
	if (staff_task_settle(&s->task, h) && !s->task.failed)
		s->saved = s->tenths;
	bool may = desk_who(h->desk)->manager;
	const struct staff_button save = { .button = { .label = "存下来",
					       .fill = ui->p->blue,
					       .bold = true,
					       .disabled = !may || s->task.waits || s->tenths == s->saved },
		.action = SIZE_SAVE,
		.right = true };
	const struct staff_page page = { .title = "屏幕有多大",
		.subtitle = ui_printf(ui, "现在是 %g 寸", (double)s->saved / 10),
		.line = may ? "存下来以后，字和按钮马上照新的寸数画。" : "请管理员来改。",
		.button = &save,
		.buttons = 1 };
	struct rect body = staff_draw(h, ui, &page);
	ui_card(ui, body);
	struct rect in = staff_task_draw(&s->task, ui, rect_inset(body, ui->m.pad, ui->m.pad));
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
	const char *const argv[] = { "settings", words, "--by", desk_who(h->desk)->name, NULL };
	if (e->kind != SCREEN_ACTION || !desk_who(h->desk)->id)
		return false;
	if (e->action == ACTION_STAFF_BACK || e->action == ACTION_STAFF_OUT)
		return staff_event(h, e->action);
	if (s->task.waits || !desk_who(h->desk)->manager)
		return false;
	s->task.words[0] = '\0';
	snprintf(words, sizeof words, "inches=%g", (double)s->tenths / 10);
	if (e->action == SIZE_SAVE)
		staff_task_run(&s->task, h, argv, NULL, "已保存。");
	else
		s->tenths = start_size_event(s->tenths, e);
	return true;
}

const struct screen_class screen_staff_size = {
	.name = "staff-size",
	.staff = true,
	.title = "屏幕有多大",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff_size),
	.enter = size_enter,
	.event = size_event,
	.draw = size_draw,
	.full = true,
	.keeps = true,
};
