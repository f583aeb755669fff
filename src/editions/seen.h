/* What residents will read of a row, in words for the person who looks at a
 * change: whether it is to be seen at all, how a name stands, and whether what
 * is called done counts. Says the same as the views of visible.h and the
 * residents' screens. Pure. */
#pragma once

#include "base/date.h"
#include "catalogue/row.h"

/* NULL row: "". Year 0 of today: nothing that hangs on the day is said. */
const char *seen_words(struct arena *a, const struct reg *r, const struct row *row, struct date today);
