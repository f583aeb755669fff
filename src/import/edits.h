/* What a person decided about photos before anything is published: masked
 * ones, left out ones. The rows as they were read stay; edits are laid over
 * copies of them, in every row that has the photo. */
#pragma once

#include "decided/decided.h"
#include "import/compare.h"
#include "import/photo_match.h"

struct edits;

/* `tied` is as long as the source's files, and both outlive the edits. */
struct edits *edits_new(struct arena *a, const struct source *source, const struct photo_match_file *tied);
/* Is it a photo that rows have? */
bool edits_has(const struct edits *e, long index);
/* Makes picture and thumbnail anew with the boxes, in staging/media; none brings the first ones back.
 * False: it could not be done, and `err` says why; then nothing has changed. */
bool edits_mask(struct edits *e, const struct reading *reading, const char *data, long index,
    const struct photo_box *box, size_t boxes, struct error *err);
void edits_omit(struct edits *e, long index, bool omit);
/* Lays them over the rows, whose lists and photos are copied into `a` where they change. True when a row changed.
 * `e` may be NULL. */
bool edits_apply(const struct edits *e, struct arena *a, struct content *rows);
/* What was masked stays so: a decision each. `e` may be NULL. */
void edits_masked(const struct edits *e, struct decided *d);
/* For the comparison: one a file of which rows have the photo. */
size_t edits_photos(const struct edits *e, struct arena *a, struct compare_photo **out);
