/* What was found and what became of it: 问题整改台账, 整改通知书登记, 周检查记录.
 *
 * Overdue, days and ages are worked out on the store's day, never stored. A
 * problem in somebody's yard comes out as group and 房前屋后 only: no words
 * of the clerk's, no photos. */
#pragma once

#include "store/store.h"

/* WAITING: the ledger calls it done, but nobody has looked again (day, checker, photo after). DONE: checked. */
enum issue_state { ISSUE_FIXING, ISSUE_OVERDUE, ISSUE_WAITING, ISSUE_DONE };
enum issue_step { ISSUE_FOUND, ISSUE_GIVEN, ISSUE_MENDED, ISSUE_CHECKED, ISSUE_CLOSED, ISSUE_STEPS };
enum { ISSUE_AGE_WEEK, ISSUE_AGE_MONTH, ISSUE_AGE_OLDER, ISSUE_AGES };

struct issue {
	long long rid;
	const char *code, *village, *place, *grid, *spot, *category, *what, *duty, *source, *measure, *verifier, *note;
	struct date found_on, due_on, done_on;
	struct date step_on[ISSUE_STEPS]; /* {0} when the ledger has no day for it */
	bool step[ISSUE_STEPS];           /* reached */
	enum issue_state state;
	bool claimed; /* the ledger calls it done */
	long days;    /* FIXING: left (0 today), −1 without a deadline; OVERDUE: over */
	struct store_photos before, after;
	bool home, sample, looked; /* looked: before and after are filled */
};

/* Of one place or the whole town (NULL); worst first: overdue, then by deadline, then what waits for its check, what is
 * done last. */
size_t issues_of(struct store *s, struct arena *a, const char *place, struct issue **out);
/* The same without photos, which cost two questions a row: issues_photos() fills them where a row is seen. */
size_t issues_listed(struct store *s, struct arena *a, const char *place, struct issue **out);
void issues_photos(struct store *s, struct arena *a, struct issue *e);

struct issue_tally {
	long all, state[ISSUE_DONE + 1];
	long age[ISSUE_AGES]; /* of those open, by days since found; without a day: none */
};
/* Of all there are; costs no photos. */
struct issue_tally issues_count(struct store *s, const char *place);
struct issue_tally issues_tally(struct store *s, const struct issue *list, size_t count);

/* What the report says of the whole town in 整治成效统计; all 0 when it says nothing. */
struct issue_report {
	long all, done;
	const char *raw; /* its sentence */
	bool doubtful;
};
struct issue_report issues_report(struct store *s, struct arena *a);

/* 我要反映: handed to the village; false with a sentence for the resident. */
bool issues_hand_in(struct store *s, struct datetime at, const char *grid, const char *category, struct error *err);
