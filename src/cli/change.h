/* A change of state.db by a command: the lock of the data folder held, all of
 * it or nothing written. */
#pragma once

#include "base/error.h"
#include "store/state.h"

struct change {
	int lock;
	struct state *state;
};

/* Makes the data folder when there is none. False: nothing is held. */
bool change_begin(struct change *c, const char *data, struct error *err);
/* Writes it when `ok`; gives back everything. */
bool change_end(struct change *c, bool ok, struct error *err);
