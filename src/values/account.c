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

void
account_follow(struct account_line *line, size_t count)
{
	if (!count)
		return;
	qsort(line, count, sizeof *line, by_row);
	for (size_t i = 0, n; i < count; i += n) {
		n = lines_of_one(line + i, count - i);
		bool newest_first = strcmp(line[i].day, line[i + n - 1].day) > 0;
		for (size_t k = i; k < i + n; k++)
			line[k].order = newest_first ? -(long)line[k].row : (long)line[k].row;
	}
	qsort(line, count, sizeof *line, by_time);
	for (size_t i = 0, n; i < count; i += n) {
		n = lines_of_one(line + i, count - i);
		follow_one(line + i, n);
	}
}
