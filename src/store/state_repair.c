/* state_repair: see state_inside.h. A broken state.db is set aside and put back from its twin. Without one the editions
 * say everything about themselves, and what else can be read is kept; who may change anything then is said by the
 * township's code alone, as a list of staff that was emptied must open no door. */
#include "store/state_inside.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/error.h"
#include "base/log.h"
#include "findings/refuse.h"
#include "os/fs.h"
#include "os/fs_tree.h"
#include "os/lock.h"
#include "store/audit.h"
#include "store/errand.h"

/* Gives a file its first free other name as well; what is empty needs none. */
static bool
set_aside(const char *path)
{
	char to[4300];
	long long size = 0;
	if (!fs_exists(path) || (fs_size(path, &size) == 0 && size == 0))
		return true;
	for (int i = 1; i < 1000; i++) {
		snprintf(to, sizeof to, "%s.broken-%d", path, i);
		if (fs_exists(to))
			continue;
		log_warn("state: %s is broken, set aside as %s", path, to);
		return fs_link(path, to) == 0;
	}
	return false;
}

/* Registers every whole edition that `db` does not know. The newest is current unless the broken file still said
 * another; a twin's stays current unless one was built on it: then the power went between commit and twin. */
static bool
fill_from_editions(struct db *db, const char *data, const struct salvage *old, struct error *err)
{
	struct edition_info info;
	char folder[4096];
	struct fs_tree tree = { 0 };
	int known = (int)db_number(db, "SELECT max(number) FROM edition", 0), current = state_current_number(db);
	int newest = 0;
	bool chosen = false, ok = true;
	snprintf(folder, sizeof folder, "%s/editions", data);
	fs_list(folder, &tree);
	for (size_t i = 0; ok && i < tree.count; i++) {
		if (atoi(tree.file[i].path) <= known || !edition_inspect(data, tree.file[i].path, &info, NULL))
			continue;
		ok = state_put_edition(db, &info, err);
		if (info.number > newest && (!known || info.base == current))
			newest = info.number;
		chosen = chosen || info.number == old->current;
	}
	fs_tree_free(&tree);
	if (ok && newest)
		ok = state_make_current(db, chosen ? old->current : newest, err);
	return ok;
}

/* The township's code, where the file had none that could be read. */
static bool
recover_code(struct db *db, const char *path, struct error *err)
{
	char from[4200];
	unsigned char *hash = NULL;
	size_t n = 0;
	snprintf(from, sizeof from, "%s.recovery", path);
	bool ok = fs_read(from, 200, &hash, &n) != 0 || n == 0 ||
		  db_run(db, "INSERT OR IGNORE INTO staff_recovery VALUES(1, ?1)", BIND((char *)hash), err);
	free(hash);
	return ok;
}

static bool
refill(struct db *db, const char *data, const char *path, const struct salvage *old, bool twin, struct error *err)
{
	struct state s = { .db = db, .depth = 1 };
	bool begun = db_exec(db, "BEGIN IMMEDIATE", err), ok = begun && fill_from_editions(db, data, old, err);
	if (ok && !twin)
		ok = salvage_write(db, old, err) && recover_code(db, path, err);
	if (ok && twin)
		ok = audit_add(&s, NULL, STATE_MACHINE, STATE_RESTORED, state_current_number(db),
		    "记录文件 state.db 坏了或不见了，已用备份补回，请核对内容和设置", err);
	else if (ok && state_leftovers(data))
		ok = audit_add(&s, NULL, STATE_MACHINE, STATE_REBUILT, state_current_number(db),
		    "记录文件 state.db 和它的备份都坏了或不见了：内容照旧，设置和人员只找回一部分，请核对", err);
	return begun && state_settle(data, db, ok, err);
}

/* Filled beside it; nobody sees half of it. */
static bool
make_new(const char *data, const char *path, const char *new, const struct salvage *old, const unsigned char *twin,
    size_t size, struct error *err)
{
	char journal[4300];
	snprintf(journal, sizeof journal, "%s-journal", new);
	fs_remove(new);
	fs_remove(journal);
	int error = twin ? fs_write(new, twin, size) : 0;
	if (error)
		return error_disk(err, error);
	struct db *db = twin ? db_open_state(new, false, err) : state_create(new, err);
	bool ok = db && refill(db, data, path, old, twin, err);
	return db_close(db) && ok;
}

/* Its journal would be rolled back into the new one. */
static bool
move_in(const char *data, const char *path, const char *new, struct error *err)
{
	char journal[4200];
	snprintf(journal, sizeof journal, "%s-journal", path);
	if (!set_aside(path) || !set_aside(journal))
		return error_finding(err, FINDING_STATE_STUCK);
	fs_remove(journal);
	int error = fs_rename(new, path);
	error = error ? error : fs_sync(data);
	return error ? error_disk(err, error) : true;
}

struct db *
state_rebuild(const char *data, struct error *err)
{
	char path[4096], new[4200];
	size_t size;
	struct salvage old = { .arena = arena_new() };
	state_path(data, path, sizeof path);
	snprintf(new, sizeof new, "%s.new", path);
	unsigned char *twin = state_twin(data, &size);
	if (!twin && fs_exists(path))
		salvage_read(path, &old);
	bool ok = make_new(data, path, new, &old, twin, size, err) && move_in(data, path, new, err);
	free(twin);
	arena_free(old.arena);
	struct db *db = ok ? state_look_there(data) : NULL;
	if (ok && !db)
		error_finding(err, FINDING_DATABASE_BROKEN);
	return db;
}

bool
state_leftovers(const char *data)
{
	static const char *const folders[] = { "editions", "media" };
	char folder[4096];
	size_t n = 0;
	for (int i = 0; i < 2; i++) {
		struct fs_tree tree = { 0 };
		snprintf(folder, sizeof folder, "%s/%s", data, folders[i]);
		n += fs_list(folder, &tree) == 0 ? tree.count : 0;
		fs_tree_free(&tree);
	}
	return n > 0;
}

bool
state_had_content(const char *data)
{
	struct db *db = state_look(data);
	bool had = db ? db_number(db, "SELECT count(*) FROM edition WHERE NOT demonstration", 0) > 0 ||
			    (state_has_table(db, "audit") &&
				db_find(db, "SELECT 1 FROM audit WHERE what=?1", BIND(STATE_REBUILT), 0))
		      : state_leftovers(data);
	db_close(db);
	return had;
}

bool
state_mend_here(const char *data, void *io, size_t size)
{
	char path[4096];
	int lock = -1;
	snprintf(path, sizeof path, "%s/state.db.twin", data);
	bool any = fs_exists(path) || state_leftovers(data);
	snprintf(path, sizeof path, "%s/lock", data);
	if (any && lock_take(path, &lock) == 0) {
		state_close(state_open(data, NULL));
		lock_release(lock);
	}
	return true;
}

void
state_mend(const char *data)
{
	errand(ERRAND_MEND, state_mend_here, data, NULL, 0);
}

int
state_selected_number(const char *data)
{
	struct db *db = state_look(data);
	int number = db ? state_current_number(db) : 0;
	db_close(db);
	return number > 0 ? number : 0;
}

bool
state_note_broken_here(const char *data, void *io, size_t size)
{
	struct edition_info shown;
	struct audit before;
	struct arena *a = arena_new();
	int must = state_selected_number(data);
	bool known = audit_newest(data, a, STATE_BROKEN, &before) && before.edition == must;
	if (must && !known && state_current(data, &shown, NULL) && shown.number && shown.number != must) {
		struct state *s = state_open(data, NULL);
		const char *words = arena_printf(a, "第 %d 版坏了，屏上是第 %d 版", must, shown.number);
		if (!s || !audit_add(s, NULL, STATE_MACHINE, STATE_BROKEN, must, words, NULL))
			log_warn("state: %s", words);
		state_close(s);
	}
	arena_free(a);
	return true;
}

void
state_note_broken(const char *data)
{
	errand(ERRAND_NOTE_BROKEN, state_note_broken_here, data, NULL, 0);
}
