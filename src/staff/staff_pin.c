/* staff-pin: the six digits of one name. arg: the member's id. */
#include "screens/all.h"
#include "screens/staff_frame.h"
#include "staff/staff_pad.h"

enum { PIN_KEY = UI_ACTION_OWN, PIN_FORGOT };

struct staff_pin_screen {
	struct staff_member member;
	struct code_pad pad;
	uint64_t until_ms; /* locked until then; 0 not */
};

static void
lock(struct staff_pin_screen *s, const struct host *h, long seconds)
{
	s->until_ms = h->now_ms + (uint64_t)seconds * 1000;
	staff_pad_wait(&s->pad, h->arena, seconds);
}

static void
pin_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct staff_pin_screen *s = self;
	s->pad = (struct code_pad){
		.digits = STAFF_PIN, .head = "请按你的六位密码", .message = "", .help = "别让旁边的人看见。"
	};
	long wait = staff_member_of(h, arg, &s->member) ? staff_wait(desk_data(h->desk), code_pad_clock(h)) : 0;
	if (wait > 0)
		lock(s, h, wait);
}

static void
pin_draw(void *self, struct host *h, struct ui *ui, struct rect whole)
{
	struct staff_pin_screen *s = self;
	struct rect in = STAFF_CARD(h, ui, .title = "工作人员", .subtitle = s->member.name,
	    .bar = { STAFF_RIGHT(s->member.id ? "忘了密码" : NULL, PIN_FORGOT, true) });
	if (s->until_ms && h->now_ms >= s->until_ms) {
		s->until_ms = 0;
		s->pad.locked = false;
		s->pad.message = "";
	}
	if (s->member.id)
		code_pad_draw(ui, in, &s->pad, PIN_KEY);
	else
		ui_empty(ui, in, ICON_PEOPLE, "这台机器还没有登记工作人员。请按“返回”。");
}

static bool
pin_event(void *self, struct host *h, const struct screen_event *e)
{
	struct staff_pin_screen *s = self;
	if (e->action == PIN_FORGOT)
		host_open(h, &screen_staff_recovery, s->member.id);
	if (e->action != PIN_KEY || !s->member.id || !code_pad_key(&s->pad, e->arg))
		return true;
	/* the last digit confirms itself */
	const struct staff_result r = staff_try(desk_data(h->desk), s->member.id, s->pad.typed, code_pad_clock(h));
	code_pad_clear(&s->pad);
	if (r.answer == STAFF_RIGHT)
		desk_log_in(h->desk, &s->member);
	else if (r.answer == STAFF_LOCKED)
		lock(s, h, r.wait_s);
	else
		staff_pad_answer(&s->pad, h->arena, &r, "密码");
	return true;
}

static uint64_t
pin_next_deadline(void *self, struct host *h)
{
	const struct staff_pin_screen *s = self;
	return s->until_ms ? s->until_ms : UINT64_MAX;
}

STAFF_SCREEN(staff_pin, "staff-pin", "工作人员", .moment = MOMENT_NOBODY, .own = true,
    .size = sizeof(struct staff_pin_screen), .enter = pin_enter, .event = pin_event, .draw = pin_draw,
    .next_deadline = pin_next_deadline);
