/* Boxes that a finger draws over a picture: what stands in them is made
 * unrecognisable before anyone sees it. Pure.
 *
 * Kept in thousandths of the upright picture, edges rounded outwards, so
 * that what is sent covers at least what was drawn. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/geom.h"

enum { MASK_BOXES = 24, MASK_LINE = 64 + MASK_BOXES * 20 };

struct mask_boxes {
	struct rect box[MASK_BOXES]; /* thousandths */
	int count;
};

/* The largest rectangle of the picture's shape in the middle of `r`; `r` when its size is not known. */
struct rect mask_fit(struct rect r, int width, int height);
/* From one corner to the other, in pixels of the screen, over a picture that is drawn at `at`; cut at its edges
 * and grown to `least` px. False when it lies beside the picture or there is no room for one more. */
bool mask_add(struct mask_boxes *m, struct rect at, float x0, float y0, float x1, float y1, int least);
/* Where box `i` is drawn. */
struct rect mask_place(const struct mask_boxes *m, int i, struct rect at);
/* The last drawn box at a point of the screen; −1 for none. `slack` px around it count too. */
int mask_at(const struct mask_boxes *m, struct rect at, float x, float y, int slack);
void mask_remove(struct mask_boxes *m, int i);
/* 「mask 7 10,20,300,400;…」 */
void mask_line(const struct mask_boxes *m, long photo, char *out, size_t size);
