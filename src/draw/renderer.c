/* Executes draw lists. See renderer.h.
 *
 * One walk over the list finds what of each command can be seen, has glyphs
 * and pictures at hand, and folds its number into the squares it touches
 * (damage.h). What differs from the frame before is then drawn, BAND rows at
 * a time so that they stay in the processor's cache: each command in turn,
 * cut to the band by arithmetic, from the last one that covers all of it. */
#include "draw/renderer.h"

#include <assert.h>
#include <stdlib.h>
#include "base/error.h"
#include "base/need.h"
#include "draw/canvas.h"
#include "draw/damage.h"
#include "draw/glyphs.h"
#include "draw/pictures.h"
#include "text/glyph.h"

enum { BAND = 64 };

/* What one command shows on this frame. */
struct item {
	struct rect seen; /* nothing outside of it is touched */
	struct image image;
};

struct renderer {
	struct canvas canvas;
	struct text *text;
	struct image_cache *images;
	struct damage *damage;
	struct item *items; /* one for each command */
	size_t capacity;
	const void *pixels; /* what it drew on */
	int width, height;
	struct draw_stats stats;
};

static void
run_fill(struct renderer *r, const struct command *cmd, const struct image *image)
{
	canvas_fill(&r->canvas, cmd->r, cmd->color);
}

static void
run_round(struct renderer *r, const struct command *cmd, const struct image *image)
{
	canvas_round(&r->canvas, cmd);
}

static void
run_outline(struct renderer *r, const struct command *cmd, const struct image *image)
{
	canvas_outline(&r->canvas, cmd);
}

static void
run_shadow(struct renderer *r, const struct command *cmd, const struct image *image)
{
	canvas_shadow(&r->canvas, cmd);
}

static void
run_gradient(struct renderer *r, const struct command *cmd, const struct image *image)
{
	canvas_gradient(&r->canvas, cmd);
}

static void
run_text(struct renderer *r, const struct command *cmd, const struct image *image)
{
	glyphs_draw(r->text, &r->canvas, cmd);
}

/* What stands where a picture should be that is lost: never a grey box without a word. */
static void
run_lost(struct renderer *r, const struct command *cmd)
{
	static const char words[] = "照片坏了";
	enum { CHARACTERS = 4 };
	struct command c = *cmd;
	int px = r->height / 36;
	c.kind = COMMAND_TEXT;
	c.style = (struct text_style){ px, TEXT_REGULAR };
	c.text = words;
	c.len = sizeof words - 1;
	c.r = (struct rect){ cmd->r.x + (cmd->r.w - CHARACTERS * px) / 2, cmd->r.y + (cmd->r.h - px) / 2, 1, 1 };
	c.color = 0xff5c574e;
	if (c.r.x > cmd->r.x && c.r.y > cmd->r.y)
		glyphs_draw(r->text, &r->canvas, &c);
}

static void
run_image(struct renderer *r, const struct command *cmd, const struct image *image)
{
	pictures_draw(&r->canvas, cmd, image);
	if (image->state == IMAGE_FAILED)
		run_lost(r, cmd);
}

static void
run_view(struct renderer *r, const struct command *cmd, const struct image *image)
{
	pictures_draw_view(&r->canvas, cmd, image);
	if (image->state == IMAGE_FAILED)
		run_lost(r, cmd);
}

static void
run_mask(struct renderer *r, const struct command *cmd, const struct mask *m)
{
	struct rect all = { 0, 0, cmd->r.w, cmd->r.h };
	canvas_mask(&r->canvas, m->alpha, m->w, all, cmd->r.x, cmd->r.y, cmd->color);
}

static void
run_ring(struct renderer *r, const struct command *cmd, const struct image *image)
{
	run_mask(r, cmd, mask_ring(r->canvas.masks, cmd));
}

static void
run_shapes(struct renderer *r, const struct command *cmd, const struct image *image)
{
	run_mask(r, cmd, mask_shapes(r->canvas.masks, cmd));
}

static void
run_pixels(struct renderer *r, const struct command *cmd, const struct image *image)
{
	canvas_pixels(&r->canvas, cmd);
}

static void (*const RUN[])(struct renderer *, const struct command *, const struct image *) = {
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
renderer_new(struct text *text, struct image_cache *images)
{
	struct renderer *r = need(sizeof *r);
	r->text = text;
	r->images = images;
	r->canvas.masks = mask_cache_new();
	r->damage = damage_new();
	return r;
}

void
renderer_free(struct renderer *r)
{
	if (!r)
		return;
	damage_free(r->damage);
	mask_cache_free(r->canvas.masks);
	free(r->items);
	free(r);
}

void
renderer_forget(struct renderer *r)
{
	damage_all(r->damage);
}

struct draw_stats
renderer_stats(const struct renderer *r)
{
	return r->stats;
}

/* ----------------------------------------------------- what can be seen */

static bool
is_picture(const struct command *cmd)
{
	return cmd->kind == COMMAND_IMAGE || cmd->kind == COMMAND_VIEW;
}

static void
see_texts(struct renderer *r, const struct command *cmd, size_t count, struct rect screen)
{
	for (size_t i = 0; i < count; i++) {
		r->canvas.clip = rect_intersect(rect_intersect(cmd[i].bounds, cmd[i].clip), screen);
		r->items[i].seen = r->canvas.clip;
		if (cmd[i].kind == COMMAND_TEXT && r->canvas.clip.w > 0 && r->canvas.clip.h > 0)
			r->items[i].seen = glyphs_ink(r->text, &r->canvas, &cmd[i]);
	}
}

static void
see(struct renderer *r, const struct command *cmd, size_t count, struct rect screen)
{
	if (count > r->capacity) {
		r->capacity = 2 * count;
		r->items = need_more(r->items, r->capacity * sizeof *r->items);
	}
	if (r->text)
		glyph_frame_begin(r->text);
	if (r->images)
		image_cache_frame_begin(r->images);
	see_texts(r, cmd, count, screen);
	if (r->text && glyph_frame_again(r->text))
		see_texts(r, cmd, count, screen);
	damage_begin(r->damage, screen.w, screen.h);
	for (size_t i = 0; i < count; i++) {
		struct item *item = &r->items[i];
		item->image = (struct image){ 0 };
		if (item->seen.w <= 0 || item->seen.h <= 0)
			continue;
		r->stats.executed++;
		if (is_picture(&cmd[i])) {
			item->image = pictures_get(r->images, &cmd[i]);
			r->stats.images_loading += item->image.state == IMAGE_LOADING;
			r->stats.images_failed += item->image.state == IMAGE_FAILED;
		}
		damage_add(r->damage, item->seen, damage_number(&cmd[i], &item->image));
	}
}

/* ---------------------------------------------------------------- bands */

static bool
within(struct rect inner, struct rect outer)
{
	struct rect both = rect_intersect(inner, outer);
	return both.w == inner.w && both.h == inner.h;
}

/* Nothing below it shows in the band. */
static bool
covers(const struct command *cmd, struct rect band)
{
	bool box = cmd->kind == COMMAND_FILL || cmd->kind == COMMAND_ROUND;
	return box && cmd->color >> 24 == 255 && within(band, cmd->clip) &&
	       (within(band, rect_inset(cmd->r, cmd->radius, 0)) || within(band, rect_inset(cmd->r, 0, cmd->radius)));
}

static void
draw_band(struct renderer *r, const struct command *cmd, size_t count, struct rect band)
{
	size_t first = count;
	while (first > 0 && !covers(&cmd[first - 1], band))
		first--;
	for (size_t i = first ? first - 1 : 0; i < count; i++) {
		struct rect clip = rect_intersect(r->items[i].seen, band);
		if (clip.w <= 0 || clip.h <= 0)
			continue;
		r->canvas.clip = clip;
		RUN[cmd[i].kind](r, &cmd[i], &r->items[i].image);
	}
}

const SDL_Rect *
renderer_draw(struct renderer *r, const struct draw_list *list, SDL_Surface *to, int *rects)
{
	struct canvas *v = &r->canvas;
	int made = mask_cache_made(v->masks);
	size_t count;
	const struct command *cmd = draw_list_commands(list, &count);
	if (to->pixels != r->pixels || to->w != r->width || to->h != r->height)
		renderer_forget(r);
	r->pixels = v->pixels = to->pixels;
	v->stride = to->pitch / (int)sizeof *v->pixels;
	r->width = to->w;
	r->height = to->h;
	r->stats = (struct draw_stats){ .commands = (int)count };
	see(r, cmd, count, (struct rect){ 0, 0, to->w, to->h });
	const struct rect *area = damage_end(r->damage, rects);
	for (int i = 0; i < *rects; i++) {
		r->stats.painted += (long)area[i].w * area[i].h;
		for (int y = 0; y < area[i].h; y += BAND) {
			struct rect band = { area[i].x, area[i].y + y, area[i].w, BAND };
			draw_band(r, cmd, count, rect_intersect(band, area[i]));
		}
	}
	r->stats.masks_made = mask_cache_made(v->masks) - made;
	static_assert(sizeof *area == sizeof(SDL_Rect), "the same four numbers");
	return (const SDL_Rect *)area;
}
