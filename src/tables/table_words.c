/* table_words: what the words of a header mean, compared as keys. See table_words.h. */
#include "tables/table_words.h"

#include <stdio.h>
#include <string.h>

#include "base/str.h"
#include "sheets/clean.h"
#include "values/value.h"

static bool
bracket(uint32_t cp, bool *open)
{
	*open = cp == '(' || cp == '[' || cp == '{' || cp == 0x3010 || cp == 0x3014 || cp == 0x300A; /* 【 〔 《 */
	return *open || cp == ')' || cp == ']' || cp == '}' || cp == 0x3011 || cp == 0x3015 || cp == 0x300B;
}

/* 厨房20分 is 厨房(20分). */
static void
mark_without_brackets(struct strbuf *base, struct strbuf *inside)
{
	size_t n = str_ends(strbuf_text(base), "分") ? base->len - strlen("分") : 0, from = n;
	while (from && base->data[from - 1] >= '0' && base->data[from - 1] <= '9')
		from--;
	if (from == 0 || from == n || n - from > 3)
		return;
	strbuf_append(inside, base->data + from);
	base->data[from] = '\0';
	base->len = from;
}

/* The keys of a header's words. */
struct words
table_words_of(struct arena *a, const char *text)
{
	struct strbuf full = { 0 }, base = { 0 }, inside = { 0 };
	int depth = 0;
	for (const char *p = clean_key(a, text); *p;) {
		uint32_t cp = utf8_next(&p);
		bool open;
		if (bracket(cp, &open)) {
			if (open && depth == 0)
				strbuf_clear(&inside);
			depth = open ? depth + 1 : depth > 0 ? depth - 1 : 0;
		} else if (cp == '*' || cp == 0x203B || cp == 0x2605 || (!*p && cp == ':')) { /* ※ ★ */
			continue;
		} else {
			strbuf_append_cp(&full, cp);
			strbuf_append_cp(depth ? &inside : &base, cp);
		}
	}
	if (!inside.len)
		mark_without_brackets(&base, &inside);
	struct words w = { arena_strdup(a, strbuf_text(&full)), arena_strdup(a, strbuf_text(&base)),
		inside.len ? arena_strdup(a, strbuf_text(&inside)) : NULL };
	strbuf_free(&full);
	strbuf_free(&base);
	strbuf_free(&inside);
	return w;
}

/* n bytes of a catalogue's word, brackets passed over, against a key. */
bool
table_word_is(const char *word, size_t n, const char *key)
{
	for (const char *end = word + n; word < end; word++)
		if (*word != '(' && *word != ')' && *key++ != *word)
			return false;
	return *key == '\0';
}

static bool
any_word_is(const char *list, const char *key)
{
	for (const char *p = list; p && *p;) {
		size_t n = strcspn(p, "|");
		if (table_word_is(p, n, key))
			return true;
		p += n + (p[n] == '|');
	}
	return false;
}

/* How well words name a field: 3 its header, 2 an alias, 1 either without the brackets, 0 not. */
int
table_field_match(const struct field *f, const struct words *w)
{
	if (!*w->full)
		return 0;
	if (table_word_is(f->header, strlen(f->header), w->full))
		return 3;
	if (any_word_is(f->aliases, w->full))
		return 2;
	if (!*w->base)
		return 0;
	return table_word_is(f->header, strlen(f->header), w->base) || any_word_is(f->aliases, w->base);
}

int
table_best_match(const struct reg *reg, const struct words *w, int *field)
{
	int best = 0;
	for (size_t i = 0; i < reg->count; i++) {
		int m = table_field_match(&reg->fields[i], w);
		if (m > best)
			best = m, *field = (int)i;
	}
	return best;
}

/* 25, 25分, 满分25 → thousandths; −1 when it is no mark. */
long long
table_mark_of(const char *inside)
{
	char text[32];
	long long milli;
	if (!inside || strlen(inside) > 20)
		return -1;
	const char *s = str_starts(inside, "满分") ? inside + strlen("满分") : inside;
	snprintf(text, sizeof text, "%s", s);
	if (str_ends(text, "分"))
		text[strlen(text) - strlen("分")] = '\0';
	return *text && value_milli(text, &milli) && milli > 0 ? milli : -1;
}

bool
table_one_of(const char *list, const char *s)
{
	return any_word_is(list, s);
}
