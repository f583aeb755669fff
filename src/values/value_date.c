/* value_date: days and spans of days. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "values/value_answer.h"
#include "values/value_day.h"
#include "values/value_words.h"

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

static struct value
day_answer(const struct question *q, struct date d, bool guessed)
{
	char iso[16];
	date_format(d, iso);
	struct value out = value_fine(arena_strdup(q->a, iso));
	if (guessed)
		out = value_doubt(out, q, FINDING_YEAR_GUESSED, d.year);
	else if (q->ctx->today.year && (d.year > q->ctx->today.year + 20 || d.year < 1949))
		out = value_doubt(out, q, FINDING_YEAR_ODD);
	return out;
}

static struct value
day_bad(const struct question *q, enum day_problem p)
{
	switch (p) {
	case DAY_IMPOSSIBLE:
		return value_bad(q, FINDING_DATE_IMPOSSIBLE);
	case DAY_NO_YEAR:
		return value_bad(q, FINDING_DATE_NO_YEAR);
	case DAY_NO_DAY:
		return value_bad(q, FINDING_DATE_NO_DAY);
	case DAY_ORDER:
		return value_bad(q, FINDING_DATE_ORDER);
	default:
		return value_bad(q, FINDING_DATE_BAD);
	}
}

/* A number cell 4.1 may have been typed as 4.10. */
static bool
lost_zero(const struct question *q)
{
	const char *dot = strchr(q->s, '.');
	return q->cell->kind == CELL_NUMBER && dot && strlen(dot) == 2 && dot[1] >= '1' && dot[1] <= '3';
}

struct value
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
		return value_bad(q, FINDING_DATE_LOST_ZERO, d.month, d.day, d.month, d.day);
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

struct value
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
				return value_bad(q, FINDING_SPAN_REVERSED);
			char from[16], to[16];
			date_format(d[0], from);
			date_format(d[1], to);
			struct value out = value_fine(arena_printf(q->a, "%s/%s", from, to));
			if (guessed)
				out = value_doubt(out, q, FINDING_YEAR_GUESSED, d[0].year);
			return out;
		}
	}
	return value_bad(q, FINDING_SPAN_BAD);
}
