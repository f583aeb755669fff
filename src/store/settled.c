/* settled: see settled.h. The cells of such a decision are one record: column,
 * what stands there, and # with the hash of what it stands for; of one that may
 * stand as it is, the second is empty. */
#include "store/settled.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "editions/edition.h"

struct entry {
	const char *cell; /* register, key, column, hash, split by U+001F */
	const struct decision *d;
};

struct settled_list {
	struct arena *arena;
	struct entry *entry; /* sorted; of equal ones any */
	size_t count;
};

static int
by_cell(const void *x, const void *y)
{
	return strcmp(((const struct entry *)x)->cell, ((const struct entry *)y)->cell);
}

static const char *
cell_of(struct arena *a, const struct settled *c)
{
	char hash[EDITION_HASH];
	hash_bytes(c->text, strlen(c->text), hash);
	return arena_printf(a, "%s\x1f%s\x1f%s\x1f%s", c->reg, c->row, c->column, hash);
}

static void
add(struct settled_list *l, const struct decision *d)
{
	const char *hash = strrchr(d->cells, '#');
	if ((d->kind == DECISION_MASK || d->kind == DECISION_PASSED) && d->reg[0] && hash)
		l->entry[l->count++] = (struct entry){ arena_printf(l->arena, "%s\x1f%s\x1f%.*s\x1f%s", d->reg, d->key,
							   (int)strcspn(d->cells, "\x1f"), d->cells, hash + 1),
			d };
}

static void
learn(struct settled_list *l, const struct decisions *all)
{
	l->entry = arena_array(l->arena, all->count + 1, sizeof *l->entry);
	for (size_t i = 0; i < all->count; i++)
		add(l, &all->item[i]);
	if (l->count)
		qsort(l->entry, l->count, sizeof *l->entry, by_cell);
}

struct settled_list *
settled_open(const char *data)
{
	struct decisions all;
	struct arena *a = arena_new();
	struct settled_list *l = arena_alloc(a, sizeof *l);
	*l = (struct settled_list){ .arena = a };
	if (decisions_load(data, a, false, &all))
		learn(l, &all);
	if (l->count)
		return l;
	arena_free(a);
	return NULL;
}

void
settled_close(struct settled_list *l)
{
	if (l)
		arena_free(l->arena);
}

static const struct decision *
find(const struct settled_list *l, const struct settled *cell)
{
	struct entry key = { cell_of(l->arena, cell), NULL };
	const struct entry *e = l->count ? bsearch(&key, l->entry, l->count, sizeof key, by_cell) : NULL;
	return e ? e->d : NULL;
}

bool
settled_find(struct settled_list *l, struct settled *cell)
{
	const struct decision *d = l ? find(l, cell) : NULL;
	if (!d)
		return false;
	const char *mended = strchr(d->cells, '\x1f') + 1;
	cell->mended = d->kind == DECISION_MASK ? mended : NULL;
	cell->id = d->id;
	return true;
}

static bool
keep_one(struct state *s, const struct settled_list *before, const struct settled *c, const char *who, const char *at,
    struct error *err)
{
	char hash[EDITION_HASH];
	const struct decision *old = find(before, c);
	if (c->id)
		return decision_turned(s, c->id, err);
	hash_bytes(c->text, strlen(c->text), hash);
	const struct decision one = { .kind = c->mended ? DECISION_MASK : DECISION_PASSED,
		.reg = c->reg,
		.key = c->row,
		.cells = arena_printf(before->arena, "%s\x1f%s\x1f#%s", c->column, c->mended ? c->mended : "", hash),
		.name = c->name,
		.what = c->what,
		.who = who,
		.at = at };
	return (!old || decision_lift(s, old, at, who, "又改了一次", NULL, err)) && decision_add(s, &one, err);
}

bool
settled_keep(
    struct state *s, const struct settled *cell, size_t count, const char *who, const char *at, struct error *err)
{
	struct decisions all;
	struct settled_list before = { .arena = arena_new() };
	bool begun = state_begin(s, err), ok = begun && decisions_read(s, before.arena, &all, err);
	if (ok)
		learn(&before, &all);
	for (size_t i = 0; ok && i < count; i++)
		ok = keep_one(s, &before, &cell[i], who, at, err);
	if (begun)
		ok = state_end(s, ok, err);
	arena_free(before.arena);
	return ok;
}
