/* account: see account.h. */
#include "values/account.h"

#include <stdlib.h>
#include <string.h>

bool
account_same(const struct account_line *x, const struct account_line *y)
{
	return strcmp(x->place, y->place) == 0 && strcmp(x->fund, y->fund) == 0;
}

static int
by_account(const struct account_line *x, const struct account_line *y)
{
	int order = strcmp(x->place, y->place);
	return order ? order : strcmp(x->fund, y->fund);
}

static int
by_row(const void *x, const void *y)
{
	const struct account_line *p = x, *q = y;
	int order = by_account(p, q);
	return order ? order : (p->row > q->row) - (p->row < q->row);
}

static int
by_time(const void *x, const void *y)
{
	const struct account_line *p = x, *q = y;
	int order = by_account(p, q);
	order = order ? order : strcmp(p->day, q->day);
	return order ? order : (p->order > q->order) - (p->order < q->order);
}

static size_t
lines_of_one(const struct account_line *line, size_t count)
{
	size_t n = 1;
	while (n < count && account_same(line, line + n))
		n++;
	return n;
}

static void
follow_one(struct account_line *line, size_t n)
{
	size_t first = 0;
	long long stands = 0;
	while (first < n && !line[first].written)
		first++;
	if (first == n)
		return;
	for (size_t i = 0; i <= first; i++) /* what must have stood in it before */
		stands += line[i].out - line[i].in;
	stands += line[first].balance;
	for (size_t i = 0; i < n; i++) {
		line[i].known = true;
		line[i].follows = i > first;
		line[i].due = stands + line[i].in - line[i].out;
		if (!line[i].written)
			line[i].balance = line[i].due;
		stands = line[i].balance;
	}
}

/* How many written balances are not what must have stood there. */
static size_t
breaks(const struct account_line *line, size_t n)
{
	size_t broken = 0;
	for (size_t i = 0; i < n; i++)
		broken += line[i].written && line[i].follows && line[i].balance != line[i].due;
	return broken;
}

/* Two of one day stand in the sheet's way, or the other way round. */
static size_t
follow_in_order(struct account_line *line, size_t n, bool newest_first)
{
	for (size_t i = 0; i < n; i++)
		line[i].order = newest_first ? -(long)line[i].row : (long)line[i].row;
	qsort(line, n, sizeof *line, by_time);
	follow_one(line, n);
	return breaks(line, n);
}

static size_t
follow_account(struct account_line *line, size_t n)
{
	qsort(line, n, sizeof *line, by_row);
	bool newest_first = strcmp(line[0].day, line[n - 1].day) > 0;
	size_t broken = follow_in_order(line, n, newest_first);
	size_t other = broken ? follow_in_order(line, n, !newest_first) : 0;
	return broken && other >= broken ? follow_in_order(line, n, newest_first) : other;
}

static size_t
follow_funds(struct account_line *line, size_t count)
{
	size_t broken = 0;
	qsort(line, count, sizeof *line, by_row);
	for (size_t i = 0, n; i < count; i += n) {
		n = lines_of_one(line + i, count - i);
		broken += follow_account(line + i, n);
	}
	return broken;
}

/* Some keep one balance over all their funds: where that adds up, and fund by fund it does not, it is one account. */
static void
follow_place(struct account_line *line, size_t count)
{
	if (!follow_funds(line, count) || strcmp(line[0].fund, line[count - 1].fund) == 0)
		return;
	for (size_t i = 0; i < count; i++) {
		line[i].own = line[i].fund;
		line[i].fund = "";
	}
	if (!follow_account(line, count))
		return;
	for (size_t i = 0; i < count; i++) {
		line[i].fund = line[i].own;
		line[i].own = NULL;
	}
	follow_funds(line, count);
}

void
account_follow(struct account_line *line, size_t count)
{
	if (!count)
		return;
	qsort(line, count, sizeof *line, by_row);
	for (size_t i = 0, n; i < count; i += n) {
		for (n = 1; i + n < count && strcmp(line[i].place, line[i + n].place) == 0;)
			n++;
		follow_place(line + i, n);
	}
}
