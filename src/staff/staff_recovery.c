/* staff-recovery: a forgotten PIN. The township's twelve digits, then a new
 * PIN twice, for the name that was chosen. The code is used up by that: the
 * next one is shown once, to be read to the township. arg: the member's id. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/staff_frame.h"
#include "staff/staff_pad.h"
#include "staff/start.h"

enum { RECOVERY_KEY = UI_ACTION_OWN, RECOVERY_COPIED };

struct staff_recovery {
	struct staff_member member;
	struct code_pad pad; /* for the code */
	struct staff_new_pin pin;
	struct staff_task task;
	char code[STAFF_RECOVERY + 1]; /* the next one, only while it is shown */
	bool nobody;                   /* is registered: the code opens the way to the first one */
	bool has_code, proven, asked;  /* asked: the new PIN is being saved, or is */
};

static void
recovery_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_recovery *s = self;
	s->pad = (struct code_pad){ .digits = STAFF_RECOVERY,
		.head = "请按乡镇的十二位恢复码",
		.message = "",
		.help = "恢复码由乡镇保管。打电话问乡镇的管理员，他会念给你听。" };
	if (!staff_member_of(h, arg, &s->member) && arg)
		return;
	s->nobody = !s->member.id;
	s->has_code = staff_has_recovery(desk_data(h->desk));
	long wait = staff_wait(desk_data(h->desk), code_pad_clock(h));
	if (wait > 0)
		staff_pad_wait(&s->pad, a, wait);
}

static void
recovery_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_recovery *s = self;
	if (staff_task_settle(&s->task, h) && !s->task.failed)
		staff_task_code(desk_job(h->desk)->out, STAFF_RECOVERY, s->code);
	bool shown = s->code[0];
	struct rect in = STAFF_CARD(h, ui, .title = s->nobody ? "登记工作人员" : "忘了密码", .subtitle = s->member.name,
	    .bar = { STAFF_MAIN(shown ? "抄好了" : NULL, RECOVERY_COPIED, true) }, .no_back = shown);
	struct staff_code code = { s->code, { "新密码定好了。用过的恢复码作废了，这是新的。",
						"请念给乡镇的管理员，让他抄下来。", "以后不再显示。" } };
	if (s->nobody && !s->has_code)
		ui_empty(ui, in, ICON_PEOPLE,
		    "这台机器没有登记工作人员，也没有恢复码。请找乡镇的管理员，他用命令 cunping staff add 登记。");
	else if (!s->member.id && !s->nobody)
		ui_empty(ui, in, ICON_PEOPLE, "没有这个人了。请按“返回”。");
	else if (shown)
		pen_centre(ui, in, staff_code_draw, &code);
	else if (!s->has_code)
		ui_empty(ui, in, ICON_EXCLAIM,
		    "这台机器还没有设恢复码。请另一位管理员登录，在“设置”里给你换密码；没有别的人，请找乡镇的管理员。");
	else if (!s->asked)
		code_pad_draw(ui, in, s->proven ? &s->pin.pad : &s->pad, RECOVERY_KEY);
	else if (s->task.waits)
		ui_empty(ui, in, ICON_CLOCK, "正在存……");
	else if (s->task.failed)
		ui_empty(ui, in, ICON_EXCLAIM, s->task.words);
	else
		ui_message_in(ui, in, ICON_CHECK, ui->p->green, "新密码定好了。", "请返回，用新密码登录。");
}

static void
ask_new(struct staff_recovery *s)
{
	s->proven = true;
	staff_new_pin(&s->pin, "请定一个新的六位密码", "请再按一遍新密码", "不要六个一样的，也不要 123456。");
}

static void
save(struct staff_recovery *s, struct host *h)
{
	char input[STAFF_PIN + 2];
	const char *name = s->member.name;
	snprintf(input, sizeof input, "%.6s\n", s->pin.pad.typed);
	s->asked = STAFF_TASK(&s->task, h, input, NULL, "staff", "reset", name, "--by", name);
	memset(input, 0, sizeof input);
	ask_new(s);
	if (!s->asked)
		s->pin.pad.message = s->task.words;
}

static bool
recovery_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_recovery *s = self;
	if (e->action == RECOVERY_COPIED)
		memset(s->code, 0, sizeof s->code);
	if (e->action != RECOVERY_KEY || s->asked)
		return false;
	if (s->proven) {
		if (staff_new_pin_key(&s->pin, e->arg))
			save(s, h);
	} else if (code_pad_key(&s->pad, e->arg)) {
		struct staff_result r = staff_try_recovery(desk_data(h->desk), s->pad.typed, code_pad_clock(h));
		code_pad_clear(&s->pad);
		if (r.answer == STAFF_RIGHT && s->nobody)
			host_open(h, &screen_start, START_NAME);
		else if (r.answer == STAFF_RIGHT)
			ask_new(s);
		else
			staff_pad_answer(&s->pad, h->arena, &r, "恢复码");
	}
	return true;
}

static bool
recovery_stays(const void *self)
{
	return ((const struct staff_recovery *)self)->code[0];
}

STAFF_SCREEN(staff_recovery, "staff-recovery", "忘了密码", .moment = MOMENT_NOBODY, .own = true,
    .size = sizeof(struct staff_recovery), .enter = recovery_enter, .event = recovery_event, .draw = recovery_draw,
    .stays = recovery_stays);
