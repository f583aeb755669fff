/* screens: see screens.h. */
#include "app/screens.h"

#include <string.h>

#include "screens/all.h"

#define ADDRESS(name) &screen_##name,
const struct screen_class *const screens[] = { SCREENS(ADDRESS) NULL };

const struct screen_class *
screen_find(const char *name)
{
	for (size_t i = 0; screens[i]; i++)
		if (strcmp(screens[i]->name, name) == 0)
			return screens[i];
	return NULL;
}

bool
screens_dock_event(struct host *h, const struct screen_class *c, int action)
{
	switch (action) {
	case ACTION_HOME:
		host_home(h);
		return true;
	case ACTION_BACK:
		host_back(h);
		return true;
	case ACTION_LOOKUP:
		host_open(h, &screen_lookup, 0);
		return true;
	case ACTION_NOTICES:
		if (c != &screen_notices)
			host_open(h, &screen_notices, 0);
		return true;
	case ACTION_STAFF:
		host_open(h, h->desk->who.id ? &screen_staff_today : &screen_staff, 0);
		return true;
	case ACTION_LARGE:
		h->large = !h->large;
		return true;
	case ACTION_LOWER:
		h->lowered = !h->lowered;
		return true;
	default:
		return false;
	}
}
