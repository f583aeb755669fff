/* money_rewards: what is paid for what, and how far the paying is. Rules and
 * sums only; whose money it is stands nowhere here. */
#include <string.h>

#include "screens/all.h"
#include "affairs/cards.h"
#include "screens/frame.h"
#include "affairs/money_words.h"
#include "screens/topic.h"
#include "queries/money.h"

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
	return ui_printf(
	    ui, partly ? "%s %ld %s，写了金额的 %s 元" : "%s %ld %s %s 元", word, count, unit, money_words(ui, milli));
}

static void
load(struct rewards *s, struct host *h)
{
	s->count = money_rewards(h->store, h->arena, host_scope(h), &s->reward);
	s->card = arena_array(h->arena, s->count + 1, sizeof *s->card);
	for (size_t i = 0; i < s->count; i++) {
		const struct reward *r = &s->reward[i];
		s->card[i] = (struct number_card){ .icon = ICON_MONEY,
			.title = r->kind[0] ? arena_printf(h->arena, "%s %s", r->name, r->kind) : r->name,
			.value = r->standard,
			.foot = r->due ? arena_printf(h->arena, "已发 %ld %s，应发 %ld %s", r->paid, unit_of(r), r->due,
					     unit_of(r))
				: r->standard.number[0] ? "标准"
							: "材料里没有写金额",
			.warning = r->doubtful ? "金额待核实" : NULL,
			.sample = r->sample,
			.arg = (long)i };
	}
	scroll_jump(&s->scroll, 0);
}

static void
rewards_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct rewards *s = self;
	load(s, h);
}

/* 已发 … / 应发 …, with a bar; returns the height, 0 when nothing was paid or is due. */
static int
draw_progress(struct rewards *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	long due = 0, paid = 0;
	bool villages = false, partly = false;
	long long due_milli = 0, paid_milli = 0;
	for (size_t i = 0; i < s->count; i++) {
		due += s->reward[i].due;
		paid += s->reward[i].paid;
		due_milli += s->reward[i].due_milli;
		paid_milli += s->reward[i].paid_milli;
		villages = villages || strstr(s->reward[i].kind, "村");
		partly = partly || (s->reward[i].due && !s->reward[i].due_milli);
	}
	if (!due)
		return 0;
	struct text_style bold = ui_style(m->body, true);
	const char *unit = villages ? "户（村）" : "户";
	const char *done = share(ui, "已发", paid, unit, paid_milli, partly);
	const char *all = share(ui, "应发", due, unit, due_milli, partly);
	int line = ui_line_height(ui, bold), inner = r.w - 2 * m->pad, bar = m->note * 7 / 10;
	bool one = ui_text_width(ui, done, bold) + ui_text_width(ui, all, bold) + m->gap * 2 <= inner;
	int h = m->pad + line * (one ? 1 : 2) + m->gap / 2 + bar + m->note * 15 / 10;
	struct rect card = { r.x, r.y, r.w, h + m->gap / 2 };
	ui_card(ui, card);
	int y = r.y + m->pad / 2, x = r.x + m->pad;
	ui_text_in(ui, x, y, inner, done, bold, ui->p->green);
	if (one)
		ui_text_right(ui, x + inner, y, all, bold, ui->p->ink);
	else
		ui_text_in(ui, x, y + line, inner, all, bold, ui->p->ink);
	y += line * (one ? 1 : 2) + m->gap / 2;
	ui_bar(ui, (struct rect){ x, y, inner, bar }, (float)paid / (float)due, ui->p->green);
	ui_text_in(ui, x, y + bar, inner, "这个数是按发放表算出来的", ui_style(m->note, false), ui->p->soft);
	return card.h + m->gap;
}

static void
rewards_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct rewards *s = self;
	struct rect r = topic_head(h, ui, body, &screen_money_rewards, 0);
	if (!s->count) {
		ui_card(ui, r);
		frame_empty(ui, r, ICON_MONEY);
		return;
	}
	int head = draw_progress(s, ui, r);
	r.y += head;
	r.h -= head;
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
	struct reward reward;
	struct scroll scroll;
};

static void
one_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct one *s = self;
	struct reward *all;
	size_t n = money_rewards(h->store, a, host_scope(h), &all);
	if (arg >= 0 && (size_t)arg < n)
		s->reward = all[arg];
}

static void
one_fill(void *self, struct flow *f)
{
	struct one *s = self;
	const struct reward *r = &s->reward;
	const struct metrics *m = &f->ui->m;
	const struct palette *p = f->ui->p;
	flow_text(
	    f, ui_printf(f->ui, "%s%s%s", r->name, r->kind[0] ? " " : "", r->kind), ui_style(m->head, true), p->ink, 0);
	flow_number(f, &r->standard, m->title * 14 / 10, p->olive);
	if (r->doubtful)
		flow_warning(f, "金额待核实。这个数正在核实，先不要当准");
	flow_sample(f, r->sample);
	if (r->raw[0]) {
		flow_gap(f, m->gap);
		flow_text(f, "材料里的原话", ui_style(m->note, true), p->soft, 15);
		flow_quote(f, r->raw, p->olive);
	}
	flow_gap(f, m->gap);
	if (r->due)
		flow_bar(f, share(f->ui, "已发", r->paid, unit_of(r), r->paid_milli, false),
		    share(f->ui, "应发", r->due, unit_of(r), r->due_milli, false), (float)r->paid / (float)r->due,
		    QUANTITY_EXACT, p->green);
	flow_pair(f, "说明", r->note);
	flow_gap(f, m->gap);
	flow_text(f, "自己家发了没有，点“查我家”看。", ui_style(m->note, false), p->soft, 15);
}

static void
one_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct one *s = self;
	if (s->reward.name) {
		flow_card(ui, body, &s->scroll, one_fill, s);
		return;
	}
	ui_card(ui, body);
	frame_empty(ui, body, ICON_MONEY);
}

SCREEN(money_reward, "money-reward", "奖励发放", SECTION_MONEY, .size = sizeof(struct one), .enter = one_enter,
    .draw = one_draw);
