/* staff-pin: the six digits of one name. arg: the member's id. */
#include "screens/all.h"
#include "screens/staff_frame.h"
#include "staff/staff_pad.h"

enum { PIN_KEY = UI_ACTION_OWN, PIN_FORGOT };

struct staff_pin_screen {
	struct staff_member member;
	struct code_pad pad;
	struct arena *arena;
	uint64_t until_ms; /* locked until then */
};

static void
lock_until(struct staff_pin_screen *s, struct host *h)
{
	long wait = staff_wait(desk_data(h->desk), code_pad_clock(h));
	s->pad.locked = wait > 0;
	s->until_ms = wait > 0 ? h->now_ms + (uint64_t)wait * 1000 : 0;
	if (wait > 0)
		staff_pad_wait(&s->pad, s->arena, wait);
}

static void
pin_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_pin_screen *s = self;
	s->arena = a;
	s->pad = (struct code_pad){
		.digits = STAFF_PIN, .head = "请按你的六位密码", .message = "", .help = "别让旁边的人看见。"
	};
	if (staff_member_of(h, arg, &s->member))
		lock_until(s, h);
}

static void
pin_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_pin_screen *s = self;
	(void)whole;
	const struct staff_button forgot = { .button = { .label = "忘了密码" }, .action = PIN_FORGOT, .right = true };
	const struct staff_page page = {
		.title = "工作人员", .subtitle = s->member.name, .button = &forgot, .buttons = s->member.id ? 1 : 0
	};
	struct rect body = staff_draw(h, ui, &page);
	if (s->until_ms && h->now_ms >= s->until_ms) {
		s->until_ms = 0;
		s->pad.locked = false;
		s->pad.message = "";
	}
	if (s->member.id) {
		code_pad_draw(ui, body, &s->pad, PIN_KEY);
		return;
	}
	ui_card(ui, body);
	ui_empty(ui, body, ICON_PEOPLE, "这台机器还没有登记工作人员。请按“返回”。");
}

static bool
pin_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_pin_screen *s = self;
	if (e->kind != SCREEN_ACTION)
		return false;
	if (e->action == PIN_FORGOT) {
		host_open(h, &screen_staff_recovery, s->member.id);
	} else if (e->action == PIN_KEY && s->member.id) {
		if (!code_pad_key(&s->pad, e->arg))
			return true;
		/* the last digit confirms itself */
		const struct staff_result r =
		    staff_try(desk_data(h->desk), s->member.id, s->pad.typed, code_pad_clock(h));
		code_pad_clear(&s->pad);
		if (r.answer == STAFF_RIGHT)
			desk_log_in(h->desk, &s->member);
		else
			staff_pad_answer(&s->pad, s->arena, &r, "密码");
		if (r.answer == STAFF_LOCKED)
			s->until_ms = h->now_ms + (uint64_t)r.wait_s * 1000;
	} else {
		return staff_event(h, e->action);
	}
	return true;
}

static uint64_t
pin_next_deadline(void *self, struct host *h)
{
	const struct staff_pin_screen *s = self;
	(void)h;
	return s->until_ms ? s->until_ms : UINT64_MAX;
}

const struct screen_class screen_staff_pin = {
	.name = "staff-pin",
	.staff = true,
	.moment = MOMENT_NOBODY,
	.title = "工作人员",
	.section = SECTION_ISSUE,
	.size = sizeof(struct staff_pin_screen),
	.enter = pin_enter,
	.event = pin_event,
	.draw = pin_draw,
	.next_deadline = pin_next_deadline,
	.full = true,
	.own = true,
};
