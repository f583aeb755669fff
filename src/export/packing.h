/* A folder of sheets, photos and recordings into one file, sealed with the township's key (src/seal/pack.h). */
#pragma once

#include "base/date.h"
#include "seal/key_file.h"
#include "seal/pack.h"

struct packing {
	const char *folder, *out;
	const char *whom; /* villages or numbers of machines, with commas; NULL: everybody */
	struct date today;
};

/* Puts into the new file `out` what an import would take of the folder, as the key's next number; the key goes on. The
 * file is whole, or not there. `files`: how many are in it. */
bool packing_make(
    const struct packing *what, struct key_file *key, struct pack *made, size_t *files, struct error *err);
