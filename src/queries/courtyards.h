/* 最美庭院, 最美家庭 and 先进个人: honours, shown with consent only. */
#pragma once

#include "queries/rankings.h"

struct courtyard {
	long long rid;
	const char *name, *village, *place, *where, *batch, *deed;
	struct date judged_on;
	long milli; /* total; −1 when none */
	struct store_photos photos, before;
	struct ranking_item *item;
	size_t items;
	bool sample, has_before, photos_asked;
};

/* Those of a batch (NULL: any) who wish to be shown, best first; without photos and items. */
size_t courtyards_listed(struct store *s, struct arena *a, const char *batch, struct courtyard **out);
struct text_list courtyards_batches(struct store *s, struct arena *a); /* newest first; "" of who wrote none */
/* How many of a batch and place (NULL: any) are not listed; `refused`: only those who said no. */
long courtyards_unlisted(struct store *s, const char *batch, const char *place, bool refused);
/* Fills in both kinds of photos of one that was listed, once. */
void courtyards_photos(struct store *s, struct arena *a, struct courtyard *c);

/* Of one village (place key) or all (NULL), in the order of the sheets. With
 * `details` false, items and before-photos are left out. */
size_t courtyards_of(struct store *s, struct arena *a, const char *place, struct courtyard **out);
bool courtyards_find(struct store *s, struct arena *a, long long rid, struct courtyard *out);
/* What the five are called here: the settings beauty_1…5, else as the standard 最美庭院 writes them; at most
 * COURTYARDS_BEAUTIES, in its order. The names of a courtyard's items follow. */
enum { COURTYARDS_BEAUTIES = 8 };
size_t courtyards_beauties(struct store *s, struct arena *a, struct standard_row **out);
/* Villages that have courtyards, as written, in order. */
struct text_list courtyards_villages(struct store *s, struct arena *a);
/* How many the report says there are (总户数); 0 when it does not say. */
long courtyards_declared(struct store *s);

struct honour {
	const char *honour, *name, *village, *where, *deed, *judged_by, *period;
	long long rid;
	struct date until; /* its 公示 is running, to this day; {0} else */
	struct store_photos photos;
	bool sample;
};
size_t honours_all(struct store *s, struct arena *a, struct honour **out);
