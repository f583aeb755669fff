/* staff-recovery: a forgotten PIN. The township's twelve digits, then a new
 * PIN twice, for the name that was chosen. arg: the member's id. */
#include <stdio.h>
#include <string.h>

#include "screens/all.h"
#include "screens/staff_frame.h"
#include "staff/staff_pad.h"

enum { RECOVERY_KEY = UI_ACTION_OWN };
enum recovery_step { RECOVERY_CODE, RECOVERY_NEW, RECOVERY_AGAIN, RECOVERY_SAVING, RECOVERY_SAVED, RECOVERY_FAILED };

struct staff_recovery {
	struct staff_member member;
	struct code_pad pad;
	struct arena *arena;
	enum recovery_step step;
	char pin[STAFF_PIN + 1];
	unsigned job;
	bool has_code;
};

static const struct {
	int digits;
	const char *head, *help;
} asked[] = {
	[RECOVERY_CODE] = { STAFF_RECOVERY, "请按乡镇的十二位恢复码",
	    "恢复码由乡镇保管。打电话问乡镇的管理员，他会念给你听。" },
	[RECOVERY_NEW] = { STAFF_PIN, "请定一个新的六位密码", "不要六个一样的，也不要 123456。" },
	[RECOVERY_AGAIN] = { STAFF_PIN, "请再按一遍新密码", "" },
};

static void
ask(struct staff_recovery *s, enum recovery_step step, const char *message)
{
	s->step = step;
	s->pad = (struct code_pad){
		.digits = asked[step].digits, .head = asked[step].head, .help = asked[step].help, .message = message
	};
}

static void
recovery_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_recovery *s = self;
	s->arena = a;
	ask(s, RECOVERY_CODE, "");
	if (!staff_member_of(h, arg, &s->member))
		return;
	s->has_code = staff_has_recovery(desk_data(h->desk));
	long wait = staff_wait(desk_data(h->desk), code_pad_clock(h));
	if (wait > 0)
		staff_pad_wait(&s->pad, a, wait);
}

/* The job that sets it has ended? */
static void
follow_job(struct staff_recovery *s, const struct desk *d)
{
	if (s->step != RECOVERY_SAVING || desk_job(d)->number != s->job || desk_job(d)->state == DESK_JOB_RUNNING)
		return;
	s->step = desk_job(d)->state == DESK_JOB_DONE ? RECOVERY_SAVED : RECOVERY_FAILED;
	s->pad.message = arena_strdup(s->arena, desk_job(d)->words);
}

static void
draw_outcome(struct staff_recovery *s, struct ui *ui, struct rect body)
{
	ui_card(ui, body);
	if (!s->member.id)
		ui_empty(ui, body, ICON_PEOPLE, "这台机器还没有登记工作人员。请按“返回”。");
	else if (!s->has_code)
		ui_empty(ui, body, ICON_EXCLAIM,
		    "这台机器还没有设恢复码。请另一位管理员登录，在“设置”里给你换密码；没有别的人，请找乡镇的管理员。");
	else if (s->step == RECOVERY_SAVED)
		ui_message(ui, body, ICON_CHECK, ui->p->green, "新密码定好了。", "请返回，用新密码登录。");
	else if (s->step == RECOVERY_FAILED)
		ui_empty(ui, body, ICON_EXCLAIM, s->pad.message);
	else
		ui_empty(ui, body, ICON_CLOCK, "正在存……");
}

static void
recovery_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_recovery *s = self;
	(void)whole;
	follow_job(s, h->desk);
	const struct staff_page page = { .title = "忘了密码", .subtitle = s->member.name };
	struct rect body = staff_draw(h, ui, &page);
	if (s->member.id && s->has_code && s->step <= RECOVERY_AGAIN)
		code_pad_draw(ui, body, &s->pad, RECOVERY_KEY);
	else
		draw_outcome(s, ui, body);
}

static void
save(struct staff_recovery *s, struct host *h)
{
	struct desk *d = h->desk;
	char input[STAFF_PIN + 2];
	const char *argv[] = { "staff", "pin", s->member.name, "--by", s->member.name, NULL };
	unsigned before = desk_job(d)->number;
	snprintf(input, sizeof input, "%s\n", s->pin);
	desk_run(d, argv, input);
	memset(s->pin, 0, sizeof s->pin);
	memset(input, 0, sizeof input);
	if (desk_job(d)->number == before) {
		ask(s, RECOVERY_NEW, "机器正忙着别的事，请等一下，再定一次。");
		return;
	}
	s->step = RECOVERY_SAVING;
	s->job = desk_job(d)->number;
}

static void
typed(struct staff_recovery *s, struct host *h)
{
	if (s->step == RECOVERY_CODE) {
		struct staff_result r = staff_try_recovery(desk_data(h->desk), s->pad.typed, code_pad_clock(h));
		if (r.answer == STAFF_RIGHT)
			ask(s, RECOVERY_NEW, "");
		else
			staff_pad_answer(&s->pad, s->arena, &r, "恢复码");
	} else if (s->step == RECOVERY_NEW) {
		if (!staff_pin_valid(s->pad.typed)) {
			ask(s, RECOVERY_NEW, "这个密码太好猜了，请换一个。");
			return;
		}
		memcpy(s->pin, s->pad.typed, sizeof s->pin);
		ask(s, RECOVERY_AGAIN, "");
	} else if (strcmp(s->pin, s->pad.typed) == 0) {
		save(s, h);
	} else {
		ask(s, RECOVERY_NEW, "两遍按得不一样，请从头再定一次。");
	}
}

static bool
recovery_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_recovery *s = self;
	if (e->kind != SCREEN_ACTION)
		return false;
	if (e->action != RECOVERY_KEY)
		return staff_event(h, e->action);
	if (s->step <= RECOVERY_AGAIN && code_pad_key(&s->pad, e->arg))
		typed(s, h);
	return true;
}

const struct screen_class screen_staff_recovery = {
	.name = "staff-recovery",
	.staff = true,
	.moment = MOMENT_NOBODY,
	.title = "忘了密码",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff_recovery),
	.enter = recovery_enter,
	.event = recovery_event,
	.draw = recovery_draw,
	.full = true,
	.own = true,
};
