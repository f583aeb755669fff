/* value_name: people, villages, groups, doors. */
#include <string.h>

#include "base/str.h"
#include "sheets/clean.h"
#include "values/value_answer.h"
#include "values/value_words.h"
#include "catalogue/row.h"

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
		if (gap && value_ascii_letter(last) && value_ascii_letter(cp))
			strbuf_append(&out, " ");
		if (name_dot(cp) && last > 127 && *s && (unsigned char)*s > 127)
			cp = 0xB7;
		strbuf_append_cp(&out, cp);
		last = cp;
		gap = false;
	}
	return strbuf_take(&out, a);
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

struct value
value_read_name(const struct question *q)
{
	char *s = arena_strdup(q->a, name_text(q->a, q->s));
	struct value out = { .remark = cut_remark(q->a, s), .text = s };
	for (const char *p = s; *p;) {
		uint32_t cp = utf8_next(&p);
		if (cp == '?' || cp == 0xFFFD || cp == 0x25A1 || (cp >= 0xE000 && cp <= 0xF8FF)) /* □ */
			out = value_doubt(out, q, FINDING_LETTER_LOST);
		else if (cp < 128 && value_digit((char)cp))
			out = value_doubt(out, q, FINDING_NAME_WITH_DIGITS);
	}
	if (utf8_count(s) > 50)
		return value_bad(q, FINDING_NAME_TOO_LONG);
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

struct value
value_read_place(const struct question *q)
{
	const char *s = value_packed(q->a, q->s), *key = row_place_key(q->a, s);
	for (size_t i = 0; i < q->ctx->place_count; i++)
		if (strcmp(row_place_key(q->a, q->ctx->places[i]), key) == 0)
			return value_fine(q->ctx->places[i]);
	return value_fine(s);
}

/* 一组 = 1组 = 第1组 = 第一村民小组; a hamlet's name stays as it is. */
struct value
value_read_group(const struct question *q)
{
	static const char *const kinds[] = { "村民小组", "居民小组", "村民组", "居民组", "小组", "组" };
	const char *s = value_packed(q->a, q->s);
	size_t place = place_prefix(q->ctx, q->a, s);
	if (place && s[place])
		s += place;
	const char *p = s;
	value_skip(&p, "第");
	long n = value_digit(*p) ? (long)value_small_number((const char **)&p, 4) : value_han_number(&p);
	if (n < 1)
		return value_fine(s);
	if (!*p)
		return value_fine(arena_printf(q->a, "%ld组", n));
	for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
		const char *rest = p;
		if (value_skip(&rest, kinds[i]) && (!*rest || *rest == '('))
			return value_fine(arena_printf(q->a, "%ld组%s", n, rest));
	}
	if (strcmp(p, "队") == 0 || strcmp(p, "社") == 0)
		return value_fine(arena_printf(q->a, "%ld%s", n, p));
	return value_fine(s);
}

struct value
value_read_door(const struct question *q)
{
	const char *s = value_packed(q->a, q->s);
	value_skip(&s, "门牌");
	value_skip(&s, "第");
	while (*s == '0' && value_digit(s[1]))
		s++;
	size_t n = strspn(s, "0123456789-");
	if (n && strcmp(s + n, "号") == 0)
		return value_fine(arena_strndup(q->a, s, n));
	return value_fine(s);
}
