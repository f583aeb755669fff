/* See glyphs.h. */
#include "draw/glyphs.h"

#include "text/glyph.h"

/* The next character that can be seen, and where its ink begins; false at the end. */
static bool
next_visible(
    const struct canvas *v, const struct command *cmd, struct glyph_walk *walk, const struct glyph **glyph, int *x)
{
	uint32_t cp;
	int pen_64;
	while (glyph_walk_next(walk, &cp, &pen_64)) {
		int pen = cmd->r.x + ((pen_64 + 32) >> 6);
		if (pen - cmd->style.px >= v->clip.x + v->clip.w)
			return false;
		if (pen + 3 * cmd->style.px <= v->clip.x)
			continue;
		*glyph = glyph_get(walk->text, cp, cmd->style);
		*x = pen + (*glyph)->left;
		if ((*glyph)->w > 0)
			return true;
	}
	return false;
}

struct rect
glyphs_ink(struct text *t, const struct canvas *v, const struct command *cmd)
{
	struct glyph_walk walk;
	const struct glyph *glyph;
	int x, left = v->clip.x + v->clip.w, right = v->clip.x, top = v->clip.y + v->clip.h, bottom = v->clip.y;
	if (!t || !cmd->style.px)
		return (struct rect){ 0 };
	int baseline = cmd->r.y + text_ascent(t, cmd->style);
	glyph_walk_begin(&walk, t, cmd->text, cmd->len, cmd->style);
	while (next_visible(v, cmd, &walk, &glyph, &x)) {
		int y = baseline - glyph->top;
		left = x < left ? x : left;
		right = x + glyph->w > right ? x + glyph->w : right;
		top = y < top ? y : top;
		bottom = y + glyph->h > bottom ? y + glyph->h : bottom;
	}
	return rect_intersect((struct rect){ left, top, right - left, bottom - top }, v->clip);
}

void
glyphs_draw(struct text *t, struct canvas *v, const struct command *cmd)
{
	struct glyph_walk walk;
	const struct glyph *glyph;
	int x;
	if (!t || !cmd->style.px)
		return;
	int baseline = cmd->r.y + text_ascent(t, cmd->style);
	glyph_walk_begin(&walk, t, cmd->text, cmd->len, cmd->style);
	while (next_visible(v, cmd, &walk, &glyph, &x)) {
		const struct glyph_page *page = glyph_page(t, glyph->page);
		struct rect src = { glyph->x, glyph->y, glyph->w, glyph->h };
		canvas_mask(v, page->alpha, page->size, src, x, baseline - glyph->top, cmd->color);
	}
}
