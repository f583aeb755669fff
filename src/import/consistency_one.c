/* A class of one: 「脱贫户 1 户」 of a village names a family without its name.
 * Said of free text and of figures; counts of the whole township are none. */
#include <string.h>

#include "base/str.h"
#include "import/consistency.h"

/* The class that a text at s names, and its bytes; 0. */
static size_t
class_at(const char *s)
{
	static const char *const classes[] = { "脱贫户", "低保户", "低保边缘户", "特困户", "五保户", "特困供养户",
		"监测户", "贫困户", "残疾户", "残疾人", "重病户", "孤儿", "困难户" };
	size_t best = 0;
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (str_starts(s, classes[i]) && strlen(classes[i]) > best)
			best = strlen(classes[i]);
	return best;
}

/* Behind the class: 「有 1 户」, 「：一人」. */
static bool
one_follows(const char *s)
{
	static const char *const between[] = { " ", "　", "：", ":", "（", "(", "仅", "只", "有", "共", "为", "数" };
	static const char *const one[] = { "1", "１", "一" }, *const unit[] = { "户", "人", "名", "家" };
	for (size_t i = 0; i < sizeof between / sizeof *between; i++)
		if (str_starts(s, between[i])) {
			s += strlen(between[i]);
			i = (size_t)-1;
		}
	for (size_t i = 0; i < 3; i++) {
		if (!str_starts(s, one[i]))
			continue;
		s += strlen(one[i]);
		s += strspn(s, " ");
		for (size_t k = 0; k < 4; k++)
			if (str_starts(s, unit[k]))
				return true;
		return false;
	}
	return false;
}

static const char *
class_of_one(struct arena *a, const char *text)
{
	for (const char *p = text; *p; p += utf8_prefix(p, 1)) {
		size_t n = class_at(p);
		if (n && one_follows(p + n))
			return arena_strndup(a, p, n);
	}
	return NULL;
}

static const char *
text_of(const struct reg *r, const struct row *row, const char *column)
{
	return catalogue_field(r, column) >= 0 ? row_text(row, r, column) : "";
}

/* A figure: the class in one column, the count in another. */
static const char *
figure_of_one(struct arena *a, const struct reg *r, const struct row *row)
{
	const char *name = text_of(r, row, "indicator"), *total = text_of(r, row, "total");
	const char *amount = *total ? total : text_of(r, row, "amount");
	if (strcmp(amount, "1") != 0 && strcmp(amount, "1户") != 0 && strcmp(amount, "1人") != 0)
		return NULL;
	for (const char *p = name; *p; p += utf8_prefix(p, 1))
		if (class_at(p))
			return arena_strndup(a, p, class_at(p));
	return NULL;
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
		const char *class = class_of_one(d->arena, row->value[i]);
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
