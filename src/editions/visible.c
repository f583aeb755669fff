/* visible: see visible.h. Views of the connection (TEMP), because an edition
 * comes from elsewhere and the views in it would be a stranger's. */
#include "editions/visible.h"

#include "base/arena.h"
#include "editions/mask.h"
#include "editions/objected.h"

#define OUTSIDE                                                                                                        \
	"coalesce(t.show_from,'')>(SELECT late FROM today) OR coalesce(t.show_to,'9999')<(SELECT early FROM today)"
#define SHOWN "coalesce(t.state,'公示中')='公示中' AND NOT (" OUTSIDE ")"
/* A home on the black side stands there with its consent only. */
#define HOME_WITHOUT_CONSENT " AND (t.target_kind<>'户' OR t.consent='是')"

static const char *
objected(struct arena *a, const struct reg *r)
{
	return arena_printf(a, "t.rid IN (SELECT o.rid FROM objected o WHERE o.register='%s' AND o.open)", r->table);
}

const char *
visible_mark(struct arena *a, const struct reg *r)
{
	return arena_printf(a,
	    "CASE t.state WHEN '撤下' THEN 2 WHEN '草稿' THEN 3 WHEN '复核中' THEN 1 ELSE CASE WHEN " OUTSIDE
	    " OR NOT %s THEN 4 WHEN %s THEN 1 ELSE 0 END END",
	    r->window ? r->window : "1", objected(a, r));
}

/* A name that is masked in its column is masked in the row's own words, too:
 * these stand in front of t.*, whose columns of the same names are then nobody's. */
static const char *
masked_words(struct arena *a, const struct reg *r)
{
	const char *name = NULL, *list = "";
	for (size_t f = 0; f < r->count; f++)
		if (r->fields[f].flags & FIELD_MASKED)
			name = r->fields[f].column;
	for (size_t f = 0; name && f < r->count; f++) {
		const struct field *field = &r->fields[f];
		if ((field->type != FIELD_TEXT && field->type != FIELD_PROSE) ||
		    (field->flags & (FIELD_STAFF | FIELD_KEY)))
			continue;
		const char *masked = arena_printf(a, "masked(t.%s,t.%s)", field->column, name);
		if (catalogue_field(r, "consent") >= 0)
			masked = arena_printf(a, "iif(t.consent='是',t.%s,%s)", field->column, masked);
		list =
		    arena_printf(a, "%siif(t.%s IS NULL,NULL,%s) AS %s,", list, field->column, masked, field->column);
	}
	return list;
}

static bool
create(struct db *db, struct arena *a, const struct reg *r, struct error *err)
{
	const char *and_not = r->objectable ? arena_printf(a, " AND NOT %s", objected(a, r)) : "";
	const char *window = r->window ? arena_printf(a, " AND %s", r->window) : "";
	return db_exec(db,
	    arena_printf(a, "CREATE TEMP VIEW visible_%s AS SELECT %st.* FROM %s t WHERE " SHOWN "%s%s%s", r->table,
		masked_words(a, r), r->table, window, and_not, r->id == REG_BOARD ? HOME_WITHOUT_CONSENT : ""),
	    err);
}

bool
visible_create(struct db *db, struct error *err)
{
	struct arena *a = arena_new();
	bool ok =
	    db_function(db, "masked", mask_in_text) &&
	    db_exec(db,
		"BEGIN; CREATE TEMP TABLE today(day TEXT, early TEXT, late TEXT); INSERT INTO today VALUES('', '', "
		"'9999'); "
		"CREATE TEMP VIEW visible_home AS SELECT * FROM home t WHERE " SHOWN,
		err);
	for (const struct reg *r = NULL; ok && (r = catalogue_next(r));)
		ok = create(db, a, r, err);
	arena_free(a);
	return ok && db_exec(db, "COMMIT", err);
}

void
visible_set_day(struct db *db, const char *day)
{
	struct stmt *s = db_prepare(db, "UPDATE today SET day=?1, early=?1, late=iif(?1='','9999',?1)", NULL);
	if (s) {
		db_bind_text(s, 1, day);
		db_step(s);
	}
	db_finish(s, NULL);
}
