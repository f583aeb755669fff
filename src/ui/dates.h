/* A day chosen by − and +: year, month and day each between two keys, beside
 * each other where they fit, else below each other. Pure: the screen owns the
 * date. An impossible day (31 April) becomes the last one of its month. */
#ifndef UI_DATES_H
#define UI_DATES_H

#include "base/date.h"
#include "ui/widgets.h"

int dates_height(struct ui *ui, int width);
/* Keys send `action`; give their arg to dates_step(). Draws the weekday beneath. */
void dates_draw(struct ui *ui, struct rect r, struct date d, int action);
struct date dates_step(struct date d, long arg);

#endif
