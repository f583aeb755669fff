/* decisions: see decisions.h. */
#include "store/decisions.h"

#include <string.h>

#include "base/str.h"
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
	[DECISION_PASSED] = { "passed", "照写的" },
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
	const char **text[] = { &own.reg, &own.key, &own.home, &own.cells, &own.name, &own.what, &own.why, &own.who,
		&own.at, &own.first, &own.lifted_at, &own.lifted_by, &own.lifted_why };
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		*text[i] = *text[i] ? *text[i] : "";
	own.id = (long)db_number(s->db, "SELECT max(id) FROM decision", 0) + 1;
	struct stmt *st = shape_insert(s->db, &decision_shape, "decision", err);
	if (st)
		shape_put(st, &decision_shape, &own);
	bool erases = d->kind == DECISION_CONSENT || d->kind == DECISION_MASK;
	return db_finish(st, err) && (!erases || state_setting_set(s, DECISIONS_DUE, "1", err));
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

enum { PLACE, GROUP, DOOR, NAME, PARTS, NAME_LEAST = 6 /* bytes: two characters */ };
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

/* 张明远家, 张明远一家 and 张明远 are one. */
static struct part
bare_name(struct part name)
{
	static const char *const endings[] = { "家庭", "一家", "全家", "家人", "家", "户" };
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		size_t n = strlen(endings[i]);
		if (name.n >= n + NAME_LEAST && memcmp(name.at + name.n - n, endings[i], n) == 0)
			return (struct part){ name.at, name.n - n };
	}
	return name;
}

/* Character by character, a * for any. */
static bool
reads_as(struct part x, struct part y)
{
	const char *p = x.at, *q = y.at;
	while (p < x.at + x.n && q < y.at + y.n) {
		uint32_t a = utf8_next(&p), b = utf8_next(&q);
		if (a != b && a != '*' && b != '*')
			return false;
	}
	return p == x.at + x.n && q == y.at + y.n;
}

/* How many bytes there stand between two names; 0. */
static size_t
between_at(struct part names, size_t i)
{
	static const char *const between[] = { "、", "，", ",", "；", ";", "/", "和", "与", "及", " " };
	for (size_t k = 0; k < sizeof between / sizeof *between; k++)
		if (strncmp(names.at + i, between[k], strlen(between[k])) == 0)
			return strlen(between[k]);
	return 0;
}

/* 「张明远、李小兰」 is of both. */
static bool
is_one_of(struct part name, struct part several)
{
	if (reads_as(bare_name(name), bare_name(several)))
		return true;
	for (size_t i = 0, from = 0; i < several.n;) {
		size_t cut = between_at(several, i);
		if (!cut && ++i < several.n)
			continue;
		const struct part one = { several.at + from, i - from };
		if (one.n >= NAME_LEAST && one.n < several.n && reads_as(bare_name(name), bare_name(one)))
			return true;
		from = i += cut;
	}
	return false;
}

/* Words that name a home, as the boards have them, are told by a ~ before them. */
static bool
names(struct part words, struct part name)
{
	return name.n >= NAME_LEAST && memmem(words.at + 1, words.n - 1, name.at, name.n) != NULL;
}

static bool
same_name(struct part x, struct part y)
{
	bool words[] = { x.n && *x.at == '~', y.n && *y.at == '~' };
	if (words[0] != words[1])
		return words[0] ? names(x, bare_name(y)) : names(y, bare_name(x));
	return words[0] ? same(x, y) : is_one_of(x, y) || is_one_of(y, x);
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
	return (doors && same(a[DOOR], b[DOOR])) || same_name(a[NAME], b[NAME]);
}

bool
decision_is_of(const struct decision *d, const char *table, const char *key, const char *home)
{
	if (strcmp(d->reg, table) == 0 && strcmp(d->key, key) == 0)
		return true;
	return d->home[0] && home[0] && decision_same_home(d->home, home);
}
