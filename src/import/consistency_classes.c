/* A class of one: 「脱贫户 1 户」 of a village names a family without its name.
 * Said of free text and of figures; counts of the whole township are none. */
#include <string.h>

#include "base/small_class.h"
#include "import/consistency.h"

static const char *
text_of(const struct reg *r, const struct row *row, const char *column)
{
	return catalogue_field(r, column) >= 0 ? row_text(row, r, column) : "";
}

/* A figure: the class in one column, the count in another. */
static const char *
figure_of_one(struct arena *a, const struct reg *r, const struct row *row)
{
	const char *total = text_of(r, row, "total");
	return small_class_figure(a, text_of(r, row, "indicator"), *total ? total : text_of(r, row, "amount"));
}

static void
look(struct draft *d, const struct reg *r, const struct row *row)
{
	if (catalogue_field(r, "village") >= 0 && !*row_place_key(d->arena, text_of(r, row, "village")))
		return;
	if (catalogue_field(r, "indicator") >= 0) {
		const char *class = figure_of_one(d->arena, r, row);
		if (class)
			finding_add(d->findings, FINDING_CLASS_OF_ONE,
			    draft_place(row, r->fields[catalogue_field(r, "indicator")].header), class);
	}
	for (size_t i = 0; i < r->count; i++) {
		const struct field *f = &r->fields[i];
		if ((f->type != FIELD_TEXT && f->type != FIELD_PROSE) || (f->flags & (FIELD_STAFF | FIELD_SECRET)) ||
		    !row->value[i])
			continue;
		const char *class = small_class_told(d->arena, row->value[i]);
		if (class)
			finding_add(d->findings, FINDING_CLASS_OF_ONE, draft_place(row, f->header), class);
	}
}

void
consistency_classes(struct draft *d)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < d->rows.reg[r->id].count; i++)
			look(d, r, &d->rows.reg[r->id].row[i]);
}
