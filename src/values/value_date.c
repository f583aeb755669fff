/* value_date: days and spans of days. See value_inside.h. */
#include "values/value_inside.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"

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

/* Drops what may stand behind a day: a clock time, a weekday, 前, 止. */
static bool
day_tail(const char *s)
{
	while (*s == ' ')
		s++;
	static const char *const tails[] = { "前", "之前", "以前", "止", "起", "截止", "T", "星期", "周", "礼拜",
		"(星期", "(周", "上午", "下午" };
	for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
		if (str_starts(s, tails[i]) && strlen(s) < 30)
			return true;
	if (strcmp(s, ".") == 0 || strcmp(s, "。") == 0)
		return true;
	size_t n = strspn(s, "0123456789:.");
	if (n && (str_starts(s + n, "时") || str_starts(s + n, "点")) && strlen(s) < 30)
		return true;
	return n == strlen(s) && (!*s || strchr(s, ':'));
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

static struct answer
day_answer(const struct question *q, struct date d, bool guessed)
{
	char iso[16];
	date_format(d, iso);
	struct answer out = value_fine(arena_strdup(q->a, iso));
	if (guessed)
		out.why = arena_printf(q->a, "写的是“%s”，没有写年份，按 %d 年读", q->cell->text, d.year);
	else if (q->ctx->today.year && (d.year > q->ctx->today.year + 20 || d.year < 1949))
		out.why = arena_printf(q->a, "写的是“%s”，请看看年份对不对", q->cell->text);
	return out;
}

static struct answer
day_bad(const struct question *q, enum day_problem p)
{
	switch (p) {
	case DAY_IMPOSSIBLE:
		return value_bad(q, "没有这一天，请改正");
	case DAY_NO_YEAR:
		return value_bad(q, "没有写年份，" SAY_DATE);
	case DAY_NO_DAY:
		return value_bad(q, "没有写到哪一天，" SAY_DATE);
	case DAY_ORDER:
		return value_bad(q, "看不出哪个是月、哪个是日，" SAY_DATE);
	default:
		return value_bad(q, "读不出日期，" SAY_DATE);
	}
}

/* A number cell 4.1 may have been typed as 4.10. */
static bool
lost_zero(const struct question *q)
{
	const char *dot = strchr(q->s, '.');
	return q->cell->kind == CELL_NUMBER && dot && strlen(dot) == 2 && dot[1] >= '1' && dot[1] <= '3';
}

struct answer
value_read_date(const struct question *q)
{
	struct date d;
	if (q->cell->kind == CELL_DATE) {
		char iso[11];
		snprintf(iso, sizeof iso, "%.10s", q->cell->text);
		return date_parse(iso, &d) ? day_answer(q, d, false) : day_bad(q, DAY_NONE);
	}
	const char *s = value_packed(q->a, value_han_to_digits(q->a, q->s));
	/* 「2024年4月28日 9:00」 must not lose the blank before the clock */
	if (strchr(q->s, ':'))
		s = value_han_to_digits(q->a, q->s);
	if (value_day_from_digits(s, &d))
		return day_answer(q, d, false);
	struct found_day t;
	bool guessed = false;
	if (!value_day_tokens(&s, &t))
		return day_bad(q, DAY_NONE);
	if (t.count == 1 && strspn(q->s, "0123456789") == 8)
		return day_bad(q, DAY_IMPOSSIBLE);
	if (t.count == 1 && t.mark[0] == 'D' && q->ctx->year && q->ctx->month) {
		t = (struct found_day){ { q->ctx->month, t.number[0] }, 2, "MD" };
	}
	enum day_problem p = day_tail(s) ? value_day_from(&t, q->ctx, &d, &guessed) : DAY_NONE;
	if (p == DAY_FINE && guessed && lost_zero(q))
		return value_bad(q, "看不出是 %d月%d日 还是 %d月%d0日，" SAY_DATE, d.month, d.day, d.month, d.day);
	return p == DAY_FINE ? day_answer(q, d, guessed) : day_bad(q, p);
}

/* Both halves of a span around the sign at `at`; the second may lean on the first. */
static bool
span_halves(const struct question *q, const char *s, const char *at, size_t width, struct date out[2], bool *guessed)
{
	struct found_day t;
	const char *left = arena_strndup(q->a, s, (size_t)(at - s)), *right = at + width;
	if (!value_day_tokens(&left, &t) || !day_tail(left) || value_day_from(&t, q->ctx, &out[0], guessed) != DAY_FINE)
		return false;
	struct value_context lean = *q->ctx;
	lean.year = out[0].year;
	lean.month = out[0].month;
	bool leaned;
	if (!value_day_tokens(&right, &t) || !day_tail(right))
		return false;
	if (t.count == 1 && t.number[0] <= 31)
		t = (struct found_day){ { out[0].month, t.number[0] }, 2, "MD" };
	return value_day_from(&t, &lean, &out[1], &leaned) == DAY_FINE;
}

struct answer
value_read_span(const struct question *q)
{
	static const char *const signs[] = { "至", "到", "~", "～", "〜", "——", "—", "–", "--", "-", "/" };
	const char *s = value_packed(q->a, value_han_to_digits(q->a, q->s));
	struct date d[2];
	bool guessed = false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t width = strlen(signs[i]);
		for (const char *at = strstr(s, signs[i]); at; at = strstr(at + 1, signs[i])) {
			if (at == s || !span_halves(q, s, at, width, d, &guessed))
				continue;
			if (date_days(d[1]) < date_days(d[0]))
				return value_bad(q, "止的日子在起的日子前面，请改正");
			char from[16], to[16];
			date_format(d[0], from);
			date_format(d[1], to);
			struct answer out = value_fine(arena_printf(q->a, "%s/%s", from, to));
			if (guessed)
				out.why =
				    arena_printf(q->a, "写的是“%s”，没有写年份，按 %d 年读", q->cell->text, d[0].year);
			return out;
		}
	}
	return value_bad(q, "要写起止两个日子，请写成 2024-5-6至2024-5-10 这样");
}
