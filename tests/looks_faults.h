/* What is wrong with a frame that can be seen or felt: computed from the list
 * of what was drawn, what answers a finger, and the pixels. */
#ifndef TESTS_LOOKS_FAULTS_H
#define TESTS_LOOKS_FAULTS_H

#include <SDL.h>

#include "draw/command.h"
#include "screens/screen.h"

enum fault {
	FAULT_SMALL,    /* something tappable is under 18 mm */
	FAULT_FLOOR,    /* words are smaller than the smallest there may be */
	FAULT_CUT,      /* words end at a clip or at the end of their card, without … */
	FAULT_ACROSS,   /* a line of words is cut along its height */
	FAULT_OUTSIDE,  /* words or what is tapped reach beyond the screen */
	FAULT_TEXTS,    /* words over words */
	FAULT_HITS,     /* two things answer at one place */
	FAULT_COVERED,  /* something was drawn over a part of words */
	FAULT_CONTRAST, /* words against their ground: 4.5:1, 7:1 in 黑底白字 */
	FAULT_EDGE,     /* an edge that says 「press me」 below 3:1 */
	FAULT_NO_EDGE,  /* a plate that is pressed without an edge or a ground that tells it apart */
	FAULT_BARE,     /* more than a third of the content is bare paper */
	FAULT_REACH,    /* buttons are lowered, and this one is above */
	FAULTS
};
extern const char *const fault_name[FAULTS];

struct found {
	int count[FAULTS];
	char first[FAULTS][160]; /* the first of each, in words */
};

struct looked {
	const struct ui *ui; /* of the frame */
	const struct draw_list *list;
	const SDL_Surface *pixels; /* NULL: only what needs none */
	const struct screen_class *class;
};
struct found looks_faults(const struct looked *l);

#endif
