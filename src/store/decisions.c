/* decisions: see decisions.h. */
#include "store/decisions.h"

#include <string.h>

#include "store/audit.h"
#include "store/shape.h"
#include "store/state_inside.h"

static const struct {
	const char *name, *words;
} kinds[DECISION_KINDS] = {
	[DECISION_DOWN] = { "down", "撤下" },
	[DECISION_CONSENT] = { "consent", "不公开" },
	[DECISION_OBJECTION] = { "objection", "撤下" },
	[DECISION_MASK] = { "mask", "遮住" },
	[DECISION_DONE] = { "done", "改好了" },
	[DECISION_ROW] = { "row", "改过" },
};

const char *
decision_kind_name(int kind)
{
	return kinds[kind].name;
}

const char *
decision_kind_words(int kind)
{
	return kinds[kind].words;
}

SHAPE(decision_shape, decision,
    COLUMNS(decision, id, kind, reg, key, home, cells, name, what, why, who, at, first, turned, lifted_at, lifted_by,
	lifted_why));

static bool
list(struct db *db, struct arena *a, bool lifted, struct decisions *out, struct error *err)
{
	size_t kept = 0;
	*out = (struct decisions){ 0 };
	if (!state_has_table(db, "decision"))
		return true;
	bool ok = shape_list(db, NULL, a, &decision_shape,
	    lifted ? "FROM decision t ORDER BY id" : "FROM decision t WHERE lifted_at='' ORDER BY id", NULL, &out->item,
	    &out->count, err);
	/* one that a later program wrote says nothing to this one */
	for (size_t i = 0; i < out->count; i++)
		if (out->item[i].kind >= 0 && out->item[i].kind < DECISION_KINDS)
			out->item[kept++] = out->item[i];
	out->count = kept;
	return ok;
}

bool
decisions_load(const char *data, struct arena *a, bool lifted, struct decisions *out)
{
	struct db *db = state_look(data);
	bool ok = list(db, a, lifted, out, NULL);
	db_close(db);
	return ok;
}

bool
decisions_read(struct state *s, struct arena *a, struct decisions *out, struct error *err)
{
	return list(s->db, a, false, out, err);
}

bool
decision_add(struct state *s, const struct decision *d, struct error *err)
{
	if (!db_exec(s->db, DECISION_TABLE, err))
		return false;
	struct decision own = *d;
	own.id = (long)db_number(s->db, "SELECT max(id) FROM decision", 0) + 1;
	struct stmt *st = shape_insert(s->db, &decision_shape, "decision", err);
	if (st)
		shape_put(st, &decision_shape, &own);
	return db_finish(st, err);
}

bool
decision_lift(struct state *s, const struct decision *d, const char *at, const char *who, const char *why,
    const char *words, struct error *err)
{
	return db_run(s->db, "UPDATE decision SET lifted_at=?2, lifted_by=?3, lifted_why=?4 WHERE id=?1",
		   BIND(INTEGER(d->id), at, who, why), err) &&
	       (!words || audit_add(s, at, who, "decision", 0, words, err));
}

bool
decision_turned(struct state *s, long id, struct error *err)
{
	return db_run(s->db, "UPDATE decision SET turned=turned+1 WHERE id=?1", BIND(INTEGER(id)), err);
}

bool
decisions_forget(struct state *s, struct error *err)
{
	return !state_has_table(s->db, "decision") || db_exec(s->db, "DELETE FROM decision", err);
}

/* ------------------------------------------------------------ whose it is */

enum { PLACE, GROUP, DOOR, NAME, PARTS };
struct part {
	const char *at;
	size_t n;
};

static bool
split(const char *home, struct part out[PARTS])
{
	for (int i = 0; i < PARTS; i++) {
		out[i] = (struct part){ home, strcspn(home, "\x1f") };
		home += out[i].n;
		if (i < PARTS - 1 && *home++ != '\x1f')
			return false;
	}
	return true;
}

static bool
same(struct part x, struct part y)
{
	return x.n == y.n && memcmp(x.at, y.at, x.n) == 0;
}

/* One door, whatever the name is; or one name, as far as its group is said. */
bool
decision_same_home(const char *x, const char *y)
{
	struct part a[PARTS], b[PARTS];
	if (!split(x, a) || !split(y, b) || !same(a[PLACE], b[PLACE]))
		return false;
	if (a[GROUP].n && b[GROUP].n && !same(a[GROUP], b[GROUP]))
		return false;
	bool doors = a[DOOR].n && b[DOOR].n && a[GROUP].n && b[GROUP].n;
	return same(a[NAME], b[NAME]) || (doors && same(a[DOOR], b[DOOR]));
}

bool
decision_is_of(const struct decision *d, const char *table, const char *key, const char *home)
{
	if (strcmp(d->reg, table) == 0 && strcmp(d->key, key) == 0)
		return true;
	return d->home[0] && home[0] && decision_same_home(d->home, home);
}
