/* Ties the photos' names in rows to pictures, and the recordings' to sounds: this source's files first, then
 * what the same row already had; and leaves out what nobody agreed to. */
#pragma once

#include "import/draft.h"

struct photo_match_count {
	long added;                          /* distinct pictures that the machine did not have */
	long unchanged;                      /* distinct pictures that it had */
	long skipped;                        /* photos without consent, or that a decision keeps away */
	long sounds_added, sounds_unchanged; /* the same of recordings */
	long healed; /* photos and recordings whose files in DATA/media were damaged and are made anew */
};

struct photo_match_file { /* one a file of the source: the photo that rows have of it */
	bool used;
	bool fresh;         /* the machine did not have it, or not whole */
	const char *source; /* the hash by which rows name it: not the file's when it is our own picture come back */
	const char *picture, *thumb;
	int width, height;
	const char *taken; /* "" unless it was prepared now */
};

/* Fills in the draft's photos; a row whose photo is missing or broken goes
 * out with a finding. `data` is NULL when there is no data folder. */
bool photo_match_rows(struct draft *d, struct reading *reading, const char *data, struct photo_match_count *count,
    struct photo_match_file **files, struct error *err);
/* What is counted without the photos of `tied` that are in no row of `taken`. */
void photo_match_kept_away(struct arena *a, const struct content *base, const struct content *tied,
    const struct content *taken, struct photo_match_count *count);
