/* state_withheld: see state_inside.h. A kept edition is never written again; what
 * people took back is out of its reach because its pictures are gone. */
#include <string.h>

#include "base/str.h"
#include "catalogue/catalogue.h"
#include "store/state_inside.h"

static bool
is_masked(const struct decision *d, const char *source, const char *picture)
{
	return d->kind == DECISION_MASK && !d->reg[0] && strcmp(d->key, source) == 0 && !strstr(d->cells, picture);
}

static const char *
column_or(struct arena *a, const struct reg *r, const char *column)
{
	return catalogue_field(r, column) >= 0 ? arena_printf(a, "coalesce(%s,'')", column) : "''";
}

static const char *
name_column(const struct reg *r)
{
	for (size_t f = 0; f < r->count; f++)
		if (r->fields[f].type == FIELD_NAME && (r->fields[f].flags & FIELD_MASKED))
			return r->fields[f].column;
	return "";
}

/* Does a decision in force speak of this row? */
static bool
row_withheld(
    struct db *db, struct arena *a, const struct decisions *held, const struct reg *r, const char *rid, bool personal)
{
	bool found = false;
	struct stmt *s = db_ask(db,
	    arena_printf(a, "SELECT key, place||char(31)||%s||char(31)||%s||char(31)||%s, %s FROM %s WHERE rid=?1",
		column_or(a, r, "grp"), column_or(a, r, "door"), column_or(a, r, name_column(r)),
		column_or(a, r, "target_kind"), r->table),
	    BIND(rid), NULL);
	if (s && db_step(s) && (personal || strcmp(db_text(s, 2), "户") == 0))
		for (size_t i = 0; i < held->count && !found; i++)
			found = held->item[i].kind == DECISION_CONSENT &&
				decision_is_of(
				    &held->item[i], r->table, db_text(s, 0), *name_column(r) ? db_text(s, 1) : "");
	db_finish(s, NULL);
	return found;
}

bool
state_withheld(struct db *db, struct arena *a, const struct decisions *held, const struct state_picture *p)
{
	const struct reg *r = catalogue_find(p->reg);
	for (size_t i = 0; i < held->count; i++)
		if (is_masked(&held->item[i], p->source, p->picture))
			return true;
	int field = r ? catalogue_field(r, p->field) : -1;
	if (field < 0 || catalogue_field(r, "consent") < 0)
		return false;
	return row_withheld(db, a, held, r, p->rid, r->fields[field].flags & FIELD_PERSONAL);
}
