/* break: lines of a width, and cutting with an ellipsis; see text.h.
 *
 * A line is filled cluster by cluster (a character and what combines with
 * it). Every place it may end at is kept by rank; when the next cluster does
 * not fit, the best rank wins: an allowed break, inside a date if the gap
 * would be large, inside a word, inside what we keep together, then between any two
 * characters. A closing mark counts without its empty half while it is last,
 * so it is pushed in before a line is pushed out. Main thread. */
#include <string.h>

#include <unicode/uchar.h>

#include "base/str.h"
#include "text/glyph.h"
#include "text/inside.h"
#include "text/linebreak.h"

enum { EM_DASH = 0x2014, ELLIPSIS = 0x2026, ZWJ = 0x200D };

struct breaker {
	struct text *t;
	struct text_style style;
	int width;
	const char *s;
	size_t n;
	uint8_t *allowed; /* enum linebreak, n + 1 */
};

/* One line: where it begins, where its ink ends, where the next one begins. */
struct cut {
	size_t from, end, next;
	int width;
};

enum { RANK_HARD, RANK_SOFT, RANK_GLUED, RANK_WORD, RANK_AVOID, RANK_ALLOWED, RANK_COUNT };

struct candidates {
	struct cut cut[RANK_COUNT];
	bool found[RANK_COUNT];
};

static uint32_t
code_at(const char *s, size_t n, size_t i)
{
	const char *p = s + i;
	return i < n ? utf8_next(&p) : 0;
}

/* Where the character at i ends, with what combines with it; —— is one. */
static size_t
cluster_end(const char *s, size_t n, size_t i)
{
	const char *p = s + i, *end = s + n;
	uint32_t cp = utf8_next(&p);
	if (cp == EM_DASH && code_at(s, n, (size_t)(p - s)) == EM_DASH)
		utf8_next(&p);
	while (p < end && cp >= 0x20) {
		const char *after = p;
		uint32_t next = utf8_next(&after);
		if (!next || (next != ZWJ && !u_hasBinaryProperty((UChar32)next, UCHAR_GRAPHEME_EXTEND)))
			break;
		p = after;
	}
	return p > end ? n : (size_t)(p - s);
}

static void
extend(struct glyph_walk *w, const char *end)
{
	uint32_t cp;
	int x_64;
	w->end = end;
	while (glyph_walk_next(w, &cp, &x_64))
		;
}

/* Notes that the line may end before byte c.next. */
static void
note(const struct breaker *b, struct candidates *all, struct cut c, uint32_t last)
{
	static const int rank[] = { [LINEBREAK_GLUED] = RANK_GLUED,
		[LINEBREAK_WORD] = RANK_WORD,
		[LINEBREAK_AVOID] = RANK_AVOID,
		[LINEBREAK_ALLOWED] = RANK_ALLOWED };
	if (c.end == c.from)
		return;
	int best = RANK_HARD;
	if (b->allowed[c.next] != LINEBREAK_NEVER)
		best = rank[b->allowed[c.next]];
	else if (!linebreak_bad_end(last) && !linebreak_bad_start(code_at(b->s, b->n, c.next)))
		best = RANK_SOFT;
	all->cut[best] = c;
	all->found[best] = true;
}

/* The best of them; the last rank tried is any place at all. */
static struct cut
choose(const struct breaker *b, const struct candidates *all, struct cut first)
{
	const struct cut *allowed = &all->cut[RANK_ALLOWED];
	int gap = all->found[RANK_ALLOWED] ? b->width - allowed->width : 0;
	for (int rank = RANK_AVOID; rank >= RANK_WORD; rank--)
		if (gap > b->width / (rank == RANK_WORD ? 2 : 3) && all->found[rank] &&
		    all->cut[rank].next > allowed->next)
			return all->cut[rank];
	for (int rank = RANK_ALLOWED; rank >= 0; rank--) {
		if (all->found[rank])
			return all->cut[rank];
	}
	return first;
}

/* Blanks after a line belong to it, a newline after them too. */
static struct cut
absorb_blanks(const struct breaker *b, struct cut c)
{
	while (c.next < b->n && b->allowed[c.next] != LINEBREAK_MUST &&
	       u_isUWhiteSpace((UChar32)code_at(b->s, b->n, c.next)))
		c.next = cluster_end(b->s, b->n, c.next);
	return c;
}

/* The line that begins at `from`. */
static struct cut
next_line(const struct breaker *b, size_t from)
{
	struct candidates all = { 0 };
	struct glyph_walk w;
	struct cut line = { .from = from, .end = from, .next = from };
	glyph_walk_begin(&w, b->t, b->s + from, 0, b->style);
	while (line.next < b->n) {
		size_t i = line.next;
		uint32_t cp = code_at(b->s, b->n, i);
		line.next = cluster_end(b->s, b->n, i);
		extend(&w, b->s + line.next);
		if (!u_isUWhiteSpace((UChar32)cp)) {
			line.end = line.next;
			line.width = glyph_walk_width(&w);
			if (line.width > b->width)
				return absorb_blanks(b, choose(b, &all, line));
		}
		if (b->allowed[line.next] == LINEBREAK_MUST)
			return line;
		note(b, &all, line, cp);
	}
	return line;
}

static bool
ends_paragraph(const struct breaker *b, struct cut c)
{
	return c.next >= b->n || b->allowed[c.next] == LINEBREAK_MUST;
}

/* The line from one byte to another, whatever its width. */
static struct cut
measure(const struct breaker *b, size_t from, size_t to)
{
	struct cut line = { .from = from, .end = from, .next = to };
	for (size_t i = from; i < to; i = cluster_end(b->s, b->n, i)) {
		if (!u_isUWhiteSpace((UChar32)code_at(b->s, b->n, i)))
			line.end = cluster_end(b->s, b->n, i);
	}
	line.width = text_width(b->t, b->s + from, line.end - from, b->style);
	return line;
}

/* Is the line one Han character, with or without marks? */
static bool
is_orphan(const struct breaker *b, struct cut c)
{
	int han = 0, others = 0;
	for (size_t i = c.from; i < c.end; i = cluster_end(b->s, b->n, i)) {
		uint32_t cp = code_at(b->s, b->n, i);
		if (u_hasBinaryProperty((UChar32)cp, UCHAR_IDEOGRAPHIC))
			han++;
		else if (!linebreak_bad_start(cp))
			others++;
	}
	return han == 1 && others == 0;
}

/* Gives an orphan on the last line company from the line before, if both
 * then fit and the line before stays the longer one. */
static void
mend_orphan(const struct breaker *b, struct cut *before, struct cut *last)
{
	if (!is_orphan(b, *last))
		return;
	for (size_t i = before->next - 1; i > before->from; i--) {
		if (b->allowed[i] != LINEBREAK_ALLOWED && b->allowed[i] != LINEBREAK_AVOID)
			continue;
		struct cut shorter = measure(b, before->from, i), longer = measure(b, i, last->next);
		if (longer.width > b->width || longer.width > shorter.width)
			return;
		*before = shorter;
		*last = longer;
		return;
	}
}

/* A paragraph of two lines breaks behind its last clause where the rest still fits below:
 * 「改好了（12月2日），|再过 4 天撤下」. */
static void
mend_clause(const struct breaker *b, struct cut *before, struct cut *last)
{
	for (size_t i = before->next; i > before->from; i--) {
		uint32_t mark = i - before->from > 3 ? code_at(b->s, b->n, i - 3) : 0; /* they have three bytes */
		bool clause = mark == 0xFF0C || mark == 0xFF1B || mark == 0x3002 || mark == 0xFF1A;
		if (b->allowed[i] != LINEBREAK_ALLOWED || !clause)
			continue;
		struct cut shorter = measure(b, before->from, i), longer = measure(b, i, last->next);
		if (longer.width > b->width || shorter.width < b->width / 2)
			return;
		*before = shorter;
		*last = longer;
		return;
	}
}

/* May … stand between two characters? Not after a mark that waits for more,
 * nor inside a number: 「1400…」 would say something else than 14000. */
static bool
may_cut(uint32_t last, uint32_t next)
{
	if (last >= '0' && last <= '9' && ((next >= '0' && next <= '9') || next == '.' || next == ','))
		return false;
	bool waits = linebreak_bad_end(last) || last == 0x3001 || last == 0xFF0C || last == 0xFF1A || last == 0xFF1B;
	return !waits && !u_isUWhiteSpace((UChar32)last);
}

/* How many bytes of s to keep so that they and … fit. */
static size_t
fit_length(struct text *t, const char *s, size_t n, struct text_style style, int width)
{
	struct glyph_walk w;
	int room_64 = width * 64 - text_advance_64(t, ELLIPSIS, text_style_clamp(style));
	size_t keep = 0;
	glyph_walk_begin(&w, t, s, 0, style);
	for (size_t i = 0; i < n;) {
		uint32_t cp = code_at(s, n, i);
		i = cluster_end(s, n, i);
		extend(&w, s + i);
		if (w.x_64 > room_64)
			break;
		if (may_cut(cp, code_at(s, n, i)))
			keep = i;
	}
	return keep;
}

const char *
text_fit(struct text *t, struct arena *a, const char *s, struct text_style style, int width)
{
	size_t n = strlen(s);
	if (text_width(t, s, n, style) <= width)
		return s;
	if (text_advance_64(t, ELLIPSIS, text_style_clamp(style)) > width * 64)
		return "";
	return arena_printf(a, "%.*s…", (int)fit_length(t, s, n, style, width), s);
}

/* The rest of the paragraph at `from`, cut so that … fits behind it. */
static struct text_line
ellipsis_line(const struct breaker *b, struct arena *a, size_t from)
{
	size_t end = from + 1;
	while (end < b->n && b->allowed[end] != LINEBREAK_MUST)
		end++;
	size_t keep = fit_length(b->t, b->s + from, end - from, b->style, b->width);
	const char *line = arena_printf(a, "%.*s…", (int)keep, b->s + from);
	size_t len = strlen(line);
	return (struct text_line){ line, len, text_width(b->t, line, len, b->style) };
}

static bool
only_blank(const char *s)
{
	uint32_t cp;
	while ((cp = utf8_next(&s))) {
		if (!u_isUWhiteSpace((UChar32)cp))
			return false;
	}
	return true;
}

/* All lines, or the first `most` when that is not 0; *count of them. */
static struct cut *
cut_lines(const struct breaker *b, struct arena *a, size_t most, size_t *count)
{
	struct cut *cut = NULL;
	size_t capacity = 0, first = 0; /* of the present paragraph */
	*count = 0;
	for (size_t from = 0; from < b->n && (most == 0 || *count < most);) {
		cut = arena_grow(a, cut, *count, &capacity, *count + 1, sizeof *cut);
		struct cut *c = &cut[(*count)++];
		*c = next_line(b, from);
		from = c->next;
		if (!ends_paragraph(b, *c))
			continue;
		if (*count - first > 1)
			mend_orphan(b, c - 1, c);
		if (*count - first == 2)
			mend_clause(b, c - 1, c);
		first = *count;
	}
	return cut;
}

struct text_lines
text_break(struct text *t, struct arena *a, const char *s, struct text_style style, int width, size_t max_lines)
{
	struct breaker b = { .t = t, .style = style, .width = width, .s = s, .n = strlen(s) };
	b.allowed = arena_array(a, b.n + 1, 1);
	linebreak_find(s, b.n, b.allowed);
	struct text_lines lines = { 0 };
	struct cut *cut = cut_lines(&b, a, max_lines, &lines.count);
	lines.line = arena_array(a, lines.count ? lines.count : 1, sizeof *lines.line);
	for (size_t i = 0; i < lines.count; i++)
		lines.line[i] = (struct text_line){ s + cut[i].from, cut[i].end - cut[i].from, cut[i].width };
	if (lines.count && !only_blank(s + cut[lines.count - 1].next))
		lines.line[lines.count - 1] = ellipsis_line(&b, a, cut[lines.count - 1].from);
	return lines;
}

bool
text_test_lines(FILE *out, int width_px, const char *s, struct error *err)
{
	struct text *t = text_new(err);
	if (!t)
		return false;
	struct arena *a = arena_new();
	struct text_lines lines = text_break(t, a, s, (struct text_style){ 32, TEXT_REGULAR }, width_px, 0);
	for (size_t i = 0; i < lines.count; i++)
		fprintf(out, "%.*s\n", (int)lines.line[i].len, lines.line[i].text);
	arena_free(a);
	text_free(t);
	return true;
}
