/* mask_boxes: see mask_boxes.h. */
#include "update/mask_boxes.h"

#include <math.h>
#include <stdio.h>

struct rect
mask_fit(struct rect r, int width, int height)
{
	if (width <= 0 || height <= 0 || r.w <= 0 || r.h <= 0)
		return r;
	float by = fminf((float)r.w / (float)width, (float)r.h / (float)height);
	int w = (int)lroundf((float)width * by), h = (int)lroundf((float)height * by);
	return (struct rect){ r.x + (r.w - w) / 2, r.y + (r.h - h) / 2, w, h };
}

/* One axis: cut to the picture, grown about its middle, moved back inside; into thousandths. */
static bool
axis(float from, float to, int start, int length, int least, int *at, int *size)
{
	float low = fminf(from, to) - (float)start, high = fmaxf(from, to) - (float)start, all = (float)length;
	if (high < 0 || low > all)
		return false;
	low = fmaxf(low, 0);
	high = fminf(high, all);
	float missing = fminf((float)least, all) - (high - low);
	if (missing > 0) {
		low = fmaxf(low - missing / 2, 0);
		high = fminf(low + fminf((float)least, all), all);
		low = fminf(low, high - fminf((float)least, all));
	}
	*at = (int)floorf(low * 1000 / all);
	*size = (int)fminf(ceilf(high * 1000 / all), 1000) - *at;
	return true;
}

bool
mask_add(struct mask_boxes *m, struct rect at, float x0, float y0, float x1, float y1, int least)
{
	struct rect box;
	if (m->count == MASK_BOXES || at.w <= 0 || at.h <= 0 || !axis(x0, x1, at.x, at.w, least, &box.x, &box.w) ||
	    !axis(y0, y1, at.y, at.h, least, &box.y, &box.h))
		return false;
	m->box[m->count++] = box;
	return true;
}

struct rect
mask_place(const struct mask_boxes *m, int i, struct rect at)
{
	const struct rect *b = &m->box[i];
	int x = b->x * at.w / 1000, y = b->y * at.h / 1000;
	return (struct rect){ at.x + x, at.y + y, (b->x + b->w) * at.w / 1000 - x, (b->y + b->h) * at.h / 1000 - y };
}

int
mask_at(const struct mask_boxes *m, struct rect at, float x, float y, int slack)
{
	for (int pass = 0; pass < 2; pass++) /* one that was hit beats one that was nearly hit */
		for (int i = m->count; i-- > 0;) {
			int more = pass ? slack : 0;
			if (rect_contains(rect_inset(mask_place(m, i, at), -more, -more), (int)x, (int)y))
				return i;
		}
	return -1;
}

void
mask_remove(struct mask_boxes *m, int i)
{
	for (m->count--; i < m->count; i++)
		m->box[i] = m->box[i + 1];
}

void
mask_line(const struct mask_boxes *m, long photo, char *out, size_t size)
{
	int n = snprintf(out, size, "mask %ld ", photo);
	for (int i = 0; i < m->count && n < (int)size; i++)
		n += snprintf(out + n, size - (size_t)n, "%s%d,%d,%d,%d", i ? ";" : "", m->box[i].x, m->box[i].y,
		    m->box[i].w, m->box[i].h);
}
