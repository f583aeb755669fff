/* Touch gestures. See gesture.h.
 *
 * Every contact that lies on the glass has a row in `fingers` until it is
 * lifted. At most two of them count (`first`, `second`); the others are
 * `dead`: known, so that their moves and releases are swallowed, and never
 * heard. SPENT is the state after a pinch, or from a waking touch on: all
 * contacts are dead, new ones too, until the glass is clear. */
#include "ui/gesture.h"

#include <math.h>
#include <stdlib.h>
#include "base/error.h"
#include "base/need.h"

enum { FINGERS = 16, SAMPLES = 32, RESTING_MS = 2000, STALE_MS = 10000, SPEED_WINDOW_MS = 100, SAMPLE_MS = 4 };

static const float TAP_MM = 8, SCROLL_MM = 3, STILL_MM = 2, PINCH_MM = 3, APART_MM = 5;

enum state { IDLE, PRESSED, DRAGGING, PINCHING, SPENT };

struct finger {
	bool used, dead;
	int64_t id;
	float x0, y0, x, y;
	float still_x, still_y; /* where it last came to lie … */
	uint64_t still_ms;      /* … and since when */
};

struct sample {
	float x, y;
	uint64_t ms;
};

struct gesture {
	float px_per_mm;
	enum state state;
	struct finger fingers[FINGERS];
	struct finger *first, *second;
	int area;
	enum gesture_axis axis;
	uint64_t block_until_ms;
	struct sample samples[SAMPLES]; /* of `first`, a ring */
	unsigned sampled;
	bool pinch_moved;
	float apart, middle_x, middle_y; /* as last told */
};

struct gesture *
gesture_new(float px_per_mm)
{
	struct gesture *g = need(sizeof *g);
	gesture_set_px_per_mm(g, px_per_mm);
	return g;
}

void
gesture_free(struct gesture *g)
{
	free(g);
}

void
gesture_set_px_per_mm(struct gesture *g, float px_per_mm)
{
	ASSERT(px_per_mm > 0);
	g->px_per_mm = px_per_mm;
}

void
gesture_set_area(struct gesture *g, int scrolls)
{
	g->area = scrolls;
}

static int
tell(struct gesture_event *out, int n, enum gesture_kind kind, float x, float y)
{
	ASSERT(n < GESTURE_MAX_EVENTS);
	out[n] = (struct gesture_event){ .kind = kind, .x = x, .y = y, .scale = 1 };
	return n + 1;
}

/* Fingers: who lies on the glass. */

static struct finger *
finger_find(struct gesture *g, int64_t id)
{
	for (int i = 0; i < FINGERS; i++) {
		if (g->fingers[i].used && g->fingers[i].id == id)
			return &g->fingers[i];
	}
	return NULL;
}

static struct finger *
finger_add(struct gesture *g, int64_t id, float x, float y, uint64_t now_ms)
{
	for (int i = 0; i < FINGERS; i++) {
		struct finger *f = &g->fingers[i];
		if (f->used)
			continue;
		*f = (struct finger){ .used = true,
			.id = id,
			.x0 = x,
			.y0 = y,
			.x = x,
			.y = y,
			.still_x = x,
			.still_y = y,
			.still_ms = now_ms };
		return f;
	}
	return NULL; /* more than anybody has: unknown, so never heard */
}

static void
finger_move(const struct gesture *g, struct finger *f, float x, float y, uint64_t now_ms)
{
	f->x = x;
	f->y = y;
	if (hypotf(x - f->still_x, y - f->still_y) <= STILL_MM * g->px_per_mm)
		return;
	f->still_x = x;
	f->still_y = y;
	f->still_ms = now_ms;
}

static bool
finger_still_for(const struct finger *f, uint64_t now_ms, uint64_t ms)
{
	return now_ms >= f->still_ms + ms;
}

static void
all_dead(struct gesture *g, enum state state)
{
	for (int i = 0; i < FINGERS; i++)
		g->fingers[i].dead = true;
	g->first = g->second = NULL;
	g->state = state;
}

static void
finger_remove(struct gesture *g, struct finger *f)
{
	f->used = false;
	for (int i = 0; i < FINGERS; i++) {
		if (g->fingers[i].used)
			return;
	}
	g->first = g->second = NULL;
	g->state = IDLE;
}

/* A dirty frame can report a touch for ever, and a lift can be lost: what
 * has not stirred for so long is no finger. A press may rest: it still taps. */
static int
forget_stale(struct gesture *g, uint64_t now_ms, struct gesture_event *out)
{
	int n = 0;
	bool moving = g->state == DRAGGING || g->state == PINCHING;
	if (moving && finger_still_for(g->first, now_ms, STALE_MS))
		n = gesture_cancel(g, out);
	for (int i = 0; i < FINGERS; i++) {
		struct finger *f = &g->fingers[i];
		if (f->used && f->dead && finger_still_for(f, now_ms, STALE_MS))
			finger_remove(g, f);
	}
	return n;
}

/* Speed: where the first finger was lately. */

static void
sample_add(struct gesture *g, float x, float y, uint64_t now_ms)
{
	struct sample *last = g->sampled ? &g->samples[(g->sampled - 1) % SAMPLES] : NULL;
	if (g->sampled > 1 && now_ms < last->ms + SAMPLE_MS) {
		last->x = x; /* keeps its time, or a 1000 Hz mouse would never leave one */
		last->y = y;
		return;
	}
	g->samples[g->sampled++ % SAMPLES] = (struct sample){ x, y, now_ms };
}

static void
speed(const struct gesture *g, const struct finger *f, uint64_t now_ms, float *vx, float *vy)
{
	unsigned oldest = g->sampled > SAMPLES ? g->sampled - SAMPLES : 0;
	*vx = *vy = 0;
	for (unsigned i = oldest; i < g->sampled; i++) {
		const struct sample *s = &g->samples[i % SAMPLES];
		if (s->ms + SPEED_WINDOW_MS < now_ms || s->ms >= now_ms)
			continue;
		float seconds = (float)(now_ms - s->ms) / 1000;
		*vx = (f->x - s->x) / seconds;
		*vy = (f->y - s->y) / seconds;
		return;
	}
}

/* One finger. */

static int
press(struct gesture *g, struct finger *f, uint64_t now_ms, struct gesture_event *out, int n)
{
	g->first = f;
	g->state = PRESSED;
	g->area = 0;
	g->sampled = 0;
	sample_add(g, f->x, f->y, now_ms);
	return tell(out, n, GESTURE_PRESS, f->x, f->y);
}

/* Whether the pressed finger has gone far enough to drag, and along what. */
static bool
drag_begins(const struct gesture *g, const struct finger *f, enum gesture_axis *axis)
{
	float dx = fabsf(f->x - f->x0) / g->px_per_mm, dy = fabsf(f->y - f->y0) / g->px_per_mm;
	float far = hypotf(dx, dy);
	bool scrolls_x = g->area & GESTURE_SCROLLS_X, scrolls_y = g->area & GESTURE_SCROLLS_Y;
	*axis = dx > dy ? GESTURE_AXIS_X : GESTURE_AXIS_Y;
	if (g->area & GESTURE_PANS) {
		*axis = GESTURE_AXIS_FREE;
		return far >= SCROLL_MM;
	}
	if (scrolls_x && scrolls_y)
		return far >= SCROLL_MM;
	/* Where one axis scrolls, a slanting finger means that one. */
	if (scrolls_y && dy >= SCROLL_MM && dy >= dx / 2) {
		*axis = GESTURE_AXIS_Y;
		return true;
	}
	if (scrolls_x && dx >= SCROLL_MM && dx >= dy / 2) {
		*axis = GESTURE_AXIS_X;
		return true;
	}
	return far > TAP_MM;
}

static int
drag_by(const struct gesture *g, float dx, float dy, struct gesture_event *out, int n)
{
	dx = g->axis == GESTURE_AXIS_Y ? 0 : dx;
	dy = g->axis == GESTURE_AXIS_X ? 0 : dy;
	if (dx == 0 && dy == 0)
		return n;
	n = tell(out, n, GESTURE_DRAG, g->first->x, g->first->y);
	out[n - 1].axis = g->axis;
	out[n - 1].dx = dx;
	out[n - 1].dy = dy;
	return n;
}

static int
first_moved(struct gesture *g, float old_x, float old_y, uint64_t now_ms, struct gesture_event *out, int n)
{
	struct finger *f = g->first;
	sample_add(g, f->x, f->y, now_ms);
	if (g->state == DRAGGING)
		return drag_by(g, f->x - old_x, f->y - old_y, out, n);
	if (!drag_begins(g, f, &g->axis))
		return n;
	g->state = DRAGGING;
	n = tell(out, n, GESTURE_DRAG_BEGIN, f->x0, f->y0);
	out[n - 1].axis = g->axis;
	return n;
}

static int
first_lifted(struct gesture *g, uint64_t now_ms, struct gesture_event *out, int n)
{
	struct finger *f = g->first;
	if (g->state == PRESSED) {
		n = tell(out, n, GESTURE_TAP, f->x0, f->y0);
	} else {
		n = tell(out, n, GESTURE_DRAG_END, f->x, f->y);
		struct gesture_event *end = &out[n - 1];
		end->axis = g->axis;
		speed(g, f, now_ms, &end->vx, &end->vy);
		end->vx = g->axis == GESTURE_AXIS_Y ? 0 : end->vx;
		end->vy = g->axis == GESTURE_AXIS_X ? 0 : end->vy;
	}
	g->first = NULL;
	g->state = IDLE;
	return n;
}

/* Two fingers. */

static float
pinch_measure(const struct gesture *g, float *middle_x, float *middle_y)
{
	*middle_x = (g->first->x + g->second->x) / 2;
	*middle_y = (g->first->y + g->second->y) / 2;
	float apart = hypotf(g->first->x - g->second->x, g->first->y - g->second->y);
	float least = APART_MM * g->px_per_mm;
	return apart < least ? least : apart;
}

static int
pinch_begin(struct gesture *g, struct finger *f, struct gesture_event *out, int n)
{
	g->second = f;
	g->state = PINCHING;
	g->pinch_moved = false;
	g->apart = pinch_measure(g, &g->middle_x, &g->middle_y);
	return tell(out, n, GESTURE_CANCEL, g->first->x, g->first->y);
}

static int
pinch_moved(struct gesture *g, struct gesture_event *out, int n)
{
	float x, y, apart = pinch_measure(g, &x, &y), least = PINCH_MM * g->px_per_mm;
	float dx = x - g->middle_x, dy = y - g->middle_y;
	if (!g->pinch_moved) {
		if (fabsf(apart - g->apart) < least && hypotf(dx, dy) < least)
			return n;
		g->pinch_moved = true; /* from here on, so that the picture does not jump */
	} else {
		n = tell(out, n, GESTURE_PINCH, x, y);
		out[n - 1].scale = apart / g->apart;
		out[n - 1].dx = dx;
		out[n - 1].dy = dy;
	}
	g->apart = apart;
	g->middle_x = x;
	g->middle_y = y;
	return n;
}

/* What comes in. */

int
gesture_down(struct gesture *g, int64_t id, float x, float y, uint64_t now_ms, struct gesture_event *out)
{
	int n = forget_stale(g, now_ms, out);
	struct finger *again = finger_find(g, id);
	if (again) { /* its lift was lost */
		if (!again->dead)
			n += gesture_cancel(g, out + n);
		finger_remove(g, again);
	}
	struct finger *f = finger_add(g, id, x, y, now_ms);
	if (!f)
		return n;
	if (now_ms < g->block_until_ms) {
		f->dead = true;
		return n;
	}
	if (g->state == IDLE)
		return press(g, f, now_ms, out, n);
	if (g->state == PRESSED && finger_still_for(g->first, now_ms, RESTING_MS)) {
		n = tell(out, n, GESTURE_CANCEL, g->first->x, g->first->y);
		g->first->dead = true;
		return press(g, f, now_ms, out, n);
	}
	if (g->state == PRESSED || (g->state == DRAGGING && (g->area & GESTURE_PANS)))
		return pinch_begin(g, f, out, n);
	f->dead = true;
	return n;
}

int
gesture_move(struct gesture *g, int64_t id, float x, float y, uint64_t now_ms, struct gesture_event *out)
{
	struct finger *f = finger_find(g, id);
	if (!f)
		return 0;
	float old_x = f->x, old_y = f->y;
	finger_move(g, f, x, y, now_ms);
	if (f->dead)
		return 0;
	if (g->state == PINCHING)
		return pinch_moved(g, out, 0);
	return first_moved(g, old_x, old_y, now_ms, out, 0);
}

int
gesture_up(struct gesture *g, int64_t id, float x, float y, uint64_t now_ms, struct gesture_event *out)
{
	struct finger *f = finger_find(g, id);
	int n = 0;
	if (!f)
		return 0;
	if (!f->dead && g->state == PINCHING) {
		n = tell(out, n, GESTURE_CANCEL, g->middle_x, g->middle_y);
		all_dead(g, SPENT);
	} else if (!f->dead) {
		n = gesture_move(g, id, x, y, now_ms, out);
		n = first_lifted(g, now_ms, out, n);
	}
	finger_remove(g, f);
	return n;
}

int
gesture_cancel(struct gesture *g, struct gesture_event *out)
{
	int n = 0;
	if (g->first)
		n = tell(out, n, GESTURE_CANCEL, g->first->x, g->first->y);
	if (g->state != SPENT)
		all_dead(g, IDLE);
	return n;
}

void
gesture_block_until(struct gesture *g, uint64_t until_ms)
{
	if (until_ms > g->block_until_ms)
		g->block_until_ms = until_ms;
	if (g->state != SPENT)
		all_dead(g, IDLE);
}

void
gesture_swallow(struct gesture *g, int64_t id, float x, float y, uint64_t now_ms)
{
	struct gesture_event unheard[GESTURE_MAX_EVENTS];
	forget_stale(g, now_ms, unheard);
	if (!finger_find(g, id) && !finger_add(g, id, x, y, now_ms))
		return;
	all_dead(g, SPENT);
}
