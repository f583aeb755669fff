/* value_number: numbers, money, quantities. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "sheets/clean.h"
#include "values/value_answer.h"
#include "values/value_decimal.h"
#include "values/value_words.h"

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

#define COUNT_UNITS "分|元|亩|户|人|个|处|条|件|名|位|次|套|台|辆|米|公里|吨|份|%|元整|块|圆|口|岁|天"

/* Number words around the digits: 第3名, ¥300, (300), 共5户. */
static const char *
number_core(const struct question *q, bool *negative)
{
	char *s = value_packed(q->a, q->s);
	static const char *const before[] = { "并列", "第", "共", "¥", "￥", "RMB" };
	for (size_t i = 0; i < sizeof before / sizeof *before; i++)
		if (str_starts(s, before[i]))
			s += strlen(before[i]);
	size_t n = strlen(s);
	*negative = n > 2 && s[0] == '(' && s[n - 1] == ')' && value_digit(s[1]);
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
	return value_han_digit(utf8_next(&(const char *){ s })) >= 0 || str_starts(s, "十")
		   ? value_han_to_digits(q->a, s)
		   : s;
}

static bool
unit_known(const struct question *q, const char *unit)
{
	return !*unit || str_equal(unit, q->field->unit) || str_equal(unit, q->ctx->unit) ||
	       value_in_list(COUNT_UNITS, unit);
}

static struct value
read_percent(const struct question *q, struct decimal d, bool sign, long long milli)
{
	/* 0.91 under a header with % is 91 of a hundred */
	if (!sign && d.point <= 0 && milli != 0) {
		d.point += 2;
		value_decimal_milli(&d, &milli);
	}
	if (milli > 100000 || milli < 0)
		return value_bad(q, FINDING_PERCENT_BAD);
	return value_fine(milli_text(q->a, milli));
}

struct value
value_read_number(const struct question *q)
{
	struct decimal d;
	bool negative;
	long long milli = 0;
	const char *s = with_digits(q, number_core(q, &negative)), *rest = s;
	if (!value_decimal_read(&rest, &d) || !value_decimal_milli(&d, &milli))
		return value_bad(q, FINDING_NUMBER_BAD);
	bool percent = str_equal(q->ctx->unit, "%") || str_equal(q->field->unit, "%");
	if (percent && (!*rest || strcmp(rest, "%") == 0))
		return read_percent(q, d, *rest != '\0', milli);
	if (*rest == '%' || !unit_known(q, rest))
		return value_bad(q, FINDING_NUMBER_INEXACT);
	if (negative)
		milli = -milli;
	if (q->field->type == FIELD_INTEGER && milli % 1000)
		return value_bad(q, FINDING_NUMBER_NOT_WHOLE);
	if (q->field->type == FIELD_INTEGER && milli < 0) /* all of them count something */
		return value_bad(q, FINDING_NUMBER_NEGATIVE);
	return value_fine(milli_text(q->a, milli));
}

/* Yuan: 万 in the cell wins over 万元 in the header. */
struct value
value_read_money(const struct question *q)
{
	struct decimal d;
	bool negative;
	long long milli;
	const char *s = with_digits(q, number_core(q, &negative)), *rest = s;
	if (!value_decimal_read(&rest, &d))
		return value_bad(q, FINDING_MONEY_BAD);
	static const char *const words[] = { "亿元", "亿", "万元整", "万元", "万", "元整", "元", "圆", "块", "" };
	static const int shift[] = { 8, 8, 4, 4, 4, 0, 0, 0, 0, 0 };
	size_t i = 0;
	while (i < sizeof shift / sizeof *shift && strcmp(rest, words[i]) != 0)
		i++;
	if (i == sizeof shift / sizeof *shift)
		return value_bad(q, FINDING_MONEY_INEXACT);
	const char *header = q->ctx->unit ? q->ctx->unit : "";
	d.point += *rest                        ? shift[i]
		   : str_starts(header, "万")   ? 4
		   : str_starts(header, "亿")   ? 8
		   : str_starts(header, "千元") ? 3
						: 0;
	if (!value_decimal_milli(&d, &milli))
		return value_bad(q, FINDING_MONEY_TOO_LARGE);
	struct value out = value_fine(milli_text(q->a, negative ? -milli : milli));
	if (strcmp(rest, "万") == 0 && str_starts(header, "万"))
		out = value_doubt(out, q, FINDING_MONEY_UNIT_TWICE, header);
	return out;
}

/* A share of a hundred in words (75%以上): none is more; a sheet's 0.91 is 91%. */
static struct value
share(const struct question *q, const char *text)
{
	struct decimal d;
	long long milli;
	const char *p = text + strcspn(text, "0123456789");
	if (!value_decimal_read(&p, &d) || !value_decimal_milli(&d, &milli))
		return value_fine(text);
	if (milli > 100000)
		return value_bad(q, FINDING_PERCENT_BAD);
	if (*p || d.point > 0 || milli == 0 || strspn(text, "0.") == 0)
		return value_fine(text);
	d.point += 2;
	value_decimal_milli(&d, &milli);
	return value_fine(arena_printf(q->a, "%s%%", milli_text(q->a, milli)));
}

/* 「1.2万」 in a column of 万元: once is meant. */
static struct value
in_unit(const struct question *q, const char *text)
{
	const char *unit = q->ctx->unit ? q->ctx->unit : q->field->unit ? q->field->unit : "";
	size_t n = strlen(text), m = strlen("万");
	struct value out = value_fine(text);
	if (str_starts(unit, "万") && n > m && strcmp(text + n - m, "万") == 0)
		out = value_doubt(value_fine(arena_printf(q->a, "%s元", text)), q, FINDING_MONEY_UNIT_TWICE, unit);
	return out;
}

/* As written, with half-width digits and neither blanks nor thousands' commas. */
struct value
value_read_quantity(const struct question *q)
{
	struct strbuf out = { 0 };
	bool any = false;
	for (const char *p = q->words; *p;) {
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
		if ((cp == ',' || cp == 0xFF0C) && before < 128 && value_digit((char)before) && value_digit(*p))
			continue;
		any = any || (cp < 128 && value_digit((char)cp)) || value_han_digit(cp) >= 0 || cp == 0x5341; /* 十 */
		strbuf_append_cp(&out, cp);
	}
	const char *text = strbuf_take(&out, q->a);
	if (!any)
		return value_bad(q, FINDING_QUANTITY_BAD);
	return str_equal(q->field->unit, "%") ? share(q, text) : in_unit(q, text);
}
