/* learn: see decided.h. What a change settles is read off what became of the
 * rows, so that a sheet, 改一条 and the screen need not say it in words of their own. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "decided/inside.h"
#include "editions/edition.h"
#include "os/fs.h"

struct decision *
decided_put(struct decided *d, struct decision one)
{
	const char **text[] = { &one.reg, &one.key, &one.home, &one.cells, &one.name, &one.what, &one.why, &one.who,
		&one.at, &one.first, &one.lifted_at, &one.lifted_by, &one.lifted_why };
	for (size_t i = 0; i < sizeof text / sizeof *text; i++)
		*text[i] = *text[i] ? *text[i] : "";
	d->fresh = arena_grow(d->arena, d->fresh, d->freshes, &d->capacity, d->freshes + 1, sizeof *d->fresh);
	d->fresh[d->freshes] = one;
	return &d->fresh[d->freshes++];
}

long
decided_find(const struct decided *d, const struct reg *r, const char *key, int kind)
{
	for (size_t i = d->held.count; i-- > 0;) {
		const struct decision *x = &d->held.item[i];
		if (!d->lifted[i] && (kind < 0 || x->kind == kind) && strcmp(x->reg, r->table) == 0 &&
		    strcmp(x->key, key) == 0)
			return (long)i;
	}
	return -1;
}

static const char *
text_of(const struct reg *r, const struct row *row, const char *column)
{
	int f = catalogue_field(r, column);
	return row && f >= 0 && row->value[f] ? row->value[f] : "";
}

static bool
is_down(const struct reg *r, const struct row *row)
{
	return strcmp(text_of(r, row, "state"), DOWN) == 0;
}

/* ------------------------------------------------------------ taken down */

static void
put_down(struct learning *l, const struct reg *r, const struct row *row, int kind, const char *why)
{
	struct arena *a = l->d->arena;
	const char *reason = text_of(r, row, "withdrawn_reason");
	struct decision one = { .kind = kind, .reg = r->table, .key = arena_strdup(a, row->key) };
	why = *why ? why : reason;
	one.cells = *why ? arena_printf(a, "state\x1f" DOWN "\x1ewithdrawn_reason\x1f%s\x1f", why) : "state\x1f" DOWN;
	one.name = decided_name(a, r, row);
	one.why = arena_strdup(a, why);
	decided_put(l->d, one);
}

static void
learn_down(struct learning *l, const struct reg *r, const struct row *was, const struct row *row)
{
	if (!is_down(r, row) || (was && is_down(r, was)))
		return;
	if (decided_find(l->d, r, row->key, DECISION_DOWN) < 0 &&
	    decided_find(l->d, r, row->key, DECISION_OBJECTION) < 0)
		put_down(l, r, row, DECISION_DOWN, "");
}

/* ------------------------------------------------------------ objections */

static bool
find_meant(struct learning *l, const struct reg *book, const struct row *objection, struct db *db)
{
	struct stmt *s = db_ask(db,
	    arena_printf(l->arena,
		"SELECT o.register, o.rid FROM objected o JOIN %s b ON b.rid=o.objection WHERE b.key=?1 AND o.named",
		book->table),
	    BIND(objection->key), NULL);
	const struct reg *r = NULL, *one;
	size_t index = 0, open = 0, down = 0;
	while (s && db_step(s)) {
		one = catalogue_find(db_text(s, 0));
		size_t i = (size_t)db_int(s, 1) - 1;
		if (!one || i >= l->to->reg[one->id].count)
			continue;
		/* just taken down beside it: that is the one; else the only one that still stands */
		struct row *row = &l->to->reg[one->id].row[i];
		for (size_t k = l->first; k < l->d->freshes; k++)
			if (strcmp(l->d->fresh[k].key, row->key) == 0 && strcmp(l->d->fresh[k].reg, one->table) == 0) {
				l->d->fresh[k].kind = DECISION_OBJECTION;
				down++;
			}
		if (!is_down(one, row) && open++ == 0) {
			r = one;
			index = i;
		}
	}
	if (!db_finish(s, NULL))
		return false;
	if (down == 0 && open == 1) {
		const char *reply = text_of(book, objection, "reply");
		put_down(l, r, &l->to->reg[r->id].row[index], DECISION_OBJECTION,
		    arena_printf(
			l->d->arena, "异议成立%s%.*s", *reply ? "：" : "", (int)utf8_prefix(reply, 60), reply));
	}
	return true;
}

static bool
learn_objections(struct learning *l, const struct reg *r, const char *scratch, struct error *err)
{
	const struct row_list *now = &l->to->reg[r->id], *then = &l->from->reg[r->id];
	struct db *db = NULL;
	bool ok = true;
	for (size_t i = 0; ok && i < now->count; i++) {
		const struct row *row = &now->row[i], *was = NULL;
		if (strcmp(text_of(r, row, "result"), DOWN) != 0)
			continue;
		for (size_t k = 0; k < then->count && !was; k++)
			if (strcmp(then->row[k].key, row->key) == 0)
				was = &then->row[k];
		if (strcmp(text_of(r, was, "result"), DOWN) == 0)
			continue;
		if (!db) {
			struct edition_info info = { .number = 1 };
			ok = edition_write(scratch, l->to, &info, err) && (db = db_open_edition(scratch, err)) != NULL;
		}
		ok = ok && find_meant(l, r, row, db);
	}
	if (db) {
		db_close(db);
		fs_remove(scratch);
	}
	return ok;
}

/* ------------------------------------------------------------ the whole */

static int
by_key(const void *x, const void *y)
{
	return strcmp((*(const struct row *const *)x)->key, (*(const struct row *const *)y)->key);
}

/* Who lived at the door before said nothing for who lives there now; it goes its own way (decided_learn_homes). */
static bool
is_family(const struct reg *r, const struct row *was, const struct row *row)
{
	return catalogue_field(r, "former") < 0 || strcmp(text_of(r, was, "head"), text_of(r, row, "head")) == 0;
}

static void
learn_register(struct learning *l, const struct reg *r)
{
	const struct row_list *then = &l->from->reg[r->id], *now = &l->to->reg[r->id];
	const struct row **old = arena_array(l->arena, then->count + 1, sizeof *old);
	if (then->row == now->row)
		return;
	for (size_t i = 0; i < then->count; i++)
		old[i] = &then->row[i];
	qsort(old, then->count, sizeof *old, by_key);
	for (size_t i = 0; i < now->count; i++) {
		const struct row *row = &now->row[i];
		const struct row **was = bsearch(&row, old, then->count, sizeof *old, by_key);
		learn_down(l, r, was ? *was : NULL, row);
		decided_learn_consent(l, r, was && is_family(r, *was, row) ? *was : NULL, row);
	}
}

bool
decided_learn(struct decided *d, struct arena *a, const struct content *from, struct content *to, const char *scratch,
    struct error *err)
{
	struct learning l = { .d = d, .arena = a, .from = from, .to = to, .first = d->freshes };
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		learn_register(&l, r);
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (r->book && !learn_objections(&l, r, scratch, err))
			return false;
	decided_learn_homes(&l);
	/* the new ones hold at once */
	struct decided new = { .arena = a, .held = { d->fresh, d->freshes } };
	new.lifted = arena_array(a, d->freshes + 1, sizeof *new.lifted);
	decided_lay(&new, a, to, DECIDED_NO_ROWS, NULL);
	return true;
}
