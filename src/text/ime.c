/* ime: see ime.h. The words are embedded at build time (fonts/pinyin.mk): a
 * line is a pinyin, a tab and words, each behind a byte that says how common
 * it is. Lines are sorted, so those of one first letter stand together; they
 * are all compared with what was typed: 0.2 ms. Main thread. */
#include "text/ime.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_FOUND = 4096, SYLLABLES = 512, SYLLABLE = 8, NO_MATCH = 99 };
enum { COST_BEGUN = 1, COST_SHORT = 2 };

extern const char embed_pinyin[], embed_pinyin_end[]; /* fonts/pinyin.mk */

struct typed {
	char letter[IME_LETTERS + 1];
	int n;
	bool whole[IME_LETTERS + 1]; /* a syllable of two letters or more begins there: no abbreviation */
};

struct found {
	struct ime_word word;
	unsigned char cost, common;
	uint32_t order; /* in the file: decides between equals */
};

/* --------------------------------------------------------------- the data */

static struct {
	bool ready;
	const char *letter[27]; /* where the lines of a letter begin */
	char syllable[SYLLABLES][SYLLABLE];
	int syllables;
} data;

static const char *
line_end(const char *p)
{
	const char *end = memchr(p, '\n', (size_t)(embed_pinyin_end - p));
	return end ? end : embed_pinyin_end;
}

static void
prepare(void)
{
	int letter = -1;
	for (const char *p = embed_pinyin; p < embed_pinyin_end; p = line_end(p) + 1) {
		while (letter < *p - 'a')
			data.letter[++letter] = p;
		size_t n = strcspn(p, " \t");
		if (p[n] != '\t' || n < 2 || n >= SYLLABLE || data.syllables == SYLLABLES)
			continue;
		memcpy(data.syllable[data.syllables], p, n);
		if (strpbrk(data.syllable[data.syllables], "aeiouv")) /* not 「ng」, 「hm」 */
			data.syllables++;
		else
			memset(data.syllable[data.syllables], 0, SYLLABLE);
	}
	while (letter < 26)
		data.letter[++letter] = embed_pinyin_end;
	data.ready = true;
}

/* -------------------------------------------------------------- what was typed */

/* qv → qu, lue → lve: as the table writes them. */
static void
spell(struct typed *t)
{
	for (int i = 1; i < t->n; i++) {
		char *c = &t->letter[i], before = c[-1];
		if (*c == 'v' && strchr("jqxy", before))
			*c = 'u';
		if (*c == 'u' && strchr("ln", before) && c[1] == 'e')
			*c = 'v';
	}
}

static struct typed
read_letters(const char *letters)
{
	struct typed t = { 0 };
	for (const char *p = letters; *p && t.n < IME_LETTERS; p++)
		t.letter[t.n++] = *p >= 'A' && *p <= 'Z' ? (char)(*p - 'A' + 'a') : *p;
	spell(&t);
	for (int i = 0; i < t.n; i++)
		for (int s = 0; s < data.syllables && !t.whole[i]; s++)
			t.whole[i] = strncmp(t.letter + i, data.syllable[s], strlen(data.syllable[s])) == 0;
	return t;
}

/* --------------------------------------------------------------- matching */

/* How a word's pinyin (up to a tab) can be written from letter `at` on: the
 * one that uses the most letters, the least shortened among those. */
static int
match(const struct typed *t, int at, const char *pinyin, int *cost)
{
	int n = 0, best = 0, best_cost = NO_MATCH, length[3], price[3], ways = 0;
	while (pinyin[n] >= 'a' && pinyin[n] == t->letter[at + n])
		n++;
	const char *rest = pinyin + n + strcspn(pinyin + n, " \t");
	bool whole = pinyin + n == rest, last = *rest == '\t';
	if (n == 0)
		return 0;
	if (whole)
		length[ways] = n, price[ways++] = 0;
	else if (last && at + n == t->n)
		length[ways] = n, price[ways++] = COST_BEGUN;
	if (!whole && !t->whole[at]) {
		length[ways] = 1, price[ways++] = COST_SHORT;
		if (n > 1 && pinyin[1] == 'h')
			length[ways] = 2, price[ways++] = COST_SHORT;
	}
	for (int i = 0; i < ways; i++) {
		int used = at + length[i], more = 0;
		if (!last)
			used = match(t, used, rest + 1, &more);
		if (used > best || (used == best && price[i] + more < best_cost))
			best = used, best_cost = price[i] + more;
	}
	*cost = best_cost;
	return best;
}

/* What is left over must be able to begin a syllable. */
static bool
can_go_on(const struct typed *t, int used)
{
	return used == t->n || !strchr("iuv", t->letter[used]);
}

static size_t
add_line(struct found *f, size_t n, const char *words, const char *end, int used, int cost)
{
	while (words < end && n < MOST_FOUND) {
		const char *text = words + 1, *next = text;
		while (next < end && (unsigned char)*next >= 0x80)
			next++;
		f[n++] = (struct found){ .word = { text, (unsigned char)(next - text), (unsigned char)used },
			.cost = (unsigned char)cost,
			.common = (unsigned char)*words,
			.order = (uint32_t)(words - embed_pinyin) };
		words = next;
	}
	return n;
}

static int
compare(const void *a, const void *b)
{
	const struct found *x = a, *y = b;
	if (x->word.letters != y->word.letters)
		return y->word.letters - x->word.letters;
	if (x->cost != y->cost)
		return x->cost - y->cost;
	if (x->common != y->common)
		return y->common - x->common;
	return x->order < y->order ? -1 : x->order > y->order;
}

/* A character is found once, by its longest reading. */
static size_t
without_repeats(const struct found *f, size_t n, struct ime_word *out)
{
	size_t kept = 0;
	for (size_t i = 0; i < n && kept < IME_MOST; i++) {
		bool known = false;
		for (size_t k = 0; k < kept && !known; k++)
			known =
			    out[k].bytes == f[i].word.bytes && memcmp(out[k].text, f[i].word.text, out[k].bytes) == 0;
		if (!known)
			out[kept++] = f[i].word;
	}
	return kept;
}

size_t
ime_words(const char *letters, struct ime_word out[IME_MOST])
{
	static struct found found[MOST_FOUND];
	size_t n = 0;
	if (!data.ready)
		prepare();
	struct typed t = read_letters(letters);
	if (t.n == 0 || t.letter[0] < 'a' || t.letter[0] > 'z')
		return 0;
	const char *end = data.letter[t.letter[0] - 'a' + 1];
	for (const char *p = data.letter[t.letter[0] - 'a'], *next; p < end; p = next + 1) {
		int cost = 0, used = match(&t, 0, p, &cost);
		next = line_end(p);
		if (used && can_go_on(&t, used))
			n = add_line(found, n, p + strcspn(p, "\t") + 1, next, used, cost);
	}
	qsort(found, n, sizeof *found, compare);
	return without_repeats(found, n, out);
}
