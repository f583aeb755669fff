/* What of a page can be read aloud, as registered while it is drawn: what is
 * seen, what is heard and what is marked are one thing, and their order on
 * the glass is the order of reading. Comes with ui/ui.h. */
#pragma once

#include "base/geom.h"

struct ui;
struct sentence; /* sound/speak.h */

struct heard {
	struct rect rect;           /* what can be seen of it */
	const char *table;          /* the register of the row, which may have a recording; static; "" for a sentence */
	long long rid;              /* the row; of a sentence what tells it from the page's others */
	const struct sentence *say; /* what clips can say of it, where it has no recording; NULL. Lives as the frame */
};

/* This much of the page is about that row. A row that opens by ACTION_WHOLE_ROW is known without. */
void ui_heard(struct ui *ui, struct rect r, const char *table, long long rid, const struct sentence *say);
