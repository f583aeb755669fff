/* private_number: see private_number.h. A text is read into runs: digits that
 * touch are a part, parts with one separator between them a run. What a run
 * means is asked of every stretch of whole parts, so that a date in front of a
 * number, or two numbers in a row, hide nothing. */
#include "base/private_number.h"

#include <stdio.h>
#include <string.h>

#include "base/date.h"
#include "base/str.h"

enum { MOST_DIGITS = 96, MOST_PARTS = 48 };

struct part {
	int first, digits; /* in `digit` */
	size_t from, to;   /* bytes */
	bool lone;         /* no letter touches it, */
	bool named;        /* but the _ of a file's name */
	uint32_t before;   /* the separator in front of it; 0 for the first */
};

struct run {
	char digit[MOST_DIGITS + 2]; /* ASCII; X may end a part */
	struct part part[MOST_PARTS];
	int parts;
};

/* The digit that a character is, as ASCII; 0 when it is none. */
static char
digit_of(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		char digit;
	} han[] = { { 0x25CB, '0' }, { 0x3007, '0' }, { 0x4E00, '1' }, { 0x4E03, '7' }, { 0x4E09, '3' },
		{ 0x4E24, '2' }, { 0x4E5D, '9' }, { 0x4E8C, '2' }, { 0x4E94, '5' }, { 0x4F0D, '5' }, { 0x516B, '8' },
		{ 0x516D, '6' }, { 0x53C1, '3' }, { 0x56DB, '4' }, { 0x58F9, '1' }, { 0x5E7A, '1' }, { 0x634C, '8' },
		{ 0x67D2, '7' }, { 0x6D1E, '0' }, { 0x7396, '9' }, { 0x8086, '4' }, { 0x8D30, '2' }, { 0x9646, '6' },
		{ 0x96F6, '0' } };
	if (cp < 128)
		return cp >= '0' && cp <= '9' ? (char)cp : '\0';
	if (cp >= 0xFF10 && cp <= 0xFF19)
		return (char)('0' + cp - 0xFF10);
	if (cp >= 0x2460 && cp <= 0x2468) /* ① */
		return (char)('1' + cp - 0x2460);
	if (cp >= 0x1D7CE && cp <= 0x1D7FF) /* mathematical ones */
		return (char)('0' + (cp - 0x1D7CE) % 10);
	for (size_t i = 0; i < sizeof han / sizeof *han && cp >= han[i].cp; i++)
		if (cp == han[i].cp)
			return han[i].digit;
	return '\0';
}

static uint32_t
narrow(uint32_t cp)
{
	return cp >= 0xFF01 && cp <= 0xFF5E ? cp - 0xFEE0 : cp;
}

static bool
is_separator(uint32_t cp)
{
	cp = narrow(cp);
	return (cp < 128 && cp && strchr(" -.()", (char)cp)) || cp == 0xA0 || cp == 0x3000 || cp == 0xB7 ||
	       cp == 0x2022 || cp == 0x3002 || (cp >= 0x2010 && cp <= 0x2015);
}

static bool
is_letter(uint32_t cp)
{
	cp = narrow(cp);
	return cp < 128 && ((cp | 32) >= 'a' && (cp | 32) <= 'z');
}

/* Digits that touch, from *p on. */
static void
take_part(struct run *run, const char *text, const char **p, int *used, uint32_t before, uint32_t last)
{
	struct part *part = &run->part[run->parts++];
	*part = (struct part){ .first = *used, .from = (size_t)(*p - text), .before = before };
	part->named = last == '_';
	part->lone = !is_letter(last) && !part->named;
	for (const char *next = *p; *next;) {
		uint32_t cp = utf8_next(&next);
		char d = digit_of(cp);
		if (!d && (*used == 17 || part->digits == 17) && (narrow(cp) | 32) == 'x' &&
		    !is_letter(*next ? (uint32_t)(unsigned char)*next : 0))
			d = 'X';
		if (!d || *used >= MOST_DIGITS) {
			part->named = part->named || cp == '_';
			part->lone = part->lone && !is_letter(cp) && !part->named;
			break;
		}
		run->digit[(*used)++] = d;
		part->digits++;
		*p = next;
		if (d == 'X')
			break;
	}
	part->to = (size_t)(*p - text);
}

/* The run that begins at p, where a digit stands; the byte behind it. */
static const char *
take_run(struct run *run, const char *text, const char *p, uint32_t last)
{
	int used = 0;
	uint32_t before = 0;
	run->parts = 0;
	for (;;) {
		take_part(run, text, &p, &used, before, last);
		const char *next = p;
		int gap = 0;
		before = 0;
		while (*next && gap < 2) {
			const char *here = next;
			uint32_t cp = utf8_next(&next);
			if (!is_separator(cp)) {
				next = here;
				break;
			}
			before = narrow(cp);
			gap++;
		}
		const char *peek = next;
		uint32_t cp = utf8_next(&peek);
		if (!gap || (!digit_of(cp) && (used != 17 || (narrow(cp) | 32) != 'x')) || run->parts == MOST_PARTS ||
		    used >= MOST_DIGITS)
			return p;
		last = before;
		p = next;
	}
}

static int
number_of(const char *s, int n)
{
	int v = 0;
	for (int i = 0; i < n; i++)
		v = v * 10 + (s[i] - '0');
	return v;
}

static bool
region_known(const char *s)
{
	static const char known[] = "11|12|13|14|15|21|22|23|31|32|33|34|35|36|37|41|42|43|44|45|46|50|51|52|53|54|61|"
				    "62|63|64|65|71|81|82|83|91";
	char two[3] = { s[0], s[1], '\0' };
	return strlen(two) == 2 && strstr(known, two) != NULL;
}

/* Licences and papers are numbered by region, day and a count, too: of these years a wrong check digit says that it is
 * one of them. */
enum { SERIAL_FROM = 2016 };

/* A region and a day of birth where an identity number of 18 signs has them. */
static bool
looks_18(const char *s)
{
	struct date born = { number_of(s + 6, 4), number_of(s + 10, 2), number_of(s + 12, 2) };
	return region_known(s) && date_valid(born) && born.year >= 1900;
}

static bool
checks_18(const char *s)
{
	static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;
	for (int i = 0; i < 17; i++)
		sum += (s[i] - '0') * weight[i];
	return s[17] == "10X98765432"[sum % 11] ||
	       memcmp(s + 15, "000", 3) == 0; /* a sheet keeps 15 digits of a number */
}

static bool
is_15(const char *s)
{
	return region_known(s) &&
	       date_valid((struct date){ 1900 + number_of(s + 6, 2), number_of(s + 8, 2), number_of(s + 10, 2) });
}

/* Pictures are named by the time, 20240428101635123: no card is. */
static bool
is_card(const char *s, int n)
{
	int sum = 0;
	for (int i = 0; i < n; i++) {
		int d = s[n - 1 - i] - '0';
		sum += i % 2 == 0 ? d : d * 2 > 9 ? d * 2 - 9 : d * 2;
	}
	bool stamp = (str_starts(s, "19") || str_starts(s, "20")) &&
		     date_valid((struct date){ number_of(s, 4), number_of(s + 4, 2), number_of(s + 6, 2) });
	return !stamp && s[0] != '0' && sum % 10 == 0;
}

/* How parts i … j are cut: a mobile number in odd pieces with different signs between them is none. */
static bool
one_hand(const struct run *run, int i, int j)
{
	for (int k = i + 2; k <= j; k++)
		if (run->part[k].before != run->part[i + 1].before && run->part[k].before != ')')
			return false;
	return true;
}

static enum private_number
stretch(const struct run *run, int i, int j)
{
	const struct part *first = &run->part[i], *last = &run->part[j];
	const char *s = run->digit + first->first;
	int n = last->first + last->digits - first->first;
	bool whole = i == j, lone = first->lone && last->lone, x = s[n - 1] == 'X';
	int code = s[0] == '8' && s[1] == '6' ? 2 : str_starts(s, "0086") ? 4 : 0; /* of the country */
	if (n == 11 + code && whole && code && s[code] == '1' && s[code + 1] >= '3')
		return NUMBER_MOBILE;
	if (n != 11 && n != 15 && (n < 16 || n > 19))
		return NUMBER_NONE;
	if (n == 11 && s[0] == '1' && s[1] >= '3' && !x && !first->named && !last->named && one_hand(run, i, j))
		return NUMBER_MOBILE;
	if (n == 18 && looks_18(s) && (whole || one_hand(run, i, j))) {
		if (checks_18(s))
			return NUMBER_IDENTITY;
		if (lone && number_of(s + 6, 4) < SERIAL_FROM)
			return NUMBER_IDENTITY_LIKE;
	}
	if (n == 15 && !x && is_15(s) && (whole || (first->digits == 6 && one_hand(run, i, j))))
		return NUMBER_IDENTITY;
	if (n >= 16 && !x && lone && is_card(s, n) && (whole || (s[0] >= '3' && one_hand(run, i, j))))
		return NUMBER_CARD;
	return NUMBER_NONE;
}

/* 6.42223E+17: an identity number that a sheet shortened. */
static bool
is_shortened(const char *s)
{
	if (s[0] < '0' || s[0] > '9' || s[1] != '.')
		return false;
	size_t more = strspn(s + 2, "0123456789");
	const char *e = s + 2 + more;
	char region[3] = { s[0], s[2], '\0' };
	if (!more || (*e | 32) != 'e')
		return false;
	e += e[1] == '+' ? 2 : 1;
	return str_starts(e, "17") && (e[2] < '0' || e[2] > '9') && region_known(region);
}

static bool
ask_run(const struct run *run, const char *text, size_t from, struct private_span *out)
{
	for (int i = 0; i < run->parts; i++)
		for (int j = run->parts - 1; j >= i && run->part[i].from >= from; j--) {
			enum private_number kind = stretch(run, i, j);
			if (kind == NUMBER_NONE)
				continue;
			const char *end = run->digit + run->part[j].first + run->part[j].digits;
			*out = (struct private_span){ kind, run->part[i].from, run->part[j].to, { end[-2], end[-1] } };
			return true;
		}
	const struct part *first = &run->part[0];
	if (first->digits == 1 && first->from >= from && is_shortened(text + first->from)) {
		*out = (struct private_span){ NUMBER_IDENTITY, first->from, first->from + 3, "" };
		out->to += strcspn(text + out->to, " ,;，；。\n");
		return true;
	}
	return false;
}

bool
private_number_find(const char *text, size_t from, struct private_span *out)
{
	struct run run;
	uint32_t last = 0;
	for (const char *p = text; *p;) {
		const char *next = p;
		uint32_t cp = utf8_next(&next);
		if (!digit_of(cp)) {
			last = cp;
			p = next;
			continue;
		}
		p = take_run(&run, text, p, last);
		last = '0';
		if (ask_run(&run, text, from, out))
			return true;
	}
	return false;
}

const char *
private_number_words(struct arena *a, const struct private_span *span)
{
	static const char *const names[] = { "", "手机号", "像身份证号的数字", "银行卡号", "身份证号" };
	return span->kind == NUMBER_MOBILE || span->kind == NUMBER_CARD
		   ? arena_printf(a, "%s（尾号 %s）", names[span->kind], span->tail)
		   : names[span->kind];
}

const char *
private_number_hide(struct arena *a, const char *text)
{
	struct private_span span;
	struct strbuf out = { 0 };
	size_t at = 0;
	if (!text || !private_number_find(text, 0, &span))
		return text;
	do {
		strbuf_append_n(&out, text + at, span.from - at);
		strbuf_append(&out, private_number_words(a, &span));
		at = span.to;
	} while (private_number_find(text, at, &span));
	strbuf_append(&out, text + at);
	return strbuf_take(&out, a);
}

const char *
private_digits_hide(struct arena *a, const char *text)
{
	struct strbuf out = { 0 };
	text = private_number_hide(a, text);
	for (const char *p = text, *next; *p; p = next) {
		char tail[3] = "";
		int digits = 0;
		const char *end = p;
		next = p;
		for (uint32_t cp = utf8_next(&next); digit_of(cp) || (digits && cp == '-'); cp = utf8_next(&next)) {
			end = next;
			if (cp == '-')
				continue;
			tail[0] = tail[1];
			tail[1] = digit_of(cp);
			digits++;
		}
		next = digits ? end : next;
		if (digits >= 7)
			strbuf_printf(&out, "…（尾号 %s）", tail);
		else
			strbuf_append_n(&out, p, (size_t)(next - p));
	}
	return strbuf_take(&out, a);
}
