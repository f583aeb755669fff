/* The importer's side of the reader (reader.h): starts it, follows it, and
 * believes nothing it says without a check.
 *
 * A crash, or 60 seconds without a word, is blamed on the file it was at; that
 * file becomes a finding and the others are read again without it. */
#pragma once

#include "base/date.h"
#include "intake/photo.h"
#include "intake/source.h"

struct reading {
	const char *staging;
	struct arena *arena;
	struct progress *progress;
	struct findings *findings;
	const struct source *source;
	const char *home_village; /* NULL */
	struct date today;
	const struct content *base;  /* what the machine has */
	const struct photo_box *box; /* masked in every photo that is prepared */
	size_t boxes;
	int disk; /* an errno value of our own disk: no file's fault */
};

struct tables {
	struct content content;     /* the source's rows */
	bool seen[REG_COUNT];       /* registers that have a sheet, be it an empty one */
	struct source_file *pasted; /* pictures out of workbooks: photos of the source from now on */
	size_t pasteds;
};

bool reading_tables(struct reading *r, struct tables *out, struct error *err);

struct prepared { /* what became of one photo or recording of the source */
	bool done;
	char picture[EDITION_HASH], thumb[EDITION_HASH]; /* of a recording twice the same */
	int width, height;                               /* of a recording how long it is, ms, and 0 */
	char taken[24];                                  /* 2024-04-28T10:16:35, or "" */
	enum finding_id problem; /* why it cannot be used, or, `done`, what is not well with it; FINDING_NONE */
	const char *why;         /* the sentence */
};

/* Prepares those photos and recordings of the source that `wanted` says; both arrays are as
 * long as the source's files. What was made lies in staging/media, by its hash. */
bool reading_files(struct reading *r, const bool *wanted, struct prepared *out, struct error *err);
