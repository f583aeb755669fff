/* screen: how screens say where to go. */
#include "screens/screen.h"

#include <string.h>

static void
go(struct host *h, enum go how, const struct screen_class *screen, long arg)
{
	h->go = how;
	h->go_class = screen;
	h->go_arg = arg;
}

void
host_open(struct host *h, const struct screen_class *screen, long arg)
{
	go(h, GO_OPEN, screen, arg);
}

void
host_replace(struct host *h, const struct screen_class *screen, long arg)
{
	go(h, GO_REPLACE, screen, arg);
}

void
host_back(struct host *h)
{
	go(h, GO_BACK, NULL, 0);
}

void
host_home(struct host *h)
{
	go(h, GO_HOME, NULL, 0);
}

void
host_staff(struct host *h)
{
	go(h, GO_STAFF, NULL, 0);
}

const struct screen_class *
host_screen_of(const struct host *h, enum register_id reg)
{
	for (size_t i = 0; h->screens && h->screens[i]; i++)
		for (const enum register_id *r = h->screens[i]->shows; r && *r != REG_COUNT; r++)
			if (*r == reg)
				return h->screens[i];
	return NULL;
}

bool
host_newer(const struct host *h, int *asked)
{
	int now = store_number(h->store) + 1, before = *asked;
	*asked = now;
	return before != now;
}

const char *
host_scope(const struct host *h)
{
	const char *key = store_home_key(h->store);
	return h->home_scope && key[0] ? key : NULL;
}

enum page_scope
page_scope_of(const struct host *h, const char *place_key)
{
	return place_key && place_key[0] && strcmp(place_key, store_home_key(h->store)) == 0 ? SCOPE_HOME : SCOPE_WHOLE;
}
