/* The grid of the touch test: which cells a finger has reached. Pure. */
#pragma once

#include <stdbool.h>

#include "base/geom.h"

enum { TOUCH_GRID_CELLS = 4096 };

struct touch_grid {
	int width, height; /* px of the screen */
	int columns, rows;
	bool lit[TOUCH_GRID_CELLS];
};

/* Cells of `mm` or more, edge to edge. Forgets what was lit when anything is other than before. */
void touch_grid_fit(struct touch_grid *g, int width, int height, float px_mm, float mm);
struct rect touch_grid_cell(const struct touch_grid *g, int i);
/* One place where a finger was reported. True when its cell was dark. */
bool touch_grid_touch(struct touch_grid *g, float x, float y);
/* A move. What lies between is lit only where the reports are less than a cell and a half apart: a
 * longer jump is a place where nothing was felt. */
void touch_grid_move(struct touch_grid *g, float x0, float y0, float x1, float y1);
int touch_grid_left(const struct touch_grid *g);
