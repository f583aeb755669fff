/* See pictures.h. */
#include "draw/pictures.h"

#include <math.h>
#include <stdlib.h>
#include "base/error.h"
#include "base/log.h"
#include "base/need.h"

static const color_argb PLACEHOLDER = 0xffe9e1d0;

struct picture {
	unsigned id;
	SDL_Texture *texture;
};

struct pictures {
	SDL_Renderer *sdl;
	struct image_cache *images;
	struct picture *items;
	int count, capacity;
};

struct pictures *
pictures_new(SDL_Renderer *sdl, struct image_cache *images)
{
	struct pictures *p = need(sizeof *p);
	p->sdl = sdl;
	p->images = images;
	return p;
}

static void
drop(struct pictures *p, int i)
{
	SDL_DestroyTexture(p->items[i].texture);
	p->items[i] = p->items[--p->count];
}

void
pictures_clear(struct pictures *p)
{
	while (p->count > 0) {
		image_cache_forget(p->images, p->items[p->count - 1].id);
		drop(p, p->count - 1);
	}
}

void
pictures_free(struct pictures *p)
{
	if (!p)
		return;
	pictures_clear(p);
	free(p->items);
	free(p);
}

void
pictures_frame_begin(struct pictures *p)
{
	if (p->images)
		image_cache_frame_begin(p->images);
}

void
pictures_frame_end(struct pictures *p)
{
	for (int i = p->count - 1; i >= 0; i--) {
		if (!image_cache_holds(p->images, p->items[i].id))
			drop(p, i);
	}
}

static SDL_Texture *
find(const struct pictures *p, unsigned id)
{
	for (int i = 0; i < p->count; i++) {
		if (p->items[i].id == id)
			return p->items[i].texture;
	}
	return NULL;
}

static SDL_Texture *
upload(struct pictures *p, const struct image *image)
{
	SDL_Texture *t =
	    SDL_CreateTexture(p->sdl, SDL_PIXELFORMAT_ARGB8888, SDL_TEXTUREACCESS_STATIC, image->w, image->h);
	if (!t) {
		log_warn("no texture for a picture of %d x %d: %s", image->w, image->h, SDL_GetError());
		return NULL;
	}
	SDL_UpdateTexture(t, NULL, image->pixels, image->w * 4);
	SDL_SetTextureScaleMode(t, SDL_ScaleModeLinear);
	if (p->count == p->capacity) {
		p->capacity = p->capacity ? 2 * p->capacity : 32;
		p->items = need_more(p->items, (size_t)p->capacity * sizeof *p->items);
	}
	p->items[p->count++] = (struct picture){ image->id, t };
	image_cache_take(p->images, image->id);
	return t;
}

/* A picture of that size (w 0: as stored) as a texture, or NULL for the time being. */
static SDL_Texture *
get(struct pictures *p, struct draw_stats *stats, const struct command *cmd, bool full, struct image *image)
{
	for (int tries = 0; p->images && tries < 2; tries++) {
		*image = full ? image_cache_get_full(p->images, cmd->text)
			      : image_cache_get(
				    p->images, cmd->text, cmd->r.w, cmd->r.h, cmd->fit, cmd->radius, cmd->corners);
		stats->images_loading += image->state == IMAGE_LOADING;
		stats->images_failed += image->state == IMAGE_FAILED;
		if (image->state != IMAGE_READY)
			return NULL;
		SDL_Texture *t = find(p, image->id);
		if (!t && image->pixels)
			t = upload(p, image);
		if (t)
			return t;
		image_cache_forget(p->images, image->id); /* another renderer took it */
	}
	return NULL;
}

static void
placeholder(struct canvas *v, const struct command *cmd)
{
	color_argb c = (PLACEHOLDER & 0xffffff) | (cmd->color & 0xff000000);
	canvas_round_rect(v, cmd->r, cmd->radius, cmd->corners, c);
}

/* Rows of the picture; blended only where the ground can show. */
static void
copy_rows(struct canvas *v, SDL_Texture *t, int x, int y, struct rect rows, color_argb c, bool blend)
{
	SDL_SetTextureBlendMode(t, blend ? SDL_BLENDMODE_BLEND : SDL_BLENDMODE_NONE);
	canvas_copy(v, t, rows, x, y + rows.y, c);
}

bool
pictures_draw(struct pictures *p, struct canvas *v, const struct command *cmd)
{
	struct image image = { .state = IMAGE_LOADING };
	SDL_Texture *t = get(p, &v->stats, cmd, false, &image);
	if (!t) {
		placeholder(v, cmd);
		return image.state != IMAGE_FAILED;
	}
	int x = cmd->r.x + (cmd->r.w - image.w) / 2, y = cmd->r.y + (cmd->r.h - image.h) / 2;
	int round = cmd->corners ? cmd->radius : 0;
	color_argb c = cmd->color | 0xffffff;
	struct rect rows = { 0, 0, image.w, image.h };
	if (!image.opaque || cmd->color >> 24 != 255 || 2 * round >= image.h) {
		copy_rows(v, t, x, y, rows, c, true);
		return true;
	}
	rows.h = round;
	copy_rows(v, t, x, y, rows, c, true);
	rows.y = image.h - round;
	copy_rows(v, t, x, y, rows, c, true);
	rows = (struct rect){ 0, round, image.w, image.h - 2 * round };
	copy_rows(v, t, x, y, rows, c, false);
	return true;
}

/* One axis of the viewer: which whole source pixels can be seen, and where
 * they stand. SDL would scale the unseen ones too. */
static void
view_axis(int length, float by, float first, int clip_from, int clip_to, int *src, int *src_len, int *dst, int *dst_len)
{
	int from = (int)floorf(((float)clip_from - first) / by) - 1, to = (int)ceilf(((float)clip_to - first) / by) + 1;
	from = from < 0 ? 0 : from > length ? length : from;
	to = to < from ? from : to > length ? length : to;
	*src = from;
	*src_len = to - from;
	*dst = (int)lroundf(first + (float)from * by);
	*dst_len = (int)lroundf(first + (float)to * by) - *dst;
}

static void
view_place(const struct command *cmd, const struct image *image, struct rect clip, SDL_Rect *src, SDL_Rect *dst)
{
	float by_w = (float)cmd->r.w / (float)image->w, by_h = (float)cmd->r.h / (float)image->h;
	float by = fminf(by_w, by_h) * cmd->a;
	float left = (float)cmd->r.x + (float)cmd->r.w / 2 - cmd->b * (float)image->w * by;
	float top = (float)cmd->r.y + (float)cmd->r.h / 2 - cmd->c * (float)image->h * by;
	view_axis(image->w, by, left, clip.x, clip.x + clip.w, &src->x, &src->w, &dst->x, &dst->w);
	view_axis(image->h, by, top, clip.y, clip.y + clip.h, &src->y, &src->h, &dst->y, &dst->h);
}

bool
pictures_draw_view(struct pictures *p, struct canvas *v, const struct command *cmd)
{
	struct command fitted = *cmd;
	fitted.fit = IMAGE_CONTAIN;
	struct image image = { .state = IMAGE_LOADING };
	/* Unzoomed it is scaled once and well; zoomed, SDL scales the stored picture. */
	SDL_Texture *t = cmd->a > 1.001f ? get(p, &v->stats, &fitted, true, &image) : NULL;
	if (!t)
		t = get(p, &v->stats, &fitted, false, &image);
	if (!t)
		return image.state != IMAGE_FAILED;
	struct rect clip = rect_intersect(v->clip, cmd->r);
	SDL_Rect src, dst;
	view_place(cmd, &image, clip, &src, &dst);
	if (src.w <= 0 || src.h <= 0 || dst.w <= 0 || dst.h <= 0)
		return true;
	bool solid = image.opaque && cmd->color >> 24 == 255;
	SDL_SetTextureBlendMode(t, solid ? SDL_BLENDMODE_NONE : SDL_BLENDMODE_BLEND);
	SDL_SetTextureColorMod(t, 255, 255, 255);
	SDL_SetTextureAlphaMod(t, (uint8_t)(cmd->color >> 24));
	SDL_RenderSetClipRect(v->sdl, &(SDL_Rect){ clip.x, clip.y, clip.w, clip.h });
	SDL_RenderCopy(v->sdl, t, &src, &dst);
	SDL_RenderSetClipRect(v->sdl, NULL);
	v->stats.copies++;
	v->stats.clips++;
	return true;
}
