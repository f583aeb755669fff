/* How a source's rows meet what the machine has, by the catalogue's rule: a
 * scope is replaced as a whole, or rows change and join by their key. */
#pragma once

#include "import/draft.h"

struct merge_count { /* of one register, in rows of the source's sheets */
	bool seen;   /* the source has such a sheet */
	long added, changed, removed, unchanged;
};

/* What a row of the source does: 撤下 of one that stood there takes it down. `was` NULL: there was none. */
enum merge_does { MERGE_ADDS, MERGE_CHANGES, MERGE_REMOVES, MERGE_NOTHING };
enum merge_does merge_does(const struct reg *r, const struct row *was, const struct row *row);

/* Compares and joins; `out` shares rows with both. */
void merge_content(struct arena *a, const struct content *base, const struct draft *d, struct content *out,
    struct merge_count count[REG_COUNT]);
/* From one whole content to another: what would be seen to change. */
void merge_compare(
    struct arena *a, const struct content *from, const struct content *to, struct merge_count count[REG_COUNT]);
bool merge_changes_nothing(const struct merge_count count[REG_COUNT]);
