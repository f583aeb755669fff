/* Executes a draw list on an SDL_Renderer; made to be quick with SDL's
 * software one. Main thread only. The same list gives the same bytes.
 *
 * Borrows the SDL_Renderer, the text and the image cache: all three must
 * outlive it. Its textures (glyph pages, corner and icon masks, pictures)
 * are bounded. It takes the pixels of pictures over from the image cache, so
 * one cache serves one renderer at a time. */
#pragma once

#include <SDL.h>
#include "draw/list.h"

struct renderer;

/* What the last renderer_draw did. */
struct draw_stats {
	int commands;       /* in the list */
	int executed;       /* not skipped as outside the screen or clip */
	int copies;         /* texture blits */
	int fills;          /* rectangles filled */
	int clips;          /* clip changes */
	int masks_made;     /* masks rasterised because the cache lacked them */
	int images_loading; /* pictures drawn as placeholders: more will come */
	int images_failed;
};

/* `images` may be NULL: then every picture is a placeholder. */
struct renderer *renderer_new(SDL_Renderer *sdl, struct text *text, struct image_cache *images);
void renderer_free(struct renderer *r); /* accepts NULL; before SDL_DestroyRenderer */
/* Draws, does not clear before and does not present after. */
void renderer_draw(struct renderer *r, const struct draw_list *list);
/* After SDL_RENDER_TARGETS_RESET or SDL_RENDER_DEVICE_RESET: all textures are made anew. */
void renderer_reset(struct renderer *r);
struct draw_stats renderer_stats(const struct renderer *r);
