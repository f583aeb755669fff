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
	bool has_after; /* a photo of it put right */
	enum board_state state;
	long days; /* FIXING: days left (0 today); OVERDUE: days over; DONE: days until it leaves */
	struct store_photos before, after; /* once asked for */
	bool sample, photos_asked;
};

struct board {
	struct board_entry *red, *black;
	size_t reds, blacks;
	long under_review; /* black and red rows that are hidden while an objection is looked at */
	long left;         /* black rows that stood here and have left: their days are over, or they were put right */
};

struct text_list boards_periods(struct store *s, struct arena *a); /* newest first */
/* `place` NULL: the whole town. Black entries that are not put right stand first. `period` NULL: only what has left. */
struct board boards_list(struct store *s, struct arena *a, const char *period, const char *place);
/* One of them, with its photos; false when it has left. */
bool boards_find(struct store *s, struct arena *a, long long rid, struct board_entry *out);
/* Fills in the photos of an entry of a list, once. */
void boards_photos(struct store *s, struct arena *a, struct board_entry *e);
/* The list with all photos. */
struct board boards_of(struct store *s, struct arena *a, const char *period, const char *place);
