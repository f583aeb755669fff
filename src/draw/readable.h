/* What can be read in a part of the last frame, as one text: what is seen is
 * what a synthesizer says. A paragraph's lines are joined as they were before
 * they were broken; other texts are told apart by a comma or a full stop. */
#pragma once

#include "draw/command.h"

/* Of one text on the glass: does it begin within r, and can it be seen there? */
bool readable_text(const struct command *c, struct rect r);
/* How the text `next` is joined to the one before it: "", "，" on the same line, else "。". */
const char *readable_joint(const struct command *before, const struct command *next);
/* Never NULL. */
const char *readable_in(const struct draw_list *d, struct arena *a, struct rect r);
/* The length of the first clause that can be said at one breath, its mark included; 0: there is none. */
size_t readable_clause(const char *text);
/* Over what has been drawn, which stands (dx, dy) from where it was laid out: the clause, in `ink` on `ground`. */
void readable_mark(struct draw_list *d, struct text *t, struct rect r, const char *clause, int dx, int dy,
    color_argb ink, color_argb ground);
