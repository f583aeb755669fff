/* screens: see screens.h. */
#include "app/screens.h"

#include <stdlib.h>
#include <string.h>

#include "screens/all.h"
#include "screens/register.h"

#define ADDRESS(name) &screen_##name,
const struct screen_class *const screens[] = { SCREENS(ADDRESS) NULL };

static const struct screen_class *
find(const char *name, size_t n)
{
	for (size_t i = 0; screens[i]; i++)
		if (strncmp(screens[i]->name, name, n) == 0 && screens[i]->name[n] == '\0')
			return screens[i];
	return NULL;
}

const struct screen_class *
screen_named(const char *word, long *arg)
{
	size_t n = strcspn(word, ":");
	const struct screen_class *class = find(word, n);
	const struct reg *r = word[n] ? catalogue_find(word + n + 1) : NULL;
	*arg = r ? register_arg(r->id, 0) : word[n] ? strtol(word + n + 1, NULL, 10) : 0;
	return class;
}

const struct reg *
screens_register(size_t index)
{
	const struct host all = { .screens = screens };
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		if (r->section && !host_screen_of(&all, r->id) && index-- == 0)
			return r;
	}
	return NULL;
}
