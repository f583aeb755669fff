/* template: see template.h. */
#include "export/template.h"

#include "base/str.h"
#include "sheets/book.h"
#include "catalogue/examples.h"
#include "catalogue/groups.h"
#include "os/fs.h"

static void
add(struct book *b, struct arena *a, const struct reg *r)
{
	size_t count;
	const struct example_item *item = example_items(r, &count);
	const char **headers = arena_array(a, count + 1, sizeof *headers);
	for (size_t i = 0; i < count; i++)
		headers[i] = item[i].header;
	book_add(b, r, headers, count, NULL);
}

bool
template_write(const char *path, struct error *err)
{
	if (!str_ends(path, ".xlsx"))
		return error_set(err, ERROR_USAGE, "bad_name", "文件名要以 .xlsx 结尾，写的是“%s”。", path);
	if (fs_exists(path))
		return error_set(err, ERROR_CONTENT, "exists", "已经有“%s”了，没有动它。请换个名字。", path);
	struct arena *a = arena_new();
	struct book *b = book_new(path, a);
	book_add_guide(b);
	for (size_t g = 0; g < GROUPS; g++)
		for (size_t i = 0; i < groups[g].count; i++)
			add(b, a, catalogue_register(groups[g].sheet[i].id));
	bool ok = book_close(b, err);
	arena_free(a);
	return ok;
}
