/* explore: see explore.h. */
#include "ui/explore.h"

#include <math.h>

static const float SWIPE_MM = 12, STILL_MM = 5;

enum explore_kind
explore_down(struct explore *e, int64_t finger, float x, float y, uint64_t now_ms)
{
	if (e->down)
		return EXPLORE_NOTHING;
	*e = (struct explore){ e->px_mm, true, false, false, finger, x, y, x, y, x, y, now_ms, now_ms, e->tapped_ms };
	return EXPLORE_NOTHING;
}

enum explore_kind
explore_move(struct explore *e, int64_t finger, float x, float y, uint64_t now_ms)
{
	if (!e->down || e->finger != finger)
		return EXPLORE_NOTHING;
	e->x = x;
	e->y = y;
	if (hypotf(x - e->still_x, y - e->still_y) > STILL_MM * e->px_mm) {
		e->still_x = x;
		e->still_y = y;
		e->still_ms = now_ms;
	}
	e->slides = e->slides || now_ms >= e->down_ms + EXPLORE_SWIPE_MS;
	return e->slides ? EXPLORE_AT : EXPLORE_NOTHING;
}

static enum explore_kind
swipe(float dx, float dy)
{
	if (fabsf(dx) > fabsf(dy))
		return dx > 0 ? EXPLORE_NEXT : EXPLORE_PREVIOUS;
	return dy < 0 ? EXPLORE_PAGE_DOWN : EXPLORE_PAGE_UP;
}

enum explore_kind
explore_up(struct explore *e, int64_t finger, float x, float y, uint64_t now_ms)
{
	if (!e->down || e->finger != finger)
		return EXPLORE_NOTHING;
	uint64_t before = e->tapped_ms;
	float dx = x - e->x0, dy = y - e->y0;
	e->down = false;
	e->x = x;
	e->y = y;
	e->tapped_ms = 0;
	if (e->slides || now_ms >= e->down_ms + EXPLORE_SWIPE_MS)
		return e->slides ? EXPLORE_NOTHING : EXPLORE_AT;
	if (hypotf(dx, dy) > SWIPE_MM * e->px_mm)
		return swipe(dx, dy);
	if (before && e->down_ms < before + EXPLORE_AGAIN_MS)
		return EXPLORE_PRESS;
	e->tapped_ms = now_ms;
	return EXPLORE_NOTHING;
}

enum explore_kind
explore_step(struct explore *e, uint64_t now_ms)
{
	if (e->down && !e->held && now_ms >= e->still_ms + EXPLORE_HOLD_MS) {
		e->held = e->slides = true;
		return EXPLORE_HELD;
	}
	if (e->down && !e->slides && now_ms >= e->down_ms + EXPLORE_SWIPE_MS) {
		e->slides = true;
		e->tapped_ms = 0;
		return EXPLORE_AT;
	}
	if (!e->down && e->tapped_ms && now_ms >= e->tapped_ms + EXPLORE_AGAIN_MS) {
		e->tapped_ms = 0;
		return EXPLORE_AT;
	}
	return EXPLORE_NOTHING;
}

uint64_t
explore_due(const struct explore *e)
{
	if (!e->down)
		return e->tapped_ms ? e->tapped_ms + EXPLORE_AGAIN_MS : UINT64_MAX;
	if (!e->slides)
		return e->down_ms + EXPLORE_SWIPE_MS;
	return e->held ? UINT64_MAX : e->still_ms + EXPLORE_HOLD_MS;
}
