/* Who is responsible: grids, people in charge, cleaning routes, and the
 * villages in figures. Posts are public: names and duty phones stand as
 * written. Who left a post is not among them. */
#pragma once

#include "queries/rankings.h"

struct grid {
	long long rid;
	const char *village, *place, *code, *name, *branch, *leader, *leader_phone, *worker, *worker_phone;
	const char *scope_text, *note;
	const char *written_groups, *written_shape;
	struct text_list groups; /* 「1组」 「2组」 */
	long households, people; /* −1 when not written */
	long open;               /* problems in it that are not put right yet, and nobody says so */
	long waiting;            /* that somebody says are, and nobody has checked */
	float *shape;            /* x, y pairs in percent of the map; NULL */
	int points;
	bool sample;
};

/* Of one village (place key) or all (NULL), in the order of the sheet. */
size_t people_grids(struct store *s, struct arena *a, const char *place, struct grid **out);
bool people_grid(struct store *s, struct arena *a, long long rid, struct grid *out);
/* Villages that have grids, then those that have only posts, as written; the home village first. */
struct text_list people_grid_villages(struct store *s, struct arena *a);
/* The map of a village, or of the town when it has none of its own; a NULL picture when there is none. */
struct store_photo people_map(struct store *s, struct arena *a, const char *village);
/* Is the point, in percent, within the grid's shape? */
bool people_grid_at(const struct grid *g, float x, float y);

struct post {
	long long rid;
	const char *village, *place, *duty, *name, *org, *area, *phone; /* village "" for the town's */
	bool sample;
};
/* In office today: the town's first, then the villages; `place` NULL for all. */
size_t people_posts(struct store *s, struct arena *a, const char *place, struct post **out);

struct route {
	long long rid;
	const char *village, *name, *kind, *span, *cleaner, *frequency;
	long metres;   /* −1 when not written */
	unsigned days; /* bit 0 Monday … bit 6 Sunday; 0 when the words say no weekday */
	bool sample;
};
size_t people_routes(struct store *s, struct arena *a, const char *place, struct route **out);
/* 「每天」 「周一、三、五」 「星期一至星期五」 → days as above; 0 when it names none. */
unsigned people_weekdays(const char *words);

struct village_facts {
	const char *name, *place, *kind, *farmland, *secretary, *phone, *note;
	long groups, hamlets, households, people, resident_households, residents; /* −1 when not written */
	bool sample;
};
/* The town's own row first, then the home village, then the sheet's order. */
size_t people_villages(struct store *s, struct arena *a, struct village_facts **out);
