/* What the files of compare share; not for others. */
#pragma once

#include "import/compare.h"
#include "store/review_writer.h"

struct cells { /* of one change */
	struct review_cell *cell;
	size_t count, capacity;
};

/* Both rows side by side; either may be NULL. */
void compare_cells(const struct compare *c, struct arena *a, const struct reg *r, const struct row *old,
    const struct row *new, struct cells *out);
/* Where a picture lies; "" when it may not be looked for. */
const char *compare_picture(const struct compare *c, struct arena *a, const char *hash);
/* Lists the source's photos that rows name, and counts them. */
void compare_photos(const struct compare *c, struct arena *a, struct review_writer *w, struct review_total *total);
