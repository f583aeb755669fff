/* value: see value.h. Pure. A reader a type, found in a table; each gets the
 * text narrowed (half-width, trimmed) and the cell as written, and answers
 * with struct answer. What a reader does not know is an error with its cure,
 * never a guess that nobody is told of. */
#include "import/value.h"

#include <assert.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "base/str.h"
#include "import/clean.h"
#include "store/row.h"

struct question {
	const struct field *field;
	const struct cell *cell;
	const struct value_context *ctx;
	struct arena *a;
	const char *s; /* narrowed */
};

struct answer {
	bool bad;
	const char *text, *remark, *why;
};

#define SAY_DATE "请写成 2024-4-5 这样"

static struct answer
fine(const char *text)
{
	return (struct answer){ .text = text };
}

__attribute__((format(printf, 2, 3))) static struct answer
bad(const struct question *q, const char *format, ...)
{
	char why[400], shown[130];
	snprintf(shown, sizeof shown, "%.*s%s", (int)utf8_prefix(q->cell->text, 30), q->cell->text,
	    utf8_count(q->cell->text) > 30 ? "…" : "");
	va_list args;
	va_start(args, format);
	vsnprintf(why, sizeof why, format, args);
	va_end(args);
	return (struct answer){ .bad = true, .why = arena_printf(q->a, "写的是“%s”，%s", shown, why) };
}

/* ---- small words ------------------------------------------------------ */

static bool
digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
means_empty(const char *s)
{
	static const char *const words[] = { "", "-", "--", "—", "——", "–", "/", "\\", "无", "―", "ー", "─", "、",
		"(空)" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(s, words[i]) == 0)
			return true;
	return false;
}

/* s without blanks. */
static char *
packed(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1), *to = out;
	for (; *s; s++)
		if (*s != ' ' && *s != '\n')
			*to++ = *s;
	return out;
}

/* Is s one of the words of a list split by `|`? */
static bool
in_list(const char *list, const char *s)
{
	size_t n = strlen(s);
	for (const char *p = list; *p;) {
		size_t m = strcspn(p, "|");
		if (m == n && memcmp(p, s, n) == 0)
			return true;
		p += m + (p[m] == '|');
	}
	return false;
}

static int
han_digit(uint32_t cp)
{
	static const uint32_t digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B,
		0x4E5D };
	for (int i = 0; i < 10; i++)
		if (digits[i] == cp)
			return i;
	return cp == 0x96F6 || cp == 0x25CB ? 0 : cp == 0x4E24 ? 2 : -1; /* 零 ○ 两 */
}

/* The whole number that a run of Han digits at *s says (十二, 二〇二四, 三百零五), −1 if none. */
static long
han_number(const char **s)
{
	const char *p = *s;
	long total = 0, last = -1, row = 0;
	bool units = false, any = false;
	for (;;) {
		const char *next = p;
		uint32_t cp = utf8_next(&next);
		int d = han_digit(cp);
		long unit = cp == 0x5341   ? 10
			    : cp == 0x767E ? 100
			    : cp == 0x5343 ? 1000
			    : cp == 0x5EFF ? 20
					   : 0; /* 十百千廿 */
		if (d < 0 && !unit)
			break;
		any = true;
		if (d >= 0) {
			last = d;
			row = row < 100000 ? row * 10 + d : row;
		} else if (unit == 20) {
			units = true, total += 20, last = -1;
		} else {
			units = true, total += (last < 0 ? 1 : last) * unit, last = -1;
		}
		p = next;
	}
	if (!any)
		return -1;
	*s = p;
	return units ? total + (last > 0 ? last : 0) : row;
}

/* Han numbers turned into digits wherever they stand: 二〇二四年四月 → 2024年4月. */
static const char *
han_to_digits(struct arena *a, const char *s)
{
	struct strbuf out = { 0 };
	while (*s) {
		long n = han_number(&s);
		if (n >= 0)
			strbuf_printf(&out, "%ld", n);
		else
			strbuf_append_cp(&out, utf8_next(&s));
	}
	const char *text = arena_strdup(a, strbuf_text(&out));
	strbuf_free(&out);
	return text;
}

/* Without blanks at both ends, full-width ones too. */
static const char *
trimmed(struct arena *a, const char *s)
{
	while (*s == ' ' || *s == '\n' || str_starts(s, "\u3000"))
		s += str_starts(s, "\u3000") ? 3 : 1;
	size_t n = strlen(s);
	while (n && (s[n - 1] == ' ' || s[n - 1] == '\n'))
		n--;
	return s[n] ? arena_strndup(a, s, n) : s;
}

/* One line: a break in the cell becomes a blank. */
static struct answer
read_text(const struct question *q)
{
	const char *s = trimmed(q->a, q->cell->text);
	if (!strchr(s, '\n'))
		return fine(s);
	char *line = arena_strdup(q->a, s);
	for (char *p = line; *p; p++)
		if (*p == '\n')
			*p = ' ';
	return fine(line);
}

/* ---- decimals ----------------------------------------------------------- */

struct decimal {
	bool negative;
	int digits, point; /* digit[0..digits), the point stands before digit[point] */
	char digit[40];
};

/* Reads 1,300.5 or 1.39E+10 at *s and moves on; false when there is none. */
static bool
decimal_read(const char **s, struct decimal *d)
{
	const char *p = *s;
	bool dot = false, any = false;
	*d = (struct decimal){ 0 };
	if (*p == '+' || *p == '-')
		d->negative = *p++ == '-';
	else if (str_starts(p, "−"))
		d->negative = true, p += strlen("−");
	for (; digit(*p) || (*p == '.' && !dot && digit(p[1])) ||
	       (*p == ',' && any && !dot && digit(p[1]) && digit(p[2]) && digit(p[3]) && !digit(p[4]));
	     p++) {
		if (*p == '.') {
			dot = true;
		} else if (*p != ',') {
			any = true;
			if (!d->digits && *p == '0' && !dot)
				continue;
			if (d->digits == (int)sizeof d->digit)
				return false;
			d->digit[d->digits++] = *p;
			d->point += !dot;
		}
	}
	if (any && (*p == 'e' || *p == 'E') && (digit(p[1]) || ((p[1] == '+' || p[1] == '-') && digit(p[2])))) {
		long power = strtol(p + 1, (char **)&p, 10);
		if (power > 30 || power < -30)
			return false;
		d->point += (int)power;
	}
	*s = p;
	return any;
}

/* Thousandths, halves away from zero; false when too large. */
static bool
decimal_milli(const struct decimal *d, long long *out)
{
	long long v = 0;
	int n = d->point + 3;
	for (int i = 0; i < n; i++) {
		if (v > LLONG_MAX / 100)
			return false;
		v = v * 10 + (i < d->digits ? d->digit[i] - '0' : 0);
	}
	if (n >= 0 && n < d->digits && d->digit[n] >= '5')
		v++;
	*out = d->negative ? -v : v;
	return v <= 1000000000000000LL;
}

static const char *
milli_text(struct arena *a, long long v)
{
	long long m = v < 0 ? -v : v;
	char s[40];
	int n = snprintf(s, sizeof s, "%s%lld.%03lld", v < 0 ? "-" : "", m / 1000, m % 1000);
	while (s[n - 1] == '0')
		s[--n] = '\0';
	if (s[n - 1] == '.')
		s[--n] = '\0';
	return arena_strdup(a, s);
}

bool
value_milli(const char *text, long long *out)
{
	struct decimal d;
	const char *p = text ? text : "";
	if (!decimal_read(&p, &d) || *p)
		return false;
	for (int i = d.point + 3 > 0 ? d.point + 3 : 0; i < d.digits; i++)
		if (d.digit[i] != '0')
			return false;
	return decimal_milli(&d, out);
}

/* ---- numbers ---------------------------------------------------------------- */

#define COUNT_UNITS "分|元|亩|户|人|个|处|条|件|名|位|次|套|台|辆|米|公里|吨|份|%|元整|块|圆|口|岁|天"

/* Number words around the digits: 第3名, ¥300, (300), 共5户. */
static const char *
number_core(const struct question *q, bool *negative)
{
	char *s = packed(q->a, q->s);
	static const char *const before[] = { "并列", "第", "共", "¥", "￥", "RMB" };
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (str_starts(s, before[i]))
			s += strlen(before[i]);
	size_t n = strlen(s);
	*negative = n > 2 && s[0] == '(' && s[n - 1] == ')' && digit(s[1]);
	if (*negative) {
		s[n - 1] = '\0';
		s++;
	}
	return s;
}

/* 十二 → 12, when that is all there is besides a unit. */
static const char *
with_digits(const struct question *q, const char *s)
{
	return han_digit(utf8_next(&(const char *){ s })) >= 0 || str_starts(s, "十") ? han_to_digits(q->a, s) : s;
}

static bool
unit_known(const struct question *q, const char *unit)
{
	return !*unit || str_equal(unit, q->field->unit) || str_equal(unit, q->ctx->unit) || in_list(COUNT_UNITS, unit);
}

static struct answer
read_percent(const struct question *q, struct decimal d, bool sign, long long milli)
{
	/* 0.91 under a header with % is 91 of a hundred */
	if (!sign && d.point <= 0 && milli != 0) {
		d.point += 2;
		decimal_milli(&d, &milli);
	}
	if (milli > 100000 || milli < 0)
		return bad(q, "百分比要在 0 到 100 之间，请改正");
	return fine(milli_text(q->a, milli));
}

static struct answer
read_number(const struct question *q)
{
	struct decimal d;
	bool negative;
	long long milli = 0;
	const char *s = with_digits(q, number_core(q, &negative)), *rest = s;
	if (!decimal_read(&rest, &d) || !decimal_milli(&d, &milli))
		return bad(q, "这里要写数字，请改正");
	bool percent = str_equal(q->ctx->unit, "%") || str_equal(q->field->unit, "%");
	if (percent && (!*rest || strcmp(rest, "%") == 0))
		return read_percent(q, d, *rest != '\0', milli);
	if (*rest == '%' || !unit_known(q, rest))
		return bad(q, "这里要写一个准确的数，只写数字，请改正");
	if (negative)
		milli = -milli;
	if (q->field->type == FIELD_INTEGER && milli % 1000)
		return bad(q, "这里要写整数，请改正");
	if (q->field->type == FIELD_INTEGER && milli < 0) /* all of them count something */
		return bad(q, "这里的数不能小于 0，请改正");
	return fine(milli_text(q->a, milli));
}

/* Yuan: 万 in the cell wins over 万元 in the header. */
static struct answer
read_money(const struct question *q)
{
	struct decimal d;
	bool negative;
	long long milli;
	const char *s = with_digits(q, number_core(q, &negative)), *rest = s;
	if (!decimal_read(&rest, &d))
		return bad(q, "这里要写金额，只写数字，请改正");
	static const char *const words[] = { "亿元", "亿", "万元整", "万元", "万", "元整", "元", "圆", "块", "" };
	static const int shift[] = { 8, 8, 4, 4, 4, 0, 0, 0, 0, 0 };
	size_t i = 0;
	while (i < sizeof shift / sizeof *shift && strcmp(rest, words[i]) != 0)
		i++;
	if (i == sizeof shift / sizeof *shift)
		return bad(q, "这里要写一个准确的金额，只写数字，请改正");
	const char *header = q->ctx->unit ? q->ctx->unit : "";
	d.point += *rest                        ? shift[i]
		   : str_starts(header, "万")   ? 4
		   : str_starts(header, "亿")   ? 8
		   : str_starts(header, "千元") ? 3
						: 0;
	if (!decimal_milli(&d, &milli))
		return bad(q, "金额太大，请改正");
	return fine(milli_text(q->a, negative ? -milli : milli));
}

/* A share of a hundred in words (75%以上): none is more; a sheet's 0.91 is 91%. */
static struct answer
share(const struct question *q, const char *text)
{
	struct decimal d;
	long long milli;
	const char *p = text + strcspn(text, "0123456789");
	if (!decimal_read(&p, &d) || !decimal_milli(&d, &milli))
		return fine(text);
	if (milli > 100000)
		return bad(q, "百分比要在 0 到 100 之间，请改正");
	if (*p || d.point > 0 || milli == 0 || strspn(text, "0.") == 0)
		return fine(text);
	d.point += 2;
	decimal_milli(&d, &milli);
	return fine(arena_printf(q->a, "%s%%", milli_text(q->a, milli)));
}

/* As written, with half-width digits and neither blanks nor thousands' commas. */
static struct answer
read_quantity(const struct question *q)
{
	struct strbuf out = { 0 };
	bool any = false;
	for (const char *p = q->cell->text; *p;) {
		uint32_t cp = utf8_next(&p);
		uint32_t before = out.len ? (unsigned char)out.data[out.len - 1] : 0;
		if (cp >= 0xFF10 && cp <= 0xFF19)
			cp -= 0xFEE0;
		if (cp == 0xFF0E)
			cp = '.';
		if (cp == 0xFF05)
			cp = '%';
		if (cp == ' ' || cp == '\n' || cp == 0x3000)
			continue;
		if ((cp == ',' || cp == 0xFF0C) && before < 128 && digit((char)before) && digit(*p))
			continue;
		any = any || (cp < 128 && digit((char)cp)) || han_digit(cp) >= 0 || cp == 0x5341; /* 十 */
		strbuf_append_cp(&out, cp);
	}
	const char *text = arena_strdup(q->a, strbuf_text(&out));
	strbuf_free(&out);
	if (!any)
		return bad(q, "这里要写数量，如 620余，请改正");
	return str_equal(q->field->unit, "%") ? share(q, text) : fine(text);
}

/* ---- days ---------------------------------------------------------------------- */

struct found_day {
	int number[3]; /* as read, in order */
	int count;
	char mark[3]; /* what stood behind each: Y M D . 0 */
};

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
static bool
day_tokens(const char **s, struct found_day *out)
{
	const char *p = *s;
	*out = (struct found_day){ 0 };
	while (out->count < 3 && digit(*p)) {
		long v = 0;
		int n = 0;
		for (; digit(p[n]) && n < 9; n++)
			v = v * 10 + (p[n] - '0');
		size_t length;
		char mark = date_mark(p + n, &length);
		if (n > 4 && out->count)
			break;
		out->number[out->count] = (int)v;
		out->mark[out->count++] = mark;
		p += n;
		if (mark == '.' && !digit(p[length])) {
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

enum day_problem { DAY_FINE, DAY_NONE, DAY_IMPOSSIBLE, DAY_NO_YEAR, DAY_NO_DAY, DAY_ORDER };

/* Tokens to a day. *guessed: the year was not written. */
static enum day_problem
day_from(const struct found_day *t, const struct value_context *ctx, struct date *out, bool *guessed)
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
static bool
day_from_digits(const char *s, struct date *out)
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
	struct answer out = fine(arena_strdup(q->a, iso));
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
		return bad(q, "没有这一天，请改正");
	case DAY_NO_YEAR:
		return bad(q, "没有写年份，" SAY_DATE);
	case DAY_NO_DAY:
		return bad(q, "没有写到哪一天，" SAY_DATE);
	case DAY_ORDER:
		return bad(q, "看不出哪个是月、哪个是日，" SAY_DATE);
	default:
		return bad(q, "读不出日期，" SAY_DATE);
	}
}

/* A number cell 4.1 may have been typed as 4.10. */
static bool
lost_zero(const struct question *q)
{
	const char *dot = strchr(q->s, '.');
	return q->cell->kind == CELL_NUMBER && dot && strlen(dot) == 2 && dot[1] >= '1' && dot[1] <= '3';
}

static struct answer
read_date(const struct question *q)
{
	struct date d;
	if (q->cell->kind == CELL_DATE) {
		char iso[11];
		snprintf(iso, sizeof iso, "%.10s", q->cell->text);
		return date_parse(iso, &d) ? day_answer(q, d, false) : day_bad(q, DAY_NONE);
	}
	const char *s = packed(q->a, han_to_digits(q->a, q->s));
	/* 「2024年4月28日 9:00」 must not lose the blank before the clock */
	if (strchr(q->s, ':'))
		s = han_to_digits(q->a, q->s);
	if (day_from_digits(s, &d))
		return day_answer(q, d, false);
	struct found_day t;
	bool guessed = false;
	if (!day_tokens(&s, &t))
		return day_bad(q, DAY_NONE);
	if (t.count == 1 && strspn(q->s, "0123456789") == 8)
		return day_bad(q, DAY_IMPOSSIBLE);
	if (t.count == 1 && t.mark[0] == 'D' && q->ctx->year && q->ctx->month) {
		t = (struct found_day){ { q->ctx->month, t.number[0] }, 2, "MD" };
	}
	enum day_problem p = day_tail(s) ? day_from(&t, q->ctx, &d, &guessed) : DAY_NONE;
	if (p == DAY_FINE && guessed && lost_zero(q))
		return bad(q, "看不出是 %d月%d日 还是 %d月%d0日，" SAY_DATE, d.month, d.day, d.month, d.day);
	return p == DAY_FINE ? day_answer(q, d, guessed) : day_bad(q, p);
}

/* Both halves of a span around the sign at `at`; the second may lean on the first. */
static bool
span_halves(const struct question *q, const char *s, const char *at, size_t width, struct date out[2], bool *guessed)
{
	struct found_day t;
	const char *left = arena_strndup(q->a, s, (size_t)(at - s)), *right = at + width;
	if (!day_tokens(&left, &t) || !day_tail(left) || day_from(&t, q->ctx, &out[0], guessed) != DAY_FINE)
		return false;
	struct value_context lean = *q->ctx;
	lean.year = out[0].year;
	lean.month = out[0].month;
	bool leaned;
	if (!day_tokens(&right, &t) || !day_tail(right))
		return false;
	if (t.count == 1 && t.number[0] <= 31)
		t = (struct found_day){ { out[0].month, t.number[0] }, 2, "MD" };
	return day_from(&t, &lean, &out[1], &leaned) == DAY_FINE;
}

static struct answer
read_span(const struct question *q)
{
	static const char *const signs[] = { "至", "到", "~", "～", "〜", "——", "—", "–", "--", "-", "/" };
	const char *s = packed(q->a, han_to_digits(q->a, q->s));
	struct date d[2];
	bool guessed = false;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t width = strlen(signs[i]);
		for (const char *at = strstr(s, signs[i]); at; at = strstr(at + 1, signs[i])) {
			if (at == s || !span_halves(q, s, at, width, d, &guessed))
				continue;
			if (date_days(d[1]) < date_days(d[0]))
				return bad(q, "止的日子在起的日子前面，请改正");
			char from[16], to[16];
			date_format(d[0], from);
			date_format(d[1], to);
			struct answer out = fine(arena_printf(q->a, "%s/%s", from, to));
			if (guessed)
				out.why =
				    arena_printf(q->a, "写的是“%s”，没有写年份，按 %d 年读", q->cell->text, d[0].year);
			return out;
		}
	}
	return bad(q, "要写起止两个日子，请写成 2024-5-6至2024-5-10 这样");
}

/* ---- periods -------------------------------------------------------------------- */

struct found_period {
	int year;  /* 0: not written */
	char kind; /* Y H Q M W */
	int n;
	const char *end; /* behind what was read */
};

/* n digits at most at *s. */
static int
small_number(const char **s, int most)
{
	int v = 0, n = 0;
	for (; digit(**s) && n < most; n++)
		v = v * 10 + *(*s)++ - '0';
	return n ? v : -1;
}

static bool
skip(const char **s, const char *word)
{
	if (!str_starts(*s, word))
		return false;
	*s += strlen(word);
	return true;
}

/* What stands behind the year: 4月, Q2, 第2季度, 上半年, 第17周, -04. */
static bool
period_part(const char *s, bool year, struct found_period *f)
{
	const char *p = s;
	if (skip(&p, "上半年") || skip(&p, "下半年"))
		return *f = (struct found_period){ f->year, 'H', str_starts(s, "上") ? 1 : 2, p }, true;
	if (year && strchr("-/.", *p) && *p)
		p++;
	if ((*p == 'Q' || *p == 'q' || *p == 'H' || *p == 'h' || *p == 'W' || *p == 'w') && digit(p[1])) {
		char kind = *p++ & ~32;
		int n = small_number(&p, 2);
		bool ok = n >= 1 && n <= (kind == 'Q' ? 4 : kind == 'H' ? 2 : 53) && !digit(*p);
		return *f = (struct found_period){ f->year, kind, n, p }, ok;
	}
	bool signs = p != s;
	skip(&p, "第");
	int n = small_number(&p, 2);
	if (n < 1 || digit(*p))
		return false;
	if (skip(&p, "季度"))
		return *f = (struct found_period){ f->year, 'Q', n, p }, n <= 4;
	if (skip(&p, "周"))
		return *f = (struct found_period){ f->year, 'W', n, p }, n <= 53;
	if (skip(&p, "月份") || skip(&p, "月") || (year && signs))
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
		f->year = small_number(&p, 4);
		int n = small_number(&p, 2);
		return *f = (struct found_period){ f->year, 'M', n, p }, n >= 1 && n <= 12;
	}
	size_t n = strspn(s, "0123456789");
	if (n == 8 && (str_starts(s, "19") || str_starts(s, "20")))
		return false;
	if ((n == 4 && (str_starts(s, "19") || str_starts(s, "20"))) || (n == 2 && str_starts(s + 2, "年"))) {
		int y = small_number(&p, 4);
		f->year = y < 100 ? y + 2000 : y;
		bool word = skip(&p, "年");
		if (period_part(p, !word, f))
			return true;
		if (word)
			skip(&p, "度"); /* 2024年度第二季度 */
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
	const char *s = han_to_digits(a, packed(a, clean_narrow(a, text)));
	struct found_period f, best = { 0 };
	for (const char *p = s; *p; utf8_next(&p)) {
		bool inside = p > s && digit(p[-1]);
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
	const char *s = packed(a, han_to_digits(a, clean_narrow(a, text)));
	struct value_context ctx = { .year = year };
	for (const char *p = s; *p; utf8_next(&p)) {
		struct found_day t;
		struct date d;
		bool guessed;
		const char *q = p;
		if (!digit(*p) || (p > s && digit(p[-1])) || !day_tokens(&q, &t))
			continue;
		bool clear = t.count == 3 || (t.count == 2 && t.mark[0] == 'M' && t.mark[1] == 'D');
		if (clear && day_from(&t, &ctx, &d, &guessed) == DAY_FINE) {
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
	char kind = strstr(h, "季度") ? 'Q' : strstr(h, "月") ? 'M' : strstr(h, "周") ? 'W' : 0;
	int v = atoi(s), most = kind == 'Q' ? 4 : kind == 'M' ? 12 : 53;
	*f = (struct found_period){ 0, kind, v, s + n };
	return kind && v >= 1 && v <= most;
}

static struct answer
period_answer(const struct question *q, struct found_period f)
{
	if (f.year)
		return fine(period_text(q->a, &f));
	if (q->ctx->year)
		f.year = q->ctx->year;
	else if (q->ctx->today.year) /* lists speak of what has been */
		f.year = q->ctx->today.year - (f.kind == 'M' && f.n > q->ctx->today.month + 1);
	if (!f.year)
		return bad(q, "没有写年份，请写成 2024年4月 这样");
	struct answer out = fine(period_text(q->a, &f));
	out.why = arena_printf(q->a, "写的是“%s”，没有写年份，按 %d 年读", q->cell->text, f.year);
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
		if (digit(*s)) {
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

static struct answer
read_period(const struct question *q)
{
	struct date d;
	struct found_period f;
	char iso[11];
	snprintf(iso, sizeof iso, "%.10s", q->cell->text);
	if (q->cell->kind == CELL_DATE)
		return date_parse(iso, &d) ? fine(period_of_day(q, d)) : bad(q, "这里要写哪一期，如 2024年4月，请改正");
	const char *s = han_to_digits(q->a, packed(q->a, q->s));
	if (q->cell->kind == CELL_NUMBER && strlen(s) == 6 && str_ends(s, ".1"))
		return bad(q, "看不出是 1 月还是 10 月，请写成 2024年10月 这样");
	if (day_from_digits(s, &d))
		return fine(period_of_day(q, d));
	if (bare_number(q, s, &f) || (period_at(s, &f) && !*f.end))
		return period_answer(q, f);
	const char *p = s;
	struct found_day t;
	bool guessed;
	if (day_tokens(&p, &t) && !*p && t.count == 3 && day_from(&t, q->ctx, &d, &guessed) == DAY_FINE)
		return fine(period_of_day(q, d));
	if (period_impossible(s))
		return bad(q, "没有这一期，请写成 2024年4月、2024年第二季度 这样");
	return read_text(q); /* words: 爱国卫生月 */
}

/* ---- yes and no, choices ---------------------------------------------------------- */

static struct answer
read_yesno(const struct question *q)
{
	static const char yes[] = "是|√|✓|✔|☑|对|有|Y|y|YES|Yes|yes|1|TRUE|true|真|同意|公开|已|已发|已发放|已领|"
				  "已领取|要|好|常住|在家|O|V|v";
	static const char no[] = "否|×|✗|✘|☒|X|x|╳|不|没有|没|无|N|n|NO|No|no|0|FALSE|false|假|不同意|不公开|未|未发|"
				 "未发放|未领|未领取|不要|"
				 "不是|非|不对|外出|不常住|非常住";
	char *s = packed(q->a, q->s);
	size_t n = strlen(s);
	char *note = n && s[n - 1] == ')' ? strchr(s, '(') : NULL;
	if (note && note != s)
		*note = '\0'; /* 是(已签字) */
	else if (note)
		s[n - 1] = '\0', s++;
	if (in_list(yes, s))
		return fine("是");
	if (in_list(no, s))
		return fine("否");
	return bad(q, "这里只能写 是 或 否，请改正");
}

/* One choice 「canonical=other,other」 of n bytes: does it name the key? */
static const char *
choice_matches(const struct question *q, const char *p, size_t n, const char *key)
{
	char *one = arena_strndup(q->a, p, n), *others = strchr(one, '=');
	if (others)
		*others++ = '\0';
	if (strcmp(clean_key(q->a, one), key) == 0)
		return one;
	char *rest = NULL;
	for (char *word = others ? strtok_r(others, ",", &rest) : NULL; word; word = strtok_r(NULL, ",", &rest))
		if (strcmp(clean_key(q->a, word), key) == 0)
			return one;
	return NULL;
}

static struct answer
read_choice(const struct question *q)
{
	const char *key = clean_key(q->a, q->s);
	struct strbuf allowed = { 0 };
	struct answer out = { 0 };
	for (const char *p = q->field->choices ? q->field->choices : ""; *p && !out.text;) {
		size_t n = strcspn(p, "|");
		out.text = choice_matches(q, p, n, key);
		if (allowed.len)
			strbuf_append(&allowed, "、");
		strbuf_append_n(&allowed, p, strcspn(p, "|=") < n ? strcspn(p, "|=") : n);
		p += n + (p[n] == '|');
	}
	if (!out.text)
		out = bad(q, "这里只能写：%s，请改正", strbuf_text(&allowed));
	strbuf_free(&allowed);
	return out;
}

/* ---- names and places ---------------------------------------------------------------- */

static bool
ascii_letter(uint32_t cp)
{
	return (cp | 32) >= 'a' && (cp | 32) <= 'z';
}

static bool
name_dot(uint32_t cp)
{
	return cp == 0xB7 || cp == 0x2022 || cp == 0x2027 || cp == 0x2219 || cp == 0x22C5 || cp == 0x30FB ||
	       cp == 0xFF65 || cp == 0x2E31 || cp == '.' || cp == 0x3002;
}

/* Blanks out (but between Latin words one stays), dots to U+00B7. */
static const char *
name_text(struct arena *a, const char *s)
{
	struct strbuf out = { 0 };
	uint32_t last = 0;
	bool gap = false;
	while (*s) {
		uint32_t cp = utf8_next(&s);
		if (cp == ' ' || cp == '\n') {
			gap = true;
			continue;
		}
		if (gap && ascii_letter(last) && ascii_letter(cp))
			strbuf_append(&out, " ");
		if (name_dot(cp) && last > 127 && *s && (unsigned char)*s > 127)
			cp = 0xB7;
		strbuf_append_cp(&out, cp);
		last = cp;
		gap = false;
	}
	const char *text = arena_strdup(a, strbuf_text(&out));
	strbuf_free(&out);
	return text;
}

/* Cuts a trailing （…） off s; returns what it held, NULL when there is none. */
static const char *
cut_remark(struct arena *a, char *s)
{
	size_t n = strlen(s);
	char *open = strrchr(s, '(');
	if (n < 3 || s[n - 1] != ')' || !open || open == s || open == s + n - 2)
		return NULL;
	const char *remark = arena_strndup(a, open + 1, (size_t)(s + n - 1 - (open + 1)));
	*open = '\0';
	return remark;
}

static struct answer
read_name(const struct question *q)
{
	char *s = arena_strdup(q->a, name_text(q->a, q->s));
	struct answer out = { .remark = cut_remark(q->a, s), .text = s };
	for (const char *p = s; *p;) {
		uint32_t cp = utf8_next(&p);
		if (cp == '?' || cp == 0xFFFD || cp == 0x25A1 || (cp >= 0xE000 && cp <= 0xF8FF)) /* □ */
			out.why = arena_printf(q->a, "写的是“%s”，有一个字没有存下来，请补上", q->cell->text);
		else if (cp < 128 && digit((char)cp))
			out.why = arena_printf(q->a, "写的是“%s”，姓名里有数字，请看看对不对", q->cell->text);
	}
	if (utf8_count(s) > 50)
		return bad(q, "姓名太长了，请改正");
	return out;
}

/* Bytes of s that name a known place, the longest; 0 when none does. */
static size_t
place_prefix(const struct value_context *ctx, struct arena *a, const char *s)
{
	static const char *const endings[] = { "村", "社区" };
	size_t best = 0;
	for (size_t i = 0; i < ctx->place_count; i++) {
		const char *key = row_place_key(a, ctx->places[i]);
		size_t n = strlen(key);
		if (n == 0 || !str_starts(s, key))
			continue;
		for (size_t e = 0; e < 2; e++)
			if (str_starts(s + n, endings[e]) && n + strlen(endings[e]) > best)
				best = n + strlen(endings[e]);
		if (str_starts(s, ctx->places[i]) && strlen(ctx->places[i]) > best)
			best = strlen(ctx->places[i]);
	}
	return best;
}

static struct answer
read_place(const struct question *q)
{
	const char *s = packed(q->a, q->s), *key = row_place_key(q->a, s);
	for (size_t i = 0; i < q->ctx->place_count; i++)
		if (strcmp(row_place_key(q->a, q->ctx->places[i]), key) == 0)
			return fine(q->ctx->places[i]);
	return fine(s);
}

/* 一组 = 1组 = 第1组 = 第一村民小组; a hamlet's name stays as it is. */
static struct answer
read_group(const struct question *q)
{
	static const char *const kinds[] = { "村民小组", "居民小组", "村民组", "居民组", "小组", "组" };
	const char *s = packed(q->a, q->s);
	size_t place = place_prefix(q->ctx, q->a, s);
	if (place && s[place])
		s += place;
	const char *p = s;
	skip(&p, "第");
	long n = digit(*p) ? (long)small_number((const char **)&p, 4) : han_number(&p);
	if (n < 1)
		return fine(s);
	if (!*p)
		return fine(arena_printf(q->a, "%ld组", n));
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const char *rest = p;
		if (skip(&rest, kinds[i]) && (!*rest || *rest == '('))
			return fine(arena_printf(q->a, "%ld组%s", n, rest));
	}
	if (strcmp(p, "队") == 0 || strcmp(p, "社") == 0)
		return fine(arena_printf(q->a, "%ld%s", n, p));
	return fine(s);
}

static struct answer
read_door(const struct question *q)
{
	const char *s = packed(q->a, q->s);
	skip(&s, "门牌");
	skip(&s, "第");
	while (*s == '0' && digit(s[1]))
		s++;
	size_t n = strspn(s, "0123456789-");
	if (n && strcmp(s + n, "号") == 0)
		return fine(arena_strndup(q->a, s, n));
	return fine(s);
}

/* ---- phones ------------------------------------------------------------------------------ */

static bool
phone_likely(const char *s)
{
	size_t digits = 0;
	for (const char *p = s; *p; p++)
		digits += digit(*p) != 0;
	if (s[0] == '1' && digits == 11 && s[1] >= '3')
		return true;
	if (s[0] == '0' || strchr(s, '-'))
		return digits >= 10 && digits <= 16;
	return digits == 7 || digits == 8 || digits == 5 || digits == 3 || (digits == 10 && s[0] == '4');
}

/* 1.3912345678E+10 whole; a shortened one is lost. */
static struct answer
phone_exponent(const struct question *q, const char *s)
{
	struct decimal d;
	if (!decimal_read(&s, &d) || *s || d.digits < d.point)
		return bad(q, "号码被表格截短了，请把这一列设成文本，重新填写");
	return fine(arena_strndup(q->a, d.digit, (size_t)d.digits));
}

/* One number of `n` bytes: digits and hyphens only, "" when it holds something else. */
static const char *
phone_one(struct arena *a, const char *s, size_t n)
{
	struct strbuf out = { 0 };
	for (const char *p = s; p < s + n;) {
		if (digit(*p)) {
			strbuf_append_n(&out, p++, 1);
		} else if (strchr("-( )", *p) || str_starts(p, "—") || str_starts(p, "转") || str_starts(p, "–")) {
			if (out.len && out.data[out.len - 1] != '-' && *p != ' ' && *p != '(')
				strbuf_append(&out, "-");
			utf8_next(&p);
		} else if (*p == '+' && !out.len) {
			p += str_starts(p, "+86") ? 3 : 1;
		} else {
			strbuf_clear(&out);
			break;
		}
	}
	while (out.len && out.data[out.len - 1] == '-')
		out.data[--out.len] = '\0';
	const char *text = arena_strdup(a, strbuf_text(&out));
	strbuf_free(&out);
	return text;
}

static struct answer
read_phone(const struct question *q)
{
	if (digit(*q->s) && strspn(q->s, "0123456789.Ee+") == strlen(q->s) && strpbrk(q->s, "Ee"))
		return phone_exponent(q, packed(q->a, q->s));
	struct strbuf out = { 0 };
	bool odd = false, wrong = false;
	for (const char *p = q->s; *p;) {
		size_t n = 0;
		while (p[n] && !strchr(",;/\n", p[n]) && !str_starts(p + n, "、") && !str_starts(p + n, "或"))
			n++;
		const char *one = phone_one(q->a, p, n);
		wrong = wrong || (n && !*one);
		odd = odd || (*one && !phone_likely(one));
		if (*one)
			strbuf_printf(&out, "%s%s", out.len ? "、" : "", one);
		p += n;
		if (*p)
			utf8_next(&p);
	}
	struct answer a =
	    wrong || !out.len ? bad(q, "这里只能写电话号码，请改正") : fine(arena_strdup(q->a, strbuf_text(&out)));
	if (!a.bad && odd)
		a.why = arena_printf(q->a, "写的是“%s”，号码的位数不对，请看看", q->cell->text);
	strbuf_free(&out);
	return a;
}

/* ---- photos and words ------------------------------------------------------------------------ */

static bool
ends_as_picture(const char *s, size_t n)
{
	static const char *const endings[] = { ".jpg", ".jpeg", ".png", ".heic", ".webp", ".bmp", ".gif", ".jfif" };
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t m = strlen(endings[i]);
		if (n > m && strncasecmp(s + n - m, endings[i], m) == 0)
			return true;
	}
	return false;
}

/* Does one name end at s[n]? *width is what parts it from the next. */
static bool
photo_ends(const char *s, size_t n, size_t *width)
{
	static const char *const signs[] = { "、", ",", "，", ";", "；", "|", "\n", "\t" };
	*width = 0;
	if (!s[n])
		return true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(s + n, signs[i]))
			return *width = strlen(signs[i]), true;
	*width = s[n] == ' ' ? 1 : str_starts(s + n, "\u3000") ? 3 : 0;
	return *width && ends_as_picture(s, n);
}

static struct answer
read_photos(const struct question *q)
{
	struct strbuf out = { 0 };
	if (strstr(q->s, "DISPIMG(")) /* what WPS writes into a CSV for a picture in the cell */
		return bad(q, "这是贴在格子里的图片，请把照片放进“照片”文件夹，在这里写照片的文件名");
	for (const char *p = q->cell->text; *p;) {
		size_t n = 0, width;
		while (!photo_ends(p, n, &width))
			n++;
		char *one = arena_strndup(q->a, p, n), *slash;
		while ((slash = strpbrk(one, "/\\")))
			one = slash + 1;
		one += strspn(one, " ");
		for (size_t m = strlen(one); m && one[m - 1] == ' ';)
			one[--m] = '\0';
		if (*one)
			strbuf_printf(&out, "%s%s", out.len ? "、" : "", one);
		p += n + width;
	}
	const char *text = arena_strdup(q->a, strbuf_text(&out));
	strbuf_free(&out);
	return fine(text);
}

static struct answer
read_prose(const struct question *q)
{
	const char *s = q->cell->text;
	while (*s == '\n')
		s++;
	return fine(s);
}

static struct answer
read_serial(const struct question *q)
{
	(void)q;
	return fine(NULL);
}

/* ---- the door ----------------------------------------------------------------------------------- */

static struct answer (*const readers[])(const struct question *) = {
	[FIELD_SERIAL] = read_serial,
	[FIELD_TEXT] = read_text,
	[FIELD_PROSE] = read_prose,
	[FIELD_NAME] = read_name,
	[FIELD_PLACE] = read_place,
	[FIELD_GROUP] = read_group,
	[FIELD_DOOR] = read_door,
	[FIELD_INTEGER] = read_number,
	[FIELD_NUMBER] = read_number,
	[FIELD_MONEY] = read_money,
	[FIELD_QUANTITY] = read_quantity,
	[FIELD_DATE] = read_date,
	[FIELD_SPAN] = read_span,
	[FIELD_PERIOD] = read_period,
	[FIELD_YESNO] = read_yesno,
	[FIELD_CHOICE] = read_choice,
	[FIELD_PHONE] = read_phone,
	[FIELD_PHOTOS] = read_photos,
};
static_assert(sizeof readers / sizeof *readers == FIELD_TYPE_COUNT, "one reader a type");

bool
value_read(const struct field *field, const struct cell *cell, const struct value_context *ctx, struct arena *a,
    const char **canonical, const char **remark, const char **why)
{
	*canonical = *remark = *why = NULL;
	if (cell->kind == CELL_EMPTY || field->type == FIELD_SERIAL)
		return true;
	if (cell->kind == CELL_BROKEN) {
		*why = cell->text;
		return false;
	}
	struct question q = { .field = field, .cell = cell, .ctx = ctx, .a = a };
	bool words = field->type == FIELD_PROSE; /* as long as a letter; no need to look at all of it */
	q.s = words ? cell->text : clean_narrow(a, cell->text);
	bool no = field->type == FIELD_YESNO && strcmp(q.s, "无") == 0;
	if (!no && means_empty(q.s))
		return true;
	struct answer out = readers[field->type](&q);
	*why = out.why;
	if (out.bad)
		return false;
	*canonical = str_empty(out.text) ? NULL : out.text;
	*remark = out.remark;
	return true;
}

/* ---- numbers that must not be here ------------------------------------------------------------------ */

static bool
region_known(const char *s)
{
	static const char known[] = "11|12|13|14|15|21|22|23|31|32|33|34|35|36|37|41|42|43|44|45|46|50|51|52|53|54|61|"
				    "62|63|64|65|71|81|82|83|91";
	char two[3] = { s[0], s[1], '\0' };
	return in_list(known, two);
}

static int
number_of(const char *s, int n)
{
	int v = 0;
	for (int i = 0; i < n; i++)
		v = v * 10 + (s[i] - '0');
	return v;
}

/* 18 signs at s, the last perhaps an X. */
static bool
identity_18(const char *s)
{
	static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	struct date born = { number_of(s + 6, 4), number_of(s + 10, 2), number_of(s + 12, 2) };
	int sum = 0;
	if (!region_known(s) || !date_valid(born))
		return false;
	for (int i = 0; i < 17; i++)
		sum += (s[i] - '0') * weight[i];
	if ((s[17] & ~32) == "10X98765432"[sum % 11] || s[17] == "10X98765432"[sum % 11])
		return true;
	return memcmp(s + 15, "000", 3) == 0; /* a sheet keeps 15 digits of a number */
}

static bool
identity_15(const char *s)
{
	return region_known(s) &&
	       date_valid((struct date){ 1900 + number_of(s + 6, 2), number_of(s + 8, 2), number_of(s + 10, 2) });
}

static bool
bank_card(const char *s, size_t n)
{
	int sum = 0;
	for (size_t i = 0; i < n; i++) {
		int d = s[n - 1 - i] - '0';
		sum += i % 2 == 0 ? d : d * 2 > 9 ? d * 2 - 9 : d * 2;
	}
	bool stamp = (str_starts(s, "19") || str_starts(s, "20")) &&
		     date_valid((struct date){ number_of(s, 4), number_of(s + 4, 2), number_of(s + 6, 2) });
	return !stamp && s[0] != '0' && sum % 10 == 0; /* pictures are named by the time: 20240428101635123 */
}

/* 642223 19900101 1234: the parts of an identity number, set apart. */
static bool
identity_spaced(const char *s, size_t first)
{
	char all[19];
	if (first != 6 || !s[6] || !strchr(" -", s[6]))
		return false;
	const char *day = s + 7, *tail = s + 16;
	if (strspn(day, "0123456789") != 8 || !strchr(" -", day[8]) || strspn(tail, "0123456789") < 3)
		return false;
	if (!digit(tail[3]) && (tail[3] | 32) != 'x')
		return false;
	snprintf(all, sizeof all, "%.6s%.8s%.4s", s, day, tail);
	return !digit(tail[4]) && identity_18(all);
}

/* 6.42223E+17: an identity number that a sheet shortened. */
static bool
identity_short(const char *s, size_t first)
{
	if (first != 1 || s[1] != '.' || !digit(s[2]))
		return false;
	const char *e = s + 2 + strspn(s + 2, "0123456789");
	char region[3] = { s[0], s[2], '\0' };
	return (*e | 32) == 'e' && (str_starts(e + 1, "+17") || str_starts(e + 1, "17")) &&
	       !digit(e[e[1] == '+' ? 4 : 3]) && region_known(region);
}

/* A run of n digits at s; `lone` when no letter touches it. */
static bool
run_is_identity(const char *s, size_t n, bool lone)
{
	if (n == 17 && (s[17] == 'X' || s[17] == 'x'))
		return identity_18(s);
	if ((n == 18 && identity_18(s)) || (n == 15 && identity_15(s)))
		return true;
	if (lone && n >= 16 && n <= 19 && bank_card(s, n))
		return true;
	return identity_spaced(s, n) || identity_short(s, n);
}

/* Half-width digits of a text that may have full-width ones, in a small window. */
bool
value_is_identity(const char *text)
{
	struct strbuf half = { 0 };
	if (strstr(text, "\xEF\xBC") || strstr(text, "\xEF\xBD")) {
		for (const char *p = text; *p;) {
			uint32_t cp = utf8_next(&p);
			strbuf_append_cp(&half, cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp);
		}
		text = strbuf_text(&half);
	}
	bool found = false;
	for (const char *p = text; *p && !found;) {
		size_t n = strspn(p, "0123456789");
		if (n == 0) {
			p++;
			continue;
		}
		bool before = p > text && (ascii_letter((unsigned char)p[-1]) || strchr("_.-", p[-1]));
		bool after = ascii_letter((unsigned char)p[n]) || p[n] == '_';
		found = run_is_identity(p, n, !before && !after);
		p += n;
	}
	strbuf_free(&half);
	return found;
}
