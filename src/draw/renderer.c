/* Executes draw lists. See renderer.h.
 *
 * Every command is cut to its clip by arithmetic and drawn as one-colour
 * rectangles and unscaled copies of textures: what SDL's software renderer
 * does fastest, and what a GPU batches best. Before that, one walk over the
 * texts has their glyphs drawn, so that each glyph page is uploaded once. */
#include "draw/renderer.h"

#include <assert.h>
#include <stdlib.h>
#include "base/error.h"
#include "base/need.h"
#include "draw/canvas.h"
#include "draw/glyphs.h"
#include "draw/pictures.h"

struct renderer {
	struct canvas canvas;
	struct glyphs *glyphs;
	struct pictures *pictures;
};

static void
run_fill(struct renderer *r, const struct command *cmd)
{
	canvas_fill(&r->canvas, cmd->r, cmd->color);
}

static void
run_round(struct renderer *r, const struct command *cmd)
{
	canvas_round(&r->canvas, cmd);
}

static void
run_outline(struct renderer *r, const struct command *cmd)
{
	canvas_outline(&r->canvas, cmd);
}

static void
run_shadow(struct renderer *r, const struct command *cmd)
{
	canvas_shadow(&r->canvas, cmd);
}

static void
run_gradient(struct renderer *r, const struct command *cmd)
{
	canvas_gradient(&r->canvas, cmd);
}

static void
run_text(struct renderer *r, const struct command *cmd)
{
	glyphs_draw(r->glyphs, &r->canvas, cmd);
}

/* What stands where a picture should be that is lost: never a grey box without a word. */
static struct command
lost_words(const struct renderer *r, const struct command *cmd)
{
	static const char words[] = "照片坏了";
	enum { CHARACTERS = 4 };
	struct command c = *cmd;
	int px = r->canvas.screen.h / 36;
	c.kind = COMMAND_TEXT;
	c.style = (struct text_style){ px, TEXT_REGULAR };
	c.text = words;
	c.len = sizeof words - 1;
	c.r = (struct rect){ cmd->r.x + (cmd->r.w - CHARACTERS * px) / 2, cmd->r.y + (cmd->r.h - px) / 2, 1, 1 };
	c.color = 0xff5c574e;
	return c;
}

static void
run_lost(struct renderer *r, const struct command *cmd)
{
	struct command c = lost_words(r, cmd);
	if (c.r.x > cmd->r.x && c.r.y > cmd->r.y)
		glyphs_draw(r->glyphs, &r->canvas, &c);
}

static void
run_image(struct renderer *r, const struct command *cmd)
{
	if (!pictures_draw(r->pictures, &r->canvas, cmd))
		run_lost(r, cmd);
}

static void
run_view(struct renderer *r, const struct command *cmd)
{
	if (!pictures_draw_view(r->pictures, &r->canvas, cmd))
		run_lost(r, cmd);
}

static void
run_mask(struct renderer *r, const struct command *cmd, SDL_Texture *mask)
{
	canvas_copy(&r->canvas, mask, (struct rect){ 0, 0, cmd->r.w, cmd->r.h }, cmd->r.x, cmd->r.y, cmd->color);
}

static void
run_ring(struct renderer *r, const struct command *cmd)
{
	run_mask(r, cmd, mask_ring(r->canvas.masks, cmd));
}

static void
run_shapes(struct renderer *r, const struct command *cmd)
{
	run_mask(r, cmd, mask_shapes(r->canvas.masks, cmd));
}

static void
run_pixels(struct renderer *r, const struct command *cmd)
{
	canvas_pixels(&r->canvas, cmd);
}

static void (*const RUN[])(struct renderer *, const struct command *) = {
	[COMMAND_FILL] = run_fill,
	[COMMAND_ROUND] = run_round,
	[COMMAND_OUTLINE] = run_outline,
	[COMMAND_SHADOW] = run_shadow,
	[COMMAND_GRADIENT] = run_gradient,
	[COMMAND_TEXT] = run_text,
	[COMMAND_IMAGE] = run_image,
	[COMMAND_VIEW] = run_view,
	[COMMAND_RING] = run_ring,
	[COMMAND_SHAPES] = run_shapes,
	[COMMAND_PIXELS] = run_pixels,
};
static_assert(sizeof RUN / sizeof RUN[0] == COMMAND_KINDS, "a function for each kind of command");

struct renderer *
renderer_new(SDL_Renderer *sdl, struct text *text, struct image_cache *images)
{
	struct renderer *r = need(sizeof *r);
	r->canvas.sdl = sdl;
	r->canvas.masks = mask_cache_new(sdl);
	r->glyphs = glyphs_new(sdl, text);
	r->pictures = pictures_new(sdl, images);
	return r;
}

void
renderer_free(struct renderer *r)
{
	if (!r)
		return;
	pictures_free(r->pictures);
	glyphs_free(r->glyphs);
	mask_cache_free(r->canvas.masks);
	free(r);
}

void
renderer_reset(struct renderer *r)
{
	pictures_clear(r->pictures);
	glyphs_clear(r->glyphs);
	mask_cache_clear(r->canvas.masks);
}

struct draw_stats
renderer_stats(const struct renderer *r)
{
	return r->canvas.stats;
}

/* Sets the clip for a command; false when nothing of it shows. */
static bool
clip_to(struct canvas *v, const struct command *cmd)
{
	v->clip = rect_intersect(cmd->clip, v->screen);
	struct rect seen = rect_intersect(cmd->bounds, v->clip);
	return seen.w > 0 && seen.h > 0;
}

static void
want_glyphs(struct renderer *r, const struct command *items, size_t count)
{
	struct canvas *v = &r->canvas;
	bool lost = false; /* the words for a lost picture are at hand where there is one */
	for (size_t i = 0; i < count; i++) {
		if (items[i].kind == COMMAND_TEXT && clip_to(v, &items[i]))
			glyphs_want(r->glyphs, v, &items[i]);
		else if ((items[i].kind == COMMAND_IMAGE || items[i].kind == COMMAND_VIEW) && !lost) {
			lost = true;
			struct command words = lost_words(r, &items[i]);
			glyphs_want(r->glyphs, v, &words);
		}
	}
}

void
renderer_draw(struct renderer *r, const struct draw_list *list)
{
	struct canvas *v = &r->canvas;
	int made = mask_cache_made(v->masks);
	size_t count;
	const struct command *items = draw_list_commands(list, &count);
	v->stats = (struct draw_stats){ .commands = (int)count };
	v->screen = (struct rect){ 0 };
	SDL_GetRendererOutputSize(v->sdl, &v->screen.w, &v->screen.h);
	glyphs_frame_begin(r->glyphs);
	pictures_frame_begin(r->pictures);
	want_glyphs(r, items, count);
	if (glyphs_again(r->glyphs))
		want_glyphs(r, items, count);
	glyphs_upload(r->glyphs);
	for (size_t i = 0; i < count; i++) {
		if (!clip_to(v, &items[i]))
			continue;
		RUN[items[i].kind](r, &items[i]);
		v->stats.executed++;
	}
	pictures_frame_end(r->pictures);
	v->stats.masks_made = mask_cache_made(v->masks) - made;
}
