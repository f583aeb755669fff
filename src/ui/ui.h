/* One frame of the screen: what is drawn, and what a finger can touch.
 *
 * Screens draw by calling these functions; whatever can be tapped is
 * registered while it is drawn, so that what is seen and what answers are
 * never two things. A tap comes back as the action and argument given here.
 * Memory of a frame is its arena's. */
#pragma once

#include <stdint.h>

#include "base/arena.h"
#include "draw/icon.h"
#include "draw/list.h"
#include "ui/heard.h"
#include "ui/hit.h"
#include "ui/theme.h"

enum { UI_MAX_HITS = 512, UI_MAX_AREAS = 8, UI_MAX_CLIPS = 16, UI_MAX_HEARD = 64 };

struct ui {
	struct draw_list *list;
	struct text *text;
	struct arena *arena;
	struct metrics m;
	const struct palette *p;
	uint64_t now_ms;
	int pressed_action; /* 0: nothing is under a finger */
	long pressed_arg;
	struct ui_hit hit[UI_MAX_HITS];
	struct ui_area area[UI_MAX_AREAS];
	struct rect clip[UI_MAX_CLIPS];
	struct heard heard[UI_MAX_HEARD];
	int hits, areas, clips, heards;
	const char *ask; /* whom to ask about what is not filled in, 「支部书记马占云（0954-3010011）」; NULL: nobody is
			    known */
	int cuts;   /* lines of a pen that ended in … so far, drawn or measured */
	int lifted; /* > 0: nothing is drawn, nothing answers (ui/pen.h) */
};

/* Starts a frame; list, text, arena, metrics and palette are set already. */
void ui_begin(struct ui *ui, uint64_t now_ms);
/* What answers at a point; NULL when nothing does. The last drawn wins. */
const struct ui_hit *ui_hit_at(const struct ui *ui, int x, int y);
const struct ui_area *ui_area_at(const struct ui *ui, int x, int y);

/* Between the two, drawing only measures. They nest. */
void ui_lift(struct ui *ui);
void ui_put_down(struct ui *ui);
void ui_clip_push(struct ui *ui, struct rect r);
void ui_clip_pop(struct ui *ui);
void ui_hit(struct ui *ui, struct rect r, int action, long arg);
bool ui_pressed(const struct ui *ui, int action, long arg);
/* The list under `r` scrolls by `s`; returns the y to start drawing at. Push a clip yourself. */
int ui_scroll_area(struct ui *ui, struct rect r, struct scroll *s, int content, int row);
void ui_gesture_area(struct ui *ui, struct rect r);

#include "ui/words.h"
