/* photo_match: see photo_match.h. A recording goes the way of a photo, among its own kind. Goes through the rows twice:
 * to learn which photos must be prepared, and, when they are, to write down what became of them. */
#include "import/photo_match.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/str.h"
#include "intake/album.h"
#include "intake/photo_name.h"
#include "os/fs.h"

struct known { /* a picture that the machine has, by a hash it goes by */
	const char *hash;
	const struct row_photo *photo;
};

struct missing { /* a name that no photo or recording has */
	struct place at;
	struct album *album; /* among which it was looked for */
	const char *name;
};

struct tie {
	struct draft *draft;
	struct reading *reading;
	const char *data;
	struct album *photos, *sounds;
	struct known *known; /* sorted by hash */
	size_t knowns, capacity;
	const struct row_photo **found; /* one a file of the source: known already */
	struct prepared *prepared;      /* the same */
	bool *wanted, *used, *named;    /* the same; `named` in a row, be it one without consent */
	struct photo_match_file *tied;  /* the same */
	const struct row_photo **lost;  /* the same: known, but its files are damaged */
	struct keys base[REG_COUNT];
	struct missing *missing;
	size_t missings, missing_capacity;
	struct photo_match_count *count;
};

static int
by_hash(const void *x, const void *y)
{
	return strcmp(((const struct known *)x)->hash, ((const struct known *)y)->hash);
}

static void
add_known(struct tie *t, const char *hash, const struct row_photo *photo)
{
	t->known = arena_grow(t->draft->arena, t->known, t->knowns, &t->capacity, t->knowns + 1, sizeof *t->known);
	t->known[t->knowns++] = (struct known){ hash, photo };
}

static void
learn_known(struct tie *t)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		const struct row_list *list = &t->reading->base->reg[r->id];
		t->base[r->id] = keys_of(t->draft->arena, list);
		for (size_t i = 0; i < list->count; i++)
			for (size_t k = 0; k < list->row[i].photos; k++) {
				add_known(t, list->row[i].photo[k].source, &list->row[i].photo[k]);
				add_known(t, list->row[i].photo[k].picture, &list->row[i].photo[k]);
			}
	}
	if (t->knowns)
		qsort(t->known, t->knowns, sizeof *t->known, by_hash);
}

static const struct row_photo *
find_known(const struct tie *t, const char *hash)
{
	struct known key = { hash, NULL };
	const struct known *k = t->knowns ? bsearch(&key, t->known, t->knowns, sizeof key, by_hash) : NULL;
	return k ? k->photo : NULL;
}

/* Is the file there, and still what its name says? */
static bool
media_whole(const char *data, const char *hash)
{
	char path[PATH_MAX], now[EDITION_HASH];
	return data && media_path(data, hash, path, sizeof path) && fs_exists(path) &&
	       hash_file(path, now, NULL, NULL) && strcmp(now, hash) == 0;
}

static void
want(struct tie *t, size_t file)
{
	if (t->used[file])
		return;
	t->used[file] = true;
	const struct row_photo *known = find_known(t, t->reading->source->file[file].hash);
	if (known && media_whole(t->data, known->picture) && media_whole(t->data, known->thumb))
		t->found[file] = known;
	else {
		t->wanted[file] = true;
		t->count->healed += known && t->data;
		t->lost[file] = t->data ? known : NULL;
	}
}

static bool
is_sound(enum register_id id, const struct row_photo *photo)
{
	return catalogue_register(id)->fields[photo->field].type == FIELD_SOUNDS;
}

static struct album *
album_of(const struct tie *t, enum register_id id, const struct row_photo *photo)
{
	return is_sound(id, photo) ? t->sounds : t->photos;
}

static const struct row_photo *
named(struct arena *a, const struct row *row, const char *key)
{
	for (size_t i = 0; row && i < row->photos; i++)
		if (strcmp(album_key(a, row->photo[i].name), key) == 0)
			return &row->photo[i];
	return NULL;
}

/* The photo of this name that the same row has now, or any that a row without a key may be; NULL. */
static const struct row_photo *
present(const struct tie *t, enum register_id id, const struct row *row, const struct row_photo *photo)
{
	struct arena *a = t->draft->arena;
	const char *key = album_key(a, photo->name);
	const struct row_photo *found = NULL;
	if (row->wrong != ROW_KEYLESS)
		return named(a, keys_find(&t->base[id], row->key), key);
	for (size_t i = 0; !found && i < t->base[id].count; i++)
		found = named(a, t->base[id].row[i], key);
	return found;
}

static struct place
photo_place(enum register_id id, const struct row *row, const struct row_photo *photo)
{
	return draft_place(row, catalogue_register(id)->fields[photo->field].header);
}

/* Said when it is known which photos no row has named: one of those is what was meant. */
static bool
note_missing(struct tie *t, struct place at, struct album *album, const char *name)
{
	struct arena *a = t->draft->arena;
	t->missing = arena_grow(a, t->missing, t->missings, &t->missing_capacity, t->missings + 1, sizeof *t->missing);
	t->missing[t->missings++] = (struct missing){ at, album, name };
	return false;
}

static void
complain_missing(struct tie *t)
{
	for (size_t i = 0; i < t->missings; i++) {
		const struct missing *m = &t->missing[i];
		size_t near;
		bool sound = m->album == t->sounds, found = album_nearest(m->album, m->name, t->named, &near);
		struct findings *f = t->draft->findings;
		const char *like = found ? t->reading->source->file[near].name : "";
		if (found)
			t->named[near] = true; /* the next one means another */
		if (sound && found)
			finding_add(f, FINDING_SOUND_MISSPELT, m->at, m->name, like);
		else if (sound)
			finding_add(f, FINDING_SOUND_MISSING, m->at, m->name);
		else if (found)
			finding_add(f, FINDING_MISSPELT_PHOTO, m->at, m->name, like);
		else
			finding_add(f, FINDING_MISSING_PHOTO, m->at, m->name);
	}
}

/* First time round: false when the photo cannot be had. */
static bool
look_up(struct tie *t, enum register_id id, const struct row *row, const struct row_photo *photo)
{
	size_t file, other;
	const struct source_file *files = t->reading->source->file;
	struct place at = photo_place(id, row, photo);
	struct album *album = album_of(t, id, photo);
	switch (album_find(album, photo->name, &file, &other)) {
	case ALBUM_ONE:
		want(t, file);
		t->named[file] = true;
		return true;
	case ALBUM_SEVERAL:
		t->named[file] = t->named[other] = true;
		if (is_sound(id, photo))
			finding_add(t->draft->findings, FINDING_SOUND_AMBIGUOUS, at, photo->name, files[file].path,
			    files[other].path);
		else
			finding_add(t->draft->findings, FINDING_PHOTO_AMBIGUOUS, at, photo->name, files[file].path,
			    files[other].path);
		return false;
	default:
		return present(t, id, row, photo) || note_missing(t, at, album, photo->name);
	}
}

static void
take(struct row_photo *to, const struct row_photo *from)
{
	to->source = from->source;
	to->picture = from->picture;
	to->thumb = from->thumb;
	to->width = from->width;
	to->height = from->height;
}

/* Second time round: writes down hashes and sizes. */
static bool
fill_in(struct tie *t, enum register_id id, const struct row *row, struct row_photo *photo)
{
	size_t file, other;
	if (album_find(album_of(t, id, photo), photo->name, &file, &other) != ALBUM_ONE) {
		take(photo, present(t, id, row, photo));
		return true;
	}
	if (t->found[file]) {
		take(photo, t->found[file]);
		return true;
	}
	const struct prepared *p = &t->prepared[file];
	bool sound = is_sound(id, photo);
	if (p->problem)
		finding_put(t->draft->findings, p->problem, "%s“%s”：%s", photo_place(id, row, photo),
		    sound ? "录音" : "照片", photo->name, p->why);
	if (p->done && !sound && t->lost[file] && strcmp(p->picture, t->lost[file]->picture) != 0) {
		/* it had been masked: what was hidden must not come back by itself */
		take(photo, t->lost[file]);
		finding_add(t->draft->findings, FINDING_PHOTO_MASKED_BEFORE, photo_place(id, row, photo), photo->name);
		return true;
	}
	if (p->done) {
		struct row_photo made = { .source = t->reading->source->file[file].hash,
			.picture = p->picture,
			.thumb = p->thumb,
			.width = p->width,
			.height = p->height };
		take(photo, &made);
	}
	return p->done;
}

/* Is such a photo shown without leave? */
static bool
forbidden(const struct reg *r, const struct row *row, const struct row_photo *photo)
{
	int consent = catalogue_field(r, "consent");
	return row_photo_personal(r, row, photo) && !(consent >= 0 && str_equal(row->value[consent], "是"));
}

/* A row that is out is looked at with the rest: all that is wrong with it is said at once. */
static void
look_through(struct tie *t, const struct reg *r, const struct row *row)
{
	for (size_t k = 0; k < row->photos; k++)
		if (!(r->fields[row->photo[k].field].flags & FIELD_PERSONAL) || !forbidden(r, row, &row->photo[k]))
			look_up(t, r->id, row, &row->photo[k]);
}

static void
leave_out(struct tie *t, const struct reg *r, struct row *row)
{
	size_t kept = 0, all = row->photos, sounds = 0, file, other;
	for (size_t i = 0; i < all; i++) {
		const struct row_photo *photo = &row->photo[i];
		if (!forbidden(r, row, photo)) {
			row->photo[kept++] = *photo;
			continue;
		}
		sounds += is_sound(r->id, photo);
		if (album_find(album_of(t, r->id, photo), photo->name, &file, &other) == ALBUM_ONE)
			t->named[file] = true;
	}
	size_t photos = all - kept - sounds;
	row->photos = kept;
	t->count->skipped += (long)photos;
	if (photos)
		finding_add(t->draft->findings, FINDING_PHOTO_WITHOUT_CONSENT, draft_place(row, NULL), photos);
	if (sounds)
		finding_add(t->draft->findings, FINDING_SOUND_WITHOUT_CONSENT, draft_place(row, NULL), sounds);
}

static void
first_round(struct tie *t)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));) {
		for (size_t i = 0; i < t->draft->rows.reg[r->id].count; i++) {
			struct row *row = &t->draft->rows.reg[r->id].row[i];
			if (t->draft->out[r->id][i]) {
				look_through(t, r, row);
				continue;
			}
			leave_out(t, r, row);
			for (size_t k = 0; k < row->photos; k++)
				if (!look_up(t, r->id, row, &row->photo[k]))
					t->draft->out[r->id][i] = true;
		}
	}
}

/* Is it one that can be prepared? */
static bool
looked_up(const struct tie *t, enum register_id id, const struct row_photo *photo)
{
	size_t file, other;
	return album_find(album_of(t, id, photo), photo->name, &file, &other) == ALBUM_ONE && t->used[file];
}

static void
second_round(struct tie *t)
{
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < t->draft->rows.reg[r->id].count; i++) {
			struct row *row = &t->draft->rows.reg[r->id].row[i];
			bool *out = &t->draft->out[r->id][i];
			for (size_t k = 0; k < row->photos; k++)
				if (!*out || looked_up(t, r->id, &row->photo[k]))
					*out = !fill_in(t, r->id, row, &row->photo[k]) || *out;
		}
}

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

struct hashes {
	const char **hash;
	size_t count, capacity;
};

/* Of all photos, or recordings, each once; by the file that came in, or by what was made of it. */
static struct hashes
hashes_of(struct arena *a, const struct content *rows, bool *const *out, bool sources, bool sounds)
{
	struct hashes all = { 0 };
	size_t n = 0;
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < rows->reg[r->id].count; i++) {
			const struct row *row = &rows->reg[r->id].row[i];
			for (size_t k = 0; k < row->photos && !(out && out[r->id][i]); k++) {
				if (is_sound(r->id, &row->photo[k]) != sounds)
					continue;
				all.hash = arena_grow(a, all.hash, n, &all.capacity, n + 1, sizeof *all.hash);
				all.hash[n++] = sources ? row->photo[k].source : row->photo[k].picture;
			}
		}
	if (n)
		qsort(all.hash, n, sizeof *all.hash, by_text);
	for (size_t i = 0; i < n; i++)
		if (i == 0 || strcmp(all.hash[i], all.hash[i - 1]) != 0)
			all.hash[all.count++] = all.hash[i];
	return all;
}

static bool
has_hash(const struct hashes *all, const char *hash)
{
	return all->count && bsearch(&hash, all->hash, all->count, sizeof *all->hash, by_text);
}

/* Distinct pictures of the rows that are taken, by whether we had them. */
static void
count_pictures(struct tie *t)
{
	struct arena *a = t->draft->arena;
	struct hashes all = hashes_of(a, &t->draft->rows, t->draft->out, false, false);
	for (size_t i = 0; i < all.count; i++)
		*(find_known(t, all.hash[i]) ? &t->count->unchanged : &t->count->added) += 1;
	all = hashes_of(a, &t->draft->rows, t->draft->out, false, true);
	for (size_t i = 0; i < all.count; i++)
		*(find_known(t, all.hash[i]) ? &t->count->sounds_unchanged : &t->count->sounds_added) += 1;
}

void
photo_match_kept_away(struct arena *a, const struct content *base, const struct content *tied,
    const struct content *taken, struct photo_match_count *count)
{
	struct hashes all = hashes_of(a, tied, NULL, true, false), kept = { 0 }, known = { 0 };
	if (all.count) {
		kept = hashes_of(a, taken, NULL, true, false);
		known = hashes_of(a, base, NULL, true, false);
	}
	for (size_t i = 0; i < all.count; i++)
		if (!has_hash(&kept, all.hash[i])) {
			*(has_hash(&known, all.hash[i]) ? &count->unchanged : &count->added) -= 1;
			count->skipped++;
		}
}

static void
say_unused(struct tie *t, enum source_kind kind)
{
	const struct source *s = t->reading->source;
	struct findings *f = t->draft->findings;
	size_t unused = 0;
	struct place first = { 0 };
	for (size_t i = 0; i < s->count; i++)
		if (s->file[i].kind == kind && !t->used[i] && !t->named[i] && unused++ == 0)
			first.file = s->file[i].path;
	if (unused && kind == SOURCE_SOUND)
		finding_add(f, FINDING_SOUND_UNUSED, first, unused);
	else if (unused)
		finding_add(f, FINDING_PHOTO_UNUSED, first, unused);
}

/* What later edits need to know. */
static void
note_files(struct tie *t)
{
	for (size_t i = 0; i < t->reading->source->count; i++) {
		const struct row_photo *known = t->found[i] ? t->found[i] : t->lost[i];
		const struct prepared *p = &t->prepared[i];
		struct photo_match_file *f = &t->tied[i];
		if (!t->used[i] || (!known && !p->done) || t->reading->source->file[i].kind != SOURCE_PHOTO)
			continue;
		*f = (struct photo_match_file){ .used = true, .fresh = !t->found[i], .taken = p->taken };
		if (!*p->taken) { /* sent on through WeChat: the name is what is left */
			char day[24];
			photo_name_taken(t->reading->source->file[i].name, day);
			f->taken = arena_strdup(t->draft->arena, day);
		}
		f->source = known ? known->source : t->reading->source->file[i].hash;
		f->picture = known ? known->picture : p->picture;
		f->thumb = known ? known->thumb : p->thumb;
		f->width = known ? known->width : p->width;
		f->height = known ? known->height : p->height;
	}
}

bool
photo_match_rows(struct draft *d, struct reading *reading, const char *data, struct photo_match_count *count,
    struct photo_match_file **out, struct error *err)
{
	size_t files = reading->source->count + 1;
	struct tie t = { .draft = d, .reading = reading, .data = data, .count = count };
	*count = (struct photo_match_count){ 0 };
	t.photos = album_new(d->arena, reading->source, SOURCE_PHOTO);
	t.sounds = album_new(d->arena, reading->source, SOURCE_SOUND);
	t.found = arena_array(d->arena, files, sizeof *t.found);
	t.prepared = arena_array(d->arena, files, sizeof *t.prepared);
	t.wanted = arena_array(d->arena, files, sizeof *t.wanted);
	t.used = arena_array(d->arena, files, sizeof *t.used);
	t.named = arena_array(d->arena, files, sizeof *t.named);
	t.tied = *out = arena_array(d->arena, files, sizeof *t.tied);
	t.lost = arena_array(d->arena, files, sizeof *t.lost);
	learn_known(&t);
	first_round(&t);
	complain_missing(&t);
	if (!reading_files(reading, t.wanted, t.prepared, err))
		return false;
	second_round(&t);
	note_files(&t);
	count_pictures(&t);
	say_unused(&t, SOURCE_PHOTO);
	say_unused(&t, SOURCE_SOUND);
	return true;
}
