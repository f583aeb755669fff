/* secrets: see secrets.h. */
#include "import/secrets.h"

#include <string.h>

#include "base/str.h"

void
secrets_strip(struct content *content)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t f = 0; f < r->count; f++)
			for (size_t i = 0; r->fields[f].flags & FIELD_SECRET && i < content->reg[r->id].count; i++)
				content->reg[r->id].row[i].value[f] = NULL;
}

void
secrets_take(struct draft *d, struct secrets *out)
{
	const struct reg *r = catalogue_register(REG_HOUSEHOLD);
	const struct row_list *list = &d->rows.reg[r->id];
	*out = (struct secrets){ .entry = arena_array(d->arena, list->count + 1, sizeof *out->entry),
		.row = arena_array(d->arena, list->count + 1, sizeof *out->row),
		.held = arena_array(d->arena, list->count + 1, sizeof *out->held) };
	for (size_t i = 0; i < list->count; i++) {
		const struct row *row = &list->row[i];
		const char *code = row_text(row, r, "code");
		if (str_empty(code))
			continue;
		out->row[out->count] = row->key;
		if (codes_valid(code))
			out->entry[out->count++] =
			    (struct code_entry){ codes_home(d->arena, row->key, row_text(row, r, "head")), code };
		else
			finding_add(d->findings, FINDING_BAD_CODE, draft_place(row, "查询码"));
	}
	secrets_strip(&d->rows);
}

void
secrets_hold(struct secrets *s, const char *key)
{
	for (size_t i = 0; i < s->count; i++)
		s->held[i] = key && (s->held[i] || strcmp(s->row[i], key) == 0);
}

bool
secrets_save(struct secrets *s, struct arena *a, const char *data, const struct content *base, struct state *to,
    struct error *err)
{
	const struct reg *r = catalogue_find("household");
	const struct row_list *roll = &base->reg[r->id];
	struct code_entry *entry = arena_array(a, s->count + 1, sizeof *entry);
	struct code_change change = { .entry = entry, .carry = s->carry, .carries = s->carries };
	for (size_t i = 0; i < s->count; i++)
		if (!s->held[i])
			entry[change.count++] = s->entry[i];
	if (codes_by_door(data)) {
		const char **home = arena_array(a, roll->count + 1, sizeof *home);
		for (size_t i = 0; i < roll->count; i++)
			home[i] = codes_home(a, roll->row[i].key, row_text(&roll->row[i], r, "head"));
		change.home = home;
		change.homes = roll->count;
	}
	return to ? codes_save_in(to, &change, &s->saved, err) : codes_save(data, &change, false, &s->saved, err);
}
