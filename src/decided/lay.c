/* lay: see decided.h. A register without decisions costs nothing; of the
 * others each row is looked up among the decisions sorted by their key. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "findings/refuse.h"
#include "decided/inside.h"
#include "editions/edition.h"

struct laying {
	const struct decided *d;
	struct arena *arena;
	struct content *rows;
	struct decided_hit *hit;
	const struct reg *r;
	struct row_list *list;
	bool own, changed; /* the list at hand was copied; anything was */
	const long *of;    /* indexes of the register's decisions by key, sorted */
	size_t ofs;
	struct decided_homes homes; /* of decisions of consent */
	bool consents;              /* there are such decisions */
	struct gone {               /* pictures that were taken back, by either hash, sorted */
		const char *hash;
		long index;
	} * gone;
	size_t gones;
};

bool
decided_begin(struct decided *d, struct arena *a, const char *data, struct error *err)
{
	*d = (struct decided){ .arena = a };
	if (data && !decisions_load(data, a, false, &d->held))
		return error_plain(err, FINDING_STATE_STUCK);
	d->hit = arena_array(a, d->held.count + 1, sizeof *d->hit);
	d->lifted = arena_array(a, d->held.count + 1, sizeof *d->lifted);
	return true;
}

void
decided_round(struct decided *d)
{
	memset(d->lifted, 0, (d->held.count + 1) * sizeof *d->lifted);
	d->freshes = 0;
}

bool
decided_cell(struct arena *a, const char **cells, const char *part[CELL_PARTS])
{
	size_t n = strcspn(*cells, "\x1e"), parts = 0;
	if (n == 0)
		return false;
	char *at = arena_strndup(a, *cells, n);
	memset(part, 0, CELL_PARTS * sizeof *part);
	while (at && parts < CELL_PARTS - 1) {
		part[parts++] = at;
		at = strchr(at, CELL_SPLIT);
		if (at)
			*at++ = '\0';
	}
	*cells += n + ((*cells)[n] == CELL_END);
	return true;
}

static void
own_list(struct arena *a, struct row_list *list, bool *own)
{
	if (*own)
		return;
	struct row *copy = arena_array(a, list->count + 1, sizeof *copy);
	if (list->count)
		memcpy(copy, list->row, list->count * sizeof *copy);
	*list = (struct row_list){ copy, list->count, list->count + 1 };
	*own = true;
}

struct row *
decided_own(struct arena *a, struct row_list *list, bool *own, size_t i, const struct reg *r)
{
	own_list(a, list, own);
	const char **value = arena_array(a, r->count, sizeof *value);
	memcpy(value, list->row[i].value, r->count * sizeof *value);
	list->row[i].value = value;
	return &list->row[i];
}

bool
decided_drop_photos(struct arena *a, const struct reg *r, struct row *row)
{
	struct row_photo *kept = arena_array(a, row->photos + 1, sizeof *kept);
	size_t n = 0;
	for (size_t i = 0; i < row->photos; i++)
		if (!row_photo_personal(r, row, &row->photo[i]))
			kept[n++] = row->photo[i];
	bool dropped = n < row->photos;
	row->photo = kept;
	row->photos = n;
	return dropped;
}

/* ------------------------------------------------------------ a row's own */

static bool
is_among(const char *const *list, const char *value)
{
	char hash[EDITION_HASH] = "";
	for (; *list; list++) {
		if (value && (*list)[0] == '#' && !*hash)
			hash_bytes(value, strlen(value), hash);
		if (str_equal(*list, value) || ((*list)[0] == '#' && value && strcmp(*list + 1, hash) == 0))
			return true;
	}
	return false;
}

/* Would the cell be put right? A key that another row has already is left alone. */
static bool
is_against(const char *const part[CELL_PARTS], const char *now)
{
	if (str_equal(part[1], now))
		return false;
	return !part[2] || is_among(part + 2, now);
}

static void
note_hit(struct laying *l, long index, const struct row *row)
{
	if (!l->hit)
		return;
	if (l->hit[index].rows++ == 0)
		l->hit[index] = (struct decided_hit){ 1, row, l->r };
}

static bool
key_is_taken(const struct row_list *list, const char *key)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->row[i].key, key) == 0)
			return true;
	return false;
}

/* The row as it would be with the cells; false when nothing changes. */
static bool
with_cells(struct laying *l, const struct decision *d, const struct row *row, struct row *out)
{
	const char *cells = d->cells, *part[CELL_PARTS];
	bool any = false, down = d->kind == DECISION_DOWN || d->kind == DECISION_OBJECTION;
	*out = *row;
	if (d->kind == DECISION_PASSED || (down && str_equal(row->value[catalogue_field(l->r, "state")], DOWN)))
		return false;
	while (decided_cell(l->arena, &cells, part)) {
		int f = catalogue_field(l->r, part[0]);
		if (f < 0 || !part[1] || !is_against(part, row->value[f]))
			continue;
		if (!any) {
			out->value = arena_array(l->arena, l->r->count, sizeof *out->value);
			memcpy(out->value, row->value, l->r->count * sizeof *out->value);
		}
		out->value[f] = part[1][0] ? part[1] : NULL;
		any = true;
	}
	return any;
}

static void
lay_cells(struct laying *l, long index, size_t i)
{
	struct row put, *row = &l->list->row[i];
	const char *key = row->key;
	if (!with_cells(l, &l->d->held.item[index], row, &put))
		return;
	if (l->r->merge != MERGE_NUMBERED) {
		row_bind(&put, l->arena, l->r);
		if (strcmp(put.key, key) != 0 && key_is_taken(l->list, put.key))
			return;
	}
	note_hit(l, index, row);
	if (l->d->lifted[index])
		return;
	row = decided_own(l->arena, l->list, &l->own, i, l->r);
	*row = put;
	l->changed = true;
}

/* ------------------------------------------------------------ consent */

static bool
set_no(const struct reg *r, struct row *row, const char *column)
{
	int f = catalogue_field(r, column);
	if (f < 0 || !str_equal(row->value[f], YES))
		return false;
	row->value[f] = NO;
	return true;
}

static bool
has_personal(const struct reg *r, const struct row *row)
{
	for (size_t i = 0; i < row->photos; i++)
		if (row_photo_personal(r, row, &row->photo[i]))
			return true;
	return false;
}

static bool
says_yes(const struct reg *r, const struct row *row, const char *column)
{
	int f = catalogue_field(r, column);
	return f >= 0 && str_equal(row->value[f], YES);
}

static void
lay_consent(struct laying *l, long index, size_t i)
{
	const struct decision *d = &l->d->held.item[index];
	struct row *row = &l->list->row[i];
	bool whole = decided_of_name(d);
	if (!has_personal(l->r, row) && !says_yes(l->r, row, "consent_photo") &&
	    !(whole && says_yes(l->r, row, "consent")))
		return;
	note_hit(l, index, row);
	if (l->d->lifted[index])
		return;
	row = decided_own(l->arena, l->list, &l->own, i, l->r);
	if (whole)
		set_no(l->r, row, "consent");
	set_no(l->r, row, "consent_photo");
	decided_drop_photos(l->arena, l->r, row);
	l->changed = true;
}

/* The first of the register's decisions whose key is this one or a later. */
static size_t
from_key(const struct laying *l, const char *key)
{
	size_t low = 0, high = l->ofs;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(l->d->held.item[l->of[middle]].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool
has_key(const struct laying *l, size_t of, const char *key)
{
	return of < l->ofs && strcmp(l->d->held.item[l->of[of]].key, key) == 0;
}

static void
lay_consents(struct laying *l)
{
	const struct decisions *held = &l->d->held;
	if (catalogue_field(l->r, "consent") < 0)
		return;
	for (size_t i = 0; i < l->list->count; i++) {
		const struct row *row = &l->list->row[i];
		if (!has_personal(l->r, row) && !says_yes(l->r, row, "consent_photo") &&
		    !says_yes(l->r, row, "consent"))
			continue;
		const char *home = decided_home(l->arena, l->r, row), *key = row->key;
		if (!decided_homes_has(&l->homes, home) && !has_key(l, from_key(l, key), key))
			continue;
		for (size_t k = 0; k < held->count; k++)
			if (held->item[k].kind == DECISION_CONSENT &&
			    decision_is_of(&held->item[k], l->r->table, key, home))
				lay_consent(l, (long)k, i);
	}
}

/* ------------------------------------------------------------ pictures */

static void
lay_picture(struct laying *l, long index, size_t i)
{
	const struct decision *d = &l->d->held.item[index];
	struct row *row = &l->list->row[i];
	const char *cells = d->cells, *part[CELL_PARTS];
	if (!decided_cell(l->arena, &cells, part) || !part[1] || !part[2] || !part[3] || !part[4])
		return;
	struct row_photo *photo = NULL;
	for (size_t k = 0; k < row->photos; k++) {
		if (!str_equal(row->photo[k].source, d->key) || str_equal(row->photo[k].picture, part[1]))
			continue;
		if (!photo) {
			photo = arena_array(l->arena, row->photos, sizeof *photo);
			memcpy(photo, row->photo, row->photos * sizeof *photo);
			note_hit(l, index, row);
		}
		photo[k].picture = part[1];
		photo[k].thumb = part[2];
		photo[k].width = atoi(part[3]);
		photo[k].height = atoi(part[4]);
	}
	if (!photo || l->d->lifted[index])
		return;
	decided_own(l->arena, l->list, &l->own, i, l->r)->photo = photo;
	l->changed = true;
}

static int
by_hash(const void *x, const void *y)
{
	return strcmp(((const struct gone *)x)->hash, ((const struct gone *)y)->hash);
}

static void
learn_homes(struct laying *l)
{
	l->homes.home = arena_array(l->arena, l->d->held.count + 1, sizeof *l->homes.home);
	for (size_t i = 0; i < l->d->held.count; i++) {
		const struct decision *d = &l->d->held.item[i];
		l->consents = l->consents || d->kind == DECISION_CONSENT;
		if (d->kind == DECISION_CONSENT && *d->home)
			l->homes.home[l->homes.count++] = d->home;
	}
	decided_homes_sort(&l->homes);
}

/* What the decisions of consent say of pictures. */
static void
learn_gone(struct laying *l)
{
	const char *part[CELL_PARTS];
	size_t capacity = 0;
	for (size_t i = 0; i < l->d->held.count; i++) {
		const char *cells = l->d->held.item[i].cells;
		while (l->d->held.item[i].kind == DECISION_CONSENT && decided_cell(l->arena, &cells, part))
			for (int k = 1; part[k]; k++) {
				l->gone =
				    arena_grow(l->arena, l->gone, l->gones, &capacity, l->gones + 1, sizeof *l->gone);
				l->gone[l->gones++] = (struct gone){ part[k], (long)i };
			}
	}
	if (l->gones)
		qsort(l->gone, l->gones, sizeof *l->gone, by_hash);
}

static const struct gone *
find_gone(const struct laying *l, const struct row_photo *photo)
{
	const struct gone picture = { photo->picture, 0 }, source = { photo->source, 0 };
	const struct gone *found =
	    picture.hash && l->gones ? bsearch(&picture, l->gone, l->gones, sizeof picture, by_hash) : NULL;
	return found || !source.hash || !l->gones ? found : bsearch(&source, l->gone, l->gones, sizeof source, by_hash);
}

static void
drop_gone(struct laying *l, size_t i)
{
	struct row *row = &l->list->row[i];
	struct row_photo *kept = NULL;
	size_t n = 0;
	for (size_t k = 0; k < row->photos; k++) {
		const struct gone *gone = find_gone(l, &row->photo[k]);
		bool drop = gone && !l->d->lifted[gone->index];
		if (gone)
			note_hit(l, gone->index, row);
		if (drop && !kept) {
			kept = arena_array(l->arena, row->photos, sizeof *kept);
			memcpy(kept, row->photo, k * sizeof *kept);
		}
		if (!drop && kept)
			kept[n] = row->photo[k];
		n += !drop;
	}
	if (n == row->photos)
		return;
	row = decided_own(l->arena, l->list, &l->own, i, l->r);
	row->photo = kept;
	row->photos = n;
	l->changed = true;
}

static void
lay_pictures(struct laying *l)
{
	for (size_t i = 0; l->gones && i < l->list->count; i++)
		if (l->list->row[i].photos)
			drop_gone(l, i);
	for (size_t k = 0; k < l->d->held.count; k++) {
		const struct decision *d = &l->d->held.item[k];
		for (size_t i = 0; d->kind == DECISION_MASK && !d->reg[0] && i < l->list->count; i++)
			if (l->list->row[i].photos)
				lay_picture(l, (long)k, i);
	}
}

/* ------------------------------------------------------------ rows added */

/* The first row that comes and goes together with this one. */
static const struct row *
beside(const struct laying *l, const struct row *row)
{
	for (size_t i = 0; l->r->merge == MERGE_SCOPE && i < l->list->count; i++)
		if (strcmp(l->list->row[i].scope, row->scope) == 0)
			return &l->list->row[i];
	return NULL;
}

static void
add_row(struct laying *l, long index, bool in_scope)
{
	const char *cells = l->d->held.item[index].cells, *part[CELL_PARTS];
	struct row_list one = { 0 };
	struct row *row = row_append(&one, l->arena, l->r);
	while (decided_cell(l->arena, &cells, part)) {
		int f = catalogue_field(l->r, part[0]);
		if (f >= 0 && part[1])
			row->value[f] = part[1][0] ? part[1] : NULL;
	}
	row_bind(row, l->arena, l->r);
	const struct row *other = in_scope ? beside(l, row) : NULL;
	if (key_is_taken(l->list, row->key) || (in_scope && !other))
		return;
	if (other)
		note_hit(l, index, other);
	if (l->d->lifted[index])
		return;
	own_list(l->arena, l->list, &l->own);
	l->list->row =
	    arena_grow(l->arena, l->list->row, l->list->count, &l->list->capacity, l->list->count + 1, sizeof *row);
	l->list->row[l->list->count++] = *row;
	l->changed = true;
}

static void
lay_added(struct laying *l, bool in_scope)
{
	for (size_t k = 0; k < l->d->held.count; k++) {
		const struct decision *d = &l->d->held.item[k];
		if (d->cells[0] == '+' && strcmp(d->reg, l->r->table) == 0)
			add_row(l, (long)k, in_scope);
	}
}

/* ------------------------------------------------------------ the whole */

static int
by_key(const void *x, const void *y, void *context)
{
	const struct decision *item = context;
	const long *a = x, *b = y;
	int order = strcmp(item[*a].key, item[*b].key);
	return order ? order : (*a > *b) - (*a < *b);
}

/* All decisions of the key that the row has now. */
static void
lay_row(struct laying *l, size_t i)
{
	const char *key = l->list->row[i].key;
	for (size_t k = from_key(l, key); has_key(l, k, key); k++)
		if (l->d->held.item[l->of[k]].kind != DECISION_CONSENT)
			lay_cells(l, l->of[k], i);
}

/* A row that got another key by one of them is looked up again by that. */
static void
lay_rows(struct laying *l)
{
	enum { KEYS_MOST = 8 };
	for (size_t i = 0; i < l->list->count; i++) {
		const char *key = NULL;
		for (int n = 0; n < KEYS_MOST && !str_equal(key, l->list->row[i].key); n++) {
			key = l->list->row[i].key;
			lay_row(l, i);
		}
	}
}

static void
lay_register(struct laying *l)
{
	const struct decisions *held = &l->d->held;
	long *of = arena_array(l->arena, held->count + 1, sizeof *of);
	l->of = of;
	l->ofs = 0;
	for (size_t i = 0; i < held->count; i++)
		if (strcmp(held->item[i].reg, l->r->table) == 0)
			of[l->ofs++] = (long)i;
	qsort_r(of, l->ofs, sizeof *of, by_key, held->item);
	if (l->ofs)
		lay_rows(l);
	if (l->consents)
		lay_consents(l);
	lay_pictures(l);
}

bool
decided_lay(
    const struct decided *d, struct arena *a, struct content *rows, enum decided_adds adds, struct decided_hit *hit)
{
	struct laying l = { .d = d, .arena = a, .rows = rows, .hit = hit };
	for (size_t i = 0; hit && i < d->held.count; i++)
		hit[i] = (struct decided_hit){ 0 };
	learn_homes(&l);
	learn_gone(&l);
	for (const struct reg *r = NULL; d->held.count && (r = catalogue_next(r));) {
		l.r = r;
		l.list = &rows->reg[r->id];
		l.own = false;
		if (l.list->count)
			lay_register(&l);
		if (adds != DECIDED_NO_ROWS)
			lay_added(&l, adds == DECIDED_IN_SCOPE);
		if (l.own && r->merge == MERGE_NUMBERED) {
			for (size_t i = 0; i < l.list->count; i++)
				row_bind(&l.list->row[i], a, r);
			row_number(l.list, a);
		}
	}
	return l.changed;
}

__attribute__((constructor)) static void
say_stand_in(void)
{
	state_on_stand_in(decided_stand_in);
}
