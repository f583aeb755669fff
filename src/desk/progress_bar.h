/* How far the importer is, as one bar: made of its progress lines.
 *
 * What is left is reckoned in seconds, by what has been measured so far and,
 * where nothing has, by what is usual. With every line the rest of the bar
 * shrinks as the rest of the time does: it never falls, never waits for a
 * guess that was wrong, and its end is the end. Pure: time is passed in. */
#pragma once

#include "screens/desk.h"

enum progress_bar_kind { PROGRESS_BAR_READ, PROGRESS_BAR_CHANGE, PROGRESS_BAR_PUBLISH };

struct progress_bar {
	enum progress_bar_kind kind;
	uint64_t began_ms, step_ms, line_ms; /* the whole, its step, the last line */
	enum desk_step step;
	double first;    /* how much of the step was done when it began, 0–1 */
	long long bytes; /* that are copied; 0: not yet known */
	long photos;     /* that are to be expected; 0: nobody knows */
	double photo_s;  /* what a photo takes; stays from one course to the next; 0: never measured */
	double rest;     /* of the bar, 0–1 */
	double left_s;   /* by the last line; −1: none yet */
};

enum { PROGRESS_BAR_KNOWS_MS = 3000 }; /* before that, nobody can say how long it takes */

/* *c was zeroed once, before the first. */
void progress_bar_begin(
    struct progress_bar *c, struct desk_progress *p, enum progress_bar_kind kind, long photos, uint64_t now_ms);
/* The stick is back: the time without it was nobody's pace. */
void progress_bar_resume(struct progress_bar *c, uint64_t now_ms);
/* `STEP DONE TOTAL BYTES BYTES_TOTAL`; false when it is no such line. */
bool progress_bar_line(struct progress_bar *c, struct desk_progress *p, const char *words, uint64_t now_ms);
/* Seconds so far and seconds left; true when they changed. */
bool progress_bar_clock(const struct progress_bar *c, struct desk_progress *p, uint64_t now_ms);
