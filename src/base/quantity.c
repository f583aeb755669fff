/* quantity: see quantity.h. */
#include "base/quantity.h"

#include <string.h>

#include "base/str.h"

struct word {
	const char *text;
	enum quantity_kind kind;
};

static const struct word before[] = { { "近", QUANTITY_UNDER }, { "不足", QUANTITY_UNDER }, { "大约", QUANTITY_ABOUT },
	{ "约", QUANTITY_ABOUT }, { "超过", QUANTITY_OVER }, { "超", QUANTITY_OVER } };
static const struct word after[] = { { "余", QUANTITY_OVER }, { "多", QUANTITY_OVER }, { "以上", QUANTITY_OVER },
	{ "左右", QUANTITY_ABOUT } };

static const char *
skip(const char *p, const struct word *word, size_t count, enum quantity_kind *kind)
{
	for (size_t i = 0; i < count; i++)
		if (str_starts(p, word[i].text)) {
			*kind = word[i].kind;
			return p + strlen(word[i].text);
		}
	return p;
}

/* Digits with up to three decimals; NULL when there are none, or too many. */
static const char *
digits(const char *p, long long *milli)
{
	const char *from = p;
	long long v = 0;
	int places = -1;
	for (; (*p >= '0' && *p <= '9') || (*p == '.' && places < 0); p++) {
		if (*p == '.') {
			places = 0;
			continue;
		}
		if (v > 100000000000LL)
			return NULL;
		if (places >= 3)
			continue;
		v = v * 10 + (*p - '0');
		places += places >= 0;
	}
	for (int i = places < 0 ? 0 : places; i < 3; i++)
		v *= 10;
	*milli = v;
	return p > from ? p : NULL;
}

static const char *
scale(const char *p, long long *milli)
{
	if (str_starts(p, "万")) {
		*milli *= 10000;
		return p + strlen("万");
	}
	if (str_starts(p, "亿")) {
		*milli *= 100000000;
		return p + strlen("亿");
	}
	return p;
}

struct quantity
quantity_read(struct arena *a, const char *words, const char *unit)
{
	struct quantity q = { .number = words, .unit = unit ? unit : "" };
	size_t befores = sizeof before / sizeof *before, afters = sizeof after / sizeof *after;
	const char *p = digits(skip(words, before, befores, &q.kind), &q.milli), *whole;
	if (!p)
		return q;
	/* 万 belongs to the number unless it is part of the unit (万元) */
	whole = skip(p, after, afters, &q.kind);
	if (!str_starts(whole, "万元") && !str_starts(whole, "亿元"))
		whole = scale(whole, &q.milli);
	whole = skip(whole, after, afters, &q.kind);
	if (*whole == '%')
		whole = skip(whole + 1, after, afters, &q.kind);
	q.known = true;
	q.number = arena_strndup(a, words, (size_t)(whole - words));
	if (*whole)
		q.unit = whole;
	if (strcmp(q.unit, "%") == 0 && !strchr(q.number, '%')) { /* 75以上 in a column of % is 75%以上 */
		q.number = arena_printf(a, "%.*s%%%s", (int)(p - words), words, q.number + (p - words));
		q.unit = "";
	} else if (strcmp(q.unit, "%") == 0) {
		q.unit = "";
	}
	return q;
}

const char *
quantity_text(struct arena *a, long long milli)
{
	long long whole = milli / 1000, rest = milli % 1000;
	if (rest < 0)
		rest = -rest;
	const char *sign = milli < 0 && whole == 0 ? "-" : "";
	if (rest == 0)
		return arena_printf(a, "%lld", whole);
	if (rest % 100 == 0)
		return arena_printf(a, "%s%lld.%lld", sign, whole, rest / 100);
	if (rest % 10 == 0)
		return arena_printf(a, "%s%lld.%02lld", sign, whole, rest / 10);
	return arena_printf(a, "%s%lld.%03lld", sign, whole, rest);
}
