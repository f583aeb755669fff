/* money_spent: the account, month by month, newest first. */

#include "screens/all.h"
#include "screens/flow.h"
#include "screens/frame.h"
#include "affairs/money_words.h"
#include "screens/register.h"
#include "screens/topic.h"
#include "queries/money.h"

enum { OWN_MONTH = UI_ACTION_OWN };

struct spent {
	struct text_list months;
	size_t at;
	struct ledger ledger;
	struct scroll scroll;
};

static void
load(struct spent *s, struct host *h)
{
	s->ledger = (struct ledger){ 0 };
	if (s->months.count)
		s->ledger = money_ledger(h->store, h->arena, s->months.text[s->at], host_scope(h));
	scroll_jump(&s->scroll, 0);
}

static void
load_months(struct spent *s, struct host *h)
{
	s->months = money_months(h->store, h->arena, host_scope(h));
	s->at = 0;
	load(s, h);
}

static void
spent_enter(void *self, struct host *h, struct arena *a, long arg)
{
	struct spent *s = self;
	load_months(s, h);
}

/* What there was, came, went and is, as cards that add up; returns the height. */
static int
draw_sums(struct spent *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	const struct ledger *l = &s->ledger;
	bool opening = l->opening && !l->unknown && !l->differs, balance = l->accounts > l->unknown;
	const struct {
		const char *label;
		long long value;
		color_argb color;
		bool shown;
	} sum[] = { { "上月结余", l->opening, ui->p->ink, opening }, { "收入", l->income, ui->p->green, true },
		{ "支出", l->expense, ui->p->olive, true }, { "结余", l->balance, ui->p->ink, balance } };
	int n = 2 + opening + balance, w = (r.w - (n - 1) * m->gap) / n, x = r.x;
	int h = ui_line_height(ui, ui_style(m->note, true)) + ui_line_height(ui, ui_style(m->head, true)) + m->gap;
	for (int i = 0; i < 4; i++) {
		struct rect at = { x, r.y, w, h };
		struct quantity q = { .number = quantity_text(ui->arena, sum[i].value), .unit = "元" };
		if (!sum[i].shown)
			continue;
		ui_card(ui, at);
		ui_text(ui, at.x + m->pad, at.y + m->gap / 2, sum[i].label, ui_style(m->note, true), ui->p->soft);
		number_draw(ui, at.x + m->pad, at.y + m->gap / 2 + m->note * 13 / 10, w - 2 * m->pad, &q, m->head,
		    sum[i].color);
		x += w + m->gap;
	}
	return h + m->gap;
}

/* What stands in each account, and whose sheet does not say; returns the height. */
static int
draw_accounts(struct spent *s, struct ui *ui, struct rect r)
{
	const struct ledger *l = &s->ledger;
	struct text_style body = ui_style(ui->m.body, true);
	const char *words = "";
	if (l->accounts < 2 && !l->unknown)
		return 0;
	for (size_t i = 0; i < l->accounts; i++) {
		const struct ledger_account *a = &l->account[i];
		const char *fund = a->fund[0]                           ? a->fund
				   : l->accounts > 1 || !l->one_village ? "没写资金名称的"
									: "这笔钱";
		const char *left = a->known ? ui_printf(ui, " %s 元", money_words(ui, a->balance)) : "没有写结余";
		words = ui_printf(
		    ui, "%s%s%s%s%s", words, i ? "；" : "结余：", l->one_village ? "" : a->village, fund, left);
	}
	int h = ui_paragraph(ui, r.x, r.y, r.w, words, body, ui->p->ink, 14, 3);
	return h + ui->m.gap;
}

/* Where the balances come from, or by how much they do not agree with what came and went. */
static const char *
origin(struct spent *s, struct ui *ui)
{
	const struct ledger *l = &s->ledger;
	long long by = l->differs < 0 ? -l->differs : l->differs;
	if (by)
		return ui_printf(ui, "结余照表上写的，和收支对不上，差 %s 元", money_words(ui, by));
	return l->computed ? "结余是按台账算出来的" : "最近的在最上面。点一行看全";
}

struct table {
	int day, item, amount[3]; /* x of the left edge; of the right edges of the amounts */
	int item_w;
	bool stacked; /* too narrow: amounts under the words */
};

/* Income, expense, and the balance where there is one. */
static int
columns_of(const struct spent *s)
{
	return s->ledger.accounts > s->ledger.unknown ? 3 : 2;
}

static struct table
table_of(struct spent *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct table t = { .day = r.x + m->pad };
	int day = ui_text_width(ui, "12月31日", ui_style(m->body, false)) + m->gap;
	int amount = ui_text_width(ui, "1234567.8", ui_style(m->body, true)) + m->gap;
	int n = columns_of(s);
	t.item = t.day + day;
	t.item_w = r.w - 2 * m->pad - day - n * amount - m->gap;
	t.stacked = t.item_w < m->body * 8;
	if (t.stacked)
		t.item_w = r.w - 2 * m->pad - day;
	for (int i = 0; i < n; i++)
		t.amount[i] = r.x + r.w - m->pad - (n - 1 - i) * amount;
	return t;
}

static bool
amount_said(long long milli)
{
	return milli != LEDGER_NONE && milli != 0;
}

static const char *
amounts_in_words(struct ui *ui, const struct ledger_row *d)
{
	const char *in = amount_said(d->income) ? ui_printf(ui, "收入 %s 元", money_words(ui, d->income)) : "";
	const char *out = amount_said(d->expense) ? ui_printf(ui, "支出 %s 元", money_words(ui, d->expense)) : "";
	const char *rest = d->balance != LEDGER_NONE ? ui_printf(ui, " · 结余 %s 元", money_words(ui, d->balance)) : "";
	return ui_printf(ui, "%s%s%s", in, out, rest);
}

static void
draw_entry(struct spent *s, struct ui *ui, struct rect r, const struct table *t, const struct ledger_row *d)
{
	const struct metrics *m = &ui->m;
	struct text_style body = ui_style(m->body, false), bold = ui_style(m->body, true),
			  note = ui_style(m->note, false);
	register_tap(ui, r, REG_LEDGER, d->rid);
	int lines = ui_line_height(ui, body) + ui_line_height(ui, note), y = r.y + (r.h - lines) / 2;
	const char *day = ui_printf(ui, "%d月%d日", d->done_on.month, d->done_on.day);
	ui_text(ui, t->day, y, day, body, ui->p->soft);
	int chip = d->sample ? ui_chip_width(ui, "示例") + m->gap / 2 : 0;
	int w = ui_text_in(ui, t->item, y, t->item_w - chip, d->item, bold, ui->p->ink);
	if (chip)
		frame_sample(ui, t->item + w + m->gap / 2, y + (ui_line_height(ui, body) - ui_chip_height(ui)) / 2);
	const char *more = ui_printf(ui, "%s%s%s%s%s", s->ledger.one_village ? "" : d->village,
	    !s->ledger.one_village && d->fund[0] ? " · " : "", d->fund, d->voucher[0] ? " · 凭证 " : "", d->voucher);
	ui_text_in(ui, t->item, y + ui_line_height(ui, body), t->item_w, t->stacked ? amounts_in_words(ui, d) : more,
	    note, t->stacked ? ui->p->ink : ui->p->soft);
	const long long value[] = { d->income, d->expense, d->balance };
	for (int i = 0; i < columns_of(s) && !t->stacked; i++)
		if (amount_said(value[i]) || (i == 2 && value[i] == 0))
			ui_text_right(
			    ui, t->amount[i], y, money_words(ui, value[i]), bold, i == 0 ? ui->p->green : ui->p->ink);
}

static void
draw_table(struct spent *s, struct ui *ui, struct rect r)
{
	const struct metrics *m = &ui->m;
	struct text_style note = ui_style(m->note, true);
	struct table t = table_of(s, ui, r);
	int n = (int)s->ledger.count, first, last, head = m->note * 13 / 10 + m->gap;
	static const char *const label[] = { "收入（元）", "支出（元）", "结余（元）" };
	ui_card(ui, r);
	ui_text(ui, t.day, r.y + m->gap / 2, "日期", note, ui->p->soft);
	ui_text(ui, t.item, r.y + m->gap / 2, "做什么用", note, ui->p->soft);
	for (int i = 0; i < columns_of(s) && !t.stacked; i++)
		ui_text_right(ui, t.amount[i], r.y + m->gap / 2, label[i], note, ui->p->soft);
	ui_divider(ui, r.x + m->pad, r.y + head - 1, r.w - 2 * m->pad);
	struct rect list = { r.x, r.y + head, r.w, r.h - head - m->gap / 2 };
	int row = m->body * 13 / 10 + m->note * 13 / 10 + m->gap;
	row = ui_fit_row(ui, list, row > m->row ? row : m->row, n);
	struct ui_view v = ui_view_begin(ui, list, &s->scroll, n * row, row);
	ui_view_rows(&v, row, n, &first, &last);
	for (int i = first; i < last; i++) {
		struct rect at = { r.x, v.y + i * row, r.w, row };
		draw_entry(s, ui, at, &t, &s->ledger.row[n - 1 - i]); /* newest on top */
		ui_divider(ui, r.x + m->pad, at.y + row - 1, r.w - 2 * m->pad);
	}
	ui_view_end(ui, &v);
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
	char words[64] = "";
	period_speak(s->months.text[s->at], words, sizeof words);
	int step = ui_stepper_width(ui, "2021年12月");
	ui_stepper(
	    ui, (struct rect){ r.x, r.y, step, m->button }, words, s->at + 1 < s->months.count, s->at > 0, OWN_MONTH);
	const char *note = origin(s, ui);
	struct text_style style = ui_style(m->note, s->ledger.differs != 0);
	ui_text_in(ui, r.x + step + m->gap, r.y + (m->button - ui_line_height(ui, style)) / 2, r.w - step - m->gap,
	    note, style, s->ledger.differs ? ui->p->orange : ui->p->soft);
	r.y += m->button + m->gap;
	r.h -= m->button + m->gap;
	int sums = draw_sums(s, ui, r);
	sums += draw_accounts(s, ui, (struct rect){ r.x, r.y + sums, r.w, r.h - sums });
	r.y += sums;
	r.h -= sums;
	draw_table(s, ui, r);
}

static bool
spent_event(void *self, struct host *h, const struct screen_event *e)
{
	struct spent *s = self;
	if (e->action == OWN_MONTH && (e->arg < 0 ? s->at + 1 < s->months.count : s->at > 0)) {
		s->at = e->arg < 0 ? s->at + 1 : s->at - 1;
		load(s, h);
	}
	return true;
}

SCREEN(money_spent, "money-spent", "钱和项目", SECTION_MONEY, .tab = "花到哪去", .shows = SHOWS(REG_LEDGER),
    .size = sizeof(struct spent), .enter = spent_enter, .event = spent_event, .draw = spent_draw);
