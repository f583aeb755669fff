/* projects: see projects.h. */
#include "queries/projects.h"

#include <string.h>

#include "store/query.h"

#define PROJECT_COLUMNS                                                                                                \
	"rid, name, kind, village, site, content, funding, builder, stage, progress_text, contact, phone, raw, note, " \
	"coalesce(progress,''), coalesce(investment,''), start_on, planned_on, as_of, sample"

static struct project
project_of(struct arena *a, struct stmt *st)
{
	return (struct project){
		.rid = db_int(st, 0),
		.name = store_text(st, a, 1),
		.kind = store_text(st, a, 2),
		.village = store_text(st, a, 3),
		.site = store_text(st, a, 4),
		.content = store_text(st, a, 5),
		.funding = store_text(st, a, 6),
		.builder = store_text(st, a, 7),
		.stage = store_text(st, a, 8),
		.words = store_text(st, a, 9),
		.contact = store_text(st, a, 10),
		.phone = store_text(st, a, 11),
		.raw = store_text(st, a, 12),
		.note = store_text(st, a, 13),
		.progress = quantity_read(a, store_text(st, a, 14), "%"),
		.investment = quantity_read(a, store_text(st, a, 15), "万元"),
		.start_on = store_date(st, 16),
		.planned_on = store_date(st, 17),
		.as_of = store_date(st, 18),
		.sample = store_yes(st, 19),
	};
}

size_t
projects_all(struct store *s, struct arena *a, const char *place, struct project **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st =
	    store_query(s, "SELECT " PROJECT_COLUMNS " FROM project t WHERE " VISIBLE(
			       "t") " AND (?2 IS NULL OR place=?2) ORDER BY coalesce(as_of,'') DESC, ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, place);
	while (db_step(st)) {
		struct project p = project_of(a, st);
		bool older = false;
		for (size_t i = 0; i < n && !older; i++)
			older = strcmp((*out)[i].name, p.name) == 0;
		if (older)
			continue;
		*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
		(*out)[n++] = p;
	}
	db_finish(st, NULL);
	return n;
}

struct project
projects_find(struct store *s, struct arena *a, long long rid)
{
	struct project p = { 0 };
	struct stmt *st = store_query(s, "SELECT " PROJECT_COLUMNS " FROM project t WHERE " VISIBLE("t") " AND rid=?2");
	if (!st)
		return p;
	db_bind_int(st, 2, rid);
	if (db_step(st))
		p = project_of(a, st);
	db_finish(st, NULL);
	return p;
}

size_t
projects_photos(struct store *s, struct arena *a, const char *name, struct project_photo **out)
{
	size_t n = 0, capacity = 0;
	*out = NULL;
	struct stmt *st = store_query(
	    s, "SELECT rid, as_of FROM project t WHERE " VISIBLE("t") " AND name=?2 ORDER BY as_of DESC, ord");
	if (!st)
		return 0;
	db_bind_text(st, 2, name);
	while (db_step(st)) {
		struct date as_of = store_date(st, 1);
		struct store_photos p = store_row_photos(s, a, REG_PROJECT, db_int(st, 0), "photos");
		for (size_t i = 0; i < p.count; i++) {
			*out = arena_grow(a, *out, n, &capacity, n + 1, sizeof **out);
			(*out)[n++] = (struct project_photo){ as_of, p.photo[i] };
		}
	}
	db_finish(st, NULL);
	return n;
}

struct text_list
projects_model_villages(struct store *s, struct arena *a)
{
	struct text_list out = { 0 };
	size_t capacity = 0;
	struct stmt *st = store_query(s, "SELECT village FROM village t WHERE " VISIBLE(
					     "t") " AND kind<>'乡镇' AND instr(note,'示范村')>0 ORDER BY ord");
	if (!st)
		return out;
	while (db_step(st)) {
		out.text = arena_grow(a, out.text, out.count, &capacity, out.count + 1, sizeof *out.text);
		out.text[out.count++] = store_text(st, a, 0);
	}
	db_finish(st, NULL);
	return out;
}
