/* initials: see initials.h. */
#include "editions/initials.h"

#include <string.h>

#include "text/pinyin.h"

static const char *
joined(struct arena *a, const char *const key[], size_t count)
{
	size_t size = 1, at = 0;
	for (size_t i = 0; i < count; i++)
		size += strlen(key[i]) + 1;
	char *out = arena_alloc(a, size);
	for (size_t i = 0; i < count; i++) {
		size_t n = strlen(key[i]);
		if (at)
			out[at++] = ' ';
		memcpy(out + at, key[i], n);
		at += n;
	}
	return out;
}

void
initials_fill(struct arena *a, struct content *content)
{
	const struct reg *r = catalogue_register(REG_HOUSEHOLD);
	const struct row_list *list = &content->reg[r->id];
	content->initials = arena_array(a, list->count + 1, sizeof *content->initials);
	for (size_t i = 0; i < list->count; i++) {
		const char *key[PINYIN_MAX_KEYS];
		const struct row *row = &list->row[i];
		size_t n = pinyin_initials(a, row_text(row, r, "head"), row_text(row, r, "pinyin"), key);
		content->initials[i] = joined(a, key, n);
	}
}
