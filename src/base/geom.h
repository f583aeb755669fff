/* Rectangles and colours, in pixels; y grows downwards. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct rect {
	int x, y, w, h;
};

typedef uint32_t color_argb; /* 0xAARRGGBB, not premultiplied */

static inline bool
rect_contains(struct rect r, int x, int y)
{
	return x >= r.x && y >= r.y && x < r.x + r.w && y < r.y + r.h;
}

static inline struct rect
rect_inset(struct rect r, int dx, int dy)
{
	return (struct rect){ r.x + dx, r.y + dy, r.w - 2 * dx, r.h - 2 * dy };
}

static inline struct rect
rect_intersect(struct rect a, struct rect b)
{
	int x = a.x > b.x ? a.x : b.x, y = a.y > b.y ? a.y : b.y;
	int right = a.x + a.w < b.x + b.w ? a.x + a.w : b.x + b.w;
	int bottom = a.y + a.h < b.y + b.h ? a.y + a.h : b.y + b.h;
	return (struct rect){ x, y, right > x ? right - x : 0, bottom > y ? bottom - y : 0 };
}
