/* touch_grid: see touch_grid.h. */
#include "ui/touch_grid.h"

#include <math.h>

static int
cells(int px, float px_mm, float mm)
{
	int n = (int)((float)px / (px_mm * mm));
	return n < 1 ? 1 : n > 64 ? 64 : n;
}

void
touch_grid_fit(struct touch_grid *g, int width, int height, float px_mm, float mm)
{
	int columns = cells(width, px_mm, mm), rows = cells(height, px_mm, mm);
	if (g->width == width && g->height == height && g->columns == columns && g->rows == rows)
		return;
	*g = (struct touch_grid){ .width = width, .height = height, .columns = columns, .rows = rows };
}

struct rect
touch_grid_cell(const struct touch_grid *g, int i)
{
	int c = i % g->columns, r = i / g->columns;
	int x0 = g->width * c / g->columns, x1 = g->width * (c + 1) / g->columns;
	int y0 = g->height * r / g->rows, y1 = g->height * (r + 1) / g->rows;
	return (struct rect){ x0, y0, x1 - x0, y1 - y0 };
}

bool
touch_grid_touch(struct touch_grid *g, float x, float y)
{
	if (!g->columns || x < 0 || y < 0 || x >= (float)g->width || y >= (float)g->height)
		return false;
	int c = (int)(x * (float)g->columns / (float)g->width), r = (int)(y * (float)g->rows / (float)g->height);
	bool *cell = &g->lit[r * g->columns + c], was = *cell;
	*cell = true;
	return !was;
}

void
touch_grid_move(struct touch_grid *g, float x0, float y0, float x1, float y1)
{
	if (!g->columns)
		return;
	float w = (float)g->width / (float)g->columns, h = (float)g->height / (float)g->rows;
	float cells_apart = hypotf((x1 - x0) / w, (y1 - y0) / h);
	for (int i = 1; cells_apart < 1.5f && i < 8; i++)
		touch_grid_touch(g, x0 + (x1 - x0) * (float)i / 8, y0 + (y1 - y0) * (float)i / 8);
	touch_grid_touch(g, x1, y1);
}

int
touch_grid_left(const struct touch_grid *g)
{
	int left = g->columns * g->rows;
	for (int i = 0; i < g->columns * g->rows; i++)
		left -= g->lit[i];
	return left;
}
