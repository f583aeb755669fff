/* value_identity: numbers that must not be here. See value.h. */
#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "values/value.h"
#include "values/value_words.h"

static bool
region_known(const char *s)
{
	static const char known[] = "11|12|13|14|15|21|22|23|31|32|33|34|35|36|37|41|42|43|44|45|46|50|51|52|53|54|61|"
				    "62|63|64|65|71|81|82|83|91";
	char two[3] = { s[0], s[1], '\0' };
	return value_in_list(known, two);
}

static int
number_of(const char *s, int n)
{
	int v = 0;
	for (int i = 0; i < n; i++)
		v = v * 10 + (s[i] - '0');
	return v;
}

/* 18 signs at s with a region and a day of birth where an identity number has them. */
static bool
looks_18(const char *s)
{
	struct date born = { number_of(s + 6, 4), number_of(s + 10, 2), number_of(s + 12, 2) };
	return region_known(s) && date_valid(born) && born.year >= 1900;
}

/* 18 signs at s, the last perhaps an X. */
static bool
identity_18(const char *s)
{
	static const int weight[] = { 7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2 };
	int sum = 0;
	if (!looks_18(s))
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
	if (!value_digit(tail[3]) && (tail[3] | 32) != 'x')
		return false;
	snprintf(all, sizeof all, "%.6s%.8s%.4s", s, day, tail);
	return !value_digit(tail[4]) && identity_18(all);
}

/* 6.42223E+17: an identity number that a sheet shortened. */
static bool
identity_short(const char *s, size_t first)
{
	if (first != 1 || s[1] != '.' || !value_digit(s[2]))
		return false;
	const char *e = s + 2 + strspn(s + 2, "0123456789");
	char region[3] = { s[0], s[2], '\0' };
	return (*e | 32) == 'e' && (str_starts(e + 1, "+17") || str_starts(e + 1, "17")) &&
	       !value_digit(e[e[1] == '+' ? 4 : 3]) && region_known(region);
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

/* Mistyped, it still tells whose it is. */
static bool
run_is_like_identity(const char *s, size_t n, bool lone)
{
	return ((lone && n == 18) || (n == 17 && (s[17] | 32) == 'x')) && looks_18(s);
}

/* Is there a run of digits that `is` one? Full-width digits count as half-width ones. */
static bool
has_run(const char *text, bool (*is)(const char *s, size_t n, bool lone))
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
		bool before = p > text && (value_ascii_letter((unsigned char)p[-1]) || strchr("_.-", p[-1]));
		bool after = value_ascii_letter((unsigned char)p[n]) || p[n] == '_';
		found = is(p, n, !before && !after);
		p += n;
	}
	strbuf_free(&half);
	return found;
}

bool
value_is_identity(const char *text)
{
	return has_run(text, run_is_identity);
}

bool
value_is_like_identity(const char *text)
{
	return has_run(text, run_is_like_identity);
}
