/* The faces of a topic: its own screens that have a tab, in the order of the
 * list of all screens, then every register of the topic that no screen shows
 * by itself and that has rows. Adding either is adding one entry: no screen
 * names its neighbours. */
#pragma once

#include "screens/screen.h"
#include "ui/shelf.h"

enum { TOPIC_FACES = 12 };

struct topic_face {
	const char *label;
	const struct screen_class *screen;
	long arg;
};
/* Returns how many. */
int topic_faces(struct host *h, enum section topic, struct topic_face face[TOPIC_FACES]);
/* Goes to a face: a tab of the same topic takes this one's place. `from` is where one is. */
void topic_go(struct host *h, enum section from, const struct topic_face *face);

/* Is there a screen for residents that shows this register? */
bool topic_shows(const struct host *h, enum register_id reg);
/* Opens it; `rid` is the row to begin with where the register has no screen of its own, 0 for the first. */
void topic_open(struct host *h, enum register_id reg, long long rid);

/* The faces as tabs on a shelf, `c` (opened with `arg`) lit; more can stand beside them. */
struct shelf topic_shelf(struct host *h, struct ui *ui, struct rect body, const struct screen_class *c, long arg);
/* The same with 全镇 | 本村 behind them, or on a line of its own; what is left comes back. */
struct rect topic_head(struct host *h, struct ui *ui, struct rect body, const struct screen_class *c, long arg);
/* ACTION_TAB, asked by the stage: goes to the face whose tab was drawn as the i-th, unless it is there. */
void topic_tab(struct host *h, long i);
/* A topic's own screens show their registers in tabs; the others have doors to them. */
bool topic_has_tabs(enum section topic);
