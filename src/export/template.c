/* template: see template.h. */
#include "export/template.h"

#include "base/str.h"
#include "findings/refuse.h"
#include "intake/clips.h"
#include "sheets/book.h"
#include "os/fs.h"
#include "sound/speak.h"
#include "store/settings.h"
#include "store/state.h"

static void
add(struct book *b, struct arena *a, const struct reg *r)
{
	const char **headers = arena_array(a, r->item_count + 1, sizeof *headers);
	for (size_t i = 0; i < r->item_count; i++)
		headers[i] = r->items[i].header;
	book_add(b, r, headers, r->item_count, NULL);
}

static bool
is_new(const char *path, struct error *err)
{
	if (!str_ends(path, ".xlsx"))
		return error_finding(err, FINDING_BAD_NAME, path);
	return !fs_exists(path) || error_finding(err, FINDING_EXISTS, path);
}

/* The same list, for paper. */
static void
add_paper(struct book *b, struct arena *a, const char *data, const struct row_list *list)
{
	const struct reg *r = catalogue_find("clip");
	struct book_word *word = arena_array(a, list->count, sizeof *word);
	char village[128];
	for (size_t i = 0; i < list->count; i++) {
		const char *said = row_text(&list->row[i], r, "word");
		int known = speak_number_of(said), before = i ? speak_number_of(word[i - 1].word) : 1;
		const char *names = before && !known ? "五、村名（照本镇的表印的）" : NULL;
		word[i] = (struct book_word){ known ? speak_group(known) : names,
			row_text(&list->row[i], r, "recording"), said };
	}
	settings_get(data, "village", village, sizeof village);
	book_add_paper(b, village, word, list->count);
}

bool
template_write_clips(const char *path, const char *data, struct error *err)
{
	if (!is_new(path, err))
		return false;
	struct arena *a = arena_new();
	struct content known = { 0 };
	struct edition_info info;
	struct row_list list = { 0 };
	state_current_load(data, &info, a, &known, NULL);
	clips_list(a, &known, &list);
	struct book *b = book_new(path, a);
	add_paper(b, a, data, &list);
	book_add(b, catalogue_find("clip"), NULL, 0, &list);
	bool ok = book_close(b, err);
	arena_free(a);
	return ok;
}

bool
template_write(const char *path, struct error *err)
{
	if (!is_new(path, err))
		return false;
	struct arena *a = arena_new();
	struct book *b = book_new(path, a);
	book_add_guide(b);
	for (int w = 0; w < VOLUME_COUNT; w++)
		for (const struct reg *r = NULL; (r = catalogue_next_in((enum volume)w, r));)
			add(b, a, r);
	bool ok = book_close(b, err);
	arena_free(a);
	return ok;
}
