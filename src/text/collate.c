/* collate: see collate.h. */
#include "text/collate.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <unicode/ucol.h>
#include <unicode/ustring.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"

enum order { ORDER_STROKE, ORDER_PINYIN, ORDER_COUNT };

static UCollator *
collator(enum order order)
{
	static const char *const locale[ORDER_COUNT] = { "zh-u-co-stroke", "zh-u-co-pinyin" };
	static UCollator *open[ORDER_COUNT];
	if (!open[order]) {
		UErrorCode status = U_ZERO_ERROR;
		char id[64];
		uloc_forLanguageTag(locale[order], id, sizeof id, NULL, &status);
		open[order] = ucol_open(id, &status);
		if (U_FAILURE(status)) {
			log_warn("ICU collation %s: %s", locale[order], u_errorName(status));
			open[order] = NULL;
		}
	}
	return open[order];
}

static char *
hex_key(struct arena *a, const char *name, enum order order)
{
	UCollator *c = collator(order);
	size_t n = strlen(name);
	if (!c || n > INT32_MAX / 4)
		return arena_strdup(a, "");
	UChar *wide = arena_array(a, n + 1, sizeof *wide);
	int32_t length = 0;
	UErrorCode status = U_ZERO_ERROR;
	u_strFromUTF8WithSub(wide, (int32_t)n + 1, &length, name, (int32_t)n, 0xFFFD, NULL, &status);
	int32_t size = ucol_getSortKey(c, wide, length, NULL, 0);
	uint8_t *key = arena_alloc(a, (size_t)size + 1);
	ucol_getSortKey(c, wide, length, key, size);
	char *hex = arena_array(a, (size_t)size + 1, 2);
	for (int32_t i = 0; i + 1 < size; i++) { /* without the key's closing 0 */
		hex[i * 2] = "0123456789abcdef"[key[i] >> 4];
		hex[i * 2 + 1] = "0123456789abcdef"[key[i] & 15];
	}
	return hex;
}

char *
collate_stroke_key(struct arena *a, const char *name)
{
	return hex_key(a, name, ORDER_STROKE);
}

char *
collate_pinyin_key(struct arena *a, const char *name)
{
	return hex_key(a, name, ORDER_PINYIN);
}

/* A digit's value, or 10, 100 … for 十 百 千 万; −1 for anything else. */
static int
numeral(uint32_t cp)
{
	static const struct {
		uint32_t cp;
		int value;
	} han[] = { { 0x3007, 0 }, { 0x96F6, 0 }, { 0x4E00, 1 }, { 0x4E8C, 2 }, { 0x4E24, 2 }, { 0x4E09, 3 },
		{ 0x56DB, 4 }, { 0x4E94, 5 }, { 0x516D, 6 }, { 0x4E03, 7 }, { 0x516B, 8 }, { 0x4E5D, 9 },
		{ 0x5341, 10 }, { 0x767E, 100 }, { 0x5343, 1000 }, { 0x4E07, 10000 } };
	for (size_t i = 0; i < sizeof han / sizeof *han; i++) {
		if (han[i].cp == cp)
			return han[i].value;
	}
	return -1;
}

static int
decimal(uint32_t cp)
{
	return cp >= '0' && cp <= '9' ? (int)(cp - '0') : cp >= 0xFF10 && cp <= 0xFF19 ? (int)(cp - 0xFF10) : -1;
}

static uint64_t
append_digit(uint64_t value, int digit)
{
	return value > (UINT64_MAX - 9) / 10 ? UINT64_MAX : value * 10 + (uint64_t)digit;
}

/* Reads 十二, 一百零三, 二〇二四; moves *s past it. */
static uint64_t
read_han(const char **s)
{
	uint64_t total = 0, section = 0, digits = 0;
	const char *p = *s;
	bool pending = false;
	for (int v; (v = numeral(utf8_next(&p))) >= 0; *s = p) {
		if (v < 10) {
			digits = append_digit(pending ? digits : 0, v);
			pending = true;
			continue;
		}
		uint64_t times = pending ? digits : 1;
		if (v == 10000) {
			total += (section + (pending ? digits : section ? 0 : 1)) * 10000;
			section = 0;
		} else {
			section += times * (uint64_t)v;
		}
		digits = 0;
		pending = false;
	}
	return total + section + digits;
}

/* The next thing to compare: a number, or one character. */
static bool
next_number(const char **s, uint64_t *value, uint32_t *cp)
{
	const char *p = *s;
	*cp = utf8_next(&p);
	if (*cp == 0x7B2C) { /* 第 before a number says nothing */
		const char *after = p;
		uint32_t following = utf8_next(&after);
		if (decimal(following) >= 0 || numeral(following) >= 0) {
			*s = p;
			p = after;
			*cp = following;
		}
	}
	if (decimal(*cp) < 0 && numeral(*cp) >= 0) {
		*value = read_han(s);
		return true;
	}
	if (decimal(*cp) < 0) {
		*s = p;
		return false;
	}
	*value = 0;
	for (const char *q = *s; decimal(*cp = utf8_next(&q)) >= 0; *s = q)
		*value = append_digit(*value, decimal(*cp));
	return true;
}

int
collate_natural(const char *a, const char *b)
{
	const char *p = a, *q = b;
	while (*p && *q) {
		uint64_t m = 0, n = 0;
		uint32_t c, d;
		bool left = next_number(&p, &m, &c), right = next_number(&q, &n, &d);
		if (left != right)
			return left ? -1 : 1;
		if (left && m != n)
			return m < n ? -1 : 1;
		if (!left && c != d)
			return c < d ? -1 : 1;
	}
	if (*p || *q)
		return *p ? 1 : -1;
	return strcmp(a, b);
}
