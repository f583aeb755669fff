/* See glyphs.h. */
#include "draw/glyphs.h"

#include <stdlib.h>
#include "base/error.h"
#include "base/log.h"
#include "base/need.h"
#include "text/glyph.h"

struct page {
	SDL_Texture *texture;
	unsigned generation;
};

struct glyphs {
	SDL_Renderer *sdl;
	struct text *text;
	struct page pages[GLYPH_PAGES_MAX];
};

struct glyphs *
glyphs_new(SDL_Renderer *sdl, struct text *text)
{
	struct glyphs *g = need(sizeof *g);
	g->sdl = sdl;
	g->text = text;
	return g;
}

void
glyphs_clear(struct glyphs *g)
{
	for (int i = 0; i < GLYPH_PAGES_MAX; i++) {
		if (g->pages[i].texture)
			SDL_DestroyTexture(g->pages[i].texture);
		g->pages[i].texture = NULL;
	}
}

void
glyphs_free(struct glyphs *g)
{
	if (!g)
		return;
	glyphs_clear(g);
	free(g);
}

void
glyphs_frame_begin(struct glyphs *g)
{
	if (g->text)
		glyph_frame_begin(g->text);
}

static bool
outside(const struct canvas *v, const struct command *cmd)
{
	return !cmd->style.px || cmd->bounds.y >= v->clip.y + v->clip.h || cmd->bounds.y + cmd->bounds.h <= v->clip.y ||
	       cmd->bounds.x >= v->clip.x + v->clip.w;
}

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

void
glyphs_want(struct glyphs *g, const struct canvas *v, const struct command *cmd)
{
	struct glyph_walk walk;
	const struct glyph *glyph;
	int x;
	if (!g->text || outside(v, cmd))
		return;
	glyph_walk_begin(&walk, g->text, cmd->text, cmd->len, cmd->style);
	while (next_visible(v, cmd, &walk, &glyph, &x))
		;
}

bool
glyphs_again(struct glyphs *g)
{
	return g->text && glyph_frame_again(g->text);
}

static void
page_upload(struct page *p, const struct glyph_page *from, int y0, int y1)
{
	int n = (y1 - y0) * from->size;
	uint32_t *rows = need((size_t)n * sizeof *rows);
	const uint8_t *alpha = from->alpha + (size_t)y0 * (size_t)from->size;
	for (int i = 0; i < n; i++)
		rows[i] = (uint32_t)alpha[i] << 24 | 0xffffff;
	SDL_UpdateTexture(p->texture, &(SDL_Rect){ 0, y0, from->size, y1 - y0 }, rows, from->size * 4);
	free(rows);
}

static void
page_refresh(struct glyphs *g, int i)
{
	const struct glyph_page *from = glyph_page(g->text, i);
	struct page *p = &g->pages[i];
	int y0 = from->dirty_y0, y1 = from->dirty_y1;
	if (!p->texture) {
		p->texture = SDL_CreateTexture(
		    g->sdl, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC, from->size, from->size);
		if (!p->texture) {
			log_warn("no texture for glyphs: %s", SDL_GetError());
			return;
		}
		SDL_SetTextureBlendMode(p->texture, SDL_BLENDMODE_BLEND);
		SDL_SetTextureScaleMode(p->texture, SDL_ScaleModeNearest);
		p->generation = from->generation + 1;
	}
	if (p->generation != from->generation) {
		y0 = 0;
		y1 = from->size;
	}
	p->generation = from->generation;
	if (y1 > y0)
		page_upload(p, from, y0, y1);
	glyph_page_clean(g->text, i);
}

void
glyphs_upload(struct glyphs *g)
{
	for (int i = 0; g->text && i < glyph_page_count(g->text); i++)
		page_refresh(g, i);
}

void
glyphs_draw(struct glyphs *g, struct canvas *v, const struct command *cmd)
{
	struct glyph_walk walk;
	const struct glyph *glyph;
	int x;
	if (!g->text || outside(v, cmd))
		return;
	int baseline = cmd->r.y + text_ascent(g->text, cmd->style);
	glyph_walk_begin(&walk, g->text, cmd->text, cmd->len, cmd->style);
	while (next_visible(v, cmd, &walk, &glyph, &x)) {
		struct rect src = { glyph->x, glyph->y, glyph->w, glyph->h };
		canvas_copy(v, g->pages[glyph->page].texture, src, x, baseline - glyph->top, cmd->color);
	}
}
