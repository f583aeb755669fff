/* date: see date.h. Day numbers by the civil-from-days method of the
 * Gregorian calendar (400-year eras of 146,097 days). */
#include "base/date.h"

#include <stdio.h>
#include <string.h>

#include "base/error.h"
#include "base/version.h"

static bool
leap(int y)
{
	return (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;
}

static int
month_days(int y, int m)
{
	static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	return m == 2 && leap(y) ? 29 : days[m - 1];
}

bool
date_valid(struct date d)
{
	return d.year >= 1900 && d.year <= 2199 && d.month >= 1 && d.month <= 12 && d.day >= 1 &&
	       d.day <= month_days(d.year, d.month);
}

/* Exactly n digits at s. */
static bool
digits(const char *s, int n, int *out)
{
	int v = 0;
	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return false;
		v = v * 10 + (s[i] - '0');
	}
	*out = v;
	return true;
}

bool
date_parse(const char *iso, struct date *out)
{
	struct date d;
	if (!iso || strlen(iso) != 10 || iso[4] != '-' || iso[7] != '-')
		return false;
	if (!digits(iso, 4, &d.year) || !digits(iso + 5, 2, &d.month) || !digits(iso + 8, 2, &d.day))
		return false;
	if (!date_valid(d))
		return false;
	*out = d;
	return true;
}

void
date_format(struct date d, char out[16])
{
	snprintf(
	    out, 16, "%04u-%02u-%02u", (unsigned)d.year % 10000u, (unsigned)d.month % 100u, (unsigned)d.day % 100u);
}

bool
date_before_release(struct date d)
{
	struct date released;
	ASSERT(date_parse(CUNPING_RELEASED, &released));
	return date_days(d) < date_days(released);
}

long
date_days(struct date d)
{
	long y = d.month <= 2 ? d.year - 1 : d.year;
	long era = y / 400, yoe = y - era * 400;
	long doy = (153L * (d.month + (d.month > 2 ? -3 : 9)) + 2) / 5 + d.day - 1;
	long doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;
	return era * 146097 + doe - 719468;
}

struct date
date_from_days(long days)
{
	long z = days + 719468, era = z / 146097, doe = z - era * 146097;
	long yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	long doy = doe - (365 * yoe + yoe / 4 - yoe / 100), mp = (5 * doy + 2) / 153;
	int month = (int)(mp < 10 ? mp + 3 : mp - 9);
	return (struct date){ (int)(yoe + era * 400 + (month <= 2)), month, (int)(doy - (153 * mp + 2) / 5 + 1) };
}

int
date_weekday(struct date d)
{
	return (int)(((date_days(d) + 4) % 7 + 7) % 7);
}

static bool
is_working(long days)
{
	int weekday = date_weekday(date_from_days(days));
	return weekday >= 1 && weekday <= 5;
}

struct date
date_after_working(struct date d, int n)
{
	long day = date_days(d);
	while (n > 0)
		n -= is_working(++day);
	return date_from_days(day);
}

long
date_working_between(struct date from, struct date to)
{
	long first = date_days(from), last = date_days(to), sign = last < first ? -1 : 1, n = 0;
	for (long day = sign > 0 ? first : last; day < (sign > 0 ? last : first);)
		n += is_working(++day);
	return sign * n;
}

const char *
date_weekday_name(struct date d)
{
	static const char *const names[] = { "星期日", "星期一", "星期二", "星期三", "星期四", "星期五", "星期六" };
	return names[date_weekday(d)];
}

void
date_speak(struct date d, struct date now, char *out, size_t size)
{
	if (now.year == d.year)
		snprintf(out, size, "%d月%d日", d.month, d.day);
	else
		snprintf(out, size, "%d年%d月%d日", d.year, d.month, d.day);
}

void
date_speak_text(const char *iso, struct date now, char *out, size_t size)
{
	struct date d;
	if (date_parse(iso, &d))
		date_speak(d, now, out, size);
	else
		snprintf(out, size, "%s", iso ? iso : "");
}

bool
datetime_parse(const char *text, struct datetime *out)
{
	char day[11] = "";
	struct datetime t = { 0 };
	if (!text || strlen(text) < 10)
		return false;
	memcpy(day, text, 10);
	if (!date_parse(day, &t.date))
		return false;
	const char *rest = text + 10;
	if (*rest) {
		if (*rest != 'T' && *rest != ' ')
			return false;
		if (strlen(rest) < 6 || rest[3] != ':' || !digits(rest + 1, 2, &t.hour) ||
		    !digits(rest + 4, 2, &t.minute))
			return false;
		if (rest[6] && (rest[6] != ':' || strlen(rest) != 9 || !digits(rest + 7, 2, &t.second)))
			return false;
	}
	if (t.hour > 23 || t.minute > 59 || t.second > 59)
		return false;
	*out = t;
	return true;
}

/* Takes a period apart: year and the number within it. */
static enum period_kind
take_apart(const char *p, int *year, int *n)
{
	*n = 0;
	if (!p || !digits(p, 4, year))
		return PERIOD_WORDS;
	size_t len = strlen(p);
	if (len == 4)
		return PERIOD_YEAR;
	if (len == 7 && p[4] == '-' && p[5] == 'Q' && digits(p + 6, 1, n) && *n >= 1 && *n <= 4)
		return PERIOD_QUARTER;
	if (len == 7 && p[4] == '-' && p[5] == 'H' && digits(p + 6, 1, n) && *n >= 1 && *n <= 2)
		return PERIOD_HALF;
	if (len == 7 && p[4] == '-' && digits(p + 5, 2, n) && *n >= 1 && *n <= 12)
		return PERIOD_MONTH;
	if (len == 8 && p[4] == '-' && p[5] == 'W' && digits(p + 6, 2, n) && *n >= 1 && *n <= 53)
		return PERIOD_WEEK;
	return PERIOD_WORDS;
}

enum period_kind
period_kind(const char *period)
{
	int y, n;
	return take_apart(period, &y, &n);
}

void
period_speak(const char *period, char *out, size_t size)
{
	static const char *const ordinal[] = { "", "一", "二", "三", "四" };
	int y, n;
	switch (take_apart(period, &y, &n)) {
	case PERIOD_YEAR:
		snprintf(out, size, "%d年", y);
		break;
	case PERIOD_HALF:
		snprintf(out, size, "%d年%s半年", y, n == 1 ? "上" : "下");
		break;
	case PERIOD_QUARTER:
		snprintf(out, size, "%d年第%s季度", y, ordinal[n]);
		break;
	case PERIOD_MONTH:
		snprintf(out, size, "%d年%d月", y, n);
		break;
	case PERIOD_WEEK:
		snprintf(out, size, "%d年第%d周", y, n);
		break;
	case PERIOD_WORDS:
		snprintf(out, size, "%s", period ? period : "");
		break;
	}
}

/* Monday of ISO week 1: the week that holds 4 January. */
static long
first_week(int year)
{
	struct date d = { year, 1, 4 };
	return date_days(d) - (date_weekday(d) + 6) % 7;
}

bool
period_range(const char *period, struct date *first, struct date *last)
{
	int y, n, from = 1, months = 12;
	enum period_kind kind = take_apart(period, &y, &n);
	if (kind == PERIOD_WORDS)
		return false;
	if (kind == PERIOD_WEEK) {
		long monday = first_week(y) + 7L * (n - 1);
		*first = date_from_days(monday);
		*last = date_from_days(monday + 6);
		return true;
	}
	if (kind == PERIOD_MONTH)
		from = n, months = 1;
	else if (kind == PERIOD_QUARTER)
		from = 3 * n - 2, months = 3;
	else if (kind == PERIOD_HALF)
		from = 6 * n - 5, months = 6;
	*first = (struct date){ y, from, 1 };
	*last = (struct date){ y, from + months - 1, month_days(y, from + months - 1) };
	return true;
}

/* The next number of the text, read past. */
static int
next_number(const char **p)
{
	static const char *const ordinal[] = { "第一", "第二", "第三", "第四" };
	while (**p && (**p < '0' || **p > '9')) {
		for (int i = 0; i < 4; i++)
			if (strncmp(*p, ordinal[i], strlen(ordinal[i])) == 0)
				return *p += strlen(ordinal[i]), i + 1;
		++*p;
	}
	int n = 0;
	while (**p >= '0' && **p <= '9' && n < 100000)
		n = n * 10 + *(*p)++ - '0';
	return n;
}

/* 「2024年1月」 「2024-01-15」 「1月」 「2024年」 「2024年第一季度」: its first month. */
static bool
first_month(const char *text, int *year, int *month, bool *quarter)
{
	const char *p = text;
	int n = next_number(&p);
	if (n > 1900) {
		*year = n;
		n = next_number(&p);
	}
	*quarter = strstr(text, "季") || strchr(text, 'Q');
	*month = *quarter ? 3 * n - 2 : n ? n : 1;
	return p > text && *month >= 1 && *month <= 12 && strpbrk(text, "0123456789");
}

void
period_speak_span(const char *since, const char *period, char *out, size_t size)
{
	struct date first, last;
	bool quarter;
	int y, m, n;
	enum period_kind kind = take_apart(period, &y, &n);
	period_speak(period, out, size);
	if (!since || !*since || kind == PERIOD_WEEK || !period_range(period, &first, &last) ||
	    !first_month(since, &y, &m, &quarter) || 12 * y + m >= 12 * first.year + first.month)
		return;
	if (y != last.year)
		snprintf(out, size, "%d年%d月–%d年%d月", y, m, last.year, last.month);
	else if (m == 1 && last.month == 12)
		snprintf(out, size, "%d年全年", y);
	else if (quarter && kind == PERIOD_QUARTER)
		snprintf(out, size, "%d年%d–%d季度", y, (m + 2) / 3, n);
	else
		snprintf(out, size, "%d年%d–%d月", y, m, last.month);
}

bool
period_step(const char *period, int step, char *out, size_t size)
{
	static const int in_year[] = { [PERIOD_HALF] = 2, [PERIOD_QUARTER] = 4, [PERIOD_MONTH] = 12 };
	int y, n;
	enum period_kind kind = take_apart(period, &y, &n);
	if (kind == PERIOD_WORDS)
		return false;
	if (kind == PERIOD_YEAR) {
		snprintf(out, size, "%04d", y + step);
		return true;
	}
	if (kind == PERIOD_WEEK) {
		/* the Thursday of a week names its year */
		struct date thursday = date_from_days(first_week(y) + 7L * (n - 1 + step) + 3);
		long week = (date_days(thursday) - first_week(thursday.year)) / 7 + 1;
		snprintf(out, size, "%04d-W%02ld", thursday.year, week);
		return true;
	}
	int index = y * in_year[kind] + n - 1 + step;
	y = index / in_year[kind];
	n = index % in_year[kind] + 1;
	if (kind == PERIOD_MONTH)
		snprintf(out, size, "%04d-%02d", y, n);
	else
		snprintf(out, size, "%04d-%c%d", y, kind == PERIOD_HALF ? 'H' : 'Q', n);
	return true;
}

int
period_compare(const char *a, const char *b)
{
	struct date a1, a2, b1, b2;
	bool da = period_range(a, &a1, &a2), db = period_range(b, &b1, &b2);
	if (!da || !db)
		return da != db ? (da ? -1 : 1) : -strcmp(a ? a : "", b ? b : "");
	long x = date_days(a2), y = date_days(b2);
	if (x != y)
		return x > y ? -1 : 1;
	x = date_days(a1), y = date_days(b1);
	return x == y ? 0 : x > y ? -1 : 1;
}
