/* 周检查记录: the bulletin of a week, and the grids a resident can point at. */
#pragma once

#include "queries/rankings.h"

struct week_row {
	long long rid;
	const char *village, *found, *note;
	bool fixed, praise, sample; /* praise: nothing was wrong, or the note says 表扬 */
	struct store_photos photos;
};

struct week {
	const char *leader;  /* several joined by 、 */
	const char *visited; /* villages joined by 、 */
	struct week_row *row;
	size_t count, found, fixed;
};

/* ISO week of a day, `2024-W17`. */
const char *weeks_period(struct arena *a, struct date day);
/* The weeks to step through, newest first: that of today is always the first. */
struct text_list weeks_periods(struct store *s, struct arena *a, const char *place);
struct week weeks_of(struct store *s, struct arena *a, const char *period, const char *place);

struct grid_name {
	const char *code;  /* as the register has it */
	const char *words; /* 「第一网格」, with the village where several have grids */
	const char *scope; /* what it covers */
	bool home;         /* the home village's */
};
/* The home village's grids; all when it has none. */
size_t weeks_grids(struct store *s, struct arena *a, struct grid_name **out);
