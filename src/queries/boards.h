/* 红榜 and 黑榜 of an issue.
 *
 * The black side names places; a household only with its consent. An entry
 * that was put right and looked at again (checked.h) stays for seven days as
 * 「改好了」 and then leaves; one that only says so waits. What
 * has become of it is worked out on the day: overdue is never stored. */
#pragma once

#include "queries/rankings.h"

enum board_state { BOARD_RED, BOARD_FIXING, BOARD_OVERDUE, BOARD_WAITING, BOARD_DONE };
enum { BOARD_DONE_DAYS = 7 };

struct board_entry {
	long long rid;
	const char *period, *village, *kind, *target, *reason, *duty, *progress;
	long milli; /* score; −1 when none */
	struct date found_on, due_on, done_on, verified_on;
	bool looked_at; /* by somebody, after it was done */
	enum board_state state;
	long days; /* FIXING: days left (0 today); OVERDUE: days over; DONE: days until it leaves */
	struct store_photos before, after;
	bool sample;
};

struct board {
	struct board_entry *red, *black;
	size_t reds, blacks;
	long under_review; /* black and red rows that are hidden while an objection is looked at */
};

struct text_list boards_periods(struct store *s, struct arena *a); /* newest first */
/* `place` NULL: the whole town. */
struct board boards_of(struct store *s, struct arena *a, const char *period, const char *place);
