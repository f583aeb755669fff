/* staff: who is it? The names of those who may change what is on the screen. */
#include <stdio.h>

#include "screens/all.h"
#include "screens/choices.h"
#include "screens/staff_frame.h"

enum { STAFF_NAME_TAPPED = UI_ACTION_OWN, STAFF_BEGIN };

struct staff_screen {
	struct staff_member member[STAFF_MOST];
	size_t count;
	struct scroll scroll;
};

static void
names_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_screen *s = self;
	(void)a;
	(void)arg;
	scroll_init(&s->scroll);
	s->count = staff_list(desk_data(h->desk) ? desk_data(h->desk) : "", s->member);
}

static void
draw_nobody(struct staff_screen *s, struct ui *ui, struct rect body)
{
	const char *words = "这台机器还没有登记工作人员。\n按下面的“登记第一个人”，写上名字，定一个六位密码。";
	struct text_style style = ui_style(ui->m.body, false);
	ui_card(ui, body);
	struct rect in = rect_inset(body, ui->m.pad * 2, ui->m.pad * 2);
	int tall = ui_paragraph_height(ui, in.w, words, style, 19, 0);
	struct ui_view v = ui_view_begin(ui, in, &s->scroll, tall, 0);
	ui_paragraph(ui, in.x, v.y, in.w, words, style, ui->p->ink, 19, 0);
	ui_view_end(ui, &v);
}

static void
names_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_screen *s = self;
	(void)whole;
	const struct staff_button begin = { .button = { .label = "登记第一个人", .fill = ui->p->blue, .bold = true },
		.action = STAFF_BEGIN,
		.right = true };
	const struct staff_page page = {
		.title = "工作人员",
		.line = s->count ? "你是哪一位？请按自己的名字。" : NULL,
		.button = &begin,
		.buttons = s->count == 0,
	};
	struct rect body = staff_draw(h, ui, &page);
	if (s->count == 0) {
		draw_nobody(s, ui, body);
		return;
	}
	struct choice c[STAFF_MOST];
	for (size_t i = 0; i < s->count; i++)
		c[i] = (struct choice){ s->member[i].name, s->member[i].manager ? "管理员" : NULL, false };
	ui_card(ui, body);
	choices_draw(ui, rect_inset(body, ui->m.pad, ui->m.pad), &s->scroll, c, s->count, STAFF_NAME_TAPPED);
}

static bool
names_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_screen *s = self;
	if (e->kind != SCREEN_ACTION)
		return false;
	if (e->action == STAFF_NAME_TAPPED && e->arg < (long)s->count)
		host_open(h, &screen_staff_pin, s->member[e->arg].id);
	else if (e->action == STAFF_BEGIN)
		host_open(h, &screen_start, 0);
	else
		return staff_event(h, e->action);
	return true;
}

const struct screen_class screen_staff = {
	.name = "staff",
	.staff = true,
	.moment = MOMENT_NOBODY,
	.title = "工作人员",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff_screen),
	.enter = names_enter,
	.event = names_event,
	.draw = names_draw,
	.full = true,
};
