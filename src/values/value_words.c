/* value_words: see value_words.h. */
#include "values/value_words.h"

#include <string.h>

#include "base/str.h"

bool
value_digit(char c)
{
	return c >= '0' && c <= '9';
}

bool
value_means_empty(const char *s)
{
	static const char *const words[] = { "", "-", "--", "—", "——", "–", "/", "\\", "无", "―", "ー", "─", "、",
		"(空)" };
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strcmp(s, words[i]) == 0)
			return true;
	return false;
}

/* s without blanks. */
char *
value_packed(struct arena *a, const char *s)
{
	char *out = arena_alloc(a, strlen(s) + 1), *to = out;
	for (; *s; s++)
		if (*s != ' ' && *s != '\n')
			*to++ = *s;
	return out;
}

/* Is s one of the words of a list split by `|`? */
bool
value_in_list(const char *list, const char *s)
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

int
value_han_digit(uint32_t cp)
{
	static const uint32_t digits[] = { 0x3007, 0x4E00, 0x4E8C, 0x4E09, 0x56DB, 0x4E94, 0x516D, 0x4E03, 0x516B,
		0x4E5D };
	for (int i = 0; i < 10; i++)
		if (digits[i] == cp)
			return i;
	return cp == 0x96F6 || cp == 0x25CB ? 0 : cp == 0x4E24 ? 2 : -1; /* 零 ○ 两 */
}

/* The whole number that a run of Han digits at *s says (十二, 二〇二四, 三百零五), −1 if none. */
long
value_han_number(const char **s)
{
	const char *p = *s;
	long total = 0, last = -1, row = 0;
	bool units = false, any = false;
	for (;;) {
		const char *next = p;
		uint32_t cp = utf8_next(&next);
		int d = value_han_digit(cp);
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
const char *
value_han_to_digits(struct arena *a, const char *s)
{
	struct strbuf out = { 0 };
	while (*s) {
		long n = value_han_number(&s);
		if (n >= 0)
			strbuf_printf(&out, "%ld", n);
		else
			strbuf_append_cp(&out, utf8_next(&s));
	}
	return strbuf_take(&out, a);
}

/* n digits at most at *s. */
int
value_small_number(const char **s, int most)
{
	int v = 0, n = 0;
	for (; value_digit(**s) && n < most; n++)
		v = v * 10 + *(*s)++ - '0';
	return n ? v : -1;
}

bool
value_skip(const char **s, const char *word)
{
	if (!str_starts(*s, word))
		return false;
	*s += strlen(word);
	return true;
}

bool
value_ascii_letter(uint32_t cp)
{
	return (cp | 32) >= 'a' && (cp | 32) <= 'z';
}
