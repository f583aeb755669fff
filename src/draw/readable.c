/* readable: see readable.h. */
#include "draw/readable.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

bool
readable_text(const struct command *c, struct rect r)
{
	int y = c->r.y + c->style.px / 2;
	return c->kind == COMMAND_TEXT && c->len > 0 && rect_contains(r, c->r.x, y) &&
	       rect_contains(c->clip, c->r.x, y);
}

const char *
readable_joint(const struct command *before, const struct command *next)
{
	int down = next->r.y - before->r.y, px = next->style.px;
	bool paragraph = before->r.x == next->r.x && before->style.px == px && before->color == next->color;
	bool line = down > -px && down < px;
	return !before->len || (paragraph && down > 0 && down < 2 * px) ? "" : line ? "，" : "。";
}

/* The texts of r: those that hold part of `clause` are kept in `part`; returns their number. */
static int
collect(const struct draw_list *d, struct rect r, struct strbuf *b, struct command *text, size_t *from, int most)
{
	struct command before = { 0 };
	size_t count;
	int n = 0;
	const struct command *c = draw_list_commands(d, &count);
	for (size_t i = 0; i < count; i++) {
		if (!readable_text(&c[i], r))
			continue;
		strbuf_append(b, readable_joint(&before, &c[i]));
		before = c[i];
		if (n < most) {
			text[n] = c[i];
			from[n++] = b->len;
		}
		strbuf_append_n(b, c[i].text, c[i].len);
	}
	return n;
}

const char *
readable_in(const struct draw_list *d, struct arena *a, struct rect r)
{
	struct strbuf b = { 0 };
	collect(d, r, &b, NULL, NULL, 0);
	const char *all = arena_strdup(a, b.len ? b.data : "");
	strbuf_free(&b);
	return all;
}

size_t
readable_clause(const char *text)
{
	static const char *const ends[] = { "。", "！", "？", "；", "!", "?" }, *const rests[] = { "，", "、", "：",
		" " };
	enum { LONG = 90, MOST = 300 };
	size_t n = 0;
	while (text[n]) {
		size_t step = 1;
		while (((unsigned char)text[n + step] & 0xC0) == 0x80)
			step++;
		for (size_t i = 0; i < sizeof ends / sizeof *ends; i++)
			if (strncmp(text + n, ends[i], strlen(ends[i])) == 0)
				return n + strlen(ends[i]);
		for (size_t i = 0; n > LONG && i < sizeof rests / sizeof *rests; i++)
			if (strncmp(text + n, rests[i], strlen(rests[i])) == 0)
				return n + strlen(rests[i]);
		n += step;
		if (n > MOST)
			return n;
	}
	return n;
}

/* Bytes from..to of one text, which stands at (x, y). */
static void
mark_part(struct draw_list *d, struct text *t, const struct command *c, size_t from, size_t to, struct rect at,
    color_argb ink, color_argb ground)
{
	int rim = c->style.px / 8, x = at.x + text_width(t, c->text, from, c->style);
	struct rect r = { x - rim, at.y, text_width(t, c->text + from, to - from, c->style) + 2 * rim,
		text_height(t, c->style) };
	draw_round(d, r, rim, CORNER_ALL, ground);
	draw_text(d, x, at.y, c->text + from, to - from, c->style, ink);
}

void
readable_mark(struct draw_list *d, struct text *t, struct rect r, const char *clause, int dx, int dy, color_argb ink,
    color_argb ground)
{
	enum { MOST = 128 };
	struct command text[MOST];
	size_t from[MOST], length = strlen(clause);
	struct strbuf b = { 0 };
	int n = collect(d, r, &b, text, from, MOST);
	const char *found = b.len && length ? strstr(b.data, clause) : NULL;
	size_t begin = found ? (size_t)(found - b.data) : 0, end = begin + length;
	strbuf_free(&b);
	for (int i = 0; found && i < n; i++) {
		size_t a = begin > from[i] ? begin - from[i] : 0, z = end > from[i] ? end - from[i] : 0;
		struct rect at = { text[i].r.x - dx, text[i].r.y - dy, 0, 0 };
		z = z < text[i].len ? z : text[i].len;
		if (a < z)
			mark_part(d, t, &text[i], a, z, at, ink, ground);
	}
}
