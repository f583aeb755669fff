/* What the faces of 找谁负责 share: the village that is looked at, with its
 * grids and their groups, and how a person is called. */
#pragma once

#include "affairs/tiles.h"
#include "queries/people.h"
#include "screens/screen.h"
#include "ui/pen.h"

enum { PLACES_CHOOSE = UI_ACTION_OWN, PLACES_VILLAGE, PLACES_GROUP, PLACES_ISSUES, PLACES_OWN };

struct places {
	struct text_list villages; /* that have grids, one's own first */
	size_t at;
	const char *place; /* its key */
	bool choosing;     /* which village */
	struct grid *grid;
	size_t grids;
	struct tile *group; /* every group, or the grid itself where it names none */
	size_t *grid_of;    /* the grid of a group */
	int groups, chosen; /* chosen −1: none yet */
	struct scroll scroll, choice;
};

/* `rid`: its grid is chosen; 0: none. */
void places_enter(struct places *s, struct host *h, struct arena *a, long rid);
const char *places_village(const struct places *s);
const struct grid *places_grid(const struct places *s);
void places_choose(struct places *s, size_t grid);
/* A question in large words, and 「换个村」 at its end where there are several. */
void places_question(struct places *s, struct ui *ui, struct rect line, const char *words);
/* The wall of villages, while one is chosen; false otherwise. */
bool places_asks(struct places *s, struct ui *ui, struct rect r);
/* True when it was one of the actions above that changes what is looked at. */
bool places_event(struct places *s, struct host *h, const struct screen_event *e);

/* Who, and the number large; below each other where they do not fit. */
void pen_call(struct pen *p, enum words w, const char *who, const char *phone);
/* What is not put right in a grid, with the way there. */
void pen_grid_open(struct pen *p, const struct grid *g);
