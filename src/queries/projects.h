/* How far the works are: the newest state of each project, its photos by
 * date, and the demonstration villages. */
#pragma once

#include "base/quantity.h"
#include "store/store.h"

struct project {
	long long rid;
	const char *name, *kind, *village, *site, *content, *funding, *builder, *stage, *words, *contact, *phone, *raw,
	    *note;
	struct quantity progress, investment;
	struct date start_on, planned_on, as_of;
	bool sample;
};
/* The newest state of each. */
size_t projects_all(struct store *s, struct arena *a, const char *place, struct project **out);
/* name NULL when it is gone */
struct project projects_find(struct store *s, struct arena *a, long long rid);

struct project_photo {
	struct date as_of;
	struct store_photo photo;
};
/* All photos of a project, newest state first. */
size_t projects_photos(struct store *s, struct arena *a, const char *name, struct project_photo **out);

/* Villages whose remark says 示范村, as written. */
struct text_list projects_model_villages(struct store *s, struct arena *a);
