/* What the broker carries out for the screen (store/errand.h). */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* On the spot; the question may be a stranger's. False when it is none. */
bool errands_carry(int kind, const char *data, void *io, size_t size);
