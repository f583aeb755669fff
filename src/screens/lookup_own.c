/* lookup_own: the code, and behind it what only the household sees. One
 * screen, so that leaving it by any way forgets the code and all it opened. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/lookup.h"
#include "screens/lookup_own.h"
#include "store/codes.h"

enum { OWN_DIGIT = UI_ACTION_OWN };

static struct code_clock
clock_now(const struct host *h)
{
	const struct datetime *t = &h->now;
	return (struct code_clock){ (long long)date_days(t->date) * 86400 + t->hour * 3600 + t->minute * 60 + t->second,
		h->now_ms };
}

static void
say_wait(struct lookup_own *s, long wait)
{
	long minutes = (wait + 59) / 60;
	s->locked = true;
	s->message = arena_printf(s->arena, "按错太多次了，请过%ld分钟再来，或者找工作人员", minutes);
}

static void
own_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct lookup_own *s = self;
	s->arena = a;
	s->message = "";
	s->bundle = store_setting(h->store, a, "bundle_word", "三包");
	scroll_init(&s->scroll);
	if (!lookup_find(h->store, a, arg, &s->home))
		return;
	s->digits = codes_digits(store_codes(h->store), s->home.key);
	long wait = s->digits ? codes_wait(store_codes(h->store), s->home.key, clock_now(h)) : 0;
	if (wait > 0)
		say_wait(s, wait);
}

static const char *
own_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct lookup_own *s = self;
	(void)h;
	if (!s->home.rid)
		return "";
	return ui_printf(ui, "%s %s", s->home.where, s->home.name);
}

/* ------------------------------------------------------------ the pad */

static void
draw_dots(struct lookup_own *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	int d = m->head * 3 / 4, gap = m->head / 2, n = (int)strlen(s->typed);
	int x = r.x + (r.w - s->digits * d - (s->digits - 1) * gap) / 2, y = r.y + (r.h - d) / 2;
	for (int i = 0; i < s->digits; i++, x += d + gap) {
		struct rect dot = { x, y, d, d };
		if (i < n)
			draw_round(ui->list, dot, d / 2, CORNER_ALL, ui->p->ink);
		else
			draw_outline(ui->list, dot, d / 2, d / 8 + 1, ui->p->soft);
	}
}

static void
draw_words(struct lookup_own *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style head = ui_style(m->head, true), body = ui_style(m->body, false);
	const char *help = ui_printf(ui, "查询码在你家的%s协议上。忘了，请问工作人员。", s->bundle);
	int y = r.y, title = ui_line_height(ui, head) * 3 / 2;
	ui_text_center(ui, (struct rect){ r.x, y, r.w, title }, "请按你家的查询码", head, ui->p->ink);
	y += title + m->gap;
	draw_dots(s, ui, (struct rect){ r.x, y, r.w, m->head });
	y += m->head + m->gap * 2;
	if (s->message[0]) {
		int side = m->body * 5 / 4;
		int h = ui_paragraph_height(ui, r.w - side - m->gap, s->message, ui_style(m->body, true), 15, 0);
		draw_icon(ui->list, ICON_EXCLAIM, (struct rect){ r.x, y + m->body / 6, side, side }, ui->p->orange);
		ui_paragraph(ui, r.x + side + m->gap, y, r.w - side - m->gap, s->message, ui_style(m->body, true),
		    ui->p->orange, 15, 0);
		y += h + m->gap;
	}
	ui_paragraph(ui, r.x, y, r.w, help, body, ui->p->soft, 15, 0);
}

static void
draw_pad(struct lookup_own *s, struct ui *ui, struct rect body)
{
	const struct metrics *m = &ui->m;
	ui_card(ui, body);
	struct rect in = rect_inset(body, m->pad * 2, m->pad), keys = in, words = in;
	if (m->portrait) {
		int key = theme_mm(m, 24) > m->button ? theme_mm(m, 24) : m->button;
		keys.h = 4 * key + 3 * theme_mm(m, 4);
		keys.y = in.y + in.h - keys.h;
		words.h = in.h - keys.h - m->gap;
	} else {
		keys.w = in.w * 46 / 100;
		keys.x = in.x + in.w - keys.w;
		words.w = in.w - keys.w - m->pad * 2;
	}
	draw_words(s, ui, words);
	choices_pad(ui, keys, s->locked ? 0 : 0x3FF, s->typed[0] != '\0', OWN_DIGIT);
}

static void
own_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct lookup_own *s = self;
	if (s->home.rid && s->open) {
		lookup_own_details(s, h, ui, body);
		return;
	}
	if (s->home.rid && s->digits) {
		draw_pad(s, ui, body);
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
	struct code_result r = codes_try(store_codes(h->store), s->home.key, s->typed, clock_now(h));
	memset(s->typed, 0, sizeof s->typed);
	switch (r.answer) {
	case CODE_RIGHT:
		own_load(h->store, s->arena, &s->home, &s->own);
		s->open = true;
		scroll_jump(&s->scroll, 0);
		break;
	case CODE_WRONG:
		s->message = arena_printf(s->arena, "码不对，再按一次。还能按%d次", r.left);
		break;
	case CODE_LOCKED:
		say_wait(s, r.wait_s);
		break;
	default:
		s->message = "现在查不了，请找工作人员";
		break;
	}
}

static bool
own_event(void *self, struct host *h, const struct screen_event *e)
{
	struct lookup_own *s = self;
	size_t n = strlen(s->typed);
	if (e->kind != SCREEN_ACTION || e->action != OWN_DIGIT || s->open)
		return false;
	int digit = choices_pad_digit(e->arg);
	if (digit >= 0 && (int)n < s->digits && !s->locked) {
		s->typed[n] = (char)('0' + digit);
		if ((int)n + 1 == s->digits) /* the last digit confirms itself */
			try_code(s, h);
	} else if (e->arg == CHOICES_PAD_BACK && n) {
		s->typed[n - 1] = '\0';
	} else if (e->arg == CHOICES_PAD_CLEAR) {
		memset(s->typed, 0, sizeof s->typed);
	}
	return true;
}

const struct screen_class screen_lookup_own = {
	.name = "lookup-own",
	.title = "我家",
	.section = SECTION_RANK,
	.size = sizeof(struct lookup_own),
	.enter = own_enter,
	.subtitle = own_subtitle,
	.event = own_event,
	.draw = own_draw,
	.own = true,
};
