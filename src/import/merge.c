/* merge: see merge.h. Order: a replaced scope stands where it stood before;
 * when a source brings every scope there is, its own order holds. */
#include "import/merge.h"

#include <string.h>

static void
append(struct row_list *out, struct arena *a, const struct row *row)
{
	out->row = arena_grow(a, out->row, out->count, &out->capacity, out->count + 1, sizeof *out->row);
	out->row[out->count++] = *row;
}

struct merging {
	struct arena *arena;
	const struct row_list *base, *in;
	struct row_list *out;
	struct keys old, new;
	const struct keys *moved;
	struct scopes scopes; /* of `in` */
	bool *placed, *kept;  /* one a scope; of a kept one rows only change and join */
};

/* A row that stays, in its new version when there is one. */
static void
append_old(struct merging *m, const struct row *row)
{
	const struct row *new = keys_find(&m->new, row->key);
	if (new || !keys_find(m->moved, row->key))
		append(m->out, m->arena, new ? new : row);
}

static void
append_new(struct merging *m, const struct row *row)
{
	if (!keys_find(&m->old, row->key))
		append(m->out, m->arena, row);
}

static void
place_scope(struct merging *m, size_t index)
{
	if (m->placed[index])
		return;
	m->placed[index] = true;
	for (size_t i = 0; i < m->in->count; i++)
		if (strcmp(m->in->row[i].scope, m->scopes.name[index]) == 0)
			append(m->out, m->arena, &m->in->row[i]);
}

static bool
covers_all(const struct merging *m, const struct draft *d, const struct reg *r)
{
	if (d->aside[r->id].count || d->loose[r->id].count)
		return false;
	for (size_t i = 0; i < m->scopes.count; i++)
		if (m->kept[i])
			return false;
	for (size_t i = 0; i < m->base->count; i++)
		if (scopes_index(&m->scopes, m->base->row[i].scope) == m->scopes.count)
			return false;
	return true;
}

static void
merge_scopes(struct merging *m, const struct draft *d, const struct reg *r)
{
	m->scopes = scopes_of(m->arena, m->in);
	m->placed = arena_array(m->arena, m->scopes.count + 1, sizeof *m->placed);
	m->kept = arena_array(m->arena, m->scopes.count + 1, sizeof *m->kept);
	for (size_t i = 0; i < m->scopes.count; i++)
		m->kept[i] = draft_keeps(d, r->id, m->scopes.name[i]);
	if (covers_all(m, d, r)) {
		*m->out = *m->in;
		return;
	}
	for (size_t i = 0; i < m->base->count; i++) {
		size_t index = scopes_index(&m->scopes, m->base->row[i].scope);
		if (index == m->scopes.count || m->kept[index]) {
			append_old(m, &m->base->row[i]);
			continue;
		}
		place_scope(m, index);
		if (!keys_find(&m->new, m->base->row[i].key) && draft_holds(d, r, &m->base->row[i]))
			append(m->out, m->arena, &m->base->row[i]);
	}
	for (size_t i = 0; i < m->in->count; i++) {
		size_t index = scopes_index(&m->scopes, m->in->row[i].scope);
		if (m->kept[index])
			append_new(m, &m->in->row[i]);
		else
			place_scope(m, index);
	}
}

static void
merge_keys(struct merging *m)
{
	for (size_t i = 0; i < m->base->count; i++)
		append_old(m, &m->base->row[i]);
	for (size_t i = 0; i < m->in->count; i++)
		append_new(m, &m->in->row[i]);
}

enum merge_does
merge_does(const struct reg *r, const struct row *was, const struct row *row)
{
	if (!was)
		return MERGE_ADDS;
	if (row_equal(was, row, r))
		return MERGE_NOTHING;
	return draft_takes_down(r, row) && !draft_takes_down(r, was) ? MERGE_REMOVES : MERGE_CHANGES;
}

static void
count_changes(struct arena *a, const struct reg *r, const struct row_list *base, const struct row_list *in,
    const struct row_list *out, struct merge_count *c)
{
	struct keys old = keys_of(a, base), new = keys_of(a, out);
	for (size_t i = 0; i < in->count; i++) {
		enum merge_does does = merge_does(r, keys_find(&old, in->row[i].key), &in->row[i]);
		c->added += does == MERGE_ADDS;
		c->changed += does == MERGE_CHANGES;
		c->removed += does == MERGE_REMOVES;
		c->unchanged += does == MERGE_NOTHING;
	}
	for (size_t i = 0; i < base->count; i++)
		c->removed += !keys_find(&new, base->row[i].key);
}

void
merge_content(struct arena *a, const struct content *base, const struct draft *d, struct content *out,
    struct merge_count count[REG_COUNT])
{
	*out = (struct content){ 0 };
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		struct merging m = { .arena = a, .base = &base->reg[r->id], .in = &d->rows.reg[r->id] };
		m.out = &out->reg[r->id];
		m.moved = &d->moved[r->id];
		count[r->id] = (struct merge_count){ .seen = d->seen[r->id] };
		out->changed[r->id] = base->changed[r->id];
		if (m.in->count) {
			m.old = keys_of(a, m.base);
			m.new = keys_of(a, m.in);
		}
		if (m.in->count == 0) /* an empty sheet changes nothing */
			*m.out = *m.base;
		else if (r->merge == MERGE_SCOPE)
			merge_scopes(&m, d, r);
		else
			merge_keys(&m);
		count_changes(a, r, m.base, m.in, m.out, &count[r->id]);
	}
}

void
merge_compare(
    struct arena *a, const struct content *from, const struct content *to, struct merge_count count[REG_COUNT])
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		count[r->id] = (struct merge_count){ .seen = from->reg[r->id].count || to->reg[r->id].count };
		count_changes(a, r, &from->reg[r->id], &to->reg[r->id], &to->reg[r->id], &count[r->id]);
	}
}

bool
merge_changes_nothing(const struct merge_count count[REG_COUNT])
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		if (count[r->id].added || count[r->id].changed || count[r->id].removed)
			return false;
	return true;
}
