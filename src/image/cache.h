/* Pictures, decoded and scaled to the size they are drawn at.
 *
 * One loader thread reads, checks, decodes and scales; the main thread asks
 * every frame for what it shows and never waits. The newest request is
 * served first, and one that the next frame does not repeat is dropped. A
 * file whose stem is 64 hex digits must have that BLAKE2b-256, else it is
 * refused. All functions are for the main thread. */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct image_cache;

enum { IMAGE_CACHE_BYTES = 32 << 20 };

enum image_fit { IMAGE_COVER, IMAGE_CONTAIN };
enum image_state { IMAGE_LOADING, IMAGE_READY, IMAGE_FAILED };

/* Owned by the cache; its pixels are valid until the next image_cache_frame_begin. */
struct image {
	enum image_state state;
	int w, h;               /* contain: may be smaller than asked */
	const uint32_t *pixels; /* ARGB8888, rows of w; NULL when not READY */
	bool opaque;            /* lets no ground through but at its rounded corners */
	unsigned id;            /* never 0, never used again for another picture */
};

/* `bytes` bounds the scaled pixels (0: IMAGE_CACHE_BYTES); only what the
 * current frame shows may pass it, up to twice. Synchronous: no thread, `get`
 * returns READY or FAILED at once. */
struct image_cache *image_cache_new(size_t bytes, bool synchronous);
void image_cache_free(struct image_cache *c); /* accepts NULL; waits for the picture being decoded */

/* Called from the loader thread when something became READY or FAILED: post
 * an event there, do nothing else. */
void image_cache_set_wake(struct image_cache *c, void (*wake)(void *), void *context);

/* A new frame: what was not asked for in the frame before is no longer wanted. The renderer calls it. */
void image_cache_frame_begin(struct image_cache *c);
/* `corners` are draw/list.h's bits: 1 TL, 2 TR, 4 BR, 8 BL; radius in px is cut into alpha. */
struct image image_cache_get(
    struct image_cache *c, const char *path, int w, int h, enum image_fit fit, int radius, int corners);
/* For the viewer: as stored, but no side longer than 4096. */
struct image image_cache_get_full(struct image_cache *c, const char *path);

size_t image_cache_bytes(const struct image_cache *c);
