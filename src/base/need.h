/* Memory that the program cannot go on without: never NULL, and zeroed where it is new.
 *
 * When the system has none left, a reserve is given back and taken; whoever runs for months sees need_was_short() and
 * drops what can be had again (pictures) before it is too late. With no reserve left the program stops. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

void *need(size_t bytes);
void *need_more(void *before, size_t bytes); /* like realloc: what is new is not zeroed */
char *need_copy(const char *s);

/* Lays so much by, if it is not laid by already: once at the start, and again when there is room. */
void need_reserve(size_t bytes);
/* The reserve was given back since it was laid by. */
bool need_was_short(void);
