/* What the contact sheet and the large picture share: the photos of the
 * review, what is said of one, and which have been looked at. */
#ifndef SCREENS_STAFF_LOOK_H
#define SCREENS_STAFF_LOOK_H

#include "screens/desk.h"
#include "screens/screen.h"

/* Asked once per review: the texts are the arena's. */
struct look_photos {
	struct review_photo *photo;
	size_t count;
	unsigned number; /* of the review they are from */
	bool asked;
};
/* The photos of the review there is now; none when there is none. True when they are others than before. */
bool look_photos(struct look_photos *l, struct host *h, struct arena *a);
const struct review_photo *look_find(const struct look_photos *l, long index); /* NULL */

/* 「11月28日拍」; `odd`: none, long ago or still to come, to be said in orange. */
const char *look_taken(struct host *h, struct ui *ui, const struct review_photo *p, bool *odd);
/* 「高同村 3组18号」 and 「最美庭院」 of 「最美庭院 · 高同村 3组18号」. */
const char *look_who(struct ui *ui, const struct review_photo *p);
const char *look_register(struct ui *ui, const struct review_photo *p);

#endif
