/* walk: from bytes to characters and pen positions; see glyph.h. Text is
 * measured, broken and drawn by this walk alone. Main thread. */
#include "text/glyph.h"

#include "base/str.h"
#include "text/inside.h"
#include "text/spacing.h"

enum { EM_DASH = 0x2014, TWO_EM_DASH = 0x2E3A };

void
glyph_walk_begin(struct glyph_walk *w, struct text *t, const char *s, size_t n, struct text_style style)
{
	*w = (struct glyph_walk){ .text = t, .at = s, .end = s + n, .style = text_style_clamp(style) };
}

/* The next character that takes room, —— as one; 0 at the end. */
static uint32_t
next_character(struct glyph_walk *w)
{
	while (w->at < w->end) {
		uint32_t cp = utf8_next(&w->at);
		if (!cp) {
			w->at = w->end;
			return 0;
		}
		if (spacing_of(cp) == SPACING_NONE)
			continue;
		const char *after = w->at;
		if (cp == EM_DASH && after < w->end && utf8_next(&after) == EM_DASH) {
			w->at = after;
			return TWO_EM_DASH;
		}
		return cp;
	}
	return 0;
}

bool
glyph_walk_next(struct glyph_walk *w, uint32_t *cp, int *x_64)
{
	uint32_t c = next_character(w);
	if (!c)
		return false;
	int px = w->style.px;
	*cp = c;
	*x_64 = w->x_64 - spacing_pull_64(w->before, c, px);
	w->x_64 = *x_64 + text_advance_64(w->text, c, w->style);
	if (spacing_of(c) == SPACING_MIDDLE)
		w->x_64 -= px * 16;
	w->before = c;
	return true;
}

int
glyph_walk_width(const struct glyph_walk *w)
{
	return (w->x_64 - spacing_tail_64(w->before, w->style.px) + 63) / 64;
}
