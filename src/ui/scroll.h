/* A kinetic scroller on one axis. Pure: time is passed in.
 *
 * `position` is how far the view stands into the content, 0 at its start.
 * Distances and speeds are those of the finger, in px and px/s: a finger
 * that goes up or left (negative) moves the position up. The position leaves
 * 0 … scroll_limit() only under a finger, with resistance, and eases back
 * after it; a fling stops at the end. A struct embedded by its owner; all of it may be
 * read, none written from outside. */
#pragma once

#include <stdbool.h>
#include <stdint.h>

enum scroll_mode { SCROLL_REST, SCROLL_DRAG, SCROLL_FLING, SCROLL_EASE };

struct scroll {
	float content, view, row; /* lengths in px; row 0: none */
	float position;
	float shown; /* of the view, where whole things fill a part of it; 0: all */
	enum scroll_mode mode;
	float raw; /* where the finger has pulled to, without resistance */
	float from, to, speed;
	uint64_t start_ms, duration_ms;
};

#define SCROLL_NEVER UINT64_MAX
enum { SCROLL_PAGE_MS = 180, SCROLL_FRAME_MS = 16 };

void scroll_init(struct scroll *s);
/* Keeps the position, within the new bounds. `row` aligns pages, 0 for none. */
void scroll_set_size(struct scroll *s, float content, float view, float row);
float scroll_limit(const struct scroll *s); /* the largest position at rest; 0 when all is visible */

void scroll_drag_begin(struct scroll *s); /* also catches a list that coasts */
void scroll_drag_by(struct scroll *s, float delta);
/* The finger lets go at `speed`; 0 for none. */
void scroll_fling(struct scroll *s, float speed, uint64_t now_ms);

/* How much of the view holds whole things at rest. */
void scroll_set_shown(struct scroll *s, float shown);
/* How far a page turns: as many rows as are seen whole; without rows to where whole things end, or 90 % of the view. */
float scroll_page_length(const struct scroll *s);
/* Eases to the next (+1) or previous (−1) page. */
void scroll_page(struct scroll *s, int direction, uint64_t now_ms);
void scroll_jump(struct scroll *s, float position);

/* Moves to where it stands at now_ms; true while it goes on moving by itself. */
bool scroll_step(struct scroll *s, uint64_t now_ms);
bool scroll_moving(const struct scroll *s);
/* When to call scroll_step again: now + SCROLL_FRAME_MS, or SCROLL_NEVER. */
uint64_t scroll_next_deadline(const struct scroll *s, uint64_t now_ms);
