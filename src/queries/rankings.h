/* Who stands where: villages by month and by quarter, households by month. A village's quarter is the mean of its
 * judges, rounded to thousandths; places are computed (rank.h), never read. Moves compare with the period before and
 * are unknown when there was none. */
#pragma once

#include "queries/standards.h"

enum ranking_kind { RANKING_MONTH, RANKING_QUARTER, RANKING_HOME };

enum { RANKING_NO_MOVE = 9999 }; /* was not ranked before */

struct ranking_row {
	const char *name;  /* village, or household head as the public sees it */
	const char *place; /* row_place_key of the village */
	const char *where; /* 「3组18号」 for households */
	long milli;
	int rank;
	bool tied;
	int moved; /* places up (+) or down (−) */
	bool flag, yellow, yellow_lifted;
	const char *grade;
	const char *note;
	bool sample;
	struct ranking_item *item;
	size_t items;
};

struct ranking {
	struct ranking_row *row;
	size_t count;
	long judged;   /* how many have a place, whether they are in `row` or not */
	long unscored; /* households without a total: away, not judged */
};

/* A village's place in a period. */
struct ranking_place {
	const char *period;
	int rank;
	long milli;
};

struct ranking_grade {
	const char *name;
	long count;
};

/* Newest first. `place` only for RANKING_HOME. */
struct text_list rankings_periods(struct store *s, struct arena *a, enum ranking_kind kind, const char *place);
struct ranking rankings_of(
    struct store *s, struct arena *a, enum ranking_kind kind, const char *period, const char *place);
/* The best households, each of the first `top` places and never more than the better half of them. */
struct ranking rankings_top(struct store *s, struct arena *a, const char *period, const char *place, int *top);
/* Where a village stood in the newest `most` of those periods, oldest first; returns how many. */
size_t rankings_course(struct store *s, struct arena *a, enum ranking_kind kind, struct text_list periods,
    const char *place, struct ranking_place *out, size_t most);
/* Households per grade, best grade first; a grade's bounds come from 评分标准. */
size_t rankings_grades(
    struct store *s, struct arena *a, const char *period, const char *place, struct ranking_grade **out);
/* Villages that have household scores, names as written. */
struct text_list rankings_villages(struct store *s, struct arena *a);
