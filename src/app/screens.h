/* Every screen there is. The only place that knows all of them; a screen
 * itself knows those it opens. */
#pragma once

#include "screens/screen.h"

extern const struct screen_class *const screens[]; /* ends with NULL */
/* By the name people write on the command line, with what it is opened with behind a colon: 「board-entry:3」,
 * 「register:disclosure」 (a table of the catalogue). NULL when there is none. */
const struct screen_class *screen_named(const char *word, long *arg);
/* Every register that no screen shows by itself; NULL after the last. */
const struct reg *screens_register(size_t index);
