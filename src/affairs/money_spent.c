/* money_spent: the account of a year as one sum that adds up, its months as
 * columns, and what came and went, newest first. */
#include <string.h>

#include "queries/money.h"
#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "screens/register.h"
#include "screens/topic.h"
#include "sound/speak.h"
#include "ui/columns.h"
#include "ui/rows.h"

enum { OWN_YEAR = UI_ACTION_OWN, OWN_MONTH };

struct spent {
	struct text_list years;
	size_t at;
	struct ledger ledger; /* of the year */
	struct ui_column month[12];
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
	for (int i = 0; i < 12; i++)
		s->month[i].name = arena_printf(h->arena, "%d月", i + 1);
	for (size_t i = 0; i < s->ledger.count; i++) {
		const struct ledger_row *d = &s->ledger.row[i];
		struct ui_column *m = &s->month[(d->done_on.month + 11) % 12];
		m->any = true;
		m->value[0] += amount_said(d->income) ? d->income : 0;
		m->value[1] += amount_said(d->expense) ? d->expense : 0;
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
		    a->known ? ui_printf(ui, "%s 元", quantity_text(ui->arena, a->balance)) : "没有写结余");
	}
}

static void
draw_largest(struct pen *p, const struct ledger_row *d)
{
	struct ui *ui = p->ui;
	pen_words(p, WORDS_BOLD, 0, 2, ui_printf(ui, "花得最多：%s", d->item));
	pen_words(p, WORDS_NOTE, ui->p->soft, 2,
	    ui_printf(ui, "%s 元，%d月%d日%s%s", quantity_text(ui->arena, d->expense), d->done_on.month, d->done_on.day,
		d->voucher[0] ? "，凭证 " : "", d->voucher));
}

/* Where the balances come from, or by how much they do not agree with what came and went. */
static void
draw_origin(struct pen *p, const struct ledger *l)
{
	struct ui *ui = p->ui;
	long long by = l->differs < 0 ? -l->differs : l->differs;
	if (by)
		pen_words(p, WORDS_BOLD, ui->p->orange, 0,
		    ui_printf(ui, "收支对不上，差 %s 元", quantity_text(ui->arena, by)));
	if (by)
		pen_words(p, WORDS_NOTE, ui->p->soft, 2, "账上还有多少，照表上写的");
	else
		pen_words(p, WORDS_NOTE, ui->p->soft, 2,
		    l->computed ? "结余是按台账算出来的" : "收进来的、花出去的，是按收支明细加起来的");
}

struct sum {
	const struct spent *s;
	bool brief, alone; /* brief: the sum, in smaller words; alone: what is left, nothing else */
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
	pen_words(p, sum->alone ? WORDS_NOTE : WORDS_BODY, ui->p->soft, 2,
	    ui_printf(ui, known ? "到%d月%d日，账上还有" : "到%d月%d日，一共花出去", last.month, last.day));
	struct rect at = pen_take(p, px * 13 / 10);
	struct sentence *say = arena_alloc(ui->arena, sizeof *say);
	speak(say, known ? "账上还有" : "花出去");
	speak_money(say, q.number);
	ui_heard(ui, at, "", 1, say);
	number_draw(ui, at.x, at.y, at.w, &q, px, known ? ui->p->ink : ui->p->olive);
	if (sum->alone)
		return;
	pen_divider(p);
	pen_gap(p, ui->m.gap / 2);
	if (l->opening && !l->unknown && !l->differs)
		pen_ends(p, size, 0, "年初有", quantity_text(ui->arena, l->opening));
	pen_ends(p, size, ui->p->green, "＋收进来", quantity_text(ui->arena, l->income));
	if (known)
		pen_ends(p, size, ui->p->olive, "－花出去", quantity_text(ui->arena, l->expense));
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

/* Off the top of *room, where columns have some height in it. */
static void
draw_months(struct spent *s, struct ui *ui, struct rect *room)
{
	const struct metrics *m = &ui->m;
	const struct ui_columns columns = { s->month, 12, { "收", "花" }, { ui->p->green, ui->p->gold }, false,
		s->chosen, OWN_MONTH };
	struct rect r = *room;
	if (r.h < m->button * 6)
		return;
	r = cut_top(room, r.h * (m->portrait ? 38 : 42) / 100);
	cut_top(room, m->gap);
	ui_card(ui, r);
	r = rect_inset(r, m->pad / 2, m->gap / 2);
	struct rect head = cut_top(&r, ui_line_height(ui, words_style(ui, WORDS_NOTE_BOLD)));
	ui_columns_key(ui, &head, &columns);
	ui_text_center(ui, head, s->chosen ? "再点一次这个月，看全年的" : "点一个月，只看那个月的",
	    words_style(ui, WORDS_NOTE), ui->p->soft);
	cut_top(&r, m->gap / 2);
	ui_columns(ui, r, &columns);
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
	return *words || d->balance == LEDGER_NONE ? words
						   : ui_printf(ui, "结余 %s 元", quantity_text(ui->arena, d->balance));
}

static void
draw_lines(struct spent *s, struct ui *ui, struct rect r)
{
	struct ui_rows l = { .scroll = &s->scroll,
		.count = (int)s->lines,
		.least = ui_row_height(ui, 1),
		.most = ui_row_height(ui, 1) * 3 / 2 };
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
	struct shelf shelf = topic_shelf(h, ui, body, &screen_money_spent, 0);
	struct rect r, left;
	frame_scope_on(h, &shelf, section_color(ui->p, SECTION_MONEY), "", "");
	if (s->years.count > 1)
		shelf_stepper(
		    &shelf, ui_printf(ui, "%s年", s->years.text[s->at]), "2021年", s->at, s->years.count, OWN_YEAR);
	if (!s->ledger.count) {
		frame_nothing(ui, shelf.room, ICON_MONEY);
		return;
	}
	struct sum sum = { .s = s };
	frame_split(ui, shelf.room, 35, 36, &left, &r);
	int room = left.h - m->pad * 4 / 3, w = left.w - 2 * m->pad;
	sum.brief = pen_height(ui, w, draw_sum, &sum) > room;
	sum.alone = room < m->button * 3;
	ui_page_grown(ui, left, &s->sums, draw_sum, &sum);
	draw_months(s, ui, &r);
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
