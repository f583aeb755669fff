/* A finger that presses what says something: pictures of what stands behind a
 * press, a code among them, which must be right as under a finger of flesh. */
#pragma once

#include "app/stage.h"

/* The smallest thing that answers and says just that; drawn anew. `now_ms` goes on by as much as a finger takes. False:
 * nothing says so. */
bool press_words(struct stage *s, const char *words, uint64_t *now_ms);
/* Words split by blanks, one after the other; stops at what is not there, which comes back. NULL: all were. */
const char *press_all(struct stage *s, struct arena *a, const char *words);
