/* How far a thing has come: dots on a line with a word and a day under each;
 * those reached are filled. */
#pragma once

#include "ui/ui.h"

enum { TRACK_STEPS = 8 };

struct track {
	const char *name[TRACK_STEPS], *day[TRACK_STEPS]; /* day "": none */
	bool reached[TRACK_STEPS];
	int count;
};
int track_height(struct ui *ui);
void track_draw(struct ui *ui, struct rect r, const struct track *t);
