/* staff: who is it? The names of those who may change what is on the screen. */
#include "screens/all.h"
#include "screens/choices.h"
#include "screens/staff_frame.h"

enum { STAFF_NAME_TAPPED = UI_ACTION_OWN, STAFF_BEGIN };

struct staff_screen {
	struct staff_member member[STAFF_MOST];
	size_t count;
	bool content; /* with it, and nobody registered, only the township's code opens */
	struct scroll scroll;
};

static void
names_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_screen *s = self;
	s->count = staff_list(desk_data(h->desk) ? desk_data(h->desk) : "", s->member);
	s->content = desk_data(h->desk) && state_had_content(desk_data(h->desk));
}

static void
draw_nobody(struct pen *p, void *context)
{
	const bool *content = context;
	pen_words(p, WORDS_BODY, 0, 0,
	    *content ? "这台机器有内容，却没有登记工作人员。\n请给乡镇的管理员打电话，按下面的按钮，再按他念的恢复码。"
		     : "这台机器还没有登记工作人员。\n按下面的“登记第一个人”，写上名字，定一个六位密码。");
}

static void
names_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_screen *s = self;
	struct rect in =
	    STAFF_CARD(h, ui, .title = "工作人员", .line = s->count ? "你是哪一位？请按自己的名字。" : NULL,
		.bar = { STAFF_MAIN(s->count     ? NULL
				    : s->content ? "按乡镇的恢复码"
						 : "登记第一个人",
		    STAFF_BEGIN, true) });
	struct choice c[STAFF_MOST];
	for (size_t i = 0; i < s->count; i++)
		c[i] = (struct choice){ s->member[i].name, s->member[i].manager ? "管理员" : NULL, false, false };
	if (s->count)
		choices_draw(ui, in, &s->scroll, c, s->count, STAFF_NAME_TAPPED);
	else
		ui_middle(ui, rect_inset(in, ui->m.pad, 0), &s->scroll, draw_nobody, &s->content);
}

static bool
names_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_screen *s = self;
	if (e->action == STAFF_NAME_TAPPED && e->arg < (long)s->count)
		host_open(h, &screen_staff_pin, s->member[e->arg].id);
	else if (e->action == STAFF_BEGIN)
		host_open(h, s->content ? &screen_staff_recovery : &screen_start, 0);
	return true;
}

STAFF_SCREEN(staff, "staff", "工作人员", .moment = MOMENT_NOBODY, .size = sizeof(struct staff_screen),
    .enter = names_enter, .event = names_event, .draw = names_draw);
