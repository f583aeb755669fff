/* scheme: see scheme.h. */
#include "tables/scheme.h"

#include <string.h>

#include "base/str.h"
#include "store/schema.h"

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
scheme_items(struct arena *a, const struct row_list *standard, const char *scheme, size_t *count)
{
	const struct reg *r = catalogue_register(REG_STANDARD);
	struct item *item = arena_array(a, standard->count + 1, sizeof *item);
	size_t n = 0;
	for (size_t i = 0; i < standard->count; i++) {
		const struct row *row = &standard->row[i];
		if (!belongs(row, r, scheme))
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

const char *const *
scheme_usual(const char *scheme, size_t *count)
{
	static const struct {
		const char *scheme;
		const char *item[6];
	} usual[] = { { "最美庭院", { "布局美", "卫生美", "居室美", "绿化美", "家风美" } },
		{ "村月考核", { "组织领导", "环境卫生", "问题整改", "长效管护", "宣传发动" } } };
	*count = 0;
	for (size_t i = 0; i < sizeof usual / sizeof *usual; i++) {
		if (strcmp(usual[i].scheme, scheme) != 0)
			continue;
		while (usual[i].item[*count])
			(*count)++;
		return usual[i].item;
	}
	return NULL;
}
