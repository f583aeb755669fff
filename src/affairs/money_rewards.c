/* money_rewards: what is paid for what, and how far the paying is. Rules and
 * sums only; whose money it is stands nowhere here. */
#include <string.h>

#include "affairs/cards.h"
#include "affairs/fact.h"
#include "queries/money.h"
#include "screens/all.h"
#include "screens/frame.h"
#include "screens/topic.h"
#include "ui/page.h"

enum { OWN_REWARD = UI_ACTION_OWN };

struct rewards {
	struct reward *reward;
	size_t count;
	struct number_card *card;
	struct scroll scroll;
};

/* What is counted: homes, or villages. */
static const char *
unit_of(const struct reward *r)
{
	return strstr(r->kind, "村") && !strstr(r->kind, "户") ? "个村" : "户";
}

/* 「已发 16 户」, and how much, unless the sheet has no amounts. */
static const char *
share(struct ui *ui, const char *word, long count, const char *unit, long long milli, bool partly)
{
	if (!milli)
		return ui_printf(ui, "%s %ld %s", word, count, unit);
	return ui_printf(ui, partly ? "%s %ld %s，写了金额的 %s 元" : "%s %ld %s %s 元", word, count, unit,
	    quantity_text(ui->arena, milli));
}

static const char *
name_of(struct arena *a, const struct reward *r)
{
	return arena_printf(a, "%s%s%s", r->name, r->kind[0] ? " " : "", r->kind);
}

/* All but one of them. */
static struct number_card *
cards_of(struct arena *a, const struct reward *all, long count, long but)
{
	struct number_card *card = arena_array(a, (size_t)count + 1, sizeof *card), *at = card;
	for (long i = 0; i < count; i++) {
		const struct reward *r = &all[i];
		if (i == but)
			continue;
		*at++ = (struct number_card){ .icon = ICON_MONEY,
			.title = name_of(a, r),
			.value = r->standard,
			.foot = r->due ? arena_printf(
					     a, "已发 %ld %s，应发 %ld %s", r->paid, unit_of(r), r->due, unit_of(r))
				: r->standard.number[0] ? "标准"
							: "材料里没有写金额",
			.said = but < 0 ? r->raw : NULL,
			.warning = r->doubtful ? "金额待核实" : NULL,
			.bar = r->due > 0,
			.part = r->due ? (float)r->paid / (float)r->due : 0,
			.sample = r->sample,
			.arg = i };
	}
	return card;
}

static void
rewards_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct rewards *s = self;
	s->count = money_rewards(h->store, a, host_scope(h), &s->reward);
	s->card = cards_of(a, s->reward, (long)s->count, -1);
}

/* 已发 … / 应发 …, with a bar; nothing when nothing was paid or is due. */
static void
draw_progress(struct pen *p, void *context)
{
	const struct rewards *s = context;
	struct ui *ui = p->ui;
	long due = 0, paid = 0;
	bool villages = false, partly = false;
	long long due_milli = 0, paid_milli = 0;
	for (size_t i = 0; i < s->count; i++) {
		const struct reward *r = &s->reward[i];
		due += r->due;
		paid += r->paid;
		due_milli += r->due_milli;
		paid_milli += r->paid_milli;
		villages = villages || strstr(r->kind, "村");
		partly = partly || (r->due && !r->due_milli);
	}
	if (!due)
		return;
	const char *unit = villages ? "户（村）" : "户";
	pen_bar(p, share(ui, "已发", paid, unit, paid_milli, partly), share(ui, "应发", due, unit, due_milli, partly),
	    (float)paid / (float)due, QUANTITY_EXACT, ui->p->green);
	pen_words(p, WORDS_NOTE, ui->p->soft, 1, "这个数是按发放表算出来的");
}

static void
rewards_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rewards *s = self;
	const struct metrics *m = &ui->m;
	struct rect r = topic_head(h, ui, body, &screen_money_rewards, 0);
	if (!s->count) {
		frame_nothing(ui, r, ICON_MONEY);
		return;
	}
	int high = pen_height(ui, r.w - 2 * m->pad, draw_progress, s);
	if (high && r.h > m->button * 5) {
		struct rect top = cut_top(&r, high + 2 * m->gap);
		ui_card(ui, top);
		struct pen p = pen_at(ui, rect_inset(top, m->pad, m->gap));
		draw_progress(&p, s);
		cut_top(&r, m->gap);
	}
	cards_draw(ui, r, &s->scroll, s->card, s->count, OWN_REWARD, ui->p->olive);
}

static bool
rewards_event(void *self, struct host *h, const struct screen_event *e)
{
	if (e->action == OWN_REWARD)
		host_open(h, &screen_money_reward, e->arg);
	return true;
}

SCREEN(money_rewards, "money-rewards", "钱和项目", SECTION_MONEY, .tab = "奖励发放", .shows = SHOWS(REG_PAYMENT),
    .size = sizeof(struct rewards), .enter = rewards_enter, .event = rewards_event, .draw = rewards_draw);

/* ------------------------------------------------------------ one of them */

struct one {
	struct reward *all;
	long count, at;
	struct scroll scroll, others;
};

static void
one_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct one *s = self;
	s->count = (long)money_rewards(h->store, a, host_scope(h), &s->all);
	s->at = arg;
}

static void
one_more(struct pen *p, void *context)
{
	const struct one *s = context;
	const struct reward *r = &s->all[s->at];
	struct ui *ui = p->ui;
	if (r->due)
		pen_bar(p, share(ui, "已发", r->paid, unit_of(r), r->paid_milli, false),
		    share(ui, "应发", r->due, unit_of(r), r->due_milli, false), (float)r->paid / (float)r->due,
		    QUANTITY_EXACT, ui->p->green);
	pen_fact(p, ui->m.body * 3, "说明", r->note);
	pen_words(p, WORDS_BODY, ui->p->soft, 0, "自己家发了没有，点“查我家”看。");
}

static void
one_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct one *s = self;
	if (s->at < 0 || s->at >= s->count) {
		frame_nothing(ui, body, ICON_MONEY);
		return;
	}
	const struct reward *r = &s->all[s->at];
	struct fact f = { .title = name_of(ui->arena, r),
		.number = r->standard,
		.whose = r->standard.number[0] ? "标准" : "材料里没有写金额",
		.said = r->raw,
		.warning = r->doubtful ? "金额待核实。这个数正在核实，先不要当准" : NULL,
		.sample = r->sample,
		.color = ui->p->olive,
		.more = one_more,
		.context = s };
	if (s->count > 1 && body.h > ui->m.button * 8) {
		struct rect others = cut_bottom(&body, body.h * 36 / 100);
		cut_bottom(&body, ui->m.gap);
		cards_draw(ui, others, &s->others, cards_of(ui->arena, s->all, s->count, s->at), (size_t)s->count - 1,
		    OWN_REWARD, ui->p->olive);
	}
	fact_draw(ui, body, &s->scroll, &f);
}

static bool
one_event(void *self, struct host *h, const struct screen_event *e)
{
	struct one *s = self;
	s->at = e->action == OWN_REWARD ? e->arg : s->at;
	scroll_jump(&s->scroll, 0);
	return true;
}

SCREEN(money_reward, "money-reward", "奖励发放", SECTION_MONEY, .dated = DATED(&screen_money_rewards),
    .size = sizeof(struct one), .enter = one_enter, .event = one_event, .draw = one_draw);
