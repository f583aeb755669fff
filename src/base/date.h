/* Days, clock times and reporting periods. Pure: the present is passed in.
 *
 * A day is a proleptic Gregorian date without a zone, as people write it.
 * A period is what a list is about: a year, half-year, quarter, month, week
 * (ISO 8601) or just words (「爱国卫生月」); kept as text, `2024-04`,
 * `2024-Q2`, `2024-H1`, `2024-W17`, `2024`, and shown as people say it. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct date {
	int year, month, day;
};

struct datetime {
	struct date date;
	int hour, minute, second;
};

bool date_valid(struct date d);                     /* years 1900 to 2199 */
bool date_parse(const char *iso, struct date *out); /* exactly YYYY-MM-DD */
void date_format(struct date d, char out[16]);      /* YYYY-MM-DD */
/* Before this program was (base/version.h): no clock that ticks shows such a day and is right. */
bool date_before_release(struct date d);
/* Days since 1970-01-01; differences count days. */
long date_days(struct date d);
struct date date_from_days(long days);
/* The n-th working day after `d`, Monday to Friday: no calendar of holidays is kept here. */
struct date date_after_working(struct date d, int n);
/* Working days from `from` (not counted) to `to` (counted); less than 0 when `to` is past. */
long date_working_between(struct date from, struct date to);
int date_weekday(struct date d);              /* 0 Sunday … 6 Saturday */
const char *date_weekday_name(struct date d); /* 「星期一」 */
/* 「2024年4月28日」, or 「4月28日」 when the year is that of `now` (year 0: always long). */
void date_speak(struct date d, struct date now, char *out, size_t size);
/* As date_speak, for the ISO text a row holds; other text is copied. */
void date_speak_text(const char *iso, struct date now, char *out, size_t size);

/* `2024-05-01T09:00`, seconds and time may be missing. */
bool datetime_parse(const char *text, struct datetime *out);

enum period_kind { PERIOD_WORDS, PERIOD_YEAR, PERIOD_HALF, PERIOD_QUARTER, PERIOD_MONTH, PERIOD_WEEK };

enum period_kind period_kind(const char *period);
/* 「2024年4月」 「2024年第二季度」 「2024年上半年」 「2024年第17周」 「2024年」, words unchanged. */
void period_speak(const char *period, char *out, size_t size);
/* Of what was counted from `since`, as people write a month or a quarter, to the end of the period: 「2024年1–6月」
 * 「2024年1–3季度」 「2024年全年」 「2023年10月–2024年3月」; as period_speak when that says it all. */
void period_speak_span(const char *since, const char *period, char *out, size_t size);
/* The period of the same kind before (step −1) or after (+1); false for words. */
bool period_step(const char *period, int step, char *out, size_t size);
/* First and last day; false for words. */
bool period_range(const char *period, struct date *first, struct date *last);
/* Newest first within a kind; words last. As strcmp. */
int period_compare(const char *a, const char *b);
