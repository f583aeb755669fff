/* Consent where two lists disagree, or two editions: the stricter one holds. */
#pragma once

#include "decided/decided.h"

/* Where the roll of `known` says no and a list of `rows` yes, or the other way round: no. With `said`, it is told of
 * each, and drops pictures itself. How many rows. */
typedef void decided_said(void *context, const struct reg *r, const struct row *row);
size_t decided_consent(
    struct arena *a, const struct content *known, struct content *rows, decided_said *said, void *context);
/* Every no that `rows` (or NULL) say, as if each had been decided. */
void decided_refused(struct decided *d, struct arena *a, const struct content *rows);
