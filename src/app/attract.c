/* attract: see attract.h. */
#include "app/attract.h"

bool
attract_touch(struct attract *a, uint64_t now_ms)
{
	bool woke = a->mode != ATTRACT_AWAKE;
	*a = (struct attract){ .touched_ms = now_ms, .home_ms = now_ms };
	return woke;
}

void
attract_home(struct attract *a, uint64_t now_ms)
{
	a->home_ms = now_ms;
}

static uint64_t
start_ms(const struct attract *a)
{
	return (a->home_ms > a->touched_ms ? a->home_ms : a->touched_ms) + ATTRACT_START_MS;
}

static enum attract_event
sleep_now(struct attract *a)
{
	a->mode = ATTRACT_NIGHT;
	a->fading = false;
	return ATTRACT_SLEEP;
}

static enum attract_event
next_slide(struct attract *a, uint64_t now_ms, unsigned slides)
{
	if (slides > 1 && now_ms - a->since_ms >= ATTRACT_SLIDE_MS) {
		a->slide = (a->slide + 1) % slides;
		a->since_ms = now_ms;
		a->fading = true;
		return ATTRACT_DRAW;
	}
	if (!a->fading)
		return ATTRACT_NOTHING;
	a->fading = now_ms - a->since_ms < ATTRACT_FADE_MS;
	return ATTRACT_DRAW; /* the last one stands at rest */
}

enum attract_event
attract_step(struct attract *a, uint64_t now_ms, struct attract_view v)
{
	if (a->mode == ATTRACT_NIGHT) {
		if (v.night)
			return ATTRACT_NOTHING;
		a->mode = ATTRACT_AWAKE;
		a->home_ms = now_ms;
		return ATTRACT_MORNING;
	}
	if (v.night && now_ms - a->touched_ms >= ATTRACT_WAKE_MS)
		return sleep_now(a);
	if (a->mode == ATTRACT_SLIDES)
		return next_slide(a, now_ms, v.slides);
	if (!v.quiet || !v.slides || v.night || now_ms < start_ms(a))
		return ATTRACT_NOTHING;
	a->mode = ATTRACT_SLIDES;
	a->slide = 0;
	a->since_ms = now_ms;
	a->fading = false;
	return ATTRACT_BEGIN;
}

uint64_t
attract_next_deadline(const struct attract *a, uint64_t now_ms, struct attract_view v)
{
	uint64_t next = UINT64_MAX;
	if (a->mode == ATTRACT_NIGHT)
		return next;
	if (a->mode == ATTRACT_SLIDES)
		next = a->fading ? now_ms + ATTRACT_FRAME_MS : v.slides > 1 ? a->since_ms + ATTRACT_SLIDE_MS : next;
	else if (v.quiet && v.slides && !v.night)
		next = start_ms(a);
	if (v.night && a->touched_ms + ATTRACT_WAKE_MS < next)
		next = a->touched_ms + ATTRACT_WAKE_MS;
	return next;
}

int
attract_fade(const struct attract *a, uint64_t now_ms)
{
	if (!a->fading || now_ms - a->since_ms >= ATTRACT_FADE_MS)
		return 255;
	return (int)((now_ms - a->since_ms) * 255 / ATTRACT_FADE_MS);
}

bool
attract_is_night(struct datetime now, int from, int to)
{
	int minute = now.hour * 60 + now.minute;
	if (from == to || now.date.year < 2020 || now.date.year >= 2090)
		return false;
	return from < to ? minute >= from && minute < to : minute >= from || minute < to;
}

void
attract_drift(uint64_t now_ms, int *dx, int *dy)
{
	int step = (int)(now_ms / ATTRACT_DRIFT_MS % 4);
	*dx = step == 1 || step == 2 ? ATTRACT_DRIFT_PX : 0;
	*dy = step >= 2 ? ATTRACT_DRIFT_PX : 0;
}
