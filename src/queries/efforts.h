/* What people did together and were given: activities, bins,
 * frameworks (4321), the agreements of 门前三包. */
#pragma once

#include "base/quantity.h"
#include "store/store.h"

struct event {
	long long rid;
	const char *kind, *title, *venue, *village, *organiser, *content, *done;
	struct date held_on;
	struct quantity people, vehicles; /* number "" when not written */
	struct store_photos photos;
	bool sample;
};
/* Newest first; of a village: its own and the town's. */
size_t efforts_events(struct store *s, struct arena *a, const char *place, struct event **out);

struct bin_count {
	const char *spec, *village;
	struct quantity amount;
	bool sample;
};
/* 户用垃圾桶 handed out, counted from the list of households: one a village and size. */
size_t efforts_bins(struct store *s, struct arena *a, const char *place, struct bin_count **out);

struct framework_item {
	const char *part, *title, *body;
	struct store_photos photos;
	long number;
	bool sample;
};
/* Names of the frameworks that have something to read, in order. */
size_t efforts_frameworks(struct store *s, struct arena *a, const char ***out);
/* The items that can be read; 待提供 and what has no text stay hidden. */
size_t efforts_items(struct store *s, struct arena *a, const char *framework, struct framework_item **out);

struct pact_count {
	const char *village, *kind;
	long count, ended; /* in force, and not any more */
	bool sample;
};
/* Agreements by kind and village. */
size_t efforts_pacts(struct store *s, struct arena *a, const char *place, struct pact_count **out);

/* 三包 or 六包: the setting, else what the agreements say. */
const char *efforts_pact_word(struct store *s, struct arena *a);
