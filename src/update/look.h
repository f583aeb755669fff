/* The photos of the review, and what is said of one. */
#pragma once

#include "screens/desk.h"
#include "screens/screen.h"

/* Asked once per review: the texts are the arena's. */
struct look_photos {
	struct review_photo *photo;
	size_t count;
	unsigned number; /* of the review they are from */
};
/* The photos of the review there is now; none when there is none. True when they are others than before. */
bool look_photos(struct look_photos *l, const struct desk *d, struct arena *a);
const struct review_photo *look_find(const struct look_photos *l, long index); /* NULL */

/* 全部, 新照片, 没看过的; of the new ones those that nobody has opened or ticked off. */
enum look_filter { LOOK_ALL, LOOK_FRESH, LOOK_UNSEEN, LOOK_FRESH_UNSEEN };
bool look_passes(const struct desk *d, const struct review_photo *p, enum look_filter filter);
long look_count(const struct look_photos *l, const struct desk *d, enum look_filter filter);
/* One is masked or left out: work that a cancel would lose. */
bool look_edited(const struct look_photos *l);

/* 「11月28日拍」; `odd`: none, long ago or still to come, to be said in orange. */
const char *look_taken(struct host *h, struct ui *ui, const struct review_photo *p, bool *odd);
/* 「高同村 3组18号」 and 「最美庭院」 of 「最美庭院 · 高同村 3组18号」. */
const char *look_who(struct ui *ui, const struct review_photo *p);
const char *look_register(struct ui *ui, const struct review_photo *p);
