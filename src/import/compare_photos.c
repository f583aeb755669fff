/* compare_photos: the source's photos that rows name, each once, in the order
 * in which the rows name them. A photo is told by the hash of its file, which
 * its rows keep whatever is made of the picture. */
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "import/compare_parts.h"
#include "catalogue/describe.h"
#include "import/photo_match.h"
#include "os/fs.h"

struct file { /* of the source, by hash */
	const char *hash;
	size_t index;
};

struct named { /* one a file of the source */
	const struct reg *r;
	const struct row *first, *last; /* rows that name it; NULL: none */
	const struct row_photo *photo;
	long uses;
	bool personal, taken; /* taken: a row that goes in has it */
	const struct compare_photo *said;
};

struct listing {
	const struct compare *c;
	struct arena *arena;
	struct file *file;
	size_t files;
	const char **known; /* sorted: every hash that the machine's photos go by */
	size_t knowns;
	struct named *named;
	size_t *order, orders;
};

static int
by_hash(const void *x, const void *y)
{
	const struct file *a = x, *b = y;
	int order = strcmp(a->hash, b->hash);
	return order ? order : (a->index > b->index) - (a->index < b->index);
}

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static void
learn_files(struct listing *l)
{
	const struct source *s = l->c->source;
	l->file = arena_array(l->arena, s->count + 1, sizeof *l->file);
	l->named = arena_array(l->arena, s->count + 1, sizeof *l->named);
	l->order = arena_array(l->arena, s->count + 1, sizeof *l->order);
	for (size_t i = 0; i < s->count; i++)
		if (s->file[i].kind == SOURCE_PHOTO)
			l->file[l->files++] = (struct file){ s->file[i].hash, i };
	qsort(l->file, l->files, sizeof *l->file, by_hash);
}

/* The first file of the source with this hash; NULL. */
static const struct file *
find_file(const struct listing *l, const char *hash)
{
	size_t low = 0, high = l->files;
	while (hash && low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(l->file[middle].hash, hash) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return hash && low < l->files && strcmp(l->file[low].hash, hash) == 0 ? &l->file[low] : NULL;
}

static void
learn_known(struct listing *l)
{
	size_t capacity = 0;
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < l->c->base->reg[r->id].count; i++) {
			const struct row *row = &l->c->base->reg[r->id].row[i];
			for (size_t k = 0; k < row->photos; k++) {
				l->known = arena_grow(
				    l->arena, l->known, l->knowns, &capacity, l->knowns + 2, sizeof *l->known);
				l->known[l->knowns++] = row->photo[k].source;
				l->known[l->knowns++] = row->photo[k].picture;
			}
		}
	if (l->knowns)
		qsort(l->known, l->knowns, sizeof *l->known, by_text);
}

static bool
is_known(const struct listing *l, const char *hash)
{
	return l->knowns && bsearch(&hash, l->known, l->knowns, sizeof *l->known, by_text);
}

static const struct file *
file_of(const struct listing *l, const struct row_photo *photo)
{
	const struct file *file = find_file(l, photo->source);
	return file ? file : find_file(l, photo->picture);
}

static void
name_photo(struct listing *l, const struct reg *r, const struct row *row, const struct row_photo *photo)
{
	const struct file *file = file_of(l, photo); /* recordings are in no album */
	if (!file)                                   /* the row's own, no longer on the stick */
		return;
	struct named *n = &l->named[file->index];
	if (!n->first) {
		*n = (struct named){ .r = r, .first = row, .photo = photo, .said = n->said };
		l->order[l->orders++] = file->index;
	}
	n->uses += n->last != row;
	n->last = row;
	n->personal = n->personal || row_photo_personal(r, row, photo);
}

static void
mark_taken(struct listing *l)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < l->c->draft->rows.reg[r->id].count; i++) {
			const struct row *row = &l->c->draft->rows.reg[r->id].row[i];
			for (size_t k = 0; k < row->photos; k++) {
				const struct file *file = file_of(l, &row->photo[k]);
				if (file)
					l->named[file->index].taken = true;
			}
		}
}

static void
learn_said(struct listing *l)
{
	for (size_t i = 0; i < l->c->photos; i++) {
		const struct compare_photo *p = &l->c->photo[i];
		const struct file *file =
		    p->index < l->c->source->count ? find_file(l, l->c->source->file[p->index].hash) : NULL;
		if (file)
			l->named[file->index].said = p;
	}
}

/* 「最美庭院 · 高同村 3组 18号」 */
static const char *
used_by(struct listing *l, const struct named *n)
{
	const char *sheet = n->r->sheet;
	size_t whole = strlen(sheet), ending = strlen("名单");
	if (str_ends(sheet, "名单") && whole > ending)
		sheet = arena_strndup(l->arena, sheet, whole - ending);
	return arena_printf(l->arena, "%s · %s", sheet, describe_title(l->arena, n->r, n->first));
}

static void
put_photo(struct listing *l, size_t index, struct review_writer *w)
{
	static const struct compare_photo nothing;
	const struct named *n = &l->named[index];
	const struct compare_photo *said = n->said ? n->said : &nothing;
	const struct row_photo *p = n->photo;
	struct review_photo out = { .index = (long)index,
		.name = l->c->source->file[index].name,
		.used_by = used_by(l, n),
		.uses = n->uses,
		.taken = said->taken,
		.fresh = !is_known(l, p->source) && !is_known(l, p->picture),
		.personal = n->personal,
		.masked = said->masked,
		.omitted = said->omitted,
		.picture = compare_picture(l->c, l->arena, said->picture ? said->picture : p->picture),
		.thumb = compare_picture(l->c, l->arena, said->thumb ? said->thumb : p->thumb),
		.width = said->picture ? said->width : p->width,
		.height = said->picture ? said->height : p->height };
	review_put_photo(w, &out);
}

/* Distinct pictures of the rows that would be published, as tie.h counts them. */
static void
count_pictures(struct listing *l, struct review_total *total)
{
	size_t n = 0, capacity = 0;
	const char **hash = NULL;
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < l->c->draft->rows.reg[r->id].count; i++) {
			const struct row *row = &l->c->draft->rows.reg[r->id].row[i];
			for (size_t k = 0; k < row->photos; k++) {
				if (r->fields[row->photo[k].field].type == FIELD_SOUNDS)
					continue;
				hash = arena_grow(l->arena, hash, n, &capacity, n + 1, sizeof *hash);
				hash[n++] = row->photo[k].picture;
			}
		}
	if (n)
		qsort(hash, n, sizeof *hash, by_text);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || strcmp(hash[i], hash[i - 1]) != 0)
			*(is_known(l, hash[i]) ? &total->photos_unchanged : &total->photos_added) += 1;
}

const char *
compare_picture(const struct compare *c, struct arena *a, const char *hash)
{
	char path[PATH_MAX];
	if (!hash || !hash_valid(hash))
		return "";
	const char *fresh = arena_printf(a, "%s/media/%s", c->staging, hash);
	if (!c->data || fs_exists(fresh))
		return fresh;
	return media_path(c->data, hash, path, sizeof path) ? arena_strdup(a, path) : "";
}

void
compare_photos(const struct compare *c, struct arena *a, struct review_writer *w, struct review_total *total)
{
	struct listing l = { .c = c, .arena = a };
	const struct content *rows = c->tied ? c->tied : &c->draft->rows;
	learn_files(&l);
	learn_known(&l);
	learn_said(&l);
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < rows->reg[r->id].count; i++)
			for (size_t k = 0; k < rows->reg[r->id].row[i].photos; k++)
				name_photo(&l, r, &rows->reg[r->id].row[i], &rows->reg[r->id].row[i].photo[k]);
	mark_taken(&l);
	for (size_t i = 0; i < l.orders; i++) {
		const struct named *n = &l.named[l.order[i]];
		bool omitted = n->said && n->said->omitted;
		total->photos_omitted += omitted;
		if (n->taken || omitted) /* of the others a decision says that nobody sees them */
			put_photo(&l, l.order[i], w);
	}
	total->photos_skipped = c->report->photos.skipped;
	count_pictures(&l, total);
}
