/* secrets: see secrets.h. */
#include "import/secrets.h"

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
	*out = (struct secrets){ .entry = arena_array(d->arena, list->count + 1, sizeof *out->entry) };
	for (size_t i = 0; i < list->count; i++) {
		const struct row *row = &list->row[i];
		const char *code = row_text(row, r, "code");
		if (str_empty(code))
			continue;
		if (codes_valid(code))
			out->entry[out->count++] = (struct code_entry){ row->key, code };
		else
			finding_add(d->findings, FINDING_BAD_CODE, draft_place(row, "查询码"));
	}
	secrets_strip(&d->rows);
}
