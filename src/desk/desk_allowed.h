/* What may be started for the screen, by whoever starts it in its stead. */
#pragma once

#include <stdbool.h>

/* The command line of desk_child_start(): one of the desk's own commands, on this data folder; a path in it lies on a
 * stick (below one of `sticks`, split by ':') or in the data folder. */
bool desk_allows(const char *data, const char *sticks, char *const argv[]);
