/* Editions that are kept, after consent was taken back or something was masked. */
#pragma once

#include "store/state.h"

/* Consent taken back and masks, in the files of all kept editions. Goes on where it was cut off; does nothing when
 * there is nothing to do. */
bool decided_erase(const char *data, struct state *s, struct error *err);
/* That, and what no kept edition needs goes; by who holds DATA/lock. */
void decided_clean(const char *data);
