/* What the screen does when nobody is there: slides after a while on a quiet
 * home screen, black at night, and a slow drift against burn-in. Pure: time
 * is passed in.
 *
 * A touch on the slides or on the black only wakes: it presses nothing. At
 * night the picture goes off five minutes after the last touch. */
#pragma once

#include "base/date.h"

#include <stdint.h>

enum {
	ATTRACT_START_MS = 30000,
	ATTRACT_SLIDE_MS = 10000,
	ATTRACT_FADE_MS = 1200,
	ATTRACT_FRAME_MS = 33,
	ATTRACT_WAKE_MS = 300000,
	ATTRACT_DRIFT_MS = 300000,
	ATTRACT_DRIFT_PX = 2,
};

enum attract_mode { ATTRACT_AWAKE, ATTRACT_SLIDES, ATTRACT_NIGHT };
enum attract_event { ATTRACT_NOTHING, ATTRACT_BEGIN, ATTRACT_DRAW, ATTRACT_SLEEP, ATTRACT_MORNING };

struct attract {
	enum attract_mode mode;
	uint64_t touched_ms; /* the last finger */
	uint64_t home_ms;    /* when the home screen came back by itself */
	uint64_t since_ms;   /* when the slide came */
	unsigned slide;
	bool fading;
};

/* What the machine knows of the stage. */
struct attract_view {
	bool quiet;      /* home, as the next visitor expects it */
	bool night;      /* see attract_is_night() */
	unsigned slides; /* how many there are; 0: none to show */
};

/* True when the touch only woke the screen. */
bool attract_touch(struct attract *a, uint64_t now_ms);
/* The home screen came back by itself. */
void attract_home(struct attract *a, uint64_t now_ms);
enum attract_event attract_step(struct attract *a, uint64_t now_ms, struct attract_view v);
/* When to call attract_step again; UINT64_MAX when nothing is due. */
uint64_t attract_next_deadline(const struct attract *a, uint64_t now_ms, struct attract_view v);
/* How far the new slide has come over the old one, 0–255. */
int attract_fade(const struct attract *a, uint64_t now_ms);

/* Minutes since midnight; `from` = `to` is no night. A clock that cannot know has no night. */
bool attract_is_night(struct datetime now, int from, int to);
/* Where the layout stands now, 0 or ATTRACT_DRIFT_PX each way. */
void attract_drift(uint64_t now_ms, int *dx, int *dy);
