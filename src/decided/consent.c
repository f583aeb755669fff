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

const char *
decided_home(struct arena *a, const struct reg *r, const struct row *row)
{
	const char *name = name_of(r, row), *place = row_place_key(a, value_of(r, row, "village"));
	if (!*name || !*place)
		return "";
	return arena_printf(a, "%s\x1f%s\x1f%s\x1f%s", place, value_of(r, row, "grp"), value_of(r, row, "door"), name);
}

/* ------------------------------------------------- the roll and the lists */

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

struct refusing { /* homes of the roll that say no, by place */
	const char **home;
	size_t count;
};

static struct refusing
refusing_of(struct arena *a, const struct reg *roll, const struct row_list *list, const char *column)
{
	struct refusing out = { .home = arena_array(a, list->count + 1, sizeof *out.home) };
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(value_of(roll, &list->row[i], column), NO) == 0)
			out.home[out.count++] = decided_home(a, roll, &list->row[i]);
	qsort(out.home, out.count, sizeof *out.home, by_text);
	return out;
}

static bool
refuses(const struct refusing *all, const char *home)
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

static bool
hold_register(
    struct holding *h, const struct refusing *names, const struct refusing *photos, decided_said *said, void *context)
{
	bool changed = false;
	for (size_t i = 0; i < h->list->count; i++) {
		const struct row *was = &h->list->row[i];
		if (strcmp(value_of(h->r, was, "consent"), YES) != 0)
			continue;
		const char *home = decided_home(h->arena, h->r, was);
		if (!hold_row(h, i, refuses(names, home), refuses(photos, home)))
			continue;
		changed = true;
		if (said)
			said(context, h->r, &h->list->row[i]);
	}
	return changed;
}

bool
decided_consent(struct arena *a, const struct content *rolls, struct content *rows, decided_said *said, void *context)
{
	const struct reg *roll = catalogue_find("household");
	struct refusing names = refusing_of(a, roll, &rolls->reg[roll->id], "consent");
	struct refusing photos = refusing_of(a, roll, &rolls->reg[roll->id], "consent_photo");
	bool changed = false;
	for (const struct reg *r = NULL; (names.count || photos.count) && (r = catalogue_next(r));) {
		struct holding h = { a, r, &rows->reg[r->id], false, said != NULL };
		if (r != roll && r->whose != WHOSE_NOBODY && catalogue_field(r, "consent") >= 0)
			changed = hold_register(&h, &names, &photos, said, context) || changed;
	}
	return changed;
}
