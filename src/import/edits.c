/* edits: see edits.h. Photos go by the hash that rows know them by, so that a
 * file that is there twice, and our own picture come back, are one. */
#include "import/edits.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "os/child.h"
#include "os/fs.h"

enum { MAX_PICTURE = 32 * 1024 * 1024 };

struct edit { /* of one photo, by the hash that rows name */
	const char *source;
	size_t file; /* the first of the source's files with it */
	bool masked, omitted;
	struct prepared made; /* masked */
};

struct edits {
	struct arena *arena;
	const struct source *source;
	const struct photo_match_file *tied;
	struct edit *edit; /* sorted by source */
	size_t count;
	size_t active; /* that do something */
	long copies;   /* of our own pictures, for their names */
};

static int
by_source(const void *x, const void *y)
{
	const struct edit *a = x, *b = y;
	int order = strcmp(a->source, b->source);
	return order ? order : (a->file > b->file) - (a->file < b->file);
}

struct edits *
edits_new(struct arena *a, const struct source *source, const struct photo_match_file *tied)
{
	struct edits *e = arena_alloc(a, sizeof *e);
	*e = (struct edits){ .arena = a, .source = source, .tied = tied };
	e->edit = arena_array(a, source->count + 1, sizeof *e->edit);
	size_t n = 0;
	for (size_t i = 0; i < source->count; i++)
		if (tied[i].used)
			e->edit[n++] = (struct edit){ .source = tied[i].source, .file = i };
	qsort(e->edit, n, sizeof *e->edit, by_source);
	for (size_t i = 0; i < n; i++)
		if (e->count == 0 || strcmp(e->edit[i].source, e->edit[e->count - 1].source) != 0)
			e->edit[e->count++] = e->edit[i];
	return e;
}

static struct edit *
find(const struct edits *e, const char *source)
{
	struct edit key = { .source = source };
	for (size_t low = 0, high = e->count; source && low < high;) {
		size_t middle = low + (high - low) / 2;
		int order = strcmp(e->edit[middle].source, key.source);
		if (order == 0)
			return &e->edit[middle];
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

static struct edit *
at(const struct edits *e, long index)
{
	bool there = index >= 0 && (size_t)index < e->source->count && e->tied[index].used;
	return there ? find(e, e->tied[index].source) : NULL;
}

bool
edits_has(const struct edits *e, long index)
{
	return at(e, index) != NULL;
}

static void
count_active(struct edits *e)
{
	e->active = 0;
	for (size_t i = 0; i < e->count; i++)
		e->active += e->edit[i].masked || e->edit[i].omitted;
}

void
edits_omit(struct edits *e, long index, bool omit)
{
	struct edit *edit = at(e, index);
	if (edit)
		edit->omitted = omit;
	count_active(e);
}

/* What is masked is what would be shown: a photo that the machine has may be
 * masked already, and the file on the stick is not. */
static bool
copy_ours(struct edits *e, const struct reading *r, const char *data, const struct photo_match_file *t,
    struct source_file *file, struct error *err)
{
	char from[PATH_MAX], to[PATH_MAX];
	unsigned char *bytes;
	size_t n;
	snprintf(file->copy, sizeof file->copy, "in/m%06ld", e->copies++);
	snprintf(to, sizeof to, "%s/%s", r->staging, file->copy);
	if (!media_path(data, t->picture, from, sizeof from) || fs_read(from, MAX_PICTURE, &bytes, &n) != 0)
		return error_finding(err, FINDING_MASK_NO_PICTURE);
	int error = fs_write(to, bytes, n);
	free(bytes);
	return error == 0 || error_disk(err, error);
}

bool
edits_mask(struct edits *e, const struct reading *reading, const char *data, long index, const struct photo_box *box,
    size_t boxes, struct error *err)
{
	struct edit *edit = at(e, index);
	const struct photo_match_file *t = &e->tied[index];
	bool wanted = true;
	if (boxes == 0) {
		edit->masked = false;
		count_active(e);
		return true;
	}
	struct source_file file = e->source->file[edit->file];
	if (!t->fresh && !copy_ours(e, reading, data, t, &file, err))
		return false;
	struct prepared made = { 0 };
	struct progress nobody = { .fd = -1 };
	struct source one = { .file = &file, .count = 1 };
	struct reading r = *reading;
	r.source = &one;
	r.progress = &nobody;
	r.box = box;
	r.boxes = boxes;
	if (!reading_files(&r, &wanted, &made, err))
		return false;
	if (!made.done)
		return error_finding(err, FINDING_MASK_FAILED, made.why);
	edit->masked = true;
	edit->made = made;
	count_active(e);
	return true;
}

/* The photos of one row, as the edits leave them; false when they change nothing. */
static bool
edit_row(const struct edits *e, struct arena *a, struct row *row)
{
	bool any = false;
	for (size_t i = 0; i < row->photos && !any; i++) {
		const struct edit *edit = find(e, row->photo[i].source);
		any =
		    edit && (edit->omitted || (edit->masked && !str_equal(edit->made.picture, row->photo[i].picture)));
	}
	if (!any)
		return false;
	struct row_photo *photo = arena_array(a, row->photos, sizeof *photo);
	size_t n = 0;
	for (size_t i = 0; i < row->photos; i++) {
		const struct edit *edit = find(e, row->photo[i].source);
		if (edit && edit->omitted)
			continue;
		photo[n] = row->photo[i];
		if (edit && edit->masked) {
			photo[n].picture = edit->made.picture;
			photo[n].thumb = edit->made.thumb;
			photo[n].width = edit->made.width;
			photo[n].height = edit->made.height;
		}
		n++;
	}
	row->photo = photo;
	row->photos = n;
	return true;
}

bool
edits_apply(const struct edits *e, struct arena *a, struct content *rows)
{
	bool changed = false;
	if (!e || !e->active)
		return false;
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		struct row_list *list = &rows->reg[r->id];
		bool photos = false;
		for (size_t i = 0; i < list->count && !photos; i++)
			photos = list->row[i].photos > 0;
		if (!photos)
			continue;
		struct row *copy = arena_array(a, list->count, sizeof *copy);
		memcpy(copy, list->row, list->count * sizeof *copy);
		list->row = copy;
		list->capacity = list->count;
		for (size_t i = 0; i < list->count; i++)
			changed = edit_row(e, a, &copy[i]) || changed;
	}
	return changed;
}

void
edits_masked(const struct edits *e, struct decided *d)
{
	for (size_t i = 0; e && i < e->count; i++) {
		const struct edit *edit = &e->edit[i];
		if (!edit->masked || edit->omitted)
			continue;
		struct row_photo photo = {
			.source = edit->source, .picture = edit->made.picture, .thumb = edit->made.thumb
		};
		photo.width = edit->made.width;
		photo.height = edit->made.height;
		decided_masked(d, &photo, arena_printf(d->arena, "照片　%s", e->source->file[edit->file].name));
	}
}

size_t
edits_photos(const struct edits *e, struct arena *a, struct compare_photo **out)
{
	size_t n = 0;
	*out = arena_array(a, e->source->count + 1, sizeof **out);
	for (size_t i = 0; i < e->source->count; i++) {
		const struct photo_match_file *t = &e->tied[i];
		const struct edit *edit = at(e, (long)i);
		if (!edit)
			continue;
		struct compare_photo *p = &(*out)[n++];
		*p = (struct compare_photo){ .index = i, .masked = edit->masked, .omitted = edit->omitted };
		p->taken = t->taken;
		p->picture = edit->masked ? edit->made.picture : t->picture;
		p->thumb = edit->masked ? edit->made.thumb : t->thumb;
		p->width = edit->masked ? edit->made.width : t->width;
		p->height = edit->masked ? edit->made.height : t->height;
	}
	return n;
}
