/* 核对: from what an import knows to the file that the screen reads (store/review.h).
 *
 * Rows are told apart exactly as merge.h counts them, so that what is listed
 * and what is counted are the same. Nothing of a photo that nobody agreed to
 * is written, and no household's code; names stand as they are, for staff. */
#pragma once

#include "import/importer.h"

struct compare_photo { /* what is known or was decided of one photo of the source; the others are taken as they are */
	size_t index;  /* of its file in the source; of files with the same bytes, any */
	bool masked, omitted;
	const char *taken;           /* 2021-11-28T10:16:35 by the camera's clock; NULL or "" when unknown */
	const char *picture, *thumb; /* hashes, as it would be published; NULL: as its rows have it */
	int width, height;           /* of that picture, px */
};

struct compare {
	const struct content *base, *merged;
	const struct draft *draft;  /* as it went into `merged`: compacted, without photos that were left out */
	const struct content *tied; /* its rows with these photos still in them; NULL: none was left out */
	const struct importer_report *report; /* counted, and left_out too if it is to be said */
	const struct gate *gate;              /* NULL: nothing was looked at */
	const struct source *source;
	const char *data, *staging;        /* where pictures are: DATA/media, staging/media; data may be NULL */
	const struct compare_photo *photo; /* in any order */
	size_t photos;
	long seconds;
};

/* Writes the file whole; on failure there is none. Two files with the same
 * bytes are one photo in it, under the index of the first. Also from one
 * content to another: base, merged and a draft whose rows are merged's, a
 * report, an empty source. */
bool compare_write(const struct compare *c, const char *path, struct error *err);
