/* album: see album.h. Two sorted lists, of whole names and of names without
 * their ending. */
#include "intake/album.h"

#include <stdlib.h>
#include <string.h>

#include "base/file_kind.h"
#include "base/str.h"
#include "sheets/clean.h"

enum { LONGEST = 64 };

struct entry {
	const char *key;
	size_t file;
};

struct album {
	struct arena *arena;
	const struct source *source;
	struct entry *full, *stem; /* sorted by key, then by file */
	size_t count;
};

static int
by_key(const void *x, const void *y)
{
	const struct entry *a = x, *b = y;
	int order = strcmp(a->key, b->key);
	return order ? order : (a->file > b->file) - (a->file < b->file);
}

const char *
album_key(struct arena *a, const char *name)
{
	/* a path as Windows writes it, too */
	for (const char *p = name; *p; p++)
		if ((*p == '/' || *p == '\\') && p[1])
			name = p + 1;
	const char *key = clean_key(a, name);
	char *low = arena_strdup(a, key);
	for (char *p = low; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + 'a' - 'A');
	return low;
}

const char *
album_stem(struct arena *a, const char *key)
{
	const char *dot = strrchr(key, '.');
	enum file_kind kind = file_kind(key, NULL); /* 「3.5号院」 has no ending */
	return dot && dot > key && (kind == FILE_PHOTO || kind == FILE_SOUND)
		   ? arena_strndup(a, key, (size_t)(dot - key))
		   : key;
}

struct album *
album_new(struct arena *a, const struct source *source, enum source_kind kind)
{
	struct album *album = arena_alloc(a, sizeof *album);
	*album = (struct album){ .arena = a, .source = source };
	album->full = arena_array(a, source->count + 1, sizeof *album->full);
	album->stem = arena_array(a, source->count + 1, sizeof *album->stem);
	for (size_t i = 0; i < source->count; i++) {
		if (source->file[i].kind != kind)
			continue;
		const char *key = album_key(a, source->file[i].name);
		album->full[album->count] = (struct entry){ key, i };
		album->stem[album->count++] = (struct entry){ album_stem(a, key), i };
	}
	qsort(album->full, album->count, sizeof *album->full, by_key);
	qsort(album->stem, album->count, sizeof *album->stem, by_key);
	return album;
}

static size_t
first_of(const struct album *album, const struct entry *list, const char *key)
{
	size_t low = 0, high = album->count;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(list[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static enum album_match
match(struct album *album, const struct entry *list, const char *key, size_t *file, size_t *other)
{
	size_t i = first_of(album, list, key);
	if (i == album->count || strcmp(list[i].key, key) != 0)
		return ALBUM_NONE;
	*file = list[i].file;
	for (i++; i < album->count && strcmp(list[i].key, key) == 0; i++)
		if (strcmp(album->source->file[list[i].file].hash, album->source->file[*file].hash) != 0) {
			*other = list[i].file;
			return ALBUM_SEVERAL;
		}
	return ALBUM_ONE;
}

enum album_match
album_find(struct album *album, const char *name, size_t *file, size_t *other)
{
	const char *key = album_key(album->arena, name);
	enum album_match found = match(album, album->full, key, file, other);
	if (found == ALBUM_NONE)
		found = match(album, album->stem, album_stem(album->arena, key), file, other);
	return found;
}

static size_t
points_of(const char *s, uint32_t out[LONGEST])
{
	size_t n = 0;
	while (*s && n < LONGEST)
		out[n++] = utf8_next(&s);
	return n;
}

/* Levenshtein's distance in characters; names longer than LONGEST are cut. */
static size_t
distance(const char *x, const char *y)
{
	uint32_t a[LONGEST], b[LONGEST];
	size_t n = points_of(x, a), m = points_of(y, b), row[LONGEST + 1];
	for (size_t k = 0; k <= m; k++)
		row[k] = k;
	for (size_t i = 1; i <= n; i++) {
		size_t corner = row[0];
		row[0] = i;
		for (size_t k = 1; k <= m; k++) {
			size_t change = corner + (a[i - 1] != b[k - 1]);
			corner = row[k];
			size_t step = (row[k] < row[k - 1] ? row[k] : row[k - 1]) + 1;
			row[k] = change < step ? change : step;
		}
	}
	return row[m];
}

bool
album_nearest(struct album *album, const char *name, const bool *named, size_t *file)
{
	const char *key = album_stem(album->arena, album_key(album->arena, name));
	size_t most = utf8_count(key) / 2 + 1, best = 2 * most; /* half of it wrong is another name */
	for (size_t i = 0; i < album->count; i++) {
		size_t one = album->stem[i].file, d = distance(key, album->stem[i].key);
		size_t order = d + (named[one] ? most : 0);
		if (d < most && order < best) {
			best = order;
			*file = one;
		}
	}
	return best < 2 * most;
}
