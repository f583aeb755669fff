/* What scores rest on: the standards, the items of a score, and the flags and
 * cards that were given for it. */
#pragma once

#include "store/store.h"

struct ranking_item {
	const char *name;
	long milli, full; /* full mark in thousandths, 0 when the standard does not say */
};

/* The grade of a row `t` of 家庭卫生评分表 in SQL: as written, else by its total and the newest 评分标准; NULL. */
#define GRADES_OF(s) s ".kind='等次' AND " s ".scheme='家庭卫生'"
#define GRADES_NOW(s)                                                                                                  \
	"visible_standard " s " WHERE " GRADES_OF(s) " AND coalesce(" s                                                \
						     ".version,'')=(SELECT max(coalesce(v.version,'')) FROM "          \
						     "visible_standard v WHERE " GRADES_OF("v") ")"
#define GRADE_OF(t)                                                                                                    \
	"coalesce(nullif(" t ".grade,''),(SELECT g.item FROM " GRADES_NOW(                                             \
	    "g") " AND g.points<=" t ".total ORDER BY g.points DESC LIMIT 1))"

/* The item scores of one row, with their full marks. */
size_t rankings_items(struct store *s, struct arena *a, enum register_id reg, long long rid, struct ranking_item **out);
/* The means of each over the judges of a village, in the order of the sheet. */
size_t rankings_mean_items(struct store *s, struct arena *a, enum register_id reg, const char *period,
    const char *place, struct ranking_item **out);

/* 红旗, 黄牌 of one quarter; the remarks say when the names are not complete. */
struct flag_row {
	long long rid;
	long reward; /* thousandths of a yuan; −1: none written */
	const char *village, *kind, *reason, *note, *result;
	struct date given_on, lifted_on;
	bool lifted, sample;
};
size_t rankings_flags(struct store *s, struct arena *a, const char *period, struct flag_row **out);
/* Quarters that have a flag or a card, newest first. */
struct text_list rankings_flag_periods(struct store *s, struct arena *a);

/* One line of 评分标准. */
struct standard_row {
	const char *scheme, *kind, *item, *standard, *deduction;
	long milli;
	bool veto, sample;
};
size_t rankings_standard(struct store *s, struct arena *a, const char *scheme, struct standard_row **out);
