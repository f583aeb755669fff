/* All names there are, looked for at once: by their first two characters in a
 * hash, so that a text costs one look a character however many names. */
#pragma once

#include <stdbool.h>

#include "base/arena.h"

struct known_name {
	const char *name;
	const char *village, *group; /* of the household; NULL when several bear it */
	bool roll, duty;             /* of a household; of somebody who acts in office */
	size_t next;                 /* the next of the same beginning, counted from 1 */
};

struct names {
	struct arena *arena;
	struct known_name *name;
	size_t count, capacity;
	size_t *bucket; /* of the first name, counted from 1 */
	size_t buckets;
	unsigned char first[8192]; /* a bit a character that a name may begin with */
};

void names_new(struct names *n, struct arena *a);
/* What is no name (one character, signs, masked) is left out. `group` NULL: of no household. */
void names_add(struct names *n, const char *name, const char *village, const char *group);
/* The longest name at s, gaps within it passed over; NULL. `*bytes`: how many of s it takes. */
const struct known_name *names_at(const struct names *n, const char *s, size_t *bytes);
