/* money: see money.h. */
#include "queries/money.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "store/query.h"

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

size_t
money_funds(struct store *s, struct arena *a, struct fund **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s, "SELECT year, name, source, purpose, project, raw, note, amount, separate, "
					 "quality, sample FROM fund t WHERE " VISIBLE("t") " ORDER BY ord");
	if (!st)
		return 0;
	while (db_step(st)) {
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n] = (struct fund){
			.year = store_text(st, a, 0),
			.name = store_text(st, a, 1),
			.source = store_text(st, a, 2),
			.purpose = store_text(st, a, 3),
			.project = store_text(st, a, 4),
			.raw = store_text(st, a, 5),
			.note = store_text(st, a, 6),
			.amount = quantity_read(a, store_text(st, a, 7), "万元"),
			.separate = store_yes(st, 8),
			.doubtful = strcmp(db_text(st, 9), "存疑") == 0,
			.as_found = strcmp(db_text(st, 9), "原文如此") == 0,
			.sample = store_yes(st, 10),
		};
		(*out)[n].yuan = yuan_of(&(*out)[n].amount);
		n++;
	}
	db_finish(st, NULL);
	if (n)
		qsort(*out, n, sizeof **out, largest_first);
	return n;
}

/* ------------------------------------------------------------- 收支明细 */

struct text_list
money_months(struct store *s, struct arena *a, const char *place)
{
	struct text_list out = { 0 };
	size_t capacity = 0;
	struct stmt *st = store_query(s, "SELECT DISTINCT substr(done_on,1,7) FROM ledger t WHERE " VISIBLE(
					     "t") " AND (?2 IS NULL OR place=?2) ORDER BY 1 DESC");
	if (!st)
		return out;
	db_bind_text(st, 2, place);
	while (db_step(st)) {
		out.text = arena_grow(a, out.text, out.count, &capacity, out.count + 1, sizeof *out.text);
		out.text[out.count++] = store_text(st, a, 0);
	}
	db_finish(st, NULL);
	return out;
}

static long long
money_at(struct stmt *st, int column)
{
	return db_is_null(st, column) ? -1 : db_int(st, column);
}

/* What stood in the account before the month: the last written balance, or all that came and went. */
static long long
opening(struct store *s, const char *month, const char *place)
{
	long long v = 0;
	struct stmt *st =
	    store_query(s, "SELECT balance, coalesce(income,0)-coalesce(expense,0) FROM ledger t WHERE " VISIBLE(
			       "t") " AND (?2 IS NULL OR place=?2) AND substr(done_on,1,7)<?3 ORDER BY done_on, ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	db_bind_text(st, 3, month);
	while (db_step(st))
		v = db_is_null(st, 0) ? v + db_int(st, 1) : db_int(st, 0);
	db_finish(st, NULL);
	return v;
}

static void
balances(struct ledger *l, long long start)
{
	for (size_t i = 0; i < l->count; i++) {
		struct ledger_row *r = &l->row[i];
		l->income += r->income > 0 ? r->income : 0;
		l->expense += r->expense > 0 ? r->expense : 0;
		l->one_village = l->one_village && strcmp(r->village, l->row[0].village) == 0;
		start += (r->income > 0 ? r->income : 0) - (r->expense > 0 ? r->expense : 0);
		if (r->balance >= 0)
			start = r->balance;
		else if (l->one_village) {
			r->balance = start;
			l->computed = true;
		}
	}
	l->balance_known = l->count && l->one_village;
	l->balance = start;
}

struct ledger
money_ledger(struct store *s, struct arena *a, const char *month, const char *place)
{
	struct ledger out = { .one_village = true };
	size_t capacity = 0;
	struct stmt *st =
	    store_query(s, "SELECT done_on, coalesce(village,''), item, coalesce(fund,''), coalesce(voucher,''), "
			   "coalesce(handler,''), "
			   "income, expense, balance, sample FROM ledger t WHERE " VISIBLE(
			       "t") " AND (?2 IS NULL OR place=?2) AND substr(done_on,1,7)=?3 ORDER BY done_on, ord");
	if (!st)
		return out;
	db_bind_text(st, 2, place);
	db_bind_text(st, 3, month);
	while (db_step(st)) {
		out.row = arena_grow(a, out.row, out.count, &capacity, out.count + 1, sizeof *out.row);
		out.row[out.count++] = (struct ledger_row){ store_date(st, 0), store_text(st, a, 1),
			store_text(st, a, 2), store_text(st, a, 3), store_text(st, a, 4), store_text(st, a, 5),
			money_at(st, 6), money_at(st, 7), money_at(st, 8), store_yes(st, 9) };
	}
	db_finish(st, NULL);
	balances(&out, opening(s, month, place));
	return out;
}

/* ------------------------------------------------------------- 奖补发放 */

static struct reward *
reward_for(struct arena *a, struct reward **all, size_t *n, size_t *capacity, const struct reward *like)
{
	for (size_t i = 0; i < *n; i++)
		if (strcmp((*all)[i].name, like->name) == 0 && strcmp((*all)[i].kind, like->kind) == 0)
			return &(*all)[i];
	*all = arena_grow(a, *all, *n, capacity, *n + 1, sizeof **all);
	(*all)[*n] = *like;
	return &(*all)[(*n)++];
}

/* A row with somebody in it is a payment; one without is only the rule. */
static void
count_payment(struct reward *r, struct stmt *st)
{
	const char *status = db_text(st, 4);
	bool somebody = db_int(st, 5), paid = strcmp(status, "已发") == 0;
	if (!somebody || strcmp(status, "取消") == 0)
		return;
	long long amount = db_is_null(st, 3) ? (r->standard.known ? r->standard.milli : 0) : db_int(st, 3);
	r->due++;
	r->due_milli += amount;
	r->paid += paid;
	r->paid_milli += paid ? amount : 0;
}

size_t
money_rewards(struct store *s, struct arena *a, const char *place, struct reward **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(s,
	    "SELECT reward, coalesce(kind,''), coalesce(standard,''), amount, coalesce(status,''), head IS NOT NULL OR "
	    "door IS NOT NULL, coalesce(raw,''), coalesce(note,''), quality, sample FROM payment t WHERE " VISIBLE(
		"t") " AND (?2 IS NULL OR place=?2 OR place NOT IN (SELECT v.place FROM village v WHERE "
		     "v.kind<>'乡镇')) "
		     "ORDER BY ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	while (db_step(st)) {
		struct reward like = { .name = store_text(st, a, 0),
			.kind = store_text(st, a, 1),
			.standard = quantity_read(a, store_text(st, a, 2), "元"),
			.raw = "",
			.note = "" };
		struct reward *r = reward_for(a, out, &n, &capacity, &like);
		if (!r->standard.number[0])
			r->standard = like.standard;
		if (!r->raw[0])
			r->raw = store_text(st, a, 6);
		if (!db_int(st, 5) && !r->note[0])
			r->note = store_text(st, a, 7);
		r->doubtful = r->doubtful || strcmp(db_text(st, 8), "存疑") == 0;
		r->sample = r->sample || store_yes(st, 9);
		count_payment(r, st);
	}
	db_finish(st, NULL);
	return n;
}
