/* merge: see merge.h. Order: a replaced scope stands where it stood before;
 * when a source brings every scope there is, its own order holds. */
#include "import/merge.h"

#include <stdlib.h>
#include <string.h>

struct scopes { /* distinct ones, sorted */
	const char **name;
	size_t count;
};

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static struct scopes
scopes_of(struct arena *a, const struct row_list *list)
{
	struct scopes s = { arena_array(a, list->count + 1, sizeof *s.name), 0 };
	for (size_t i = 0; i < list->count; i++)
		s.name[i] = list->row[i].scope;
	qsort(s.name, list->count, sizeof *s.name, by_text);
	for (size_t i = 0; i < list->count; i++)
		if (s.count == 0 || strcmp(s.name[i], s.name[s.count - 1]) != 0)
			s.name[s.count++] = s.name[i];
	return s;
}

/* Index of the scope, or `count` when it is not there. */
static size_t
scope_index(const struct scopes *s, const char *scope)
{
	const char **found = s->count ? bsearch(&scope, s->name, s->count, sizeof *s->name, by_text) : NULL;
	return found ? (size_t)(found - s->name) : s->count;
}

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
	struct scopes scopes; /* of `in` */
	bool *placed;         /* one a scope */
};

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
covers_all(const struct merging *m)
{
	for (size_t i = 0; i < m->base->count; i++)
		if (scope_index(&m->scopes, m->base->row[i].scope) == m->scopes.count)
			return false;
	return true;
}

static void
merge_scopes(struct merging *m)
{
	m->scopes = scopes_of(m->arena, m->in);
	m->placed = arena_array(m->arena, m->scopes.count + 1, sizeof *m->placed);
	if (covers_all(m)) {
		*m->out = *m->in;
		return;
	}
	for (size_t i = 0; i < m->base->count; i++) {
		size_t index = scope_index(&m->scopes, m->base->row[i].scope);
		if (index == m->scopes.count)
			append(m->out, m->arena, &m->base->row[i]);
		else
			place_scope(m, index);
	}
	for (size_t i = 0; i < m->in->count; i++)
		place_scope(m, scope_index(&m->scopes, m->in->row[i].scope));
}

static void
merge_keys(struct merging *m)
{
	struct keys in = keys_of(m->arena, m->in), base = keys_of(m->arena, m->base);
	for (size_t i = 0; i < m->base->count; i++) {
		const struct row *new = keys_find(&in, m->base->row[i].key);
		append(m->out, m->arena, new ? new : &m->base->row[i]);
	}
	for (size_t i = 0; i < m->in->count; i++)
		if (!keys_find(&base, m->in->row[i].key))
			append(m->out, m->arena, &m->in->row[i]);
}

static void
count_changes(struct arena *a, const struct reg *r, const struct row_list *base, const struct row_list *in,
    const struct row_list *out, struct merge_count *c)
{
	struct keys old = keys_of(a, base), new = keys_of(a, out);
	for (size_t i = 0; i < in->count; i++) {
		const struct row *was = keys_find(&old, in->row[i].key);
		if (!was)
			c->added++;
		else if (row_equal(was, &in->row[i], r))
			c->unchanged++;
		else
			c->changed++;
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
		struct merging m = { a, &base->reg[r->id], &d->rows.reg[r->id], &out->reg[r->id], { 0 }, NULL };
		count[r->id] = (struct merge_count){ .seen = d->seen[r->id] };
		out->changed[r->id] = base->changed[r->id];
		if (m.in->count == 0) /* an empty sheet changes nothing */
			*m.out = *m.base;
		else if (r->merge == MERGE_SCOPE)
			merge_scopes(&m);
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
