/* One place, before and after. For the boards and for the yards alike. */
#pragma once

#include "store/store.h"
#include "ui/tile.h"

/* The first of them, for a tile or a row; none: without a picture. */
struct ui_photo photo_first(const struct store_photos *photos);
/* 「整治前」 in the lower left corner of a picture at r. */
void evidence_plate(struct ui *ui, struct rect r, const char *words, bool early);
/* Before and after beside each other in one frame, after twice as wide; or the one there is. A tap on either opens it
 * large. `word` is 整治 or 整改; NULL: nothing says which is which. */
void evidence_sides(struct ui *ui, struct rect r, const struct store_photos *before, const struct store_photos *after,
    const char *word);
