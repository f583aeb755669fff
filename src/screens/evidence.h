/* One place, before and after: the photo with its two buttons, and the facts
 * beside it. For the boards and for the ledger alike. */
#pragma once

#include "store/store.h"
#include "ui/widgets.h"

/* Before and after beside each other in one frame, after twice as wide; or the one there is. A tap on either opens it
 * large. `word` is 整治 or 整改; NULL: nothing says which is which. */
void evidence_sides(struct ui *ui, struct rect r, const struct store_photos *before, const struct store_photos *after,
    const char *word);
/* At least one of the two has a photo. `word` is 整治 or 整改; tapping a button gives `action`, arg 1 for after. */
void evidence_photo(struct ui *ui, struct rect r, const struct store_photos *before, const struct store_photos *after,
    bool show_after, const char *word, int action);
/* 「归谁改　第二网格」 over one or more lines; nothing for an empty value. Draws when `draw`; returns its height. */
int evidence_fact(struct ui *ui, struct rect r, int y, const char *name, const char *value, bool draw);
