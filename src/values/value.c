/* value: see value.h. Pure. A reader a type, found in a table; each gets the
 * text narrowed (half-width, trimmed) and the cell as written, and answers
 * with struct value. What a reader does not know is an error with its cure,
 * never a guess that nobody is told of. */
#include "values/value.h"

#include <assert.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file_kind.h"
#include "base/str.h"
#include "sheets/clean.h"
#include "values/value_answer.h"
#include "values/value_day.h"
#include "values/value_words.h"

static struct value
read_yesno(const struct question *q)
{
	static const char yes[] = "是|√|✓|✔|☑|对|有|Y|y|YES|Yes|yes|1|TRUE|true|真|同意|公开|已|已发|已发放|已领|"
				  "已领取|要|好|常住|在家|O|V|v";
	static const char no[] = "否|×|✗|✘|☒|X|x|╳|不|没有|没|无|N|n|NO|No|no|0|FALSE|false|假|不同意|不公开|未|未发|"
				 "未发放|未领|未领取|不要|"
				 "不是|非|不对|外出|不常住|非常住";
	char *s = value_packed(q->a, q->s);
	size_t n = strlen(s);
	char *note = n && s[n - 1] == ')' ? strchr(s, '(') : NULL;
	if (note && note != s)
		*note = '\0'; /* 是(已签字) */
	else if (note)
		s[n - 1] = '\0', s++;
	if (value_in_list(yes, s))
		return value_fine("是");
	if (value_in_list(no, s))
		return value_fine("否");
	return value_bad(q, FINDING_YESNO_BAD);
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

static struct value
read_choice(const struct question *q)
{
	const char *key = clean_key(q->a, q->s);
	struct strbuf allowed = { 0 };
	struct value out = { 0 };
	for (const char *p = q->field->choices ? q->field->choices : ""; *p && !out.text;) {
		size_t n = strcspn(p, "|");
		out.text = choice_matches(q, p, n, key);
		if (allowed.len)
			strbuf_append(&allowed, "、");
		strbuf_append_n(&allowed, p, strcspn(p, "|=") < n ? strcspn(p, "|=") : n);
		p += n + (p[n] == '|');
	}
	if (!out.text)
		out = value_bad(q, FINDING_CHOICE_BAD, strbuf_text(&allowed));
	strbuf_free(&allowed);
	return out;
}

/* Does one name of a file end at s[n]? *width is what parts it from the next. */
static bool
file_ends(const char *s, size_t n, size_t *width)
{
	static const char *const signs[] = { "、", ",", "，", ";", "；", "|", "\n", "\t" };
	*width = 0;
	if (!s[n])
		return true;
	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (str_starts(s + n, signs[i]))
			return *width = strlen(signs[i]), true;
	*width = s[n] == ' ' ? 1 : str_starts(s + n, "\u3000") ? 3 : 0;
	enum file_kind kind = *width ? file_kind_n(s, n, NULL) : FILE_OTHER;
	return kind == FILE_PHOTO || kind == FILE_SOUND;
}

static struct value
read_files(const struct question *q)
{
	struct strbuf out = { 0 };
	if (strstr(q->s, "DISPIMG(")) /* what WPS writes into a CSV for a picture in the cell */
		return value_bad(q, FINDING_PICTURE_PASTED);
	for (const char *p = q->words; *p;) {
		size_t n = 0, width;
		while (!file_ends(p, n, &width))
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
	const char *text = strbuf_take(&out, q->a);
	return value_fine(text);
}

static struct value
read_prose(const struct question *q)
{
	const char *s = q->words;
	while (*s == '\n')
		s++;
	return value_fine(s);
}

static struct value
read_serial(const struct question *q)
{
	return value_fine(NULL);
}

static struct value (*const readers[])(const struct question *) = {
	[FIELD_SERIAL] = read_serial,
	[FIELD_TEXT] = value_read_text,
	[FIELD_PROSE] = read_prose,
	[FIELD_NAME] = value_read_name,
	[FIELD_PLACE] = value_read_place,
	[FIELD_GROUP] = value_read_group,
	[FIELD_DOOR] = value_read_door,
	[FIELD_INTEGER] = value_read_number,
	[FIELD_NUMBER] = value_read_number,
	[FIELD_MONEY] = value_read_money,
	[FIELD_QUANTITY] = value_read_quantity,
	[FIELD_DATE] = value_read_date,
	[FIELD_SPAN] = value_read_span,
	[FIELD_PERIOD] = value_read_period,
	[FIELD_YESNO] = read_yesno,
	[FIELD_CHOICE] = read_choice,
	[FIELD_PHONE] = value_read_phone,
	[FIELD_PHOTOS] = read_files,
	[FIELD_SOUNDS] = read_files,
};
static_assert(sizeof readers / sizeof *readers == FIELD_TYPE_COUNT, "one reader a type");

/* Does a format say more than how many decimals: 2024-017, 017, 4月? */
static bool
says_more(const struct cell *cell)
{
	const char *s = cell->shown;
	return cell->kind == CELL_DATE || (*s == '0' && value_digit(s[1])) || s[strspn(s, "-0123456789.,")] ||
	       (*s != '-' && strchr(s, '-'));
}

/* Does the format show another number than the cell holds: 1.2 or 1.2万 of 12000, 12万元 of 12? */
static bool
says_another(const struct cell *cell)
{
	static const char *const units[] = { "万", "亿", "千元" };
	const char *s = cell->shown;
	char digits[40];
	size_t n = 0;
	if (cell->kind != CELL_NUMBER)
		return false;
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (strstr(s, units[i]))
			return true;
	s += strcspn(s, "0123456789");
	for (; *s && (value_digit(*s) || strchr("., ", *s)) && n + 1 < sizeof digits; s++)
		if (*s != ',' && *s != ' ')
			digits[n++] = *s;
	digits[n] = '\0';
	return n && !s[strcspn(s, "0123456789")] && fabs(fabs(atof(cell->text)) - atof(digits)) >= 1;
}

/* What a field makes of a cell: a number counts, of words those that are seen. */
static const char *
words_of(const struct field *field, const struct cell *cell)
{
	static const bool counts[FIELD_TYPE_COUNT] = { [FIELD_INTEGER] = true,
		[FIELD_NUMBER] = true,
		[FIELD_MONEY] = true,
		[FIELD_DATE] = true,
		[FIELD_SPAN] = true };
	if (cell->shown && says_another(cell))
		return cell->shown;
	bool seen = cell->shown && !counts[field->type];
	if (field->type == FIELD_PERIOD)
		return seen && cell->kind == CELL_NUMBER ? cell->shown : cell->text;
	return seen && says_more(cell) ? cell->shown : cell->text;
}

/* 「3-4」 typed into a cell becomes the fourth of March: a door and a name are never a day. */
static bool
turned_into_day(const struct field *field, const struct cell *cell, struct date *day)
{
	bool name = field->type == FIELD_DOOR || field->type == FIELD_GROUP || field->type == FIELD_NAME ||
		    field->type == FIELD_PLACE || (field->type == FIELD_TEXT && (field->flags & FIELD_KEY));
	char iso[11];
	snprintf(iso, sizeof iso, "%.10s", cell->text);
	if (cell->kind == CELL_DATE && name)
		return date_parse(iso, day);
	if (field->type != FIELD_DOOR && field->type != FIELD_GROUP)
		return false;
	if (strlen(cell->text) == 5 && value_day_from_digits(cell->text, day)) /* made text again: 45355 */
		return day->year >= 2000 && day->year < 2060;
	int used = 0; /* as a CSV keeps what was seen */
	bool shown = sscanf(cell->text, "%2d月%2d日%n", &day->month, &day->day, &used) == 2 ||
		     sscanf(cell->text, "%4d%*1[-/]%2d%*1[-/]%2d%n", &day->year, &day->month, &day->day, &used) == 3;
	bool real = day->month >= 1 && day->month <= 12 && day->day >= 1 && day->day <= 31;
	return shown && used && !cell->text[used] && real && (!day->year || day->year >= 1900);
}

/* Of a year and a month that a format shows, without a day: 1940年12月, Dec-40, 12-40. */
static bool
is_month(const char *shown)
{
	int groups = 0;
	for (const char *s = shown; s && *s; groups++) {
		s += strcspn(s, "0123456789");
		size_t n = strspn(s, "0123456789");
		if (!n)
			break;
		s += n;
	}
	return shown && groups == 2 && !strstr(shown, "日");
}

struct value
value_read(const struct field *field, const struct cell *cell, const struct value_context *ctx, struct arena *a)
{
	struct question q = { .field = field, .cell = cell, .ctx = ctx, .a = a };
	if (cell->kind == CELL_EMPTY || field->type == FIELD_SERIAL)
		return value_fine(NULL);
	if (cell->kind == CELL_BROKEN)
		return (struct value){ .bad = true,
			.problem = cell->problem,
			.why = arena_printf(a, finding_kind(cell->problem)->says, cell->text) };
	struct date day = { 0 };
	q.words = words_of(field, cell);
	if (turned_into_day(field, cell, &day)) /* 12-40 became December 1940: seen as no day */
		return value_bad(&q, FINDING_TURNED_INTO_DATE, day.month,
		    day.day == 1 && is_month(cell->shown) ? day.year % 100 : day.day);
	bool words = field->type == FIELD_PROSE; /* as long as a letter; no need to look at all of it */
	q.s = words ? q.words : clean_narrow(a, q.words);
	bool no = field->type == FIELD_YESNO && strcmp(q.s, "无") == 0;
	if (!no && value_means_empty(q.s))
		return value_fine(NULL);
	struct value out = readers[field->type](&q);
	if (out.bad || str_empty(out.text))
		out.text = NULL;
	return out;
}
