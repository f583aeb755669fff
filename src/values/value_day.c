/* value_day: see value_day.h. */
#include "values/value_day.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "values/value_words.h"

/* Which sign of a date stands at s? Its length goes to *n. */
static char
date_mark(const char *s, size_t *n)
{
	static const struct {
		const char *text;
		char mark;
	} marks[] = { { "年", 'Y' }, { "月", 'M' }, { "日", 'D' }, { "号", 'D' }, { "-", '.' }, { "/", '.' },
		{ ".", '.' }, { "。", '.' }, { "—", '.' }, { "–", '.' }, { "·", '.' }, { "\\", '.' }, { ",", '.' },
		{ "、", '.' } };
	for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
		if (str_starts(s, marks[i].text)) {
			*n = strlen(marks[i].text);
			return marks[i].mark;
		}
	*n = 0;
	return '\0';
}

/* Up to three numbers with their signs at *s; moves behind them. */
bool
value_day_tokens(const char **s, struct found_day *out)
{
	const char *p = *s;
	*out = (struct found_day){ 0 };
	while (out->count < 3 && value_digit(*p)) {
		long v = 0;
		int n = 0;
		for (; value_digit(p[n]) && n < 9; n++)
			v = v * 10 + (p[n] - '0');
		size_t length;
		char mark = date_mark(p + n, &length);
		if (n > 4 && out->count)
			break;
		out->number[out->count] = (int)v;
		out->mark[out->count++] = mark;
		p += n;
		if (mark == '.' && !value_digit(p[length])) {
			out->mark[out->count - 1] = '\0';
			break;
		}
		p += length;
		if (!mark || mark == 'D')
			break;
	}
	*s = p;
	return out->count > 0;
}

static int
nearest_year(struct date today, int month, int day)
{
	int best = today.year;
	long least = LONG_MAX;
	for (int y = today.year - 1; y <= today.year + 1; y++) {
		struct date d = { y, month, day };
		long away = labs(date_days(d) - date_days(today));
		if (date_valid(d) && away < least)
			least = away, best = y;
	}
	return best;
}

/* The year of a day or month without one; 0 when nobody knows. */
static int
guess_year(const struct value_context *ctx, int month, int day)
{
	if (ctx->year)
		return ctx->month >= 11 && month <= 2   ? ctx->year + 1
		       : ctx->month == 1 && month == 12 ? ctx->year - 1
							: ctx->year;
	return ctx->today.year ? nearest_year(ctx->today, month, day) : 0;
}

/* Tokens to a day. *guessed: the year was not written. */
enum day_problem
value_day_from(const struct found_day *t, const struct value_context *ctx, struct date *out, bool *guessed)
{
	int y = 0, m = 0, d = 0;
	const int *n = t->number;
	bool with_year = n[0] > 99 || t->mark[0] == 'Y';
	*guessed = false;
	/* 1-3月 are three months, not the third of January */
	if (t->mark[t->count - 1] == 'M' && !(t->count == 2 && with_year))
		return DAY_NONE;
	if (t->count == 3 && with_year) {
		y = n[0], m = n[1], d = n[2];
	} else if (t->count == 3 && n[2] > 99) {
		/* 4/28/2024 or 28/4/2024: told apart only when one cannot be a month */
		if (n[0] <= 12 && n[1] <= 12 && n[0] != n[1])
			return DAY_ORDER;
		y = n[2], m = n[0] <= 12 ? n[0] : n[1], d = n[0] <= 12 ? n[1] : n[0];
	} else if (t->count == 3) {
		y = n[0], m = n[1], d = n[2];
	} else if (t->count == 2 && with_year) {
		return DAY_NO_DAY;
	} else if (t->count == 2) {
		m = n[0], d = n[1];
	} else {
		return DAY_NONE;
	}
	if (y == 0) {
		y = guess_year(ctx, m, d);
		*guessed = true;
	}
	if (y > 0 && y < 100)
		y += 2000;
	*out = (struct date){ y ? y : 2000, m, d };
	if (!date_valid(*out))
		return DAY_IMPOSSIBLE;
	return y ? DAY_FINE : DAY_NO_YEAR;
}

/* Serials and 20240428, written without a sign. */
bool
value_day_from_digits(const char *s, struct date *out)
{
	size_t n = strspn(s, "0123456789");
	const char *rest = s + n;
	if (*rest == '.' && n == 5)
		rest += 1 + strspn(rest + 1, "0123456789");
	if (*rest)
		return false;
	long v = n <= 8 ? atol(s) : 0;
	if (n == 8)
		*out = (struct date){ (int)(v / 10000), (int)(v / 100 % 100), (int)(v % 100) };
	else if (n == 5 && v >= 18264)
		*out = date_from_days(v + date_days((struct date){ 1899, 12, 30 }));
	else
		return false;
	return date_valid(*out);
}
