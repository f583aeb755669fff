/* money: see money.h. */
#include "queries/money.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"
#include "values/account.h"

/* ------------------------------------------------------------- 资金来源 */

static long long
yuan_of(const struct quantity *q)
{
	static const struct {
		const char *unit;
		long long yuan;
	} units[] = { { "万元", 10000 }, { "元", 1 }, { "亿元", 100000000 } };
	for (size_t i = 0; q->known && i < sizeof units / sizeof *units; i++)
		if (strcmp(q->unit, units[i].unit) == 0)
			return q->milli * units[i].yuan / 1000;
	return -1;
}

static int
largest_first(const void *x, const void *y)
{
	const struct fund *f = x, *g = y;
	return f->yuan == g->yuan ? 0 : f->yuan < g->yuan ? 1 : -1;
}

SHAPE(fund_shape, fund, COLUMNS(fund, year, name, source, purpose, project, doc_no, raw, note, separate, sample),
    QUANTITY(fund, amount, "t.amount", "'万元'"), COLUMN_AS(fund, doubtful, "t.quality='存疑'"),
    COLUMN_AS(fund, as_found, "t.quality='原文如此'"));

size_t
money_funds(struct store *s, struct arena *a, struct fund **out)
{
	size_t n = store_rows(s, a, &fund_shape, "FROM visible_fund t ORDER BY ord", NULL, out);
	for (size_t i = 0; i < n; i++)
		(*out)[i].yuan = yuan_of(&(*out)[i].amount);
	if (n)
		qsort(*out, n, sizeof **out, largest_first);
	return n;
}

/* ------------------------------------------------------------- 收支明细 */

#define LEDGER "FROM visible_ledger t WHERE (?1 IS NULL OR place=?1)"

struct text_list
money_years(struct store *s, struct arena *a, const char *place)
{
	return store_texts(s, a, "SELECT DISTINCT substr(done_on,1,4) " LEDGER " ORDER BY 1 DESC", BIND(place));
}

SHAPE(ledger_shape, ledger_row,
    COLUMNS(ledger_row, rid, done_on, village, place, item, fund, voucher, income, expense, balance, sample),
    COLUMN_AS(ledger_row, day, "t.done_on"));

static long long
amount(long long milli)
{
	return milli == LEDGER_NONE ? 0 : milli;
}

/* The line's part in the span's sums, or in what stood there before. */
static void
count_line(struct ledger *l, const struct account_line *line, struct ledger_row *row, bool first, bool before)
{
	if (first && line->known)
		l->opening += line->due - line->in + line->out;
	if (before) {
		if (line->known)
			l->opening += line->balance - (line->due - line->in + line->out);
		return;
	}
	l->income += line->in;
	l->expense += line->out;
	l->computed = l->computed || (line->known && !line->written);
	row->balance = line->known ? line->balance : LEDGER_NONE;
	row->order = line->order;
}

static void
count_accounts(struct ledger *l, struct arena *a, const struct account_line *line, size_t count, struct ledger_row *row,
    const char *span)
{
	l->account = arena_array(a, count + 1, sizeof *l->account);
	for (size_t i = 0; i < count; i++) {
		bool first = i == 0 || !account_same(&line[i - 1], &line[i]);
		bool last = i + 1 == count || !account_same(&line[i], &line[i + 1]);
		struct ledger_row *r = &row[line[i].row];
		count_line(l, &line[i], r, first, strncmp(line[i].day, span, strlen(span)) < 0);
		l->one_village = l->one_village && strcmp(line[i].place, line[0].place) == 0;
		if (!last)
			continue;
		l->account[l->accounts++] = (struct ledger_account){ r->village, line[i].own ? "各项资金" : r->fund,
			line[i].balance, line[i].known };
		l->unknown += !line[i].known;
		l->balance += line[i].known ? line[i].balance : 0;
	}
	l->differs = l->unknown ? 0 : l->opening + l->income - l->expense - l->balance;
}

static int
by_time(const void *x, const void *y)
{
	const struct ledger_row *p = x, *q = y;
	int order = strcmp(p->day, q->day);
	return order ? order : (p->order > q->order) - (p->order < q->order);
}

struct ledger
money_ledger(struct store *s, struct arena *a, const char *span, const char *place)
{
	struct ledger out = { .one_village = true };
	struct ledger_row *row;
	size_t n = store_rows(
	    s, a, &ledger_shape, LEDGER " AND substr(done_on,1,length(?2))<=?2 ORDER BY ord", BIND(place, span), &row);
	struct account_line *line = arena_array(a, n + 1, sizeof *line);
	for (size_t i = 0; i < n; i++)
		line[i] = (struct account_line){ .place = row[i].place,
			.fund = row[i].fund,
			.day = row[i].day,
			.row = i,
			.in = amount(row[i].income),
			.out = amount(row[i].expense),
			.balance = row[i].balance,
			.written = row[i].balance != LEDGER_NONE };
	account_follow(line, n);
	count_accounts(&out, a, line, n, row, span);
	out.row = row;
	for (size_t i = 0; i < n; i++)
		if (strncmp(row[i].day, span, strlen(span)) == 0)
			row[out.count++] = row[i];
	if (out.count)
		qsort(out.row, out.count, sizeof *out.row, by_time);
	return out;
}

/* ------------------------------------------------------------- 奖补发放 */

/* A row with somebody in it is a payment; one without is only the rule. */
struct payment {
	const char *reward, *kind, *status, *raw, *note;
	struct quantity standard;
	long long amount;
	bool somebody, doubtful, sample;
};
SHAPE(payment_shape, payment, COLUMNS(payment, reward, kind, status, raw, note, amount, sample),
    QUANTITY(payment, standard, "t.standard", "'元'"), COLUMN_AS(payment, doubtful, "t.quality='存疑'"),
    COLUMN_AS(payment, somebody, "t.head IS NOT NULL OR t.door IS NOT NULL"));

static struct reward *
reward_for(struct reward *all, size_t *n, const struct payment *p)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp(all[i].name, p->reward) == 0 && strcmp(all[i].kind, p->kind) == 0)
			return &all[i];
	all[*n] = (struct reward){ .name = p->reward, .kind = p->kind, .standard = p->standard, .raw = "", .note = "" };
	return &all[(*n)++];
}

static void
count_payment(struct reward *r, const struct payment *p)
{
	bool paid = strcmp(p->status, "已发") == 0;
	if (!p->somebody || strcmp(p->status, "取消") == 0)
		return;
	long long amount = p->amount >= 0 ? p->amount : r->standard.known ? r->standard.milli : 0;
	r->due++;
	r->due_milli += amount;
	r->paid += paid;
	r->paid_milli += paid ? amount : 0;
}

size_t
money_rewards(struct store *s, struct arena *a, const char *place, struct reward **out)
{
	struct payment *row;
	size_t n = 0, rows = store_rows(s, a, &payment_shape,
			  "FROM visible_payment t WHERE (?1 IS NULL OR place=?1 OR NOT " OF_VILLAGE ") ORDER BY ord",
			  BIND(place), &row);
	*out = arena_array(a, rows + 1, sizeof **out);
	for (size_t i = 0; i < rows; i++) {
		struct reward *r = reward_for(*out, &n, &row[i]);
		if (!r->standard.number[0])
			r->standard = row[i].standard;
		if (!r->raw[0])
			r->raw = row[i].raw;
		if (!row[i].somebody && !r->note[0])
			r->note = row[i].note;
		r->doubtful = r->doubtful || row[i].doubtful;
		r->sample = r->sample || row[i].sample;
		count_payment(r, &row[i]);
	}
	return n;
}
