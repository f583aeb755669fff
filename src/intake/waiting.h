/* What waits for the second person: with 两人审核, what was read in and all that was answered since lie in DATA/waiting
 * until it is published, sent back or cancelled, so that a power cut takes nothing. The files are the copies of
 * staging under their own names (hard links); `told` is how it began, and what the session was told, a line each. */
#pragma once

#include "intake/source.h"
#include "os/paths.h"
#include "seal/notice.h"

#include <limits.h>

struct waiting {
	char name[128], reader[128];           /* of the stick or folder; who read it in */
	int edition;                           /* that was on the screen then */
	char folder[PATH_MAX];                 /* to be read in again */
	char issuer[SEAL_HEX], root[SEAL_HEX]; /* of the pack that it was; "" when it was none */
};

/* False: nothing waits, or not whole. */
bool waiting_find(const char *data, struct waiting *out);
/* All of it is on the disk, or nothing: made in staging first. 0 or an errno value. */
int waiting_keep(const char *data, const char *staging, const struct source *s, const struct waiting *w);
int waiting_add(const char *data, const char *line);
/* What was told since, one line each, in the arena. */
const char *waiting_told(const char *data, struct arena *a);
/* It is over. */
void waiting_end(const char *data, const char *staging);
