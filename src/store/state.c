/* state: see state.h. Changed only by a process that holds DATA/lock; read by
 * the screen. The editions say everything about themselves, so that losing
 * this file loses settings and the choice of an undo, never content. */
#include "store/state.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "base/log.h"
#include "base/str.h"
#include "findings/refuse.h"
#include "os/fs.h"
#include "store/salvage.h"
#include "store/state_inside.h"

enum { KEEP = 5, APPLICATION_ID = 0x43505354 /* "CPST" */ };

#define TABLES                                                                                                         \
	"CREATE TABLE IF NOT EXISTS edition(number INTEGER PRIMARY KEY, base INTEGER NOT NULL, file TEXT NOT NULL, "   \
	"hash TEXT NOT NULL, size INTEGER NOT NULL, created TEXT NOT NULL, source TEXT NOT NULL, "                     \
	"summary TEXT NOT NULL, demonstration INTEGER NOT NULL) STRICT;"                                               \
	"CREATE TABLE IF NOT EXISTS current(one INTEGER PRIMARY KEY CHECK(one=1), number INTEGER NOT NULL) STRICT;"    \
	"CREATE TABLE IF NOT EXISTS setting(k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT, WITHOUT "                     \
	"ROWID;" FEEDBACK_TABLE STAFF_TABLES CODE_TABLES LOCKOUT_TABLES USAGE_TABLE
#define COLUMNS "number, base, file, hash, size, created, source, summary, demonstration"

static void
state_path(const char *data, char *out, size_t size)
{
	snprintf(out, size, "%s/state.db", data);
}

static void
read_info(struct stmt *s, const char *data, struct edition_info *out)
{
	*out = (struct edition_info){ .number = (int)db_int(s, 0), .base = (int)db_int(s, 1), .size = db_int(s, 4) };
	snprintf(out->file, sizeof out->file, "%s", db_text(s, 2));
	snprintf(out->hash, sizeof out->hash, "%s", db_text(s, 3));
	snprintf(out->created, sizeof out->created, "%s", db_text(s, 5));
	snprintf(out->source, sizeof out->source, "%s", db_text(s, 6));
	snprintf(out->summary, sizeof out->summary, "%s", db_text(s, 7));
	out->demonstration = db_int(s, 8) != 0;
	/* a name with a folder in it is not ours */
	if (strchr(out->file, '/'))
		out->file[0] = '\0';
	if (out->file[0])
		snprintf(out->path, sizeof out->path, "%s/editions/%s", data, out->file);
}

static bool
find(struct db *db, const char *data, int number, struct edition_info *out, struct error *err)
{
	*out = (struct edition_info){ 0 };
	struct stmt *s = db_prepare(db, "SELECT " COLUMNS " FROM edition WHERE number=?", err);
	if (s) {
		db_bind_int(s, 1, number);
		if (db_step(s))
			read_info(s, data, out);
	}
	return db_finish(s, err);
}

static bool
healthy(struct db *db)
{
	return db_number(db, "PRAGMA application_id", 0) == APPLICATION_ID && db_check(db, true, NULL) &&
	       db_number(db, "SELECT count(*) FROM current", -1) >= 0 &&
	       db_number(db, "SELECT count(base) FROM edition", -1) >= 0 &&
	       db_number(db, "SELECT count(*) FROM setting", -1) >= 0;
}

/* Opens state.db for looking; NULL when it is not there or broken. */
static struct db *
open_to_read(const char *data)
{
	char path[4096];
	state_path(data, path, sizeof path);
	if (!fs_exists(path))
		return NULL;
	struct db *db = db_open_state(path, false, NULL);
	if (db && healthy(db))
		return db;
	db_close(db);
	return NULL;
}

struct db *
state_look(const char *data)
{
	char path[4096];
	state_path(data, path, sizeof path);
	return fs_exists(path) ? db_open_state(path, false, NULL) : NULL;
}

bool
state_has_table(struct db *db, const char *name)
{
	struct stmt *s = db_prepare(db, "SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?", NULL);
	if (s)
		db_bind_text(s, 1, name);
	bool has = s && db_step(s);
	return db_finish(s, NULL) && has;
}

static bool
serves(const struct edition_info *info)
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
	int number = (int)db_number(db, "SELECT number FROM current", 0);
	for (int tries = 0; number > 0 && tries < 100; tries++) {
		if (!find(db, data, number, out, NULL) || out->number == 0)
			return false;
		if (serves(out))
			return true;
		log_warn("state: edition %d cannot be served", number);
		number = out->base < number ? out->base : 0;
	}
	return false;
}

bool
state_current(const char *data, struct edition_info *out, struct error *err)
{
	struct db *db = open_to_read(data);
	int current = 0;
	*out = (struct edition_info){ 0 };
	if (db) {
		current = (int)db_number(db, "SELECT number FROM current", 0);
		bool found = current > 0 && current_by_state(db, data, out);
		db_close(db);
		if (found || current == 0)
			return true;
	}
	/* state.db is gone or broken, or no edition it leads to is whole */
	bool any = false;
	if (newest_on_disk(data, db ? current : 1000000000, out, &any))
		return true;
	*out = (struct edition_info){ 0 };
	if (!any && !current)
		return true;
	return error_finding(err, FINDING_NO_WHOLE_EDITION);
}

bool
state_peek_setting(const char *data, const char *name, char *out, size_t size)
{
	out[0] = '\0';
	struct state s = { .db = state_look(data) };
	bool found = s.db && state_has_table(s.db, "setting") && state_setting_get(&s, name, out, size);
	db_close(s.db);
	return found;
}

size_t
state_peek_history(const char *data, struct arena *a, struct edition_info **out, int *current)
{
	size_t count = 0;
	struct state s = { .db = open_to_read(data) };
	snprintf(s.data, sizeof s.data, "%s", data);
	*out = NULL;
	*current = s.db ? (int)db_number(s.db, "SELECT number FROM current", 0) : 0;
	if (s.db && !state_history(&s, a, out, &count, NULL))
		count = 0;
	db_close(s.db);
	return count;
}

long
state_peek_feedback(const char *data)
{
	struct db *db = state_look(data);
	long n = db && state_has_table(db, "feedback") ? (long)db_number(db, "SELECT count(*) FROM feedback", 0) : 0;
	db_close(db);
	return n;
}

static bool
insert(struct db *db, const struct edition_info *e, struct error *err)
{
	struct stmt *s = db_prepare(db, "INSERT OR REPLACE INTO edition(" COLUMNS ") VALUES(?,?,?,?,?,?,?,?,?)", err);
	if (!s)
		return false;
	db_bind_int(s, 1, e->number);
	db_bind_int(s, 2, e->base);
	db_bind_text(s, 3, e->file);
	db_bind_text(s, 4, e->hash);
	db_bind_int(s, 5, e->size);
	db_bind_text(s, 6, e->created);
	db_bind_text(s, 7, e->source);
	db_bind_text(s, 8, e->summary);
	db_bind_int(s, 9, e->demonstration);
	db_step(s);
	return db_finish(s, err);
}

static bool
make_current(struct db *db, int number, struct error *err)
{
	struct stmt *s = db_prepare(db, "INSERT OR REPLACE INTO current(one, number) VALUES(1, ?)", err);
	if (!s)
		return false;
	db_bind_int(s, 1, number);
	db_step(s);
	return db_finish(s, err);
}

static bool
set_setting(struct db *db, const char *name, const char *value, struct error *err)
{
	bool forget = str_empty(value);
	struct stmt *s = db_prepare(
	    db, forget ? "DELETE FROM setting WHERE k=?" : "INSERT OR REPLACE INTO setting(k, v) VALUES(?, ?)", err);
	if (!s)
		return false;
	db_bind_text(s, 1, name);
	if (!forget)
		db_bind_text(s, 2, value);
	db_step(s);
	return db_finish(s, err);
}

static bool
read_feedback(struct db *db, struct arena *a, struct feedback **out, size_t *count, struct error *err)
{
	size_t capacity = 0;
	struct stmt *s = db_prepare(db, "SELECT id, at, grid, category FROM feedback ORDER BY id", err);
	while (s && db_step(s)) {
		*out = arena_grow(a, *out, *count, &capacity, *count + 1, sizeof **out);
		(*out)[(*count)++] = (struct feedback){ db_int(s, 0), arena_strdup(a, db_text(s, 1)),
			arena_strdup(a, db_text(s, 2)), arena_strdup(a, db_text(s, 3)) };
	}
	return db_finish(s, err);
}

static bool
insert_feedback(struct db *db, const struct feedback *f, struct error *err)
{
	struct stmt *s = db_prepare(db, "INSERT INTO feedback(at, grid, category) VALUES(?, ?, ?)", err);
	if (!s)
		return false;
	db_bind_text(s, 1, f->at);
	db_bind_text(s, 2, f->grid);
	db_bind_text(s, 3, f->category);
	db_step(s);
	return db_finish(s, err);
}

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

static bool
create(const char *data, struct db **out, struct error *err)
{
	char path[4096], sql[sizeof TABLES + 100];
	state_path(data, path, sizeof path);
	*out = db_open_state(path, true, err);
	snprintf(sql, sizeof sql, "BEGIN; PRAGMA application_id=%d; %s COMMIT", APPLICATION_ID, TABLES);
	return *out && db_exec(*out, sql, err);
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
		ok = insert(db, &info, err);
		newest = info.number > newest ? info.number : newest;
		chosen = chosen || info.number == old->current;
	}
	fs_tree_free(&tree);
	if (ok && newest)
		ok = make_current(db, chosen ? old->current : newest, err);
	ok = ok && salvage_write(db, old, err);
	return ok && db_exec(db, "COMMIT", err);
}

/* Makes state.db anew, with what the editions and the old file still say. */
static bool
rebuild(const char *data, struct db **out, struct error *err)
{
	char path[4096];
	struct salvage old = { .arena = arena_new() };
	state_path(data, path, sizeof path);
	if (fs_exists(path)) {
		salvage_read(path, &old);
		if (!set_aside(path)) {
			arena_free(old.arena);
			return error_finding(err, FINDING_STATE_STUCK);
		}
	}
	bool ok = create(data, out, err) && fill_from_editions(*out, data, &old, err);
	arena_free(old.arena);
	if (!ok) {
		db_close(*out);
		*out = NULL;
	}
	return ok;
}

struct state *
state_open(const char *data, struct error *err)
{
	struct state *s = calloc(1, sizeof *s);
	ASSERT(s != NULL);
	int error = fs_mkdirs(data);
	if (error || snprintf(s->data, sizeof s->data, "%s", data) >= (int)sizeof s->data) {
		error_finding(err, FINDING_NO_PERMISSION, data, error_reason(error));
		free(s);
		return NULL;
	}
	s->db = open_to_read(data);
	if (!s->db && !rebuild(data, &s->db, err)) {
		state_close(s);
		return NULL;
	}
	return s;
}

void
state_close(struct state *s)
{
	if (!s)
		return;
	db_close(s->db);
	free(s);
}

bool
state_find(struct state *s, int number, struct edition_info *out, struct error *err)
{
	return find(s->db, s->data, number, out, err);
}

bool
state_selected(struct state *s, struct edition_info *out, struct error *err)
{
	return find(s->db, s->data, (int)db_number(s->db, "SELECT number FROM current", 0), out, err);
}

int
state_next_number(struct state *s)
{
	return (int)db_number(s->db, "SELECT max(number) FROM edition", 0) + 1;
}

static bool
settle(struct db *db, bool ok, struct error *err)
{
	if (ok && db_exec(db, "COMMIT", err))
		return true;
	db_exec(db, "ROLLBACK", NULL);
	return false;
}

bool
state_begin(struct state *s, struct error *err)
{
	if (s->depth == 0 && !db_exec(s->db, "BEGIN IMMEDIATE", err))
		return false;
	s->depth++;
	return true;
}

bool
state_end(struct state *s, bool ok, struct error *err)
{
	return --s->depth > 0 ? ok : settle(s->db, ok, err);
}

bool
state_commit(struct state *s, const struct edition_info *edition, struct error *err)
{
	if (!state_begin(s, err))
		return false;
	return state_end(s, insert(s->db, edition, err) && make_current(s->db, edition->number, err), err);
}

bool
state_select(struct state *s, int number, struct error *err)
{
	struct edition_info info;
	if (!state_find(s, number, &info, err))
		return false;
	if (info.number == 0)
		return error_finding(err, FINDING_NO_SUCH_EDITION, number);
	if (!info.file[0])
		return error_finding(err, FINDING_EDITION_GONE, number);
	if (!edition_verify(&info, err) || !serves(&info))
		return error_finding(err, FINDING_EDITION_NO_RETURN, number);
	if (!state_begin(s, err))
		return false;
	return state_end(s, make_current(s->db, number, err), err);
}

bool
state_history(struct state *s, struct arena *a, struct edition_info **out, size_t *count, struct error *err)
{
	size_t capacity = 0;
	*out = NULL;
	*count = 0;
	struct stmt *q = db_prepare(s->db, "SELECT " COLUMNS " FROM edition ORDER BY number DESC", err);
	while (q && db_step(q)) {
		*out = arena_grow(a, *out, *count, &capacity, *count + 1, sizeof **out);
		read_info(q, s->data, &(*out)[(*count)++]);
	}
	return db_finish(q, err);
}

bool
state_setting_get(struct state *s, const char *name, char *out, size_t size)
{
	out[0] = '\0';
	bool found = false;
	struct stmt *q = db_prepare(s->db, "SELECT v FROM setting WHERE k=?", NULL);
	if (q) {
		db_bind_text(q, 1, name);
		found = db_step(q);
		if (found)
			snprintf(out, size, "%s", db_text(q, 0));
	}
	return db_finish(q, NULL) && found;
}

bool
state_setting_set(struct state *s, const char *name, const char *value, struct error *err)
{
	return set_setting(s->db, name, value, err);
}

/* Handed in during the hour before `at`; rows of a clock that ran ahead do not count. */
static long long
feedback_since(struct db *db, const char *from, const char *to)
{
	struct stmt *s = db_prepare(db, "SELECT count(*) FROM feedback WHERE at>? AND at<=?", NULL);
	long long n = FEEDBACK_HOURLY;
	if (s) {
		db_bind_text(s, 1, from);
		db_bind_text(s, 2, to);
		n = db_step(s) ? db_int(s, 0) : n;
	}
	db_finish(s, NULL);
	return n;
}

static void
clock_text(struct datetime t, char out[32])
{
	char day[16];
	date_format(t.date, day);
	snprintf(out, 32, "%.10sT%02d:%02d:%02d", day, t.hour % 24, t.minute % 60, t.second % 61);
}

static struct datetime
hour_before(struct datetime t)
{
	if (t.hour > 0)
		t.hour--;
	else
		t = (struct datetime){ date_from_days(date_days(t.date) - 1), 23, t.minute, t.second };
	return t;
}

bool
state_feedback_add(const char *data, struct datetime at, const char *grid, const char *category, struct error *err)
{
	char to[32], from[32];
	struct db *db = open_to_read(data);
	if (!db)
		return error_set(err, ERROR_MACHINE, "no_state", "现在记不下来，请直接跟村里说。");
	clock_text(at, to);
	clock_text(hour_before(at), from);
	/* a state.db made before there was 我要反映 has no such table */
	bool begun = db_exec(db, "BEGIN IMMEDIATE", err), ok = begun && db_exec(db, FEEDBACK_TABLE, err);
	if (ok && (feedback_since(db, from, to) >= FEEDBACK_HOURLY ||
		      db_number(db, "SELECT count(*) FROM feedback", 0) >= FEEDBACK_WAITING))
		ok =
		    error_set(err, ERROR_CONTENT, "too_many", "这会儿反映的太多了，请过一会儿再来，或者直接跟村里说。");
	ok = ok && insert_feedback(db, &(struct feedback){ 0, to, grid, category }, err);
	if (begun)
		ok = settle(db, ok, err);
	db_close(db);
	return ok;
}

bool
state_feedback_list(struct state *s, struct arena *a, struct feedback **out, size_t *count, struct error *err)
{
	*out = NULL;
	*count = 0;
	return db_exec(s->db, FEEDBACK_TABLE, err) && read_feedback(s->db, a, out, count, err);
}

bool
state_feedback_remove(struct state *s, long long up_to, struct error *err)
{
	struct stmt *q =
	    db_exec(s->db, FEEDBACK_TABLE, err) ? db_prepare(s->db, "DELETE FROM feedback WHERE id<=?", err) : NULL;
	if (!q)
		return false;
	db_bind_int(q, 1, up_to);
	db_step(q);
	return db_finish(q, err);
}

/* The hashes of all media that kept editions name, sorted; false when one of
 * them could not be asked, and then nothing may be deleted. */
struct names {
	struct arena *arena;
	const char **hash;
	size_t count, capacity;
};

static bool
add_media_of(const struct edition_info *info, struct names *n)
{
	struct db *db = db_open_edition(info->path, NULL);
	struct stmt *s = db ? db_prepare(db, "SELECT picture FROM photo UNION SELECT thumb FROM photo", NULL) : NULL;
	while (s && db_step(s)) {
		n->hash = arena_grow(n->arena, n->hash, n->count, &n->capacity, n->count + 1, sizeof *n->hash);
		n->hash[n->count++] = arena_strdup(n->arena, db_text(s, 0));
	}
	bool ok = db_finish(s, NULL);
	db_close(db);
	return ok;
}

static int
by_text(const void *x, const void *y)
{
	return strcmp(*(const char *const *)x, *(const char *const *)y);
}

static bool
is_named(const struct names *n, const char *path)
{
	char hash[EDITION_HASH];
	const char *base = strrchr(path, '/'), *key = hash;
	snprintf(hash, sizeof hash, "%s", base ? base + 1 : path);
	return n->count && bsearch(&key, n->hash, n->count, sizeof *n->hash, by_text);
}

static void
collect_media(const char *data, struct names *n)
{
	char folder[4096], path[8200];
	struct fs_tree tree;
	snprintf(folder, sizeof folder, "%s/media", data);
	if (fs_list(folder, &tree) != 0)
		return;
	if (n->count)
		qsort(n->hash, n->count, sizeof *n->hash, by_text);
	for (size_t i = 0; i < tree.count && !tree.cut; i++) {
		snprintf(path, sizeof path, "%s/%s", folder, tree.file[i].path);
		if (!is_named(n, tree.file[i].path))
			fs_remove(path);
	}
	fs_tree_free(&tree);
}

static bool
forget_file(struct state *s, const struct edition_info *info)
{
	struct stmt *q = db_prepare(s->db, "UPDATE edition SET file='' WHERE number=?", NULL);
	if (q) {
		db_bind_int(q, 1, info->number);
		db_step(q);
	}
	/* the row first: a file without a row is found again, a row without a file misleads */
	return db_finish(q, NULL) && fs_remove(info->path) == 0;
}

/* Files in editions/ that no row names: left by a crash before the commit. */
static void
collect_strays(struct state *s, const struct edition_info *list, size_t count)
{
	char folder[4096], path[8200];
	struct fs_tree tree;
	snprintf(folder, sizeof folder, "%s/editions", s->data);
	if (fs_list(folder, &tree) != 0)
		return;
	for (size_t i = 0; i < tree.count; i++) {
		bool named = false;
		for (size_t k = 0; k < count && !named; k++)
			named = strcmp(list[k].file, tree.file[i].path) == 0;
		snprintf(path, sizeof path, "%s/%s", folder, tree.file[i].path);
		if (!named)
			fs_remove(path);
	}
	fs_tree_free(&tree);
}

void
state_collect(struct state *s)
{
	struct edition_info *list;
	size_t count, kept = 0;
	struct names names = { .arena = arena_new() };
	int current = (int)db_number(s->db, "SELECT number FROM current", 0);
	int base = (int)db_number(s->db, "SELECT base FROM edition WHERE number=(SELECT number FROM current)", 0);
	int demo = (int)db_number(s->db, "SELECT max(number) FROM edition WHERE demonstration AND file<>''", 0);
	bool ok = state_history(s, names.arena, &list, &count, NULL);
	for (size_t i = 0; ok && i < count; i++) {
		if (!list[i].file[0])
			continue;
		int number = list[i].number;
		if (kept++ < KEEP || number == current || number == base || number == demo)
			ok = add_media_of(&list[i], &names);
		else if (forget_file(s, &list[i]))
			list[i].file[0] = '\0';
	}
	if (ok) {
		collect_strays(s, list, count);
		collect_media(s->data, &names);
	}
	arena_free(names.arena);
}
