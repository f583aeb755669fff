/* state_editions: see state_inside.h. Which editions there are, as state.db and
 * the files themselves say. */
#include "store/state_inside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "editions/blocks.h"
#include "findings/refuse.h"
#include "os/fs_tree.h"
#include "store/errand.h"
#include "store/shape.h"

SHAPE(edition_shape, edition_info,
    COLUMNS(edition_info, number, base, file, hash, size, created, source, summary, demonstration));

/* Where it lies, and what its blocks are checked by. */
static void
find_file(struct db *db, const char *data, struct edition_info *e)
{
	/* a name with a folder in it is not ours */
	if (strchr(e->file, '/'))
		e->file[0] = '\0';
	if (e->file[0])
		snprintf(e->path, sizeof e->path, "%s/editions/%s", data, e->file);
	if (!e->file[0] || !state_has_table(db, "edition_blocks"))
		return;
	struct stmt *s = db_ask(db, "SELECT sums FROM edition_blocks WHERE hash=?1", BIND(e->hash), NULL);
	if (s && db_step(s))
		snprintf(e->sums, sizeof e->sums, "%s", db_text(s, 0));
	db_finish(s, NULL);
}

bool
state_find_in(struct db *db, const char *data, int number, struct edition_info *out, struct error *err)
{
	*out = (struct edition_info){ 0 };
	struct stmt *s = shape_ask(db, &edition_shape, "FROM edition t WHERE number=?1", BIND(INTEGER(number)), err);
	if (s && db_step(s)) {
		shape_read(s, NULL, NULL, &edition_shape, out);
		find_file(db, data, out);
	}
	return db_finish(s, err);
}

bool
state_list_in(
    struct db *db, const char *data, struct arena *a, struct edition_info **out, size_t *count, struct error *err)
{
	bool ok = shape_list(db, NULL, a, &edition_shape, "FROM edition t ORDER BY number DESC", NULL, out, count, err);
	for (size_t i = 0; i < *count; i++)
		find_file(db, data, &(*out)[i]);
	return ok;
}

bool
state_put_blocks(struct db *db, const struct edition_info *e, struct error *err)
{
	return db_exec(db, BLOCKS_TABLE, err) &&
	       db_run(db, "INSERT OR REPLACE INTO edition_blocks VALUES(?1, ?2)", BIND(e->hash, e->sums), err);
}

bool
state_put_edition(struct db *db, const struct edition_info *e, struct error *err)
{
	struct stmt *s = shape_insert(db, &edition_shape, "edition", err);
	if (s)
		shape_put(s, &edition_shape, e);
	return db_finish(s, err) && state_put_blocks(db, e, err);
}

int
state_current_number(struct db *db)
{
	return (int)db_number(db, "SELECT coalesce(max(number), 0) FROM current", -1);
}

bool
state_make_current(struct db *db, int number, struct error *err)
{
	return db_run(db, "INSERT OR REPLACE INTO current(one, number) VALUES(1, ?1)", BIND(INTEGER(number)), err);
}

bool
state_serves(const struct edition_info *info)
{
	if (!info->file[0])
		return false;
	struct db *db = edition_open(info, NULL);
	return db && db_close(db);
}

/* The newest edition below `below` that is whole, found by the files alone. */
static bool
newest_on_disk(const char *data, int below, struct edition_info *out, bool *any)
{
	char folder[4096];
	struct fs_tree tree;
	bool found = false;
	snprintf(folder, sizeof folder, "%s/editions", data);
	*any = false;
	if (fs_list(folder, &tree) != 0)
		return false;
	for (size_t i = tree.count; i-- > 0 && !found;) {
		if (strchr(tree.file[i].path, '/') || !str_ends(tree.file[i].path, ".db"))
			continue;
		*any = true;
		if (atoi(tree.file[i].path) < below)
			found = edition_inspect(data, tree.file[i].path, out, NULL);
	}
	fs_tree_free(&tree);
	return found;
}

/* The current edition, else those it was built on, one after the other. */
static bool
current_by_state(struct db *db, const char *data, struct edition_info *out)
{
	int number = state_current_number(db);
	for (int tries = 0; number > 0 && tries < 100; tries++) {
		if (!state_find_in(db, data, number, out, NULL) || out->number == 0)
			return false;
		if (state_serves(out))
			return true;
		log_warn("state: edition %d cannot be served", number);
		number = out->base < number ? out->base : 0;
	}
	return false;
}

static state_stand_in *on_stand_in;

void
state_on_stand_in(state_stand_in *f)
{
	on_stand_in = f;
}

/* Of one that was published: what is laid over it is never what a question says. */
bool
state_stand_in_here(const char *data, void *io, size_t size)
{
	struct edition_info *e = io, found = { 0 };
	if (size != sizeof *e)
		return false;
	ERRAND_TEXT(e->file);
	if (strchr(e->file, '/') || !edition_inspect(data, e->file, &found, NULL) || !on_stand_in(data, &found))
		return false;
	*e = found;
	return true;
}

static bool
may_be_seen(const char *data, int current, struct edition_info *out)
{
	return !current || out->number == current || !on_stand_in ||
	       errand(ERRAND_STAND_IN, state_stand_in_here, data, out, sizeof *out);
}

bool
state_current(const char *data, struct edition_info *out, struct error *err)
{
	struct db *db = state_look(data);
	int current = 0;
	*out = (struct edition_info){ 0 };
	if (db) {
		current = state_current_number(db);
		bool found = current > 0 && current_by_state(db, data, out);
		db_close(db);
		if ((found && may_be_seen(data, current, out)) || current == 0)
			return true;
	}
	/* state.db is gone or broken, or no edition it leads to is whole */
	bool any = false;
	if (newest_on_disk(data, current > 0 ? current : 1000000000, out, &any) && may_be_seen(data, current, out))
		return true;
	*out = (struct edition_info){ 0 };
	if (!any && !current)
		return true;
	return error_finding(err, FINDING_NO_WHOLE_EDITION);
}

bool
state_current_load(
    const char *data, struct edition_info *out, struct arena *a, struct content *content, struct error *err)
{
	for (;;) {
		*content = (struct content){ 0 };
		if (!state_current(data, out, err))
			return false;
		if (out->number == 0)
			return true;
		if (edition_load(out, a, content, err))
			return true;
		if (!blocks_damaged(out->path))
			return false;
	}
}
