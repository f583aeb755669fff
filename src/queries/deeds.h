/* What was done, in numbers: 整治成效统计.
 *
 * A figure is shown as it was written. Figures of villages are added only
 * where their own 聚合 says 累计相加, and what was added says so. */
#pragma once

#include "base/quantity.h"
#include "store/store.h"

enum figure_quality { FIGURE_FINE, FIGURE_DOUBTFUL, FIGURE_AS_FOUND, FIGURE_CORRECTED };

struct figure {
	long long rid; /* of the row; of the first village's when computed */
	const char *measure, *indicator, *village, *place, *since, *period, *source, *raw, *note;
	struct quantity value, plan, recent; /* recent: this period's share; number "" when there is none */
	enum figure_quality quality;
	bool whole;      /* of the whole town, not of one village */
	bool addable;    /* 累计相加 */
	bool computed;   /* the sum of the villages' figures; number "" when they must not be added */
	size_t villages; /* how many were added */
	bool sample;
};

struct figure_list {
	struct figure *figure;
	size_t count;
};

/* The figures of a measure (拆 … 基本情况): of a village, or the town's own (place NULL), and what its villages add
 * up to. Of one indicator only the newest period, words (「爱国卫生月」) always. */
struct figure_list deeds_figures(struct store *s, struct arena *a, const char *measure, const char *place);
/* What it was counted over: 「2024年1–6月」; 「截至…」 of what adds up and says no beginning. "" unknown. */
const char *deeds_when(struct arena *a, const struct figure *f);
/* One of them again, by its rid (negative: the computed one). indicator NULL when it is gone. */
struct figure deeds_figure(struct store *s, struct arena *a, long long rid);
/* The same indicator and period, village by village, largest first; and its other periods in the same place. */
struct figure_list deeds_by_village(struct store *s, struct arena *a, const struct figure *f);
struct figure_list deeds_other_periods(struct store *s, struct arena *a, const struct figure *f);
/* Figures whose indicator has this word in it (三包), the town's. */
struct figure_list deeds_about(struct store *s, struct arena *a, const char *word);
