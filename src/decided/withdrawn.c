/* withdrawn: see inside.h. What is taken back are a home's name and pictures,
 * wherever they stand. The pictures go by their hash, so that they do not come
 * back under another name or beside another row; one that somebody else agreed
 * to have shown stays. */
#include <string.h>

#include "base/str.h"
#include "decided/inside.h"

static const char *
text_of(const struct reg *r, const struct row *row, const char *column)
{
	int f = catalogue_field(r, column);
	return f >= 0 && row->value[f] ? row->value[f] : "";
}

bool
decided_of_name(const struct decision *d)
{
	return strcspn(d->cells, "\x1e") == strlen("consent");
}

static bool
is_held(const struct learning *l, const struct decision *one)
{
	for (size_t i = 0; i < l->d->held.count; i++) {
		const struct decision *d = &l->d->held.item[i];
		if (!l->d->lifted[i] && d->kind == DECISION_CONSENT && (decided_of_name(d) || !decided_of_name(one)) &&
		    decision_is_of(d, one->reg, one->key, one->home))
			return true;
	}
	for (size_t i = l->first; i < l->d->freshes; i++) {
		const struct decision *d = &l->d->fresh[i];
		if (d->kind == DECISION_CONSENT && decided_of_name(d) == decided_of_name(one) &&
		    decision_is_of(d, one->reg, one->key, one->home))
			return true;
	}
	return false;
}

/* ---------------------------------------------------------------- pictures */

static bool
is_of(struct arena *a, const struct decision *d, const struct reg *r, const struct row *row)
{
	return decision_is_of(d, r->table, row->key, decided_home(a, r, row));
}

/* Does another home show it? */
static bool
is_anothers(const struct learning *l, const struct decision *d, const struct row_photo *photo)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; catalogue_field(r, "consent") >= 0 && i < l->to->reg[r->id].count; i++) {
			const struct row *row = &l->to->reg[r->id].row[i];
			for (size_t k = 0; k < row->photos; k++)
				if (str_equal(row->photo[k].source, photo->source) &&
				    row_photo_personal(r, row, &row->photo[k]) && !is_of(l->arena, d, r, row))
					return true;
		}
	return false;
}

static void
add_pictures(const struct learning *l, const struct decision *d, struct strbuf *cells)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; catalogue_field(r, "consent") >= 0 && i < l->from->reg[r->id].count; i++) {
			const struct row *row = &l->from->reg[r->id].row[i];
			if (row->photos && !is_of(l->arena, d, r, row))
				continue;
			for (size_t k = 0; k < row->photos; k++) {
				const struct row_photo *p = &row->photo[k];
				if (row_photo_personal(r, row, p) && p->source && p->picture && !is_anothers(l, d, p))
					strbuf_printf(cells, "\x1epicture\x1f%s\x1f%s", p->source, p->picture);
			}
		}
}

static void
take_back(struct learning *l, const struct reg *r, const struct row *row, bool whole, const char *why)
{
	struct arena *a = l->d->arena;
	struct strbuf cells = { 0 };
	struct decision one = { .kind = DECISION_CONSENT,
		.reg = r->table,
		.key = arena_strdup(a, row->key),
		.home = decided_home(a, r, row),
		.cells = whole ? "consent" : "consent_photo",
		.name = decided_name(a, r, row),
		.what = whole ? "姓名和照片" : "照片",
		.why = why };
	if (is_held(l, &one))
		return;
	strbuf_append(&cells, one.cells);
	add_pictures(l, &one, &cells);
	one.cells = strbuf_take(&cells, a);
	decided_put(l->d, one);
}

static bool
taken_back(const struct reg *r, const struct row *was, const struct row *row, const char *column)
{
	return strcmp(text_of(r, was, column), YES) == 0 && strcmp(text_of(r, row, column), YES) != 0;
}

void
decided_learn_consent(struct learning *l, const struct reg *r, const struct row *was, const struct row *row)
{
	bool whole = was && taken_back(r, was, row, "consent");
	if (whole || (was && taken_back(r, was, row, "consent_photo")))
		take_back(l, r, row, whole, "");
}

/* -------------------------------------------------------------------- homes */

void
decided_follow(struct decided *d, const char *from, const struct reg *r, const struct row *to)
{
	const char *home = decided_home(d->arena, r, to);
	size_t held = d->held.count, all = held + d->freshes;
	for (size_t i = 0; i < all; i++) {
		struct decision one = i < held ? d->held.item[i] : d->fresh[i - held];
		if (one.kind != DECISION_CONSENT || (i < held && d->lifted[i]) || !*one.home ||
		    !decision_same_home(one.home, from) || decision_same_home(one.home, home))
			continue;
		one.reg = r->table;
		one.key = arena_strdup(d->arena, to->key);
		one.home = home;
		one.name = decided_name(d->arena, r, to);
		one.turned = 0;
		decided_put(d, one);
	}
}

/* The only row of the new roll that has the name in the village, and was not there before; NULL. */
static const struct row *
moved_to(struct arena *a, const struct reg *roll, const struct row_list *now, const struct decided_homes *before,
    const struct row *was)
{
	const struct row *found = NULL;
	const char *place = row_place_key(a, text_of(roll, was, "village"));
	for (size_t i = 0; i < now->count; i++) {
		const struct row *row = &now->row[i];
		if (strcmp(text_of(roll, row, "head"), text_of(roll, was, "head")) != 0 ||
		    strcmp(row_place_key(a, text_of(roll, row, "village")), place) != 0)
			continue;
		if (found || decided_homes_has(before, decided_home(a, roll, row)))
			return NULL;
		found = row;
	}
	return found;
}

/* The home that this row's was last, by its 原门牌; NULL. */
static const char *
was_last(struct arena *a, const struct reg *roll, const struct row *row)
{
	const char *last = text_of(roll, row, "former"), *more;
	while ((more = strstr(last, "；")))
		last = more + strlen("；");
	size_t group = strcspn(last, " "), door = last[group] ? strcspn(last + group + 1, " ") : 0;
	if (!door || !last[group + 1 + door])
		return NULL;
	return arena_printf(a, "%s\x1f%.*s\x1f%.*s\x1f%s", row_place_key(a, text_of(roll, row, "village")), (int)group,
	    last, (int)door, last + group + 1, last + group + 1 + door + 1);
}

static bool
is_among(const struct decided_homes *all, const char *home)
{
	for (size_t i = 0; i < all->count; i++)
		if (strcmp(all->home[i], home) == 0)
			return true;
	return false;
}

/* Families that are said to have moved, whoever lives where they did. */
static void
follow_moved(struct learning *l, const struct reg *roll, const struct decided_homes *before)
{
	const struct row_list *now = &l->to->reg[roll->id];
	for (size_t i = 0; i < now->count && l->d->held.count + l->d->freshes; i++) {
		const char *from = was_last(l->arena, roll, &now->row[i]);
		if (from && is_among(before, from) && !is_among(before, decided_home(l->arena, roll, &now->row[i])))
			decided_follow(l->d, from, roll, &now->row[i]);
	}
}

void
decided_learn_homes(struct learning *l)
{
	const struct reg *roll = catalogue_find("household");
	const struct row_list *then = &l->from->reg[roll->id], *now = &l->to->reg[roll->id];
	struct decided_homes before = { 0 }, after = { 0 };
	if (then->row == now->row)
		return;
	decided_homes_add(&before, l->arena, roll, then, NULL, NULL);
	decided_homes_add(&after, l->arena, roll, now, NULL, NULL);
	follow_moved(l, roll, &before);
	for (size_t i = 0; i < then->count; i++) {
		const struct row *row = &then->row[i];
		const char *home = decided_home(l->arena, roll, row);
		if (decided_homes_has(&after, home))
			continue;
		bool whole = strcmp(text_of(roll, row, "consent"), NO) == 0;
		if (whole || strcmp(text_of(roll, row, "consent_photo"), NO) == 0)
			take_back(l, roll, row, whole, "花名册里写着不同意，这一户后来不在册了");
		const struct row *to = moved_to(l->arena, roll, now, &before, row);
		if (to)
			decided_follow(l->d, home, roll, to);
	}
}

void
decided_refused(struct decided *d, struct arena *a, const struct content *rows)
{
	*d = (struct decided){ .arena = a };
	for (const struct reg *r = NULL; rows && (r = catalogue_next(r));)
		for (size_t i = 0; catalogue_field(r, "consent") >= 0 && i < rows->reg[r->id].count; i++) {
			const struct row *row = &rows->reg[r->id].row[i];
			bool whole = strcmp(text_of(r, row, "consent"), NO) == 0;
			if (whole || strcmp(text_of(r, row, "consent_photo"), NO) == 0)
				decided_put(d, (struct decision){ .kind = DECISION_CONSENT,
						   .reg = r->table,
						   .key = row->key,
						   .home = r->whose == WHOSE_NOBODY ? "" : decided_home(a, r, row),
						   .cells = whole ? "consent" : "consent_photo" });
		}
	d->held = (struct decisions){ d->fresh, d->freshes };
	d->freshes = 0;
	d->lifted = arena_array(a, d->held.count + 1, sizeof *d->lifted);
}
