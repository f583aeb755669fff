/* draft: see draft.h. */
#include "import/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"

void
draft_new(struct draft *d, struct arena *a, struct findings *findings, const struct tables *tables)
{
	*d = (struct draft){ .arena = a, .findings = findings, .rows = tables->content };
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		d->seen[r->id] = tables->seen[r->id];
		d->out[r->id] = arena_array(a, d->rows.reg[r->id].count + 1, sizeof *d->out[r->id]);
		for (size_t i = 0; i < d->rows.reg[r->id].count; i++)
			d->out[r->id][i] = d->rows.reg[r->id].row[i].wrong != ROW_SOUND;
	}
}

/* Splits what goes out: rows with a key, and those that may be any of several. */
static void
set_aside(struct draft *d, const struct reg *r)
{
	struct row_list *list = &d->rows.reg[r->id], *keyed = arena_alloc(d->arena, sizeof *keyed);
	struct row_list *loose = &d->loose[r->id];
	*keyed = (struct row_list){ 0 };
	for (size_t i = 0; i < list->count; i++)
		if (d->out[r->id][i])
			*row_append(list->row[i].wrong == ROW_KEYLESS ? loose : keyed, d->arena, r) = list->row[i];
	d->aside[r->id] = keys_of(d->arena, keyed);
}

/* A file or a sheet that was not read, or not to its end: nobody knows which rows it has. */
static bool
any_unread(const struct findings *f)
{
	for (size_t i = 0; i < f->count; i++) {
		const struct finding *x = &f->item[i];
		enum finding_weight w = finding_kind(x->id)->weight;
		if (x->level == FINDING_ERROR && x->file &&
		    (w == WEIGHT_SHEET || (w == WEIGHT_ERROR && x->row == 0) || x->id == FINDING_QUOTE_OPEN))
			return true;
	}
	return false;
}

void
draft_compact(struct draft *d)
{
	d->partial = any_unread(d->findings);
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		struct row_list *list = &d->rows.reg[r->id];
		size_t kept = 0;
		set_aside(d, r);
		for (size_t i = 0; i < list->count; i++)
			if (!d->out[r->id][i])
				list->row[kept++] = list->row[i];
		list->count = kept;
		memset(d->out[r->id], 0, kept * sizeof *d->out[r->id]);
	}
}

bool
draft_holds(const struct draft *d, const struct reg *r, const struct row *row)
{
	enum { MOST_LOOSE = 200 /* beyond it each may be any */ };
	const struct row_list *loose = &d->loose[r->id];
	bool holds = loose->count > MOST_LOOSE || keys_find(&d->aside[r->id], row->key);
	for (size_t i = 0; !holds && i < loose->count; i++)
		holds = row_may_be(&loose->row[i], row, d->arena, r);
	return holds;
}

struct place
draft_place(const struct row *row, const char *column)
{
	return (struct place){ .file = row->file, .sheet = row->sheet, .column = column, .row = row->line };
}

static int
by_key(const void *x, const void *y)
{
	const struct row *a = *(const struct row *const *)x, *b = *(const struct row *const *)y;
	int order = strcmp(a->key, b->key);
	return order ? order : (a > b) - (a < b);
}

struct keys
keys_of(struct arena *a, const struct row_list *list)
{
	struct keys keys = { arena_array(a, list->count + 1, sizeof *keys.row), list->count };
	for (size_t i = 0; i < list->count; i++)
		keys.row[i] = &list->row[i];
	qsort(keys.row, keys.count, sizeof *keys.row, by_key);
	return keys;
}

const struct row *
keys_find(const struct keys *keys, const char *key)
{
	size_t low = 0, high = keys->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(keys->row[middle]->key, key);
		if (order == 0)
			return keys->row[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* 「期次、村(社区)、门牌号」: what makes a row the same, as far as it is written. */
static const char *
key_words(struct arena *a, const struct reg *r, const struct row *row)
{
	struct strbuf s = { 0 };
	int head = catalogue_field(r, "head");
	for (size_t i = 0; i < r->count; i++) {
		if (!(r->fields[i].flags & FIELD_KEY))
			continue;
		bool by_head = r->fields[i].type == FIELD_DOOR && !row->value[i] && head >= 0;
		if (by_head || row->value[i])
			strbuf_printf(&s, "%s%s", s.len ? "、" : "", r->fields[by_head ? head : (int)i].header);
	}
	return strbuf_take(&s, a);
}

/* Rows first … last have one key. All go out when they disagree: which one is
 * right, only the clerk knows. */
static void
unite_group(struct draft *d, enum register_id id, const struct row **group, size_t count)
{
	const struct reg *r = catalogue_register(id);
	const struct row *base = d->rows.reg[id].row, *first = group[0];
	bool bad = false;
	for (size_t i = 1; i < count; i++) {
		const struct row *row = group[i];
		if (str_equal(row->file, first->file) && str_equal(row->sheet, first->sheet)) {
			bad = true;
			finding_add(d->findings, FINDING_DUPLICATE_KEY, draft_place(row, NULL), first->line,
			    key_words(d->arena, r, row));
		} else if (!row_equal(row, first, r)) {
			bad = true;
			finding_add(d->findings, FINDING_KEY_CONFLICT, draft_place(row, NULL), first->file,
			    first->sheet ? first->sheet : "", first->line);
		}
		d->out[id][row - base] = true;
	}
	if (!bad)
		return;
	d->out[id][first - base] = true;
	d->lost = arena_grow(d->arena, d->lost, d->losts, &d->lost_capacity, d->losts + 1, sizeof *d->lost);
	d->lost[d->losts++] = draft_place(first, NULL);
}

void
draft_unite(struct draft *d)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		if (r->merge == MERGE_NUMBERED)
			row_number(&d->rows.reg[r->id], d->arena);
		struct keys keys = keys_of(d->arena, &d->rows.reg[r->id]);
		for (size_t i = 0, n; i < keys.count; i += n) {
			n = 1;
			while (i + n < keys.count && strcmp(keys.row[i + n]->key, keys.row[i]->key) == 0)
				n++;
			if (n > 1 && keys.row[i]->wrong != ROW_KEYLESS)
				unite_group(d, r->id, keys.row + i, n);
		}
	}
}

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

struct scopes
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

size_t
scopes_index(const struct scopes *s, const char *scope)
{
	const char **found = s->count ? bsearch(&scope, s->name, s->count, sizeof *s->name, by_text) : NULL;
	return found ? (size_t)(found - s->name) : s->count;
}

void
draft_keep(struct draft *d, enum register_id reg, const char *scope)
{
	if (draft_keeps(d, reg, scope))
		return;
	d->kept = arena_grow(d->arena, d->kept, d->kepts, &d->kept_capacity, d->kepts + 1, sizeof *d->kept);
	d->kept[d->kepts++] = (struct draft_scope){ reg, scope };
}

bool
draft_keeps(const struct draft *d, enum register_id reg, const char *scope)
{
	for (size_t i = 0; i < d->kepts; i++)
		if (d->kept[i].reg == reg && strcmp(d->kept[i].scope, scope) == 0)
			return true;
	return d->partial;
}

bool
draft_takes_down(const struct reg *r, const struct row *row)
{
	return strcmp(row_text(row, r, "state"), "撤下") == 0;
}

void
draft_keep_beside_taken_down(struct draft *d)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const struct row_list *list = &d->rows.reg[r->id];
		struct scopes scopes = scopes_of(d->arena, list);
		long *down = arena_array(d->arena, scopes.count + 1, sizeof *down);
		long *all = arena_array(d->arena, scopes.count + 1, sizeof *all);
		long said = 0;
		for (size_t i = 0; r->merge == MERGE_SCOPE && i < list->count; i++) {
			size_t index = scopes_index(&scopes, list->row[i].scope);
			all[index]++;
			down[index] += draft_takes_down(r, &list->row[i]);
		}
		for (size_t i = 0; i < scopes.count; i++)
			if (down[i] && down[i] == all[i]) {
				draft_keep(d, r->id, scopes.name[i]);
				said += down[i];
			}
		if (said)
			finding_add(d->findings, FINDING_ONLY_TAKEN_DOWN,
			    (struct place){ .file = list->row[0].file, .sheet = list->row[0].sheet }, said);
	}
}
