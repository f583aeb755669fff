/* The stage: the stack of screens, one frame, and what a finger does to it.
 *
 * Knows no window: `cunping show` and `cunping shot` drive the same stage.
 * Event functions only change state and return whether to draw again; one
 * place draws. Main thread only. */
#pragma once

#include "app/attract.h"
#include "app/idle.h"
#include "screens/desk.h"
#include "screens/screen.h"

struct stage;
struct player; /* app/player.h */

struct stage_options {
	int width, height;
	float inches;
	float lower_edge_mm; /* of the screen above the floor */
	float reach_mm;      /* above the floor: what can be pressed ends here when buttons are lowered; 0: 1220 */
	int large;           /* TYPE_…, at the start and after every visitor */
	bool contrast, animate;
	bool ticking;             /* it is told the machine's clock */
	bool home_scope;          /* at the start and after every visitor: 本村 rather than 全镇 */
	int night_from, night_to; /* minutes since midnight; equal: no night */
	const char *data;
	struct desk *desk;     /* lent; NULL: the stage makes one that does nothing */
	struct player *player; /* lent; NULL: nothing sounds, and nothing else is different */
};

struct stage *stage_new(const struct stage_options *o, struct text *text, struct error *err);
void stage_free(struct stage *s); /* accepts NULL */

/* Opens the current edition when it, or this machine's village, is another than the one shown; true when it changed.
 */
bool stage_refresh(struct stage *s);
/* Takes on what the settings say: inches, lower edge, night, large, scope; true when any is other than before. */
bool stage_settings(struct stage *s, const struct stage_options *o);
bool stage_clock(struct stage *s, struct datetime now); /* true when the minute changed */
void stage_resize(struct stage *s, int width, int height);
/* Puts a screen on top of home; by name: false when there is no such screen. */
void stage_show(struct stage *s, const struct screen_class *class, long arg);
bool stage_open(struct stage *s, const char *screen, long arg);
const char *stage_screen(const struct stage *s); /* name of what is shown */
struct host *stage_host(struct stage *s);
bool stage_dark(const struct stage *s);           /* night has switched the picture off */
const struct ui *stage_ui(const struct stage *s); /* of the last frame: for tests */

/* Builds the frame; the list is valid until the next one. */
const struct draw_list *stage_frame(struct stage *s, uint64_t now_ms);

enum stage_touch { STAGE_DOWN, STAGE_MOVE, STAGE_UP, STAGE_LOST };
bool stage_input(struct stage *s, enum stage_touch what, int64_t finger, float x, float y, uint64_t now_ms);
/* Due timers: motion, idle, cards, slides, night. */
bool stage_tick(struct stage *s, uint64_t now_ms);
/* When stage_tick is next due; UINT64_MAX for never. */
uint64_t stage_next_deadline(const struct stage *s, uint64_t now_ms);
