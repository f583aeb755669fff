/* projects: see projects.h. */
#include "queries/projects.h"

#include <string.h>

#include "store/query.h"

SHAPE(project_shape, project,
    COLUMNS(project, rid, name, kind, village, site, content, funding, builder, stage, contact, phone, raw, note,
	start_on, planned_on, as_of, sample),
    COLUMN_AS(project, words, "t.progress_text"), QUANTITY(project, progress, "t.progress", "'%'"),
    QUANTITY(project, investment, "t.investment", "'万元'"));

size_t
projects_all(struct store *s, struct arena *a, const char *place, struct project **out)
{
	size_t kept = 0, n = store_rows(s, a, &project_shape,
			     "FROM visible_project t WHERE " IN_PLACE("?1") " ORDER BY coalesce(as_of,'') DESC, ord",
			     BIND(place), out);
	for (size_t i = 0; i < n; i++) {
		bool older = false;
		for (size_t k = 0; k < kept && !older; k++)
			older = strcmp((*out)[k].name, (*out)[i].name) == 0;
		if (!older)
			(*out)[kept++] = (*out)[i];
	}
	return kept;
}

struct project
projects_find(struct store *s, struct arena *a, long long rid)
{
	struct project p = { 0 };
	store_row(s, a, &project_shape, "FROM visible_project t WHERE rid=?1", BIND(INTEGER(rid)), &p);
	return p;
}

struct dated {
	struct date as_of;
	struct store_photos photos;
};
SHAPE(dated_shape, dated, COLUMNS(dated, as_of), PHOTOS(dated, photos, "project", "photos"));

size_t
projects_photos(struct store *s, struct arena *a, const char *name, struct project_photo **out)
{
	struct dated *state;
	size_t n = 0, capacity = 0;
	size_t states = store_rows(
	    s, a, &dated_shape, "FROM visible_project t WHERE name=?1 ORDER BY as_of DESC, ord", BIND(name), &state);
	*out = NULL;
	for (size_t i = 0; i < states; i++)
		for (size_t k = 0; k < state[i].photos.count; k++) {
			*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
			(*out)[n++] = (struct project_photo){ state[i].as_of, state[i].photos.photo[k] };
		}
	return n;
}

struct text_list
projects_model_villages(struct store *s, struct arena *a)
{
	return store_texts(s, a,
	    "SELECT village FROM visible_village WHERE kind<>'乡镇' AND instr(note,'示范村')>0 ORDER BY ord", NULL);
}
