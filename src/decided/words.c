/* words: see decided.h. Names are masked even for staff: a list of decisions is
 * read over many shoulders. */
#include <string.h>

#include "base/date.h"
#include "base/str.h"
#include "catalogue/describe.h"
#include "decided/inside.h"
#include "editions/mask.h"

const char *
decided_name(struct arena *a, const struct reg *r, const struct row *row)
{
	struct row masked = *row;
	int kind = catalogue_field(r, "target_kind"), target = catalogue_field(r, "target");
	const char **value = arena_array(a, r->count, sizeof *value);
	memcpy(value, row->value, r->count * sizeof *value);
	for (size_t f = 0; f < r->count; f++)
		if (value[f] && (r->fields[f].flags & FIELD_MASKED || (r->fields[f].type == FIELD_NAME)))
			value[f] = mask_name(a, value[f]);
	if (kind >= 0 && target >= 0 && value[target] && str_equal(value[kind], "户"))
		value[target] = mask_name(a, value[target]);
	masked.value = value;
	return arena_printf(a, "%s　%s", r->label ? r->label : r->sheet, describe_title(a, r, &masked));
}

static const char *const verbs[DECISION_KINDS] = {
	[DECISION_DOWN] = "撤下",
	[DECISION_CONSENT] = "定为不公开",
	[DECISION_OBJECTION] = "撤下",
	[DECISION_MASK] = "遮住",
	[DECISION_DONE] = "记成改好了",
	[DECISION_ROW] = "改过",
	[DECISION_PASSED] = "定为照写的",
};

const char *
decided_why(struct arena *a, const struct decision *d)
{
	const char *name = strrchr(d->home, CELL_SPLIT);
	return name ? mask_in_text(a, d->why, name + 1) : d->why;
}

const char *
decided_sentence(struct arena *a, const struct decision *d, struct date now)
{
	struct date day;
	char iso[11] = "", when[64] = "";
	strncat(iso, d->at, 10);
	if (date_parse(iso, &day))
		date_speak(day, now, when, sizeof when);
	const char *because = *d->why    ? arena_printf(a, "（%s）", decided_why(a, d))
			      : *d->what ? arena_printf(a, "（%s）", d->what)
					 : "";
	return arena_printf(a, "%s，%s由%s%s%s", d->name, when, d->who, verbs[d->kind], because);
}
