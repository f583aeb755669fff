/* value_period: months, quarters, weeks, years. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "sheets/clean.h"
#include "values/value_answer.h"
#include "values/value_day.h"
#include "values/value_words.h"

struct found_period {
	int year;  /* 0: not written */
	char kind; /* Y H Q M W */
	int n;
	const char *end; /* behind what was read */
};

/* What stands behind the year: 4月, Q2, 第2季度, 上半年, 第17周, -04. */
static bool
period_part(const char *s, bool year, struct found_period *f)
{
	const char *p = s;
	if (value_skip(&p, "上半年") || value_skip(&p, "下半年"))
		return *f = (struct found_period){ f->year, 'H', str_starts(s, "上") ? 1 : 2, p }, true;
	if (year && strchr("-/.", *p) && *p)
		p++;
	if ((*p == 'Q' || *p == 'q' || *p == 'H' || *p == 'h' || *p == 'W' || *p == 'w') && value_digit(p[1])) {
		char kind = *p++ & ~32;
		int n = value_small_number(&p, 2);
		bool ok = n >= 1 && n <= (kind == 'Q' ? 4 : kind == 'H' ? 2 : 53) && !value_digit(*p);
		return *f = (struct found_period){ f->year, kind, n, p }, ok;
	}
	bool signs = p != s;
	value_skip(&p, "第");
	int n = value_small_number(&p, 2);
	if (n < 1 || value_digit(*p))
		return false;
	if (value_skip(&p, "季度"))
		return *f = (struct found_period){ f->year, 'Q', n, p }, n <= 4;
	if (value_skip(&p, "周"))
		return *f = (struct found_period){ f->year, 'W', n, p }, n <= 53;
	if (value_skip(&p, "月份") || value_skip(&p, "月") || (year && signs))
		return *f = (struct found_period){ f->year, 'M', n, p }, n <= 12;
	return false;
}

/* A period that starts exactly at s (digits, no Han numbers). */
static bool
period_at(const char *s, struct found_period *f)
{
	const char *p = s;
	*f = (struct found_period){ 0 };
	if (strspn(s, "0123456789") == 6 && (str_starts(s, "19") || str_starts(s, "20"))) {
		f->year = value_small_number(&p, 4);
		int n = value_small_number(&p, 2);
		return *f = (struct found_period){ f->year, 'M', n, p }, n >= 1 && n <= 12;
	}
	size_t n = strspn(s, "0123456789");
	if (n == 8 && (str_starts(s, "19") || str_starts(s, "20")))
		return false;
	if ((n == 4 && (str_starts(s, "19") || str_starts(s, "20"))) || (n == 2 && str_starts(s + 2, "年"))) {
		int y = value_small_number(&p, 4);
		f->year = y < 100 ? y + 2000 : y;
		bool word = value_skip(&p, "年");
		if (period_part(p, !word, f))
			return true;
		if (word)
			value_skip(&p, "度"); /* 2024年度第二季度 */
		struct found_period more = { f->year, 0, 0, NULL };
		if (word && period_part(p, false, &more))
			return *f = more, true;
		return *f = (struct found_period){ f->year, 'Y', 0, p }, true;
	}
	return period_part(s, false, f);
}

static const char *
period_text(struct arena *a, const struct found_period *f)
{
	if (f->kind == 'Y')
		return arena_printf(a, "%04d", f->year);
	if (f->kind == 'M')
		return arena_printf(a, "%04d-%02d", f->year, f->n);
	if (f->kind == 'W')
		return arena_printf(a, "%04d-W%02d", f->year, f->n);
	return arena_printf(a, "%04d-%c%d", f->year, f->kind, f->n);
}

const char *
value_find_period(struct arena *a, const char *text, int year)
{
	const char *s = value_han_to_digits(a, value_packed(a, clean_narrow(a, text)));
	struct found_period f, best = { 0 };
	for (const char *p = s; *p; utf8_next(&p)) {
		bool inside = p > s && value_digit(p[-1]);
		if (inside || !period_at(p, &f) || (!f.year && !year))
			continue;
		if (!f.year)
			f.year = year;
		if (f.kind != 'Y')
			return period_text(a, &f);
		if (!best.kind)
			best = f;
	}
	return best.kind ? period_text(a, &best) : NULL;
}

const char *
value_find_date(struct arena *a, const char *text, int year)
{
	const char *s = value_packed(a, value_han_to_digits(a, clean_narrow(a, text)));
	struct value_context ctx = { .year = year };
	for (const char *p = s; *p; utf8_next(&p)) {
		struct found_day t;
		struct date d;
		bool guessed;
		const char *q = p;
		if (!value_digit(*p) || (p > s && value_digit(p[-1])) || !value_day_tokens(&q, &t))
			continue;
		bool clear = t.count == 3 || (t.count == 2 && t.mark[0] == 'M' && t.mark[1] == 'D');
		if (clear && value_day_from(&t, &ctx, &d, &guessed) == DAY_FINE) {
			char iso[16];
			date_format(d, iso);
			return arena_strdup(a, iso);
		}
	}
	return NULL;
}

/* The period of the field's own kind that a day lies in. */
static const char *
period_of_day(const struct question *q, struct date d)
{
	if (strstr(q->field->header, "季度"))
		return arena_printf(q->a, "%04d-Q%d", d.year, (d.month + 2) / 3);
	return arena_printf(q->a, "%04d-%02d", d.year, d.month);
}

/* A bare number is what the header says it is: 4 under 月份. */
static bool
bare_number(const struct question *q, const char *s, struct found_period *f)
{
	size_t n = strlen(s);
	if (n == 0 || n > 2 || strspn(s, "0123456789") != n)
		return false;
	const char *h = q->field->header;
	if (q->ctx->month && atoi(s) == q->ctx->month) /* the title says 4月 */
		return *f = (struct found_period){ q->ctx->year, 'M', q->ctx->month, s + n }, true;
	char kind = strstr(h, "季度") ? 'Q' : strstr(h, "月") ? 'M' : strstr(h, "周") ? 'W' : 0;
	int v = atoi(s), most = kind == 'Q' ? 4 : kind == 'M' ? 12 : 53;
	*f = (struct found_period){ 0, kind, v, s + n };
	return kind && v >= 1 && v <= most;
}

static struct value
period_answer(const struct question *q, struct found_period f)
{
	if (f.year)
		return value_fine(period_text(q->a, &f));
	if (q->ctx->year)
		f.year = q->ctx->year;
	else if (q->ctx->today.year) /* lists speak of what has been */
		f.year = q->ctx->today.year - (f.kind == 'M' && f.n > q->ctx->today.month + 1);
	if (!f.year)
		return value_bad(q, FINDING_PERIOD_NO_YEAR);
	struct value out = value_fine(period_text(q->a, &f));
	out = value_doubt(out, q, FINDING_YEAR_GUESSED, f.year);
	return out;
}

/* Built like a month, quarter, week or day, and yet none: 2024-13, 2024年第5季度.
 * 1-3月 and the bare number of an issue are words. */
static bool
period_impossible(const char *s)
{
	static const char *const signs[] = { "年", "度", "月份", "月", "日", "号", "第", "季度", "周" };
	size_t digits = 0, others = 0;
	bool year = str_starts(s, "19") || str_starts(s, "20"), range = strchr(s, '-') && strstr(s, "月");
	while (*s) {
		size_t i = 0, n = sizeof signs / sizeof *signs;
		if (value_digit(*s)) {
			digits++, s++;
			continue;
		}
		while (i < n && !str_starts(s, signs[i]))
			i++;
		if (i == n && !strchr("-/.QqWwHh", *s))
			return false;
		s += i < n ? strlen(signs[i]) : 1;
		others++;
	}
	return !range && digits && (others ? year || others > 1 : year && (digits == 6 || digits == 8));
}

struct value
value_read_period(const struct question *q)
{
	struct date d;
	struct found_period f;
	char iso[11];
	snprintf(iso, sizeof iso, "%.10s", q->cell->text);
	bool daily = q->cell->shown && strstr(q->cell->shown, "日") && !strstr(q->cell->shown, "年");
	if (q->cell->kind == CELL_DATE && daily && date_parse(iso, &d)) /* 3-4 was typed: two months? */
		return value_bad(q, FINDING_TURNED_INTO_DATE, d.month, d.day);
	if (q->cell->kind == CELL_DATE)
		return date_parse(iso, &d) ? value_fine(period_of_day(q, d)) : value_bad(q, FINDING_PERIOD_BAD);
	const char *s = value_han_to_digits(q->a, value_packed(q->a, q->s));
	if (q->cell->kind == CELL_NUMBER && strlen(s) == 6 && str_ends(s, ".1"))
		return value_bad(q, FINDING_PERIOD_LOST_ZERO);
	if (value_day_from_digits(s, &d))
		return value_fine(period_of_day(q, d));
	if (q->cell->kind == CELL_NUMBER && strspn(s, "0123456789.") == strlen(s) && strchr(s, '.') && strlen(s) <= 5)
		return value_bad(q, FINDING_PERIOD_IMPOSSIBLE);
	if (bare_number(q, s, &f) || (period_at(s, &f) && !*f.end))
		return period_answer(q, f);
	if (strspn(s, "0123456789") == strlen(s) && strlen(s) <= 2)
		return value_bad(q, FINDING_PERIOD_BARE, s, s);
	const char *p = s;
	struct found_day t;
	bool guessed;
	if (value_day_tokens(&p, &t) && !*p && t.count == 3 && value_day_from(&t, q->ctx, &d, &guessed) == DAY_FINE)
		return value_fine(period_of_day(q, d));
	if (period_impossible(s))
		return value_bad(q, FINDING_PERIOD_IMPOSSIBLE);
	return value_read_text(q); /* words: 爱国卫生月 */
}
