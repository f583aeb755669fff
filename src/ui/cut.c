/* cut: see cut.h. */
#include "ui/cut.h"

static int
within(int want, int most)
{
	return want < 0 ? 0 : want > most ? most : want;
}

struct rect
cut_top(struct rect *r, int h)
{
	h = within(h, r->h);
	struct rect piece = { r->x, r->y, r->w, h };
	r->y += h;
	r->h -= h;
	return piece;
}

struct rect
cut_bottom(struct rect *r, int h)
{
	h = within(h, r->h);
	r->h -= h;
	return (struct rect){ r->x, r->y + r->h, r->w, h };
}

struct rect
cut_left(struct rect *r, int w)
{
	w = within(w, r->w);
	struct rect piece = { r->x, r->y, w, r->h };
	r->x += w;
	r->w -= w;
	return piece;
}

struct rect
cut_right(struct rect *r, int w)
{
	w = within(w, r->w);
	r->w -= w;
	return (struct rect){ r->x + r->w, r->y, w, r->h };
}

struct rect
cut_column(struct rect r, int i, int n, int gap)
{
	int from = (r.w + gap) * i / n, to = (r.w + gap) * (i + 1) / n;
	return (struct rect){ r.x + from, r.y, to - from - gap, r.h };
}

struct rect
cut_middle(struct rect r, int w, int h)
{
	w = within(w, r.w);
	h = within(h, r.h);
	return (struct rect){ r.x + (r.w - w) / 2, r.y + (r.h - h) / 2, w, h };
}
