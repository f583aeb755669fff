/* stage_touch: touch and speak, for somebody who cannot see. 听一听 held for two
 * seconds begins it, and ends it; the visitor's end does, too.
 *
 * What stands on the glass is a list of things in the order in which it was
 * drawn: strip, page, dock. A finger finds one (ui/explore.h) and it is read: its
 * recording, its clips, or what the synthesizer says; a tone before it says
 * that it can be pressed. On a home's own page there are only the tones. Main
 * thread only. */
#pragma once

#include <stdint.h>

#include "app/stage.h"
#include "ui/explore.h"

struct touch {
	bool on;
	uint64_t held_ms; /* since when 听一听 is under the finger that begins it */
	struct explore explore;
	struct arena *arena; /* of the things, until they are asked for again */
	struct rect at;      /* what was found last; w 0: nothing */
	int action;          /* 0: it cannot be pressed */
	long arg;
	enum { TOUCH_KNOWN, TOUCH_PAGE, TOUCH_BODY } news; /* another page, or part of it: its first thing is read */
	bool drawn;                                        /* since then */
};

/* A finger, while it is on; true when the screen must be drawn. */
bool stage_touch_input(struct stage *s, enum stage_touch what, int64_t finger, float x, float y, uint64_t now_ms);
bool stage_touch_step(struct stage *s, uint64_t now_ms);
uint64_t stage_touch_due(const struct stage *s, uint64_t now_ms);
void stage_touch_end(struct stage *s);
/* Over the frame: what was found. */
void stage_touch_frame(struct stage *s);
