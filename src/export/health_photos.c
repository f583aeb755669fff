/* health_photos: are the pictures and recordings of an edition on the disk as they were published? Those that are not
 * are named as a clerk knows them: sheet, row, column, file. */
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/private_number.h"
#include "decided/words.h"
#include "export/health.h"
#include "os/fs.h"

enum { NAMED = 10 };

static const struct place nowhere = { 0 };

struct gone { /* hashes whose file is, in the order of strcmp() */
	const char **hash;
	size_t count, capacity;
};

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static bool
is_gone(const struct gone *g, const char *hash)
{
	return bsearch(&hash, g->hash, g->count, sizeof *g->hash, by_text) != NULL;
}

static bool
is_whole(const char *data, const char *name)
{
	char path[PATH_MAX], hash[EDITION_HASH];
	return media_path(data, name, path, sizeof path) && fs_exists(path) && hash_file(path, hash, NULL, NULL) &&
	       strcmp(hash, name) == 0;
}

static void
name_row(struct health *h, const struct reg *r, const struct row *row, const struct gone *g, size_t *named)
{
	struct arena *a = h->findings.arena;
	for (size_t i = 0; i < row->photos; i++) {
		const struct row_photo *p = &row->photo[i];
		if (!is_gone(g, p->picture) && !is_gone(g, p->thumb))
			continue;
		if (++*named <= NAMED)
			finding_add(&h->findings, FINDING_PHOTO_GONE, nowhere, decided_name(a, r, row),
			    r->fields[p->field].header, private_number_hide(a, p->name));
	}
}

void
health_photos(struct health *h, const char *data, struct db *db, const struct content *all)
{
	struct arena *a = h->findings.arena;
	struct gone g = { 0 };
	long files = 0;
	size_t named = 0;
	struct stmt *s = db_prepare(db, "SELECT picture FROM photo UNION SELECT thumb FROM photo ORDER BY 1", NULL);
	for (; s && db_step(s); files++) {
		if (is_whole(data, db_text(s, 0)))
			continue;
		g.hash = arena_grow(a, g.hash, g.count, &g.capacity, g.count + 1, sizeof *g.hash);
		g.hash[g.count++] = arena_strdup(a, db_text(s, 0));
	}
	db_finish(s, NULL);
	if (!g.count) {
		finding_add(&h->findings, FINDING_PHOTOS_WHOLE, nowhere, files);
		return;
	}
	finding_add(&h->findings, FINDING_PHOTOS_BROKEN, nowhere, files, (long)g.count);
	for (const struct reg *r = NULL; (r = catalogue_next(r));)
		for (size_t i = 0; i < all->reg[r->id].count; i++)
			name_row(h, r, &all->reg[r->id].row[i], &g, &named);
	if (named > NAMED)
		finding_add(&h->findings, FINDING_PHOTOS_GONE_MORE, nowhere, named - NAMED);
}
