/* Every screen there is, and where the dock's buttons lead. The only place
 * that knows all of them; a screen itself knows those it opens. */
#ifndef APP_SCREENS_H
#define APP_SCREENS_H

#include "screens/desk.h"
#include "screens/screen.h"

extern const struct screen_class *const screens[]; /* ends with NULL */
/* By the name people write on the command line; NULL when there is none. */
const struct screen_class *screen_find(const char *name);
/* True when the action was the dock's; `c` is the screen it stands on. */
bool screens_dock_event(struct host *h, const struct screen_class *c, int action);

#endif
