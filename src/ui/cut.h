/* Rectangles off a rectangle: what is left shrinks, so that the nesting in
 * the code is the nesting on the glass. Pure; px. A piece is never larger
 * than what there is. */
#pragma once

#include "base/geom.h"

struct rect cut_top(struct rect *r, int h);
struct rect cut_bottom(struct rect *r, int h);
struct rect cut_left(struct rect *r, int w);
struct rect cut_right(struct rect *r, int w);
/* Number i of n equal columns, with `gap` between them. */
struct rect cut_column(struct rect r, int i, int n, int gap);
/* w × h in the middle of r, no larger than it. */
struct rect cut_middle(struct rect r, int w, int h);
