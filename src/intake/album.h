/* The photos of a source, or its recordings, found by the names that clerks write: with or
 * without folder and ending, in any case and Unicode form. */
#pragma once

#include "intake/source.h"

struct album;

struct album *album_new(struct arena *a, const struct source *source, enum source_kind kind);

enum album_match { ALBUM_NONE, ALBUM_ONE, ALBUM_SEVERAL };

/* ALBUM_ONE: *file is its index in the source. ALBUM_SEVERAL: *file and
 * *other are two with different content. */
enum album_match album_find(struct album *album, const char *name, size_t *file, size_t *other);
/* The photo whose name is most like this one, one that is not `named` (by the
 * source's files) before one that is; false when none is near. */
bool album_nearest(struct album *album, const char *name, const bool *named, size_t *file);
/* How a photo's name is compared: its last part, one case, one form. */
const char *album_key(struct arena *a, const char *name);
/* A key without the ending of a photo or a recording. */
const char *album_stem(struct arena *a, const char *key);
