/* Small white textures with a shape in their alpha, to be coloured when
 * drawn: made once for each geometry, the least used dropped beyond
 * MASK_CACHE_BYTES. A texture is valid until the next mask_… call. */
#pragma once

#include <SDL.h>
#include "draw/command.h"

struct mask_cache;

enum { MASK_CACHE_BYTES = 8 << 20 };

struct mask_cache *mask_cache_new(SDL_Renderer *sdl);
void mask_cache_free(struct mask_cache *c); /* accepts NULL */
void mask_cache_clear(struct mask_cache *c);

/* See raster.h for what stands where. NULL when SDL has no room. */
SDL_Texture *mask_disc(struct mask_cache *c, int radius);
SDL_Texture *mask_outline(struct mask_cache *c, int radius, int width);
SDL_Texture *mask_shadow(struct mask_cache *c, int w, int h, int radius, int blur); /* of a card w × h */
SDL_Texture *mask_ring(struct mask_cache *c, const struct command *ring);
SDL_Texture *mask_shapes(struct mask_cache *c, const struct command *shapes);

int mask_cache_made(const struct mask_cache *c); /* since the beginning */
