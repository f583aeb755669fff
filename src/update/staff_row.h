/* How the screen `staff-row` is told which row, and of which list it is. */
#ifndef UPDATE_STAFF_ROW_H
#define UPDATE_STAFF_ROW_H

#include "store/review.h"

/* The row at `index` of review_changes(reg, kind); kind −1: any. Fits a long of 32 bits. 0 is the first of all. */
long staff_row_arg(enum register_id reg, int kind, long index);

#endif
