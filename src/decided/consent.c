/* consent: see decided.h. A home is known by its place, group, door and name;
 * what one list leaves out, another may say. */
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "decided/inside.h"

static const char *
value_of(const struct reg *r, const struct row *row, const char *column)
{
	int f = catalogue_field(r, column);
	return f >= 0 && row->value[f] ? row->value[f] : "";
}

static const char *
name_of(const struct reg *r, const struct row *row)
{
	for (size_t f = 0; f < r->count; f++)
		if (r->fields[f].type == FIELD_NAME && (r->fields[f].flags & FIELD_MASKED))
			return row->value[f] ? row->value[f] : "";
	return "";
}

/* 三组 and 12号 in words that name a home. */
static const char *
part_of(struct arena *a, const char *words, const char *unit, const char *shown)
{
	for (const char *p = words; *p;) {
		int n = row_number_at(&p);
		if (n > 0 && str_starts(p, unit))
			return arena_printf(a, "%d%s", n, shown);
		if (n < 0)
			utf8_next(&p);
	}
	return "";
}

const char *
decided_home(struct arena *a, const struct reg *r, const struct row *row)
{
	const char *name = name_of(r, row), *place = row_place_key(a, value_of(r, row, "village"));
	const char *group = value_of(r, row, "grp"), *door = value_of(r, row, "door");
	if (!*name && strcmp(value_of(r, row, "target_kind"), "户") == 0) {
		const char *words = value_of(r, row, "target");
		group = part_of(a, words, "组", "组");
		door = part_of(a, words, "号", "");
		name = arena_printf(a, "~%s", words);
	}
	return *name && *place ? arena_printf(a, "%s\x1f%s\x1f%s\x1f%s", place, group, door, name) : "";
}

const char *
decided_former(struct arena *a, const struct reg *r, const struct row *was)
{
	const char *before = value_of(r, was, "former");
	return arena_printf(a, "%s%s%s %s %s", before, *before ? "；" : "", value_of(r, was, "grp"),
	    value_of(r, was, "door"), name_of(r, was));
}

/* ------------------------------------------------- the roll and the lists */

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

void
decided_homes_add(struct decided_homes *out, struct arena *a, const struct reg *r, const struct row_list *list,
    const char *column, const char *value)
{
	size_t before = out->count;
	const char **all = arena_array(a, before + list->count + 1, sizeof *all);
	if (before)
		memcpy(all, out->home, before * sizeof *all);
	out->home = all;
	for (size_t i = 0; i < list->count; i++)
		if (!column || strcmp(value_of(r, &list->row[i], column), value) == 0)
			all[out->count++] = decided_home(a, r, &list->row[i]);
	decided_homes_sort(out);
}

void
decided_homes_sort(struct decided_homes *all)
{
	if (all->count)
		qsort(all->home, all->count, sizeof *all->home, by_text);
}

bool
decided_homes_has(const struct decided_homes *all, const char *home)
{
	size_t place = strcspn(home, "\x1f"), low = 0, high = all->count;
	while (*home && low < high) {
		size_t middle = low + (high - low) / 2;
		if (strncmp(all->home[middle], home, place + 1) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	for (; *home && low < all->count && strncmp(all->home[low], home, place + 1) == 0; low++)
		if (decision_same_home(all->home[low], home))
			return true;
	return false;
}

struct holding {
	struct arena *arena;
	const struct reg *r;
	struct row_list *list;
	const struct decided_homes *names, *photos, *but; /* who says no; who said yes, too, and is left alone */
	bool own, keeps; /* the list is copied; pictures are dropped by somebody else */
};

static bool
hold_row(struct holding *h, size_t i, bool name, bool photo)
{
	bool personal = false;
	const struct row *row = &h->list->row[i];
	for (size_t k = 0; k < row->photos; k++)
		personal = personal || row_photo_personal(h->r, row, &row->photo[k]);
	if (!name && !(photo && personal))
		return false;
	struct row *own = decided_own(h->arena, h->list, &h->own, i, h->r);
	if (name)
		row_set(own, h->r, "consent", NO);
	if (!h->keeps)
		decided_drop_photos(h->arena, h->r, own);
	return true;
}

static size_t
hold_register(struct holding *h, decided_said *said, void *context)
{
	size_t n = 0;
	for (size_t i = 0; i < h->list->count; i++) {
		const struct row *was = &h->list->row[i];
		if (strcmp(value_of(h->r, was, "consent"), YES) != 0)
			continue;
		const char *home = decided_home(h->arena, h->r, was);
		bool name = decided_homes_has(h->names, home), photo = decided_homes_has(h->photos, home);
		bool left = (name || photo) && h->but && decided_homes_has(h->but, home);
		if (left || !hold_row(h, i, name, photo))
			continue;
		n++;
		if (said)
			said(context, h->r, &h->list->row[i]);
	}
	return n;
}

size_t
decided_consent(struct arena *a, const struct content *known, struct content *rows, decided_said *said, void *context)
{
	const struct reg *roll = catalogue_find("household");
	struct decided_homes names = { 0 }, photos = { 0 }, no = { 0 }, yes = { 0 };
	size_t n = 0;
	decided_homes_add(&names, a, roll, &known->reg[roll->id], "consent", NO);
	decided_homes_add(&photos, a, roll, &known->reg[roll->id], "consent_photo", NO);
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		if (r == roll || catalogue_field(r, "consent") < 0)
			continue;
		if (r->whose != WHOSE_NOBODY) {
			decided_homes_add(&no, a, r, &known->reg[r->id], "consent", NO);
			decided_homes_add(&yes, a, r, &known->reg[r->id], "consent", YES);
		}
		struct holding h = { a, r, &rows->reg[r->id], &names, &photos, NULL, false, said != NULL };
		if (names.count || photos.count)
			n += hold_register(&h, said, context);
	}
	/* who says no in a list, and yes in none, does not say yes in the roll */
	struct holding h = { a, roll, &rows->reg[roll->id], &no, &no, &yes, false, said != NULL };
	return n + (no.count ? hold_register(&h, said, context) : 0);
}
