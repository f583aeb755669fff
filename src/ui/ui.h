/* One frame of the screen: what is drawn, and what a finger can touch.
 *
 * Screens draw by calling these functions; whatever can be tapped is
 * registered while it is drawn, so that what is seen and what answers are
 * never two things. A tap comes back as the action and argument given here.
 * Memory of a frame is its arena's. */
#ifndef UI_UI_H
#define UI_UI_H

#include <stdint.h>

#include "base/arena.h"
#include "draw/icon.h"
#include "draw/list.h"
#include "ui/scroll.h"
#include "ui/theme.h"

struct ui_hit {
	struct rect rect; /* what can be seen of it */
	struct rect full; /* as laid out, before clipping */
	int action;
	long arg;
};

enum ui_area_kind { UI_AREA_SCROLL_Y, UI_AREA_GESTURE }; /* GESTURE: raw drags and pinches go to the screen */

struct ui_area {
	struct rect rect;
	enum ui_area_kind kind;
	struct scroll *scroll; /* owned by the screen */
};

enum { UI_MAX_HITS = 512, UI_MAX_AREAS = 8, UI_MAX_CLIPS = 16 };

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
	int hits, areas, clips;
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

/* Text. All return the width or height drawn, in px. */
struct text_style ui_style(int px, bool bold);
int ui_text_width(struct ui *ui, const char *s, struct text_style style);
/* The style, in smaller steps down to the size of a note until `s` fits w px. */
struct text_style ui_shrink(struct ui *ui, const char *s, struct text_style style, int w);
int ui_line_height(struct ui *ui, struct text_style style);
int ui_text(struct ui *ui, int x, int y, const char *s, struct text_style style, color_argb c);
/* In one line within w px, ended with … when it must be. */
int ui_text_in(struct ui *ui, int x, int y, int w, const char *s, struct text_style style, color_argb c);
int ui_text_right(struct ui *ui, int right, int y, const char *s, struct text_style style, color_argb c);
void ui_text_center(struct ui *ui, struct rect r, const char *s, struct text_style style, color_argb c);
/* A paragraph; leading in tenths of the em (17 is 1.7). max_lines 0: all. Returns its height. */
int ui_paragraph(struct ui *ui, int x, int y, int w, const char *s, struct text_style style, color_argb c, int leading,
    int max_lines);
int ui_paragraph_height(struct ui *ui, int w, const char *s, struct text_style style, int leading, int max_lines);
__attribute__((format(printf, 2, 3))) const char *ui_printf(struct ui *ui, const char *format, ...);

#endif
