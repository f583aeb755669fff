/* rank: see rank.h. */
#include "base/rank.h"

#include <stdlib.h>

/* `place` holds the old order while sorting, so that equal scores keep it. */
static int
higher_first(const void *x, const void *y)
{
	const struct rank_score *a = x, *b = y;
	if (a->milli != b->milli)
		return a->milli > b->milli ? -1 : 1;
	return a->place < b->place ? -1 : 1;
}

void
rank_fill(struct rank_score *score, size_t count)
{
	for (size_t i = 0; i < count; i++)
		score[i].place = (int)i;
	qsort(score, count, sizeof *score, higher_first);
	for (size_t i = 0; i < count; i++) {
		bool as_before = i > 0 && score[i].milli == score[i - 1].milli;
		score[i].place = as_before ? score[i - 1].place : (int)i + 1;
		score[i].tied = as_before;
		if (as_before)
			score[i - 1].tied = true;
	}
}
