/* A day chosen by − and +: year, month and day each between two keys, beside
 * each other where they fit, else below each other. Pure: the screen owns the
 * date. An impossible day (31 April) becomes the last one of its month. */
#pragma once

#include "base/date.h"
#include "ui/pen.h"

/* With the weekday beneath. Keys send `action`; give their arg to dates_step(). */
void pen_dates(struct pen *p, struct date d, int action);
struct date dates_step(struct date d, long arg);
