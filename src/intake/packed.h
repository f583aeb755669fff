/* A source that is a pack (seal/pack.h): its seal is looked at, then its files lie in staging as if they had been
 * copied from a folder, and all that follows is the same. */
#pragma once

#include "intake/source.h"
#include "seal/pack.h"

struct packed {
	const char *data, *village, *staging; /* data NULL: no machine */
	bool notes;                           /* what is newest, and what notices say, is kept in state.db */
	bool only;                            /* nothing but packs is taken */
	struct arena *arena;
	struct findings *findings;
};

/* Says in `out` which pack it is; its issuer is "" when the source is none, and then nothing is done. */
bool packed_take(const struct packed *k, struct source *io, struct pack *out, struct error *err);
/* By its name: so that nothing is copied in vain. */
bool packed_may_be(const char *path);
