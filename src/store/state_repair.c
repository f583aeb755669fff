/* state_repair: see state_inside.h. A broken state.db is set aside; the editions
 * say everything about themselves, and what else can be read is kept. */
#include "store/state_inside.h"

#include <stdio.h>

#include "base/error.h"
#include "base/log.h"
#include "findings/refuse.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "store/salvage.h"

/* Renames state.db, and its journal, which would otherwise be rolled back
 * into the new one, to the first free name. */
static bool
set_aside(const char *path)
{
	char to[4200], from[4200];
	for (int i = 1; i < 1000; i++) {
		snprintf(to, sizeof to, "%s.broken-%d", path, i);
		if (fs_exists(to))
			continue;
		log_warn("state: %s is broken, set aside as %s", path, to);
		if (fs_rename(path, to) != 0)
			return false;
		snprintf(from, sizeof from, "%s-journal", path);
		snprintf(to, sizeof to, "%s.broken-%d-journal", path, i);
		return !fs_exists(from) || fs_rename(from, to) == 0;
	}
	return false;
}

/* Registers every edition that is whole; the newest is current unless the
 * broken file still said another. */
static bool
fill_from_editions(struct db *db, const char *data, const struct salvage *old, struct error *err)
{
	struct edition_info info;
	char folder[4096];
	struct fs_tree tree = { 0 };
	int newest = 0;
	bool chosen = false, ok = db_exec(db, "BEGIN", err);
	snprintf(folder, sizeof folder, "%s/editions", data);
	if (ok)
		fs_list(folder, &tree);
	for (size_t i = 0; ok && i < tree.count; i++) {
		if (!edition_inspect(data, tree.file[i].path, &info, NULL))
			continue;
		ok = state_put_edition(db, &info, err);
		newest = info.number > newest ? info.number : newest;
		chosen = chosen || info.number == old->current;
	}
	fs_tree_free(&tree);
	if (ok && newest)
		ok = state_make_current(db, chosen ? old->current : newest, err);
	ok = ok && salvage_write(db, old, err);
	return ok && db_exec(db, "COMMIT", err);
}

struct db *
state_rebuild(const char *data, struct error *err)
{
	char path[4096];
	struct salvage old = { .arena = arena_new() };
	struct db *db = NULL;
	state_path(data, path, sizeof path);
	if (fs_exists(path))
		salvage_read(path, &old);
	if (fs_exists(path) && !set_aside(path))
		error_finding(err, FINDING_STATE_STUCK);
	else
		db = state_create(data, err);
	if (db && !fill_from_editions(db, data, &old, err)) {
		db_close(db);
		db = NULL;
	}
	arena_free(old.arena);
	return db;
}
