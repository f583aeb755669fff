/* How far the importer is, as one bar: made of its progress lines. The steps
 * weigh what they are likely to take, by bytes and photos, so that the bar
 * never falls, and the last step is never the longest. Pure: time is passed in. */
#ifndef APP_COURSE_H
#define APP_COURSE_H

#include "screens/desk.h"

enum course_kind { COURSE_READ, COURSE_CHANGE, COURSE_PUBLISH };

struct course {
	enum course_kind kind;
	uint64_t began_ms;
	double weight[DESK_STEPS]; /* together 1 */
	bool weighed;              /* by what was said, not by guess */
	long photos;               /* that are to be expected; 0: nobody knows */
};

enum { COURSE_KNOWS_MS = 3000 }; /* before that, nobody can say how long it takes */

void course_begin(struct course *c, struct desk_progress *p, enum course_kind kind, long photos, uint64_t now_ms);
/* `STEP DONE TOTAL BYTES BYTES_TOTAL`; false when it is no such line. */
bool course_line(struct course *c, struct desk_progress *p, const char *words);
/* Seconds so far and seconds left; true when they changed. */
bool course_clock(const struct course *c, struct desk_progress *p, uint64_t now_ms);

#endif
