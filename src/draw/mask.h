/* Shapes as coverage, to be coloured when drawn: made once for each geometry,
 * the least used dropped beyond MASK_CACHE_BYTES. A mask is valid until the
 * next mask_… call. */
#pragma once

#include "draw/command.h"

struct mask_cache;

enum { MASK_CACHE_BYTES = 2 << 20 };

struct mask_cache *mask_cache_new(void);
void mask_cache_free(struct mask_cache *c); /* accepts NULL */

/* See raster.h for what stands where. */
const struct mask *mask_disc(struct mask_cache *c, int radius);
const struct mask *mask_outline(struct mask_cache *c, int radius, int width);
const struct mask *mask_shadow(struct mask_cache *c, int w, int h, int radius, int blur); /* of a card w × h */
const struct mask *mask_ring(struct mask_cache *c, const struct command *ring);
const struct mask *mask_shapes(struct mask_cache *c, const struct command *shapes);

int mask_cache_made(const struct mask_cache *c); /* since the beginning */
