/* lookup_own: the code, and behind it what only the household sees. One
 * screen, so that leaving it by any way forgets the code and all it opened. */

#include "base/str.h"
#include "queries/efforts.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "residents/lookup.h"
#include "residents/lookup_own.h"
#include "store/codes.h"

enum { OWN_DIGIT = UI_ACTION_OWN };
_Static_assert((int)CODE_MAX <= (int)CODE_PAD_MOST, "a household's code fits on the pad");

static void
say_wait(struct lookup_own *s, struct host *h, long wait)
{
	long minutes = (wait + 59) / 60;
	s->pad.locked = true;
	s->pad.message = arena_printf(h->arena, "按错太多次了，请过%ld分钟再来，或者找工作人员", minutes);
}

static void
own_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct lookup_own *s = self;
	s->pad = (struct code_pad){
		.head = "请按你家的查询码",
		.message = "",
		.help = arena_printf(a, "查询码在你家的%s协议上。忘了，请问工作人员。", efforts_pact_word(h->store, a)),
	};
	if (!lookup_find(h->store, a, arg, &s->home))
		return;
	s->pad.digits = codes_digits(store_codes(h->store), s->home.key);
	long wait = s->pad.digits ? codes_wait(store_codes(h->store), s->home.key, code_pad_clock(h)) : 0;
	if (wait > 0)
		say_wait(s, h, wait);
}

static const char *
own_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct lookup_own *s = self;
	if (!s->home.rid)
		return "";
	return ui_printf(ui, "%s %s", s->home.where, s->home.name);
}

/* ------------------------------------------------------------ drawing */

static void
own_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct lookup_own *s = self;
	if (s->home.rid && s->open) {
		lookup_own_details(s, h, ui, body);
		return;
	}
	if (s->home.rid && s->pad.digits) {
		ui_card(ui, body);
		code_pad_draw(ui, rect_inset(body, ui->m.pad, ui->m.pad), &s->pad, OWN_DIGIT);
		return;
	}
	ui_card(ui, body);
	if (s->home.rid)
		ui_empty(ui, body, ICON_HOUSE, "你家还没有查询码。请带上协议，找工作人员办一个。");
	else
		frame_empty(ui, body, ICON_HOUSE);
}

/* ------------------------------------------------------------- events */

static void
try_code(struct lookup_own *s, struct host *h)
{
	struct code_result r = codes_try(store_codes(h->store), s->home.key, s->pad.typed, code_pad_clock(h));
	code_pad_clear(&s->pad);
	switch (r.answer) {
	case CODE_RIGHT:
		home_record_load(h->store, h->arena, &s->home, &s->own);
		s->open = true;
		scroll_jump(&s->scroll, 0);
		break;
	case CODE_WRONG:
		s->pad.message = arena_printf(h->arena, "码不对，再按一次。还能按%d次", r.left);
		break;
	case CODE_LOCKED:
		say_wait(s, h, r.wait_s);
		break;
	default:
		s->pad.message = "现在查不了，请找工作人员";
		break;
	}
}

static bool
own_event(void *self, struct host *h, const struct screen_event *e)
{
	struct lookup_own *s = self;
	if (e->action != OWN_DIGIT || s->open)
		return false;
	if (code_pad_key(&s->pad, e->arg)) /* the last digit confirms itself */
		try_code(s, h);
	return true;
}

SCREEN(lookup_own, "lookup-own", "我家", SECTION_RANK, .size = sizeof(struct lookup_own), .enter = own_enter,
    .subtitle = own_subtitle, .event = own_event, .draw = own_draw, .own = true);
