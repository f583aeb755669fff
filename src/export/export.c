/* export: see export.h. A photo is written under the name that its rows
 * carry, as our own picture, whose hash the importer knows. Two different
 * pictures under one name: the second gets -2, and its rows say so. A recording
 * goes the same way, as the Opus file that is kept, and is found by its stem. */
#include "export/export.h"

#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file_kind.h"
#include "base/log.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "intake/album.h"
#include "sheets/book.h"
#include "tables/scheme.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "store/state.h"

enum { MAX_PICTURE = 32 * 1024 * 1024 };
static const char PHOTOS[] = "照片", SOUNDS[] = "录音";

struct picture { /* a file in 照片/ or 录音/ */
	const char *folder;
	const char *full, *stem; /* keys, as the album compares them */
	bool bare;               /* rows name it without its ending */
	const char *hash, *name;
};

struct exporting {
	const char *data, *folder;
	struct arena *arena;
	struct content content;
	struct picture *picture;
	size_t pictures, capacity;
	struct export_count *count;
	const struct export_watch *watch; /* NULL */
	struct error *err;
};

static bool
disk_full(struct exporting *x, const char *what, int error)
{
	return error_finding(x->err, FINDING_DISK_ERROR_FILE, what, error_reason(error));
}

/* ---- photos --------------------------------------------------------------- */

/* The last part of a name, with what a stick's file system forbids in full
 * width: for the importer it is the same name. */
static const char *
safe_name(struct arena *a, const char *name)
{
	struct strbuf s = { 0 };
	for (const char *p = name; *p; p++)
		if ((*p == '/' || *p == '\\') && p[1])
			name = p + 1;
	while (*name) {
		uint32_t cp = utf8_next(&name);
		if (cp < 128 && strchr("<>:\"/\\|?*", (int)cp))
			cp += 0xFEE0;
		if (cp >= 32)
			strbuf_append_cp(&s, cp);
	}
	return strbuf_take(&s, a);
}

/* Does the name end as a picture that this program can open? */
static bool
is_whole(const char *key)
{
	static const char *const endings[] = { ".jpg", ".jpeg", ".jpe", ".jfif", ".png" };
	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (str_ends(key, endings[i]) && strlen(key) > strlen(endings[i]))
			return true;
	return false;
}

/* The picture that stands in the way of this one; NULL. */
static const struct picture *
in_the_way(const struct exporting *x, const struct picture *p)
{
	for (size_t i = 0; i < x->pictures; i++) {
		const struct picture *q = &x->picture[i];
		if (q->folder != p->folder)
			continue;
		bool same = strcmp(q->full, p->full) == 0 || ((q->bare || p->bare) && strcmp(q->stem, p->stem) == 0);
		if (same && strcmp(q->hash, p->hash) != 0)
			return q;
	}
	return NULL;
}

static bool
is_written(const struct exporting *x, const struct picture *p)
{
	for (size_t i = 0; i < x->pictures; i++)
		if (x->picture[i].folder == p->folder && strcmp(x->picture[i].full, p->full) == 0)
			return true;
	return false;
}

static bool
write_picture(struct exporting *x, const struct picture *p)
{
	char from[PATH_MAX], to[PATH_MAX], now[EDITION_HASH];
	unsigned char *bytes;
	size_t n;
	x->picture = arena_grow(x->arena, x->picture, x->pictures, &x->capacity, x->pictures + 1, sizeof *x->picture);
	x->picture[x->pictures++] = *p;
	if (!media_path(x->data, p->hash, from, sizeof from) || fs_read(from, MAX_PICTURE, &bytes, &n) != 0) {
		x->count->lost++;
		return true;
	}
	hash_bytes(bytes, n, now);
	bool whole = strcmp(now, p->hash) == 0;
	snprintf(to, sizeof to, "%s/%s/%s", x->folder, p->folder, p->name);
	int error = whole ? fs_write(to, bytes, n) : 0;
	free(bytes);
	*(!whole ? &x->count->lost : p->folder == SOUNDS ? &x->count->sounds : &x->count->photos) += 1;
	if (error)
		return disk_full(x, to, error);
	return !x->watch || x->watch->photo(x->watch->context, x->count->photos + x->count->sounds) ||
	       error_finding(x->err, FINDING_CANCELLED_EXPORT);
}

/* Writes the photo unless it is there; *shown is what its row must call it. */
static bool
put_photo(struct exporting *x, const struct row_photo *photo, const char *folder, const char **shown)
{
	struct arena *a = x->arena;
	const char *safe = safe_name(a, photo->name), *key = album_key(a, safe);
	bool sound = folder == SOUNDS;
	struct picture p = { .folder = folder, .hash = photo->picture, .bare = sound || !is_whole(key) };
	const char *dot = !p.bare || (sound && file_kind(safe, NULL) == FILE_SOUND) ? strrchr(safe, '.') : NULL;
	const char *front = dot ? arena_strndup(a, safe, (size_t)(dot - safe)) : safe;
	const char *ending = sound ? ".opus" : dot ? dot : ".jpg";
	for (int n = 1;; n++) {
		p.name = n == 1 ? arena_printf(a, "%s%s", front, ending) : arena_printf(a, "%s-%d%s", front, n, ending);
		p.full = album_key(a, p.name);
		p.stem = album_stem(a, p.full);
		if (!in_the_way(x, &p)) {
			*shown = n == 1 ? photo->name : p.name;
			x->count->renamed += n > 1 && !is_written(x, &p);
			return is_written(x, &p) || write_picture(x, &p);
		}
	}
}

/* The cell of one photo field. Photos that were not kept stay named in it. */
static bool
put_photos(struct exporting *x, struct row *row, size_t field, const char *folder)
{
	struct strbuf names = { 0 };
	bool ok = true, renamed = false;
	for (size_t i = 0; ok && i < row->photos; i++) {
		const struct row_photo *photo = &row->photo[i];
		const char *shown = photo->name;
		if (photo->field != (int)field)
			continue;
		ok = put_photo(x, photo, folder, &shown);
		renamed = renamed || shown != photo->name;
		strbuf_printf(&names, "%s%s", names.len ? "、" : "", shown);
	}
	if (renamed)
		row->value[field] = arena_strdup(x->arena, strbuf_text(&names));
	strbuf_free(&names);
	return ok;
}

/* ---- sheets ------------------------------------------------------------------ */

/* What leaves is ready to be written: photos out, codes gone. */
static bool
prepare(struct exporting *x, const struct reg *r)
{
	struct row_list *list = &x->content.reg[r->id];
	for (size_t i = 0; i < list->count; i++)
		for (size_t f = 0; f < r->count; f++) {
			if (r->fields[f].flags & FIELD_SECRET)
				list->row[i].value[f] = NULL;
			const char *files = r->fields[f].type == FIELD_SOUNDS ? SOUNDS : PHOTOS;
			if (catalogue_is_file(r->fields[f].type) && !put_photos(x, &list->row[i], f, files))
				return false;
		}
	return true;
}

/* Every item that any row has: 庭院(25) where a standard gives its mark, else 庭院(分). */
static const char **
item_headers(struct exporting *x, const struct reg *r, size_t *count)
{
	struct arena *a = x->arena;
	size_t marked = 0, capacity = 0;
	const char **known = r->scheme ? scheme_items(a, &x->content, r->scheme, &marked) : NULL;
	const char **names = NULL, **headers;
	*count = 0;
	for (size_t i = 0; i < x->content.reg[r->id].count; i++) {
		const struct row *row = &x->content.reg[r->id].row[i];
		for (size_t k = 0; k < row->items; k++) {
			size_t n = 0;
			while (n < *count && strcmp(names[n], row->item[k].name) != 0)
				n++;
			if (n < *count)
				continue;
			names = arena_grow(a, names, *count, &capacity, *count + 1, sizeof *names);
			names[(*count)++] = row->item[k].name;
		}
	}
	headers = arena_array(a, *count + 1, sizeof *headers);
	for (size_t n = 0; n < *count; n++) {
		headers[n] = arena_printf(a, "%s(分)", names[n]);
		for (size_t k = 0; k < marked; k++)
			if (str_starts(known[k], names[n]) && known[k][strlen(names[n])] == '(')
				headers[n] = known[k];
	}
	return headers;
}

static bool
put_volume(struct exporting *x, enum volume w)
{
	struct book *b = NULL;
	const char *path = arena_printf(x->arena, "%s/%s.xlsx", x->folder, catalogue_volume_name(w));
	for (const struct reg *r = catalogue_next_in(w, NULL); r; r = catalogue_next_in(w, r)) {
		const struct row_list *list = &x->content.reg[r->id];
		size_t count;
		if (list->count == 0)
			continue;
		if (!b)
			b = book_new(path, x->arena);
		const char **items = item_headers(x, r, &count);
		book_add(b, r, items, count, list);
		x->count->sheets++;
		x->count->rows += list->count;
	}
	return !b || book_close(b, x->err);
}

/* ---- the door ------------------------------------------------------------------- */

static bool
load(struct exporting *x)
{
	struct edition_info info;
	if (!state_current_load(x->data, &info, x->arena, &x->content, x->err))
		return false;
	if (info.number == 0)
		return error_finding(x->err, FINDING_NOTHING_TO_EXPORT);
	x->count->edition = info.number;
	return true;
}

static bool
make_folder(struct exporting *x)
{
	struct fs_tree tree = { 0 };
	if (fs_exists(x->folder)) {
		int error = fs_list(x->folder, &tree);
		bool empty = !error && tree.count + tree.odd == 0 && fs_is_dir(x->folder);
		fs_tree_free(&tree);
		if (!empty)
			return error_finding(x->err, FINDING_NOT_EMPTY, x->folder);
	}
	for (int i = 0; i < 2; i++) {
		const char *inside = arena_printf(x->arena, "%s/%s", x->folder, i ? SOUNDS : PHOTOS);
		int error = fs_mkdirs(inside);
		if (error)
			return disk_full(x, inside, error);
	}
	return true;
}

bool
export_content(const char *data, const char *folder, struct export_count *count, struct error *err)
{
	return export_content_watched(data, folder, NULL, count, err);
}

bool
export_content_watched(const char *data, const char *folder, const struct export_watch *watch,
    struct export_count *count, struct error *err)
{
	struct exporting x = { .data = data, .folder = folder, .count = count, .watch = watch, .err = err };
	x.arena = arena_new();
	*count = (struct export_count){ 0 };
	bool ok = load(&x) && make_folder(&x);
	for (const struct reg *r = catalogue_next(NULL); ok && r; r = catalogue_next(r))
		ok = prepare(&x, r);
	for (int w = 0; ok && w < VOLUME_COUNT; w++)
		ok = put_volume(&x, (enum volume)w);
	if (ok && count->photos == 0)
		fs_remove_tree(arena_printf(x.arena, "%s/%s", folder, PHOTOS));
	if (ok && count->sounds == 0)
		fs_remove_tree(arena_printf(x.arena, "%s/%s", folder, SOUNDS));
	if (count->lost)
		log_warn("export: %zu pictures are missing or broken", count->lost);
	arena_free(x.arena);
	return ok;
}
