/* money_spent: the account of a year as one sum that adds up, its months as
 * columns, and what came and went, newest first. */
#include <string.h>

#include "affairs/money_chart.h"
#include "affairs/money_words.h"
#include "queries/money.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "screens/topic.h"
#include "sound/speak.h"
#include "ui/rows.h"

enum { OWN_YEAR = UI_ACTION_OWN, OWN_MONTH };

struct spent {
	struct text_list years;
	size_t at;
	struct ledger ledger; /* of the year */
	struct money_month month[12];
	int chosen;                     /* a month, or 0: all of them */
	const struct ledger_row **line; /* of what is chosen, newest first */
	size_t lines;
	const struct ledger_row *largest; /* expense of the year; NULL */
	struct scroll sums, scroll;
};

static bool
amount_said(long long milli)
{
	return milli != LEDGER_NONE && milli != 0;
}

static void
choose(struct spent *s, int month)
{
	s->chosen = month;
	s->lines = 0;
	for (size_t i = s->ledger.count; i > 0; i--)
		if (!month || s->ledger.row[i - 1].done_on.month == month)
			s->line[s->lines++] = &s->ledger.row[i - 1];
	scroll_jump(&s->scroll, 0);
}

static void
load(struct spent *s, struct host *h)
{
	s->ledger = (struct ledger){ 0 };
	if (s->years.count)
		s->ledger = money_ledger(h->store, h->arena, s->years.text[s->at], host_scope(h));
	s->line = arena_array(h->arena, s->ledger.count + 1, sizeof *s->line);
	s->largest = NULL;
	memset(s->month, 0, sizeof s->month);
	for (size_t i = 0; i < s->ledger.count; i++) {
		const struct ledger_row *d = &s->ledger.row[i];
		struct money_month *m = &s->month[(d->done_on.month + 11) % 12];
		m->any = true;
		m->income += amount_said(d->income) ? d->income : 0;
		m->expense += amount_said(d->expense) ? d->expense : 0;
		if (amount_said(d->expense) && (!s->largest || d->expense > s->largest->expense))
			s->largest = d;
	}
	scroll_jump(&s->sums, 0);
	choose(s, 0);
}

static void
spent_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct spent *s = self;
	s->years = money_years(h->store, h->arena, host_scope(h));
	s->at = 0;
	load(s, h);
}

static const char *
spent_subtitle(void *self, struct host *h, struct ui *ui)
{
	struct spent *s = self;
	return s->ledger.count && s->ledger.one_village ? ui_printf(ui, "%s的账", s->ledger.row[0].village) : "";
}

/* ---------------------------------------------------------------- the sum */

/* What stands in each account, and whose sheet does not say. */
static void
draw_accounts(struct pen *p, const struct ledger *l)
{
	struct ui *ui = p->ui;
	for (size_t i = 0; i < l->accounts && (l->accounts > 1 || l->unknown); i++) {
		const struct ledger_account *a = &l->account[i];
		const char *fund = a->fund[0]                           ? a->fund
				   : l->accounts > 1 || !l->one_village ? "没写资金名称的"
									: "这笔钱";
		pen_ends(p, WORDS_NOTE, a->known ? 0 : ui->p->soft,
		    ui_printf(ui, "%s%s", l->one_village ? "" : a->village, fund),
		    a->known ? ui_printf(ui, "%s 元", money_words(ui, a->balance)) : "没有写结余");
	}
}

static void
draw_largest(struct pen *p, const struct ledger_row *d)
{
	struct ui *ui = p->ui;
	pen_words(p, WORDS_BOLD, 0, 2, ui_printf(ui, "花得最多：%s", d->item));
	pen_words(p, WORDS_NOTE, ui->p->soft, 2,
	    ui_printf(ui, "%s 元，%d月%d日%s%s", money_words(ui, d->expense), d->done_on.month, d->done_on.day,
		d->voucher[0] ? "，凭证 " : "", d->voucher));
}

/* Where the balances come from, or by how much they do not agree with what came and went. */
static void
draw_origin(struct pen *p, const struct ledger *l)
{
	struct ui *ui = p->ui;
	long long by = l->differs < 0 ? -l->differs : l->differs;
	if (by)
		pen_words(p, WORDS_BOLD, ui->p->orange, 0, ui_printf(ui, "收支对不上，差 %s 元", money_words(ui, by)));
	if (by)
		pen_words(p, WORDS_NOTE, ui->p->soft, 2, "账上还有多少，照表上写的");
	else
		pen_words(p, WORDS_NOTE, ui->p->soft, 2,
		    l->computed ? "结余是按台账算出来的" : "收进来的、花出去的，是按收支明细加起来的");
}

struct sum {
	const struct spent *s;
	bool brief; /* the sum alone, in smaller words */
};

static void
draw_sum(struct pen *p, void *context)
{
	const struct sum *sum = context;
	const struct spent *s = sum->s;
	const struct ledger *l = &s->ledger;
	struct ui *ui = p->ui;
	struct date last = l->row[l->count - 1].done_on;
	bool known = l->accounts > l->unknown;
	enum words size = sum->brief ? WORDS_BOLD : WORDS_HEAD;
	int px = ui->m.title * (sum->brief || ui->m.portrait ? 5 : 7) / 4;
	struct quantity q = { .number = quantity_text(ui->arena, known ? l->balance : l->expense), .unit = "元" };
	pen_words(p, WORDS_BODY, ui->p->soft, 2,
	    ui_printf(ui, known ? "到%d月%d日，账上还有" : "到%d月%d日，一共花出去", last.month, last.day));
	struct rect at = pen_take(p, px * 13 / 10);
	struct sentence *say = arena_alloc(ui->arena, sizeof *say);
	speak(say, known ? "账上还有" : "花出去");
	speak_money(say, q.number);
	ui_heard(ui, at, "", 1, say);
	number_draw(ui, at.x, at.y, at.w, &q, px, known ? ui->p->ink : ui->p->olive);
	pen_divider(p);
	pen_gap(p, ui->m.gap / 2);
	if (l->opening && !l->unknown && !l->differs)
		pen_ends(p, size, 0, "年初有", money_words(ui, l->opening));
	pen_ends(p, size, ui->p->green, "＋收进来", money_words(ui, l->income));
	if (known)
		pen_ends(p, size, ui->p->olive, "－花出去", money_words(ui, l->expense));
	pen_gap(p, ui->m.gap / 2);
	draw_accounts(p, l);
	if (sum->brief && !l->differs)
		return;
	pen_divider(p);
	pen_gap(p, ui->m.gap / 2);
	if (s->largest && !sum->brief)
		draw_largest(p, s->largest);
	draw_origin(p, l);
}

/* --------------------------------------------------- the months, the lines */

/* Year and columns, off the top of *room; where columns would have no height, the year alone. */
static void
draw_months(struct spent *s, struct ui *ui, struct rect *room)
{
	const struct metrics *m = &ui->m;
	struct text_style bold = ui_style(m->note, true);
	bool years = s->years.count > 1, columns = room->h > m->button * 7;
	int line = years ? m->button : ui_line_height(ui, bold), high = room->h * (m->portrait ? 38 : 42) / 100;
	if (!columns && !years)
		return;
	struct rect r = cut_top(room, columns ? high : line + m->gap);
	ui_card(ui, r);
	r = rect_inset(r, m->pad / 2, m->gap / 2);
	struct rect head = cut_top(&r, line);
	if (years) {
		int w = ui_stepper_width(ui, "2021年");
		ui_stepper(ui, cut_right(&head, w), ui_printf(ui, "%s年", s->years.text[s->at]),
		    s->at + 1 < s->years.count, s->at > 0, OWN_YEAR);
	}
	if (!columns) {
		ui_text_center(ui, head, "哪一年的", ui_style(m->body, false), ui->p->soft);
		return;
	}
	const struct {
		const char *words;
		color_argb c;
	} key[] = { { "收", ui->p->green }, { "花", ui->p->gold } };
	for (int i = 0; i < 2; i++) {
		draw_round(ui->list, cut_middle(cut_left(&head, m->note), m->note * 3 / 4, m->note * 3 / 4), 4,
		    CORNER_ALL, key[i].c);
		cut_left(&head, m->gap / 3);
		ui_text_center(ui, cut_left(&head, m->note + m->gap), key[i].words, bold, ui->p->ink);
	}
	ui_text_center(ui, head, s->chosen ? "再点一次这个月，看全年的" : "点一个月，只看那个月的",
	    ui_style(m->note, false), ui->p->soft);
	cut_top(&r, m->gap / 2);
	money_chart(ui, r, s->month, s->chosen, OWN_MONTH);
}

static const char *
note_of(const struct spent *s, struct ui *ui, const struct ledger_row *d)
{
	bool whose = !s->ledger.one_village, fund = d->fund[0] && s->ledger.accounts > 1;
	return ui_printf(ui, "%d月%d日%s%s%s%s%s%s", d->done_on.month, d->done_on.day, whose ? " · " : "",
	    whose ? d->village : "", fund ? " · " : "", fund ? d->fund : "", d->voucher[0] ? " · 凭证 " : "",
	    d->voucher);
}

/* 「花 860 元」; a line may have both, and a negative one comes back. */
static const char *
much_of(struct ui *ui, const struct ledger_row *d)
{
	const long long sum[] = { d->income, d->expense };
	static const char *const says[2][2] = { { "收", "冲减" }, { "花", "退回" } };
	const char *words = "";
	for (int i = 0; i < 2; i++)
		if (amount_said(sum[i]))
			words = ui_printf(ui, "%s%s%s %s 元", words, *words ? "，" : "", says[i][sum[i] < 0],
			    quantity_text(ui->arena, sum[i] < 0 ? -sum[i] : sum[i]));
	return *words || d->balance == LEDGER_NONE ? words : ui_printf(ui, "结余 %s 元", money_words(ui, d->balance));
}

static void
draw_lines(struct spent *s, struct ui *ui, struct rect r)
{
	struct ui_rows l = { .scroll = &s->scroll,
		.count = (int)s->lines,
		.least = ui_row_height(ui, 1),
		.most = ui_row_height(ui, 1) + ui->m.gap * 2 };
	ui_card(ui, r);
	for (ui_rows_begin(&l, ui, rect_inset(r, ui->m.pad, ui->m.gap / 3)); ui_rows_next(&l);) {
		const struct ledger_row *d = s->line[l.i];
		bool comes = amount_said(d->income) ? d->income > 0 : amount_said(d->expense) && d->expense < 0;
		UI_ROW(ui, l.at, .title = d->item, .note = note_of(s, ui, d), .bold = true, .value = much_of(ui, d),
		    .value_color = comes ? ui->p->green : ui->p->olive, .chip = d->sample ? "示例" : NULL,
		    .chip_color = ui->p->orange_tint, .chip_ink = ui->p->orange, .action = ACTION_WHOLE_ROW,
		    .arg = register_arg(REG_LEDGER, d->rid));
	}
}

static void
spent_draw(void *self, struct host *h, struct ui *ui, struct rect body)
{
	struct spent *s = self;
	const struct metrics *m = &ui->m;
	struct rect r = topic_head(h, ui, body, &screen_money_spent, 0);
	if (!s->ledger.count) {
		ui_card(ui, r);
		frame_empty(ui, r, ICON_MONEY);
		return;
	}
	struct sum sum = { .s = s };
	int most = m->portrait ? r.h * 36 / 100 : r.h, w = m->portrait ? r.w : r.w * 35 / 100;
	int edges = m->pad * 2 * 2 / 3, high = pen_height(ui, w - 2 * m->pad, draw_sum, &sum) + edges;
	sum.brief = high > most;
	if (sum.brief)
		high = pen_height(ui, w - 2 * m->pad, draw_sum, &sum) + edges;
	ui_page(ui, m->portrait ? cut_top(&r, high < most ? high : most) : cut_left(&r, w), &s->sums, draw_sum, &sum);
	m->portrait ? cut_top(&r, m->gap) : cut_left(&r, m->gap);
	draw_months(s, ui, &r);
	cut_top(&r, m->gap);
	draw_lines(s, ui, r);
}

static bool
spent_event(void *self, struct host *h, const struct screen_event *e)
{
	struct spent *s = self;
	if (e->action == OWN_MONTH) {
		choose(s, s->chosen == e->arg ? 0 : (int)e->arg);
	} else if (e->action == OWN_YEAR && (e->arg < 0 ? s->at + 1 < s->years.count : s->at > 0)) {
		s->at = e->arg < 0 ? s->at + 1 : s->at - 1;
		load(s, h);
	}
	return true;
}

SCREEN(money_spent, "money-spent", "钱和项目", SECTION_MONEY, .tab = "花到哪去", .shows = SHOWS(REG_LEDGER),
    .size = sizeof(struct spent), .subtitle = spent_subtitle, .enter = spent_enter, .event = spent_event,
    .draw = spent_draw);
