/* A finger of somebody who cannot see: the gestures of VoiceOver and TalkBack.
 * Sliding or resting finds what is under the finger, a tap finds it too, two
 * taps anywhere press what was found last, a quick swipe to the right goes on
 * to the next thing, to the left back, up and down turn the page. Only the
 * first finger counts. Pure: time is passed in. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum { EXPLORE_SWIPE_MS = 300, EXPLORE_AGAIN_MS = 400, EXPLORE_HOLD_MS = 2000 };

enum explore_kind {
	EXPLORE_NOTHING,
	EXPLORE_AT, /* x, y */
	EXPLORE_PRESS,
	EXPLORE_NEXT,
	EXPLORE_PREVIOUS,
	EXPLORE_PAGE_DOWN,
	EXPLORE_PAGE_UP,
	EXPLORE_HELD, /* x, y: it has lain still for EXPLORE_HOLD_MS; once a touch */
};

struct explore {
	float px_mm;
	bool down, slides, held;
	int64_t finger;
	float x0, y0, x, y, still_x, still_y;
	uint64_t down_ms, still_ms;
	uint64_t tapped_ms; /* a tap that may be the first of two; 0: none */
};

enum explore_kind explore_down(struct explore *e, int64_t finger, float x, float y, uint64_t now_ms);
enum explore_kind explore_move(struct explore *e, int64_t finger, float x, float y, uint64_t now_ms);
enum explore_kind explore_up(struct explore *e, int64_t finger, float x, float y, uint64_t now_ms);
/* What time alone says, and when it next does: UINT64_MAX for never. */
enum explore_kind explore_step(struct explore *e, uint64_t now_ms);
uint64_t explore_due(const struct explore *e);
