/* Places by score. Pure.
 *
 * Equal scores share a place and the next ones skip: 1, 2, 2, 4. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct rank_score {
	long milli;  /* thousandths of a point */
	int place;   /* filled in, from 1 */
	bool tied;   /* filled in */
	size_t data; /* the caller's */
};

/* Sorts by score, highest first (equal ones stay in order), and fills in the places. */
void rank_fill(struct rank_score *score, size_t count);
