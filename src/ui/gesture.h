/* Fingers become taps, drags and pinches. Pure: no SDL, time is passed in.
 *
 * A tap is decided at release; however long it was held, it is a tap unless
 * the finger was ever more than 8 mm from where it went down. Where the area
 * under it scrolls, the finger drags from 3 mm on, along that axis. Two
 * fingers pinch and never tap; a third is ignored. A contact that lies still
 * for 2 s when another finger comes down is a resting hand: it is ignored
 * until lifted. The mouse is fed as finger 0. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

struct gesture;

enum gesture_kind {
	GESTURE_PRESS,      /* x, y: light up what is there, then gesture_set_area() */
	GESTURE_TAP,        /* x, y: where the finger went down */
	GESTURE_DRAG_BEGIN, /* x, y: where the finger went down; axis. Ends the highlight; no tap comes */
	GESTURE_DRAG,       /* dx, dy since the last one; the axis not locked is 0 */
	GESTURE_DRAG_END,   /* vx, vy in px/s, over the last 100 ms */
	GESTURE_CANCEL,     /* the press, drag or pinch is over and did nothing */
	GESTURE_PINCH,      /* scale since the last one, about x, y; dx, dy the move of the middle */
};

enum gesture_axis { GESTURE_AXIS_FREE, GESTURE_AXIS_X, GESTURE_AXIS_Y };

struct gesture_event {
	enum gesture_kind kind;
	enum gesture_axis axis; /* of DRAG_BEGIN, DRAG, DRAG_END */
	float x, y, dx, dy, vx, vy, scale;
};

/* What the area under the finger does: bits for gesture_set_area. */
enum { GESTURE_SCROLLS_X = 1, GESTURE_SCROLLS_Y = 2, GESTURE_PANS = 4 /* both at once: no axis lock */ };
enum { GESTURE_MAX_EVENTS = 4, GESTURE_BLOCK_MS = 300 };

struct gesture *gesture_new(float px_per_mm);
void gesture_free(struct gesture *g); /* accepts NULL */
void gesture_set_px_per_mm(struct gesture *g, float px_per_mm);

/* Each fills out[GESTURE_MAX_EVENTS] and returns how many. */
int gesture_down(struct gesture *g, int64_t id, float x, float y, uint64_t now_ms, struct gesture_event *out);
int gesture_move(struct gesture *g, int64_t id, float x, float y, uint64_t now_ms, struct gesture_event *out);
int gesture_up(struct gesture *g, int64_t id, float x, float y, uint64_t now_ms, struct gesture_event *out);
/* The window lost the fingers: those that lie there are ignored until lifted. */
int gesture_cancel(struct gesture *g, struct gesture_event *out);

/* Called on PRESS; without it nothing under the finger scrolls. */
void gesture_set_area(struct gesture *g, int scrolls);
/* The page changes: fingers on it, and those that come before `until_ms` (now + GESTURE_BLOCK_MS), do
 * nothing, and nor do their releases. Says nothing, as the screen they touched has gone. */
void gesture_block_until(struct gesture *g, uint64_t until_ms);
/* Instead of gesture_down, for the touch that wakes the screen: it and all that join it do nothing until all are up. */
void gesture_swallow(struct gesture *g, int64_t id, float x, float y, uint64_t now_ms);
