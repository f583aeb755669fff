/* A few numbers of each topic, for the slides of a screen nobody touches:
 * counts of the week, of what was found and put right, of what was built.
 * Nothing here names a person. */
#pragma once

#include "store/store.h"

/* This week's inspection; villages 0 when there is no bulletin for the week of today. */
struct highlight_week {
	const char *period;
	long villages, found, fixed;
};
struct highlight_week highlights_week(struct store *s, struct arena *a);

struct highlight_problems {
	long found, done, waiting; /* waiting: said to be done, not checked */
};
struct highlight_problems highlights_problems(struct store *s, struct arena *a);

/* A figure with its words as written; doubtful ones are not among them. */
struct highlight_fact {
	const char *measure, *indicator, *value, *unit, *since, *until;
};
/* Of 拆 清 整 绿 建 亮, the whole town's, in the sheet's order. */
size_t highlights_facts(struct store *s, struct arena *a, struct highlight_fact **out);

struct highlight_project {
	const char *name, *progress; /* 「91%」 「75%以上」 */
	float part;                  /* 0…1 */
};
/* The newest line of each project. */
size_t highlights_projects(struct store *s, struct arena *a, struct highlight_project **out);
