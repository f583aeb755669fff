/* What is on a stick, before anybody reads it: names only. Opens nothing but
 * folders, follows no link, writes nothing, and stops after as many names
 * and folders down as survey.h says. What stands higher up is looked at first. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"

enum { LOOK_PLACES = 6 };

struct look_place {          /* a folder that can be read in */
	const char *folder;  /* below the stick; "" the whole stick */
	long sheets, photos; /* none of either: it is one file, a pack */
};

struct look {
	bool readable;                        /* false: the file system fails */
	bool cut;                             /* there is more than was looked at */
	struct look_place place[LOOK_PLACES]; /* the one changed last first */
	int places;                           /* 0: nothing for us */
	const char *words;                    /* one sentence for people, in the arena */
};

/* `locked`: this process is locked up meanwhile, and stays so (os/jail.h). */
void look_at(const char *stick, bool locked, struct arena *a, struct look *out);
