/* staff-people: 工作人员名单. Who may log in; a tap on a name shows what may
 * be done with it: one's own PIN by everybody, the rest by a manager. A new
 * recovery code is shown once, and nobody's silence sends it away. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/choices.h"
#include "screens/editor.h"
#include "screens/staff_frame.h"
#include "staff/staff_pad.h"

enum {
	PEOPLE_NAME = UI_ACTION_OWN,
	PEOPLE_DO,
	PEOPLE_ADD,
	PEOPLE_CODE,
	PEOPLE_KEY,
	PEOPLE_BACK,
	PEOPLE_YES,
	PEOPLE_PART
};
enum people_step { PEOPLE_LIST, PEOPLE_ONE, PEOPLE_ROLE, PEOPLE_PIN, PEOPLE_REMOVE, PEOPLE_RENEW, PEOPLE_SHOWN };
enum deed { DEED_PIN, DEED_REMOVE };

static const struct {
	const char *title, *yes; /* what the blue button says; NULL: none */
} steps[] = {
	[PEOPLE_LIST] = { "工作人员名单", NULL },
	[PEOPLE_ONE] = { "工作人员", NULL },
	[PEOPLE_ROLE] = { "能做什么？", NULL },
	[PEOPLE_PIN] = { "六位密码", NULL },
	[PEOPLE_REMOVE] = { "去掉一个人", "去掉" },
	[PEOPLE_RENEW] = { "换恢复码", "换一个新的" },
	[PEOPLE_SHOWN] = { "新的恢复码", "抄好了" },
};

struct staff_people {
	enum people_step step;
	struct staff_member member[STAFF_MOST];
	size_t count;
	bool adds, manages, makes_code; /* what the PIN is for; what the task is */
	char name[STAFF_NAME];          /* of whom it is about */
	struct staff_new_pin pin;
	char code[STAFF_RECOVERY + 1]; /* only while it is shown */
	struct editor editor;
	struct staff_task task;
	struct scroll scroll;
	char wrong[256];
};

static void
go_to(struct staff_people *s, enum people_step step)
{
	s->step = step;
	scroll_init(&s->scroll);
	staff_new_pin(&s->pin, "请定一个六位密码", "请再按一遍", "让本人自己按，别用生日，别告诉别人。");
}

static void
people_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_people *s = self;
	s->count = staff_list(desk_data(h->desk), s->member);
}

static bool
is_me(const struct staff_people *s, const struct host *h)
{
	return strcmp(s->name, desk_who(h->desk)->name) == 0;
}

/* ------------------------------------------------------------------ jobs */

static void
settle(struct staff_people *s, struct host *h)
{
	if (!staff_task_settle(&s->task, h))
		return;
	s->count = staff_list(desk_data(h->desk), s->member);
	go_to(s, PEOPLE_LIST);
	if (!s->makes_code || s->task.failed)
		return;
	s->task.words[0] = '\0';
	if (staff_task_code(desk_job(h->desk)->out, STAFF_RECOVERY, s->code))
		go_to(s, PEOPLE_SHOWN);
	else
		staff_task_say(&s->task, true, "恢复码没有看到，请再换一次。");
}

static void
run(struct staff_people *s, struct host *h, const char *deed, const char *name, const char *pin)
{
	bool manages = s->adds && s->manages && pin;
	char input[STAFF_PIN + 2] = "";
	s->makes_code = !name;
	if (pin)
		snprintf(input, sizeof input, "%.6s\n", pin);
	STAFF_TASK(&s->task, h, pin ? input : NULL, NULL, "staff", deed, name ? name : "--print-new",
	    manages ? "--manager" : "", "--by", desk_who(h->desk)->name);
	memset(input, 0, sizeof input);
	go_to(s, PEOPLE_LIST);
}

/* --------------------------------------------------------------- drawing */

static void
draw_names(struct staff_people *s, struct host *h, struct ui *ui, struct rect r)
{
	if (s->count == 0)
		ui_empty(ui, r, ICON_PEOPLE, "还没有登记工作人员。按“加一个人”。");
	struct ui_rows l = {
		.scroll = &s->scroll, .count = (int)s->count, .least = ui->m.button, .most = ui->m.button * 3 / 2
	};
	for (ui_rows_begin(&l, ui, r); ui_rows_next(&l);) {
		const struct staff_member *one = &s->member[l.i];
		bool me = one->id == desk_who(h->desk)->id, live = me || desk_who(h->desk)->manager;
		UI_ROW(ui, l.at, .title = one->name, .note = me ? "就是你" : NULL,
		    .chip = one->manager ? "管理员" : NULL, .chip_color = ui->p->blue, .bold = true, .opens = live,
		    .off = !live, .action = PEOPLE_NAME, .arg = l.i);
	}
}

static void
draw_step(struct staff_people *s, struct host *h, struct ui *ui, struct rect r)
{
	bool me = is_me(s, h);
	const struct choice deeds[] = { { me ? "改我的密码" : "给他换密码", NULL, false, false },
		{ "从名单里去掉", me ? "不能去掉自己" : NULL, me || !desk_who(h->desk)->manager, false } };
	static const struct choice roles[] = { { "一般工作人员", "读取、核对、上屏", false, false },
		{ "管理员", "还能改设置、管名单", false, false } };
	struct staff_code code = { s->code,
		{ "请抄下来交给乡镇保管。", "旧的恢复码从现在起不能用了。", "以后不再显示。" } };
	switch (s->step) {
	case PEOPLE_LIST:
		draw_names(s, h, ui, r);
		break;
	case PEOPLE_ONE:
		choices_draw(ui, r, &s->scroll, deeds, 2, PEOPLE_DO);
		break;
	case PEOPLE_ROLE:
		choices_draw(ui, r, &s->scroll, roles, 2, PEOPLE_PART);
		break;
	case PEOPLE_PIN:
		code_pad_draw(ui, r, &s->pin.pad, PEOPLE_KEY);
		break;
	case PEOPLE_REMOVE:
		ui_empty(ui, r, ICON_EXCLAIM,
		    ui_printf(
			ui, "要把“%s”从名单里去掉吗？去掉以后，他就不能登录了；他做过的事还留在记录里。", s->name));
		break;
	case PEOPLE_RENEW:
		ui_empty(ui, r, ICON_EXCLAIM, "要换一个新的恢复码吗？换了以后，乡镇手里的旧恢复码就不能用了。");
		break;
	case PEOPLE_SHOWN:
		pen_centre(ui, r, staff_code_draw, &code);
	}
}

static void
people_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_people *s = self;
	settle(s, h);
	if (editor_draw(h, ui, &s->editor))
		return;
	bool list = s->step == PEOPLE_LIST, manager = desk_who(h->desk)->manager, may = manager && !s->task.waits;
	struct rect in = STAFF_CARD(h, ui, .title = steps[s->step].title,
	    .subtitle = s->step >= PEOPLE_ONE && s->step <= PEOPLE_REMOVE ? s->name : NULL,
	    .line = !list     ? NULL
		    : manager ? "点一个名字，换密码或者去掉。"
			      : "你可以改自己的密码；别的请管理员来改。",
	    .bar = { STAFF_LEFT(list || s->step == PEOPLE_SHOWN ? NULL : "取消", PEOPLE_BACK, true),
		STAFF_RIGHT(list ? "换恢复码" : NULL, PEOPLE_CODE, may),
		STAFF_MAIN(list ? "加一个人" : NULL, PEOPLE_ADD, may && s->count < STAFF_MOST),
		STAFF_MAIN(steps[s->step].yes, PEOPLE_YES, true) },
	    .task = &s->task, .no_back = !list);
	draw_step(s, h, ui, in);
}

/* --------------------------------------------------------------- answers */

static const char *
check_name(void *context, const char *name)
{
	struct staff_people *s = context;
	struct error err = { 0 };
	for (size_t i = 0; i < s->count; i++)
		if (strcmp(s->member[i].name, name) == 0)
			return "名单里已经有这个名字了，请写全名，或者加个职务。";
	if (staff_check_name(name, &err))
		return NULL;
	snprintf(s->wrong, sizeof s->wrong, "%.255s", err.text);
	return s->wrong;
}

static void
ask_name(struct staff_people *s)
{
	s->task.words[0] = '\0';
	EDITOR_OPEN(&s->editor, .title = "新的工作人员叫什么？", .kind = EDITOR_TEXT, .limit = 20, .confirm = "下一步",
	    .check = check_name, .context = s);
}

static void
named(struct staff_people *s)
{
	snprintf(s->name, sizeof s->name, "%.63s", s->editor.value);
	s->adds = true;
	go_to(s, PEOPLE_ROLE);
}

static void
confirmed(struct staff_people *s, struct host *h)
{
	if (s->step == PEOPLE_REMOVE) {
		run(s, h, "remove", s->name, NULL);
	} else if (s->step == PEOPLE_RENEW) {
		run(s, h, "recovery", NULL, NULL);
	} else if (s->step == PEOPLE_SHOWN) {
		memset(s->code, 0, sizeof s->code);
		go_to(s, PEOPLE_LIST);
	}
}

static void
tapped_name(struct staff_people *s, const struct host *h, long i)
{
	const struct staff_member *who = desk_who(h->desk);
	if (i < 0 || i >= (long)s->count || (s->member[i].id != who->id && !who->manager))
		return;
	snprintf(s->name, sizeof s->name, "%s", s->member[i].name);
	s->adds = false;
	s->task.words[0] = '\0';
	go_to(s, who->manager ? PEOPLE_ONE : PEOPLE_PIN);
}

static void
manager_event(struct staff_people *s, struct host *h, const struct screen_event *e)
{
	switch (e->action) {
	case PEOPLE_DO:
		if (e->arg == DEED_PIN || !is_me(s, h))
			go_to(s, e->arg == DEED_PIN ? PEOPLE_PIN : PEOPLE_REMOVE);
		break;
	case PEOPLE_ADD:
		ask_name(s);
		break;
	case PEOPLE_PART:
		s->manages = e->arg == 1;
		go_to(s, PEOPLE_PIN);
		break;
	case PEOPLE_CODE:
		go_to(s, PEOPLE_RENEW);
		break;
	case PEOPLE_YES:
		confirmed(s, h);
	}
}

static bool
people_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_people *s = self;
	if (s->editor.open) {
		if (editor_event(&s->editor, e) == EDITOR_DONE)
			named(s);
		return true;
	}
	if (s->task.waits)
		return false;
	if (e->action == PEOPLE_NAME)
		tapped_name(s, h, e->arg);
	else if (e->action == PEOPLE_BACK)
		go_to(s, PEOPLE_LIST);
	else if (e->action == PEOPLE_KEY && staff_new_pin_key(&s->pin, e->arg))
		run(s, h, s->adds ? "add" : "pin", s->name, s->pin.pad.typed);
	else if (desk_who(h->desk)->manager)
		manager_event(s, h, e);
	return true;
}

static bool
people_stays(const void *self)
{
	return ((const struct staff_people *)self)->step == PEOPLE_SHOWN;
}

STAFF_SCREEN(staff_people, "staff-people", "工作人员名单", .locked = true, .keeps = true,
    .size = sizeof(struct staff_people), .enter = people_enter, .event = people_event, .draw = people_draw,
    .stays = people_stays);
