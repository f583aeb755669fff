/* The cache of masks. See mask.h.
 *
 * An entry is found by its whole geometry, not by a hash alone: the bytes of
 * the key are kept and compared. */
#include "draw/mask.h"

#include <stdlib.h>
#include <string.h>
#include "base/need.h"
#include "base/str.h"

enum { ENTRIES = 256 };

enum mask_kind { MASK_DISC, MASK_OUTLINE, MASK_SHADOW, MASK_RING, MASK_SHAPES };

struct entry {
	struct strbuf key;
	struct mask mask;
	size_t bytes;
	unsigned used;
};

struct mask_cache {
	struct entry entries[ENTRIES];
	int count, made;
	size_t bytes;
	unsigned clock;
	struct strbuf key; /* of the mask asked for */
};

struct mask_cache *
mask_cache_new(void)
{
	return need(sizeof(struct mask_cache));
}

static void
entry_drop(struct mask_cache *c, int i)
{
	struct entry *e = &c->entries[i];
	free(e->mask.alpha);
	strbuf_free(&e->key);
	c->bytes -= e->bytes;
	c->entries[i] = c->entries[--c->count];
}

void
mask_cache_free(struct mask_cache *c)
{
	if (!c)
		return;
	while (c->count > 0)
		entry_drop(c, c->count - 1);
	strbuf_free(&c->key);
	free(c);
}

int
mask_cache_made(const struct mask_cache *c)
{
	return c->made;
}

/* Keys. */

static void
key_begin(struct mask_cache *c, enum mask_kind kind, int a, int b)
{
	int head[3] = { (int)kind, a, b };
	strbuf_clear(&c->key);
	strbuf_append_n(&c->key, head, sizeof head);
}

static const struct mask *
find(struct mask_cache *c)
{
	c->clock++;
	for (int i = 0; i < c->count; i++) {
		struct entry *e = &c->entries[i];
		if (e->key.len != c->key.len || memcmp(e->key.data, c->key.data, c->key.len) != 0)
			continue;
		e->used = c->clock;
		return &e->mask;
	}
	return NULL;
}

static void
drop_oldest(struct mask_cache *c)
{
	int oldest = 0;
	for (int i = 1; i < c->count; i++) {
		if (c->clock - c->entries[i].used > c->clock - c->entries[oldest].used)
			oldest = i;
	}
	entry_drop(c, oldest);
}

static struct mask
mask_blank(int w, int h)
{
	struct mask m = { need((size_t)w * (size_t)h), w, h };
	return m;
}

/* Keeps the finished mask, and its bytes, under the present key. */
static const struct mask *
keep(struct mask_cache *c, struct mask m)
{
	size_t bytes = (size_t)m.w * (size_t)m.h;
	while (c->count > 0 && (c->count == ENTRIES || c->bytes + bytes > MASK_CACHE_BYTES))
		drop_oldest(c);
	struct entry *e = &c->entries[c->count++];
	*e = (struct entry){ .mask = m, .bytes = bytes, .used = c->clock };
	strbuf_append_n(&e->key, c->key.data, c->key.len);
	c->bytes += bytes;
	c->made++;
	return &e->mask;
}

/* The kinds. */

const struct mask *
mask_disc(struct mask_cache *c, int radius)
{
	key_begin(c, MASK_DISC, radius, 0);
	const struct mask *kept = find(c);
	if (kept)
		return kept;
	struct mask m = mask_blank(2 * radius, 2 * radius);
	raster_disc(m, radius);
	return keep(c, m);
}

const struct mask *
mask_outline(struct mask_cache *c, int radius, int width)
{
	int half = radius > width ? radius : width;
	key_begin(c, MASK_OUTLINE, radius, width);
	const struct mask *kept = find(c);
	if (kept)
		return kept;
	struct mask m = mask_blank(2 * half, 2 * half);
	raster_outline(m, radius, width);
	return keep(c, m);
}

const struct mask *
mask_shadow(struct mask_cache *c, int w, int h, int radius, int blur)
{
	int size[2] = { w, h };
	key_begin(c, MASK_SHADOW, radius, blur);
	strbuf_append_n(&c->key, size, sizeof size);
	const struct mask *kept = find(c);
	if (kept)
		return kept;
	struct mask m = mask_blank(w + 2 * blur, h + 2 * blur);
	raster_shadow(m, radius, blur);
	return keep(c, m);
}

const struct mask *
mask_ring(struct mask_cache *c, const struct command *ring)
{
	float turns[2] = { ring->a, ring->b };
	key_begin(c, MASK_RING, ring->radius, ring->extent);
	strbuf_append_n(&c->key, turns, sizeof turns);
	const struct mask *kept = find(c);
	if (kept)
		return kept;
	struct mask m = mask_blank(ring->r.w, ring->r.h);
	raster_ring(m, ring->radius, ring->extent, ring->a, ring->b);
	return keep(c, m);
}

const struct mask *
mask_shapes(struct mask_cache *c, const struct command *shapes)
{
	key_begin(c, MASK_SHAPES, shapes->r.w, shapes->r.h);
	for (int i = 0; i < shapes->shape_count; i++) {
		const struct shape *s = &shapes->shapes[i];
		int head[2] = { s->cut, s->points };
		strbuf_append_n(&c->key, head, sizeof head);
		strbuf_append_n(&c->key, s->xy, 2 * (size_t)s->points * sizeof *s->xy);
	}
	const struct mask *kept = find(c);
	if (kept)
		return kept;
	struct mask m = mask_blank(shapes->r.w, shapes->r.h);
	raster_shapes(m, shapes->shapes, shapes->shape_count);
	return keep(c, m);
}
