/* See damage.h. */
#include "draw/damage.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/need.h"

enum { TILE = 32 };

struct damage {
	int width, height, across, down;
	uint64_t *now, *before; /* a number for each square, row by row */
	struct rect *rects;     /* as many, at most */
	int count;
	bool all;
};

struct damage *
damage_new(void)
{
	return need(sizeof(struct damage));
}

static void
forget(struct damage *d)
{
	free(d->now);
	free(d->before);
	free(d->rects);
}

void
damage_free(struct damage *d)
{
	if (!d)
		return;
	forget(d);
	free(d);
}

void
damage_all(struct damage *d)
{
	d->all = true;
}

/* ------------------------------------------------------------- numbers */

static inline uint64_t
mix(uint64_t h, uint64_t with)
{
	h = (h ^ with) * 0x9E3779B97F4A7C15u;
	return h ^ h >> 29;
}

static uint64_t
mix_bytes(uint64_t h, const void *bytes, size_t n)
{
	const uint8_t *p = bytes;
	uint64_t part;
	h = mix(h, n);
	for (; n >= sizeof part; n -= sizeof part, p += sizeof part) {
		memcpy(&part, p, sizeof part);
		h = mix(h, part);
	}
	part = 0;
	if (n)
		memcpy(&part, p, n);
	return mix(h, part);
}

uint64_t
damage_number(const struct command *cmd, const struct image *image)
{
	const struct rect r = cmd->r, k = cmd->clip;
	const int plain[] = { (int)cmd->kind, r.x, r.y, r.w, r.h, k.x, k.y, k.w, k.h, (int)cmd->color, (int)cmd->color2,
		cmd->radius, cmd->corners, cmd->extent, (int)cmd->fit, cmd->style.px, (int)cmd->style.weight,
		(int)image->state, (int)image->id, cmd->shape_count };
	const float parts[] = { cmd->a, cmd->b, cmd->c };
	uint64_t h = mix_bytes(mix_bytes(0, plain, sizeof plain), parts, sizeof parts);
	if (cmd->text)
		h = mix_bytes(h, cmd->text, cmd->len);
	for (int i = 0; i < cmd->shape_count; i++) {
		const struct shape *s = &cmd->shapes[i];
		h = mix_bytes(mix(h, s->cut), s->xy, 2 * (size_t)s->points * sizeof *s->xy);
	}
	if (cmd->modules)
		h = mix_bytes(h, cmd->modules, (size_t)cmd->extent * (size_t)cmd->extent);
	return h;
}

/* --------------------------------------------------------------- frame */

void
damage_begin(struct damage *d, int width, int height)
{
	if (width != d->width || height != d->height) {
		forget(d);
		d->width = width;
		d->height = height;
		d->across = (width + TILE - 1) / TILE;
		d->down = (height + TILE - 1) / TILE;
		size_t tiles = (size_t)d->across * (size_t)d->down + 1;
		d->now = need(tiles * sizeof *d->now);
		d->before = need(tiles * sizeof *d->before);
		d->rects = need(tiles * sizeof *d->rects);
		d->all = true;
	}
	memset(d->now, 0, (size_t)d->across * (size_t)d->down * sizeof *d->now);
}

void
damage_add(struct damage *d, struct rect seen, uint64_t number)
{
	if (seen.w <= 0 || seen.h <= 0)
		return;
	int x0 = seen.x / TILE, x1 = (seen.x + seen.w - 1) / TILE;
	for (int y = seen.y / TILE; y <= (seen.y + seen.h - 1) / TILE; y++) {
		uint64_t *row = d->now + (size_t)y * (size_t)d->across;
		for (int x = x0; x <= x1; x++)
			row[x] = mix(row[x], number);
	}
}

/* Adds a run of squares: below one as wide it makes that one higher. */
static void
add_run(struct damage *d, int x0, int x1, int y)
{
	struct rect r = { x0 * TILE, y * TILE, (x1 - x0) * TILE, TILE };
	r = rect_intersect(r, (struct rect){ 0, 0, d->width, d->height });
	for (int i = d->count - 1; i >= 0; i--) {
		struct rect *above = &d->rects[i];
		if (above->y + above->h < r.y - TILE)
			break;
		if (above->x == r.x && above->w == r.w && above->y + above->h == r.y) {
			above->h += r.h;
			return;
		}
	}
	d->rects[d->count++] = r;
}

const struct rect *
damage_end(struct damage *d, int *count)
{
	d->count = 0;
	for (int y = 0; y < d->down; y++) {
		const uint64_t *now = d->now + (size_t)y * (size_t)d->across, *before = d->before + (now - d->now);
		for (int x = 0, from; x < d->across; x++) {
			for (from = x; x < d->across && (d->all || now[x] != before[x]); x++)
				;
			if (x > from)
				add_run(d, from, x, y);
		}
	}
	uint64_t *old = d->before;
	d->before = d->now;
	d->now = old;
	d->all = false;
	*count = d->count;
	return d->rects;
}
