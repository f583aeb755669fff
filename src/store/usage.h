/* Which screens residents opened, by day: how many times, nothing else; never
 * which household, list or name. Counted in memory, added to DATA/state.db in
 * one transaction when a visitor has left. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/date.h"

enum { USAGE_SCREENS = 96, USAGE_NAME = 40, USAGE_ROWS = 20000 };

struct usage { /* starts as {0} */
	struct {
		char screen[USAGE_NAME]; /* the class's name */
		long times;
	} row[USAGE_SCREENS];
	size_t count;
};

void usage_count(struct usage *u, const char *screen);
/* Adds what was counted and forgets it; with nothing counted nothing is written. A day before 2020 is nobody's. What
 * cannot be written now is kept for the next time: false. For the screen (store/errand.h): one transaction, no lock,
 * never a repair. When there are USAGE_ROWS rows, the oldest days are forgotten. */
bool usage_flush(struct usage *u, const char *data, struct date day);

struct usage_line {
	const char *day; /* 2024-05-01; "" nobody knows which */
	const char *screen;
	long times;
};
/* By day, the unknown one first. 0 when there is none. */
size_t usage_list(const char *data, struct arena *a, struct usage_line **out);
