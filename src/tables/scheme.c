/* scheme: see scheme.h. */
#include "tables/scheme.h"

#include <string.h>

#include "base/str.h"
#include "editions/schema.h"

struct item {
	const char *name, *points;
};

static bool
more(const char *x, const char *y)
{
	long long a, b;
	return schema_parse(x, true, &a) && (!schema_parse(y, true, &b) || a > b);
}

static bool
belongs(const struct row *row, const struct reg *r, const char *scheme)
{
	const char *written = row_text(row, r, "scheme");
	return !str_empty(written) && strcmp(row_text(row, r, "kind"), "等次") != 0 &&
	       (str_starts(written, scheme) || str_starts(scheme, written));
}

const char **
scheme_items(struct arena *a, const struct content *content, const char *scheme, size_t *count)
{
	const struct reg *r = catalogue_register(REG_STANDARD);
	const struct row_list *standard = &content->reg[r->id];
	struct item *item = arena_array(a, standard->count + 1, sizeof *item);
	size_t n = 0;
	for (size_t i = 0; i < standard->count; i++) {
		const struct row *row = &standard->row[i];
		if (row->wrong || !belongs(row, r, scheme))
			continue;
		size_t k = 0;
		while (k < n && strcmp(item[k].name, row_text(row, r, "item")) != 0)
			k++;
		if (k == n)
			item[n++] = (struct item){ row_text(row, r, "item"), row_text(row, r, "points") };
		else if (more(row_text(row, r, "points"), item[k].points))
			item[k].points = row_text(row, r, "points");
	}
	const char **names = arena_array(a, n + 1, sizeof *names);
	for (size_t i = 0; i < n; i++)
		names[i] = *item[i].points ? arena_printf(a, "%s(%s)", item[i].name, item[i].points) : item[i].name;
	*count = n;
	return names;
}

const char **
scheme_usual(struct arena *a, const char *scheme, size_t *count)
{
	const struct reg *r = catalogue_next(NULL);
	const char **names = NULL;
	size_t capacity = 0;
	*count = 0;
	while (r && !str_equal(r->scheme, scheme))
		r = catalogue_next(r);
	for (const char *p = r ? r->usual : NULL; p && *p; p += strcspn(p, "|"), p += *p == '|') {
		names = arena_grow(a, names, *count, &capacity, *count + 1, sizeof *names);
		names[(*count)++] = arena_strndup(a, p, strcspn(p, "|"));
	}
	return names;
}
