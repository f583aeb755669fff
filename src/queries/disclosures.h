/* 村务公开: what must be made public, when it last was and when it is next. */
#ifndef QUERIES_DISCLOSURES_H
#define QUERIES_DISCLOSURES_H

#include "store/store.h"

struct disclosure {
	long long rid; /* of the row that was last made public, or of the one that is due */
	const char *village, *item, *content, *cycle, *way, *keeper;
	struct date last, next; /* year 0: never, none */
	long late;              /* days past `next`; 0 when it is not late or the clock cannot know */
	struct store_photos photos;
	bool sample;
};

/* One a village and item, the late ones first; `place` NULL for all. */
size_t disclosures_of(struct store *s, struct arena *a, const char *place, struct disclosure **out);

#endif
