/* table_register: which register a sheet belongs to. See table_parts.h. */
#include "tables/table_parts.h"

#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "sheets/book.h"

/* Past 「2 」 「02_」 「3、」 in front of a sheet's name. */
static const char *
past_number(const char *key)
{
	const char *p = key + strspn(key, "0123456789");
	while (*p && strchr(" ._-", *p))
		p++;
	if (str_starts(p, "、"))
		p += strlen("、");
	return *p && !str_starts(p, "年") && !str_starts(p, "月") ? p : key;
}

bool
table_exactly_named(const struct reg *reg, const struct words *w)
{
	const char *full = past_number(w->full), *base = past_number(w->base);
	return table_word_is(reg->sheet, strlen(reg->sheet), full) || table_one_of(reg->aliases, full) ||
	       table_word_is(reg->sheet, strlen(reg->sheet), base) || (*base && table_one_of(reg->aliases, base));
}

/* The longest name of the register (three characters at least) inside a key. */
static size_t
named_inside(struct arena *a, const struct reg *reg, const char *key)
{
	size_t best = 0;
	const char *list = arena_printf(a, "%s|%s", reg->sheet, reg->aliases ? reg->aliases : "");
	for (const char *p = list; *p;) {
		size_t n = strcspn(p, "|");
		struct words w = table_words_of(a, arena_strndup(a, p, n));
		if (strlen(w.full) >= 9 && strlen(w.full) > best && strstr(key, w.full))
			best = strlen(w.full);
		p += n + (p[n] == '|');
	}
	return best;
}

/* The register whose name stands in the text and whose header is there. */
static bool
named_in_text(struct table *t, const char *text)
{
	int weight;
	if (utf8_count(text) > 60)
		return false;
	const char *key = table_words_of(t->scratch, text).full;
	const struct reg *best = NULL;
	size_t longest = 0;
	for (const struct reg *reg = NULL; (reg = catalogue_next(reg));) {
		size_t n = named_inside(t->scratch, reg, key);
		if (n <= longest)
			continue;
		t->reg = reg;
		table_items_load(t);
		if (table_header_find(t, false, &weight))
			best = reg, longest = n;
	}
	t->reg = best;
	return best != NULL;
}

static bool
named_in_title(struct table *t)
{
	for (size_t i = 0; i < t->g->rows && i < 5; i++) {
		const char *text[3];
		bool merged;
		int n = table_row_texts(&t->g->row[i], text, &merged);
		for (int k = 0; k < n && n < 3; k++)
			if (named_in_text(t, text[k]))
				return true;
	}
	return false;
}

/* The one register whose header fits best; none when two fit alike. */
static bool
known_by_header(struct table *t)
{
	const struct reg *best = NULL;
	int most = 0, weight;
	bool tie = false;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		t->reg = r;
		table_items_load(t);
		if (!table_header_find(t, true, &weight) || weight < most)
			continue;
		tie = weight == most;
		best = t->reg;
		most = weight;
	}
	t->reg = tie ? NULL : best;
	return t->reg != NULL;
}

bool
table_identify(struct table *t)
{
	int weight;
	struct words name = table_words_of(t->scratch, t->g->sheet);
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		ASSERT(r->count <= MAX_FIELDS);
	t->reg = NULL;
	for (const struct reg *reg = NULL; (reg = catalogue_next(reg)) && !t->reg;)
		if (table_exactly_named(reg, &name))
			t->reg = reg;
	bool known = t->reg || named_in_text(t, t->g->sheet) || named_in_title(t) || named_in_text(t, t->g->file) ||
		     known_by_header(t);
	if (!known)
		return false;
	table_items_load(t);
	if (!table_header_find(t, false, &weight))
		t->upper = t->lower = t->g->rows;
	return true;
}

/* Our own instructions to the clerk: not a word about them. */
bool
table_is_guide(const struct grid *g)
{
	return strcmp(g->sheet, BOOK_GUIDE) == 0 || strcmp(g->sheet, BOOK_PAPER) == 0;
}

bool
table_recognise(struct table_context *c, const struct grid *g, enum register_id *which)
{
	if (g->hidden || !g->rows || table_is_guide(g))
		return false;
	struct table *t = table_new(c, g);
	bool known = table_identify(t);
	if (known)
		*which = t->reg->id;
	arena_free(t->scratch);
	return known;
}
