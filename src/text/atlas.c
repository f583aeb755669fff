/* atlas: glyph.h's pages and table. Main thread.
 *
 * Glyphs lie on shelves: rows of a page as high as their first glyph. A new
 * glyph goes on the lowest shelf that wastes little, else on a new one, else
 * on a new page; with all pages there, the page unused for longest is emptied
 * whole, never one used in this frame. The table (open addressing, at most
 * three quarters full) is rebuilt without the entries of an emptied page. */
#include "text/atlas.h"

#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/need.h"
#include "text/glyph.h"
#include "text/inside.h"
#include "text/raster.h"
#include "text/spacing.h"

enum { SHELVES_MAX = 256, SHELF_STEP = 4, GAP = 1, NO_PAGE = -1, FIRST_SLOTS = 1024 };

struct shelf {
	int y, h, used;
};

struct page {
	struct glyph_page face; /* what the caller sees; its alpha is `alpha` */
	uint8_t *alpha;
	struct shelf shelf[SHELVES_MAX];
	int shelves, bottom;
	unsigned long frame; /* last used in */
};

struct slot {
	uint64_t key; /* 0: free */
	struct glyph glyph;
};

struct atlas {
	struct page *page[GLYPH_PAGES_MAX];
	int pages;
	struct slot *slot;
	size_t slots, used;
	unsigned long frame;
	bool full_said;
	struct glyph blank; /* for a glyph there is no room for */
};

struct atlas *
atlas_new(void)
{
	struct atlas *a = need(sizeof *a);
	a->slots = FIRST_SLOTS;
	a->slot = need(a->slots * sizeof *a->slot);
	a->frame = 1;
	return a;
}

void
atlas_free(struct atlas *a)
{
	if (!a)
		return;
	for (int i = 0; i < a->pages; i++) {
		free(a->page[i]->alpha);
		free(a->page[i]);
	}
	free(a->slot);
	free(a);
}

static uint64_t
key_of(uint32_t cp, struct text_style style)
{
	return (uint64_t)1 << 63 | (uint64_t)style.weight << 48 | (uint64_t)style.px << 32 | cp;
}

/* Where the key is, or the free slot where it belongs. */
static struct slot *
probe(struct atlas *a, uint64_t key)
{
	uint64_t hash = key * 0x9E3779B97F4A7C15u;
	for (size_t i = (size_t)(hash >> 32);; i++) {
		struct slot *s = &a->slot[i & (a->slots - 1)];
		if (s->key == key || s->key == 0)
			return s;
	}
}

/* Makes the table anew with `slots` places, without what is on `gone`. */
static void
rebuild(struct atlas *a, size_t slots, int gone)
{
	struct slot *old = a->slot;
	size_t count = a->slots;
	a->slot = need(slots * sizeof *a->slot);
	a->slots = slots;
	a->used = 0;
	for (size_t i = 0; i < count; i++) {
		if (old[i].key == 0 || (gone != NO_PAGE && old[i].glyph.page == gone))
			continue;
		*probe(a, old[i].key) = old[i];
		a->used++;
	}
	free(old);
}

static void
page_add(struct atlas *a)
{
	struct page *p = need(sizeof *p);
	p->alpha = need(GLYPH_PAGE_SIZE * GLYPH_PAGE_SIZE);
	p->face = (struct glyph_page){ .alpha = p->alpha, .size = GLYPH_PAGE_SIZE };
	a->page[a->pages++] = p;
}

/* Empties the page unused for longest; NO_PAGE if all serve this frame. */
static int
page_evict(struct atlas *a)
{
	int oldest = NO_PAGE;
	for (int i = 0; i < a->pages; i++) {
		if (a->page[i]->frame < a->frame && (oldest == NO_PAGE || a->page[i]->frame < a->page[oldest]->frame))
			oldest = i;
	}
	if (oldest == NO_PAGE)
		return NO_PAGE;
	struct page *p = a->page[oldest];
	rebuild(a, a->slots, oldest);
	memset(p->alpha, 0, (size_t)GLYPH_PAGE_SIZE * GLYPH_PAGE_SIZE);
	p->shelves = p->bottom = 0;
	p->face.generation++;
	p->frame = a->frame;
	return oldest;
}

/* Finds room for w × h on a page. `tight` wants a shelf that fits well or a
 * new one; otherwise any shelf high enough will do. */
static bool
page_place(struct page *p, int w, int h, bool tight, int *x, int *y)
{
	struct shelf *best = NULL;
	int limit = tight ? h + h / 4 + SHELF_STEP : GLYPH_PAGE_SIZE;
	for (int i = 0; i < p->shelves; i++) {
		struct shelf *s = &p->shelf[i];
		if (s->h >= h && s->h <= limit && GLYPH_PAGE_SIZE - s->used >= w && (!best || s->h < best->h))
			best = s;
	}
	if (!best) {
		int high = (h + SHELF_STEP - 1) / SHELF_STEP * SHELF_STEP;
		high = high > GLYPH_PAGE_SIZE - p->bottom ? h : high;
		if (p->shelves == SHELVES_MAX || high > GLYPH_PAGE_SIZE - p->bottom)
			return false;
		best = &p->shelf[p->shelves++];
		*best = (struct shelf){ .y = p->bottom, .h = high };
		p->bottom += high;
	}
	*x = best->used;
	*y = best->y;
	best->used += w;
	return true;
}

/* The page with room for w × h, making some if need be; NO_PAGE if none. */
static int
place(struct atlas *a, int w, int h, int *x, int *y)
{
	if (w > GLYPH_PAGE_SIZE || h > GLYPH_PAGE_SIZE)
		return NO_PAGE;
	for (int loose = 0; loose < 2; loose++) {
		for (int i = a->pages - 1; i >= 0; i--) {
			if (page_place(a->page[i], w, h, !loose, x, y))
				return i;
		}
	}
	int i = a->pages;
	if (a->pages < GLYPH_PAGES_MAX)
		page_add(a);
	else
		i = page_evict(a);
	return i != NO_PAGE && page_place(a->page[i], w, h, true, x, y) ? i : NO_PAGE;
}

/* Draws a character onto a page; false if there is no room in this frame. */
static bool
draw(struct text *t, uint32_t cp, struct text_style style, struct glyph *g)
{
	struct atlas *a = t->atlas;
	struct bitmap b = { 0 };
	*g = (struct glyph){ .page = NO_PAGE, .advance_64 = text_advance_64(t, cp, style) };
	if (spacing_of(cp) != SPACING_NONE && !spacing_is_blank(cp))
		b = raster_draw(t->raster, text_source(t, cp, style.weight), style);
	if (b.w == 0 || b.h == 0)
		return true;
	int x, y, page = place(a, b.w + GAP, b.h + GAP, &x, &y);
	if (page == NO_PAGE)
		return false;
	struct page *p = a->page[page];
	for (int row = 0; row < b.h; row++)
		memcpy(p->alpha + (size_t)(y + row) * GLYPH_PAGE_SIZE + x, b.alpha + (size_t)row * (size_t)b.w,
		    (size_t)b.w);
	g->page = page;
	g->x = (int16_t)x, g->y = (int16_t)y, g->w = (int16_t)b.w, g->h = (int16_t)b.h;
	g->left = (int16_t)b.left, g->top = (int16_t)b.top;
	return true;
}

void
glyph_frame_begin(struct text *t)
{
	t->atlas->frame++;
	t->atlas->full_said = false;
}

bool
glyph_frame_again(struct text *t)
{
	struct atlas *a = t->atlas;
	if (!a->full_said)
		return false;
	a->frame++;
	for (int i = 0; i < a->pages; i++)
		page_evict(a);
	a->full_said = false;
	return true;
}

const struct glyph *
glyph_get(struct text *t, uint32_t cp, struct text_style style)
{
	struct atlas *a = t->atlas;
	style = text_style_clamp(style);
	uint64_t key = key_of(cp, style);
	struct slot *s = probe(a, key);
	if (!s->key) {
		struct glyph g;
		if (!draw(t, cp, style, &g)) {
			if (!a->full_said)
				log_warn("no room for glyph U+%04X at %d px", (unsigned)cp, style.px);
			a->full_said = true;
			a->blank = g;
			return &a->blank;
		}
		if ((a->used + 1) * 4 > a->slots * 3)
			rebuild(a, a->slots * 2, NO_PAGE);
		s = probe(a, key); /* drawing may have rebuilt the table */
		*s = (struct slot){ key, g };
		a->used++;
	}
	if (s->glyph.page != NO_PAGE)
		a->page[s->glyph.page]->frame = a->frame;
	return &s->glyph;
}

int
glyph_page_count(struct text *t)
{
	return t->atlas->pages;
}

const struct glyph_page *
glyph_page(struct text *t, int page)
{
	ASSERT(page >= 0 && page < t->atlas->pages);
	return &t->atlas->page[page]->face;
}
