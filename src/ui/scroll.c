/* Kinetic scrolling. See scroll.h.
 *
 * Every motion is a closed formula of the time since it began, not a sum of
 * steps: however often scroll_step is called, the list comes to rest at the
 * same place. A fling loses speed as exp(−t/τ), so it travels speed · τ in
 * all. Pulled past an end the position follows the finger ever less, and
 * never by more than a third of the view. */
#include "ui/scroll.h"

#include <math.h>
#include <string.h>

static const float SLOWING_S = 0.325f;   /* τ */
static const float SPEED_MAX = 12000.0f; /* px/s; rests after 2.6 s */
static const float SPEED_REST = 4.0f;
static const float SPEED_FLING = 60.0f; /* slower than this is letting go, not a fling */
static const float PULL = 0.55f;        /* px the end gives for the first px of finger */

void
scroll_init(struct scroll *s)
{
	memset(s, 0, sizeof *s);
}

float
scroll_limit(const struct scroll *s)
{
	return s->content > s->view ? s->content - s->view : 0;
}

static float
clamped(const struct scroll *s, float position)
{
	float limit = scroll_limit(s);
	return position < 0 ? 0 : position > limit ? limit : position;
}

static float
stretch_max(const struct scroll *s)
{
	return s->view / 3;
}

static float
stretch(const struct scroll *s, float pulled)
{
	float max = stretch_max(s);
	return max <= 0 ? 0 : max * (1 - 1 / (pulled * PULL / max + 1));
}

/* How far a finger has pulled when the list is stretched so far. */
static float
unstretch(const struct scroll *s, float stretched)
{
	float max = stretch_max(s), part = max <= 0 ? 0 : stretched / max;
	if (part > 0.99f)
		part = 0.99f;
	return max / PULL * (1 / (1 - part) - 1);
}

static float
pulled_to(const struct scroll *s, float raw)
{
	float limit = scroll_limit(s);
	if (limit <= 0)
		return 0;
	if (raw < 0)
		return -stretch(s, -raw);
	return raw > limit ? limit + stretch(s, raw - limit) : raw;
}

static void
rest_at(struct scroll *s, float position)
{
	s->position = clamped(s, roundf(position));
	s->mode = SCROLL_REST;
	s->speed = 0;
}

static void
ease_to(struct scroll *s, float to, uint64_t now_ms)
{
	s->to = clamped(s, roundf(to));
	if (fabsf(s->to - s->position) < 0.5f) {
		rest_at(s, s->to);
		return;
	}
	s->mode = SCROLL_EASE;
	s->from = s->position;
	s->start_ms = now_ms;
	s->duration_ms = SCROLL_PAGE_MS;
}

void
scroll_set_size(struct scroll *s, float content, float view, float row)
{
	if (content == s->content && view == s->view && row == s->row)
		return;
	s->content = content;
	s->view = view;
	s->row = row;
	if (s->mode == SCROLL_REST)
		s->position = clamped(s, s->position);
	else if (s->mode == SCROLL_EASE)
		s->to = clamped(s, s->to);
}

void
scroll_set_shown(struct scroll *s, float shown)
{
	s->shown = shown;
}

void
scroll_drag_begin(struct scroll *s)
{
	float limit = scroll_limit(s);
	s->mode = SCROLL_DRAG;
	s->raw = s->position;
	if (s->position < 0)
		s->raw = -unstretch(s, -s->position);
	else if (s->position > limit)
		s->raw = limit + unstretch(s, s->position - limit);
}

void
scroll_drag_by(struct scroll *s, float delta)
{
	if (s->mode != SCROLL_DRAG)
		scroll_drag_begin(s);
	s->raw -= delta;
	s->position = pulled_to(s, s->raw);
}

void
scroll_fling(struct scroll *s, float speed, uint64_t now_ms)
{
	float limit = scroll_limit(s), v = -speed;
	if (s->position < 0 || s->position > limit) {
		ease_to(s, s->position, now_ms);
		return;
	}
	bool against_end = (v < 0 && s->position <= 0) || (v > 0 && s->position >= limit);
	if (!(fabsf(v) >= SPEED_FLING) || against_end) {
		rest_at(s, s->position);
		return;
	}
	if (fabsf(v) > SPEED_MAX)
		v = v > 0 ? SPEED_MAX : -SPEED_MAX;
	s->mode = SCROLL_FLING;
	s->from = s->position;
	s->speed = v;
	s->start_ms = now_ms;
	s->duration_ms = (uint64_t)(1000 * SLOWING_S * logf(fabsf(v) / SPEED_REST));
}

float
scroll_page_length(const struct scroll *s)
{
	float step = s->shown > 0 ? fminf(s->shown, s->view) : 0.9f * s->view;
	if (s->row > 0) {
		step = floorf((s->view + 1) / s->row) * s->row;
		if (step < s->row)
			step = s->row;
	}
	return step > 1 ? step : 1;
}

void
scroll_page(struct scroll *s, int direction, uint64_t now_ms)
{
	float base = s->mode == SCROLL_EASE ? s->to : s->position, step = scroll_page_length(s);
	if (s->row > 0)
		base = roundf(base / s->row) * s->row;
	ease_to(s, base + (direction < 0 ? -step : step), now_ms);
}

void
scroll_jump(struct scroll *s, float position)
{
	rest_at(s, position);
}

static void
step_fling(struct scroll *s, uint64_t past_ms)
{
	float limit = scroll_limit(s);
	float left = expf(-(float)past_ms / 1000 / SLOWING_S);
	float position = s->from + s->speed * SLOWING_S * (1 - left);
	bool at_end = (s->speed < 0 && position <= 0) || (s->speed > 0 && position >= limit);
	if (at_end || past_ms >= s->duration_ms)
		rest_at(s, position);
	else
		s->position = clamped(s, position);
}

static void
step_ease(struct scroll *s, uint64_t past_ms)
{
	if (past_ms >= s->duration_ms) {
		rest_at(s, s->to);
		return;
	}
	float left = 1 - (float)past_ms / (float)s->duration_ms;
	s->position = s->to + (s->from - s->to) * left * left * left;
}

bool
scroll_step(struct scroll *s, uint64_t now_ms)
{
	uint64_t past_ms = now_ms > s->start_ms ? now_ms - s->start_ms : 0;
	if (s->mode == SCROLL_FLING)
		step_fling(s, past_ms);
	else if (s->mode == SCROLL_EASE)
		step_ease(s, past_ms);
	return scroll_moving(s);
}

bool
scroll_moving(const struct scroll *s)
{
	return s->mode == SCROLL_FLING || s->mode == SCROLL_EASE;
}

uint64_t
scroll_next_deadline(const struct scroll *s, uint64_t now_ms)
{
	return scroll_moving(s) ? now_ms + SCROLL_FRAME_MS : SCROLL_NEVER;
}
