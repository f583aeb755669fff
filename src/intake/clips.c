/* clips: see clips.h. */
#include "intake/clips.h"

#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "intake/album.h"
#include "sound/speak.h"

static const char FOLDER[] = "字条/";

/* The village's name that stands at this place of the list; NULL. */
static const char *
village_at(const struct content *c, long at)
{
	const struct reg *r = catalogue_find("village");
	const struct row_list *list = &c->reg[r->id];
	return at >= 0 && (size_t)at < list->count ? row_text(&list->row[at], r, "village") : NULL;
}

static bool
is_village(const struct content *c, const char *word)
{
	const char *name;
	for (long i = 0; (name = village_at(c, i)); i++)
		if (strcmp(name, word) == 0)
			return true;
	return false;
}

/* 「07」, 「07六」, 「六」, 「高同村」; NULL when it is none of the list. */
static const char *
word_of(const struct content *read, const struct content *known, const char *stem)
{
	char *rest;
	long n = strtol(stem, &rest, 10);
	const struct content *from = village_at(read, 0) ? read : known;
	const char *named = rest + strspn(rest, " 　.、_-");
	if (speak_number_of(named))
		return speak_word(speak_number_of(named));
	if (is_village(from, named))
		return named;
	if (*named || rest == stem)
		return NULL;
	return n < SPEAK_NAMES_FROM ? speak_word((int)n) : village_at(from, n - SPEAK_NAMES_FROM);
}

static struct row *
add(struct row_list *list, struct arena *a, const struct reg *r, const char *word, int number)
{
	struct row *row = row_append(list, a, r);
	row_set(row, r, "word", word);
	row_set(row, r, "number", arena_printf(a, "%d", number));
	row_bind(row, a, r);
	return row;
}

static bool
has(const struct row_list *list, const struct reg *r, const char *word)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(row_text(&list->row[i], r, "word"), word) == 0)
			return true;
	return false;
}

static int
number_of(const struct content *known, const char *word)
{
	int n = speak_number_of(word);
	for (long i = 0; !n && village_at(known, i); i++)
		n = strcmp(village_at(known, i), word) == 0 ? (int)(SPEAK_NAMES_FROM + i) : 0;
	return n;
}

bool
clips_take(struct arena *a, const struct source *source, const struct content *known, struct tables *out)
{
	const struct reg *r = catalogue_find("clip");
	struct row_list *list = &out->content.reg[r->id];
	int field = catalogue_field(r, "recording");
	for (size_t i = 0; i < source->count; i++) {
		const struct source_file *f = &source->file[i];
		if (f->kind != SOURCE_SOUND || !strstr(f->path, FOLDER))
			continue;
		const char *word = word_of(&out->content, known, album_stem(a, album_key(a, f->name)));
		if (!word || has(list, r, word))
			continue;
		word = arena_strdup(a, word);
		int number = number_of(&out->content, word);
		struct row *row = add(list, a, r, word, number ? number : number_of(known, word));
		row_set(row, r, "recording", f->name);
		row_add_photo(row, a, field, f->name);
		row->file = f->path;
		out->seen[r->id] = true;
	}
	return out->seen[r->id];
}

void
clips_list(struct arena *a, const struct content *known, struct row_list *out)
{
	const struct reg *r = catalogue_find("clip");
	const char *name;
	for (int i = 1; speak_word(i); i++) {
		struct row *row = add(out, a, r, speak_word(i), i);
		row_set(row, r, "recording", arena_printf(a, "%02d", i));
	}
	for (long i = 0; (name = village_at(known, i)); i++) {
		struct row *row = add(out, a, r, name, SPEAK_NAMES_FROM + (int)i);
		row_set(row, r, "recording", arena_printf(a, "%ld", SPEAK_NAMES_FROM + i));
	}
}
