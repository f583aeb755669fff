/* state_file: see state_inside.h. The file itself: where it is, whether it is whole, how a new one is made.
 *
 * state.db.twin holds all its bytes as the last commit left them, and their hash. One byte that is not so is found
 * whenever somebody looks: then the twin is asked instead, until who holds the lock puts it back (state_repair.c). */
#include "store/state_inside.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "editions/db_file.h"
#include "os/fs.h"

enum { APPLICATION_ID = 0x43505354 /* "CPST" */ };

#define TABLES                                                                                                         \
	"CREATE TABLE IF NOT EXISTS edition(number INTEGER PRIMARY KEY, base INTEGER NOT NULL, file TEXT NOT NULL, "   \
	"hash TEXT NOT NULL, size INTEGER NOT NULL, created TEXT NOT NULL, source TEXT NOT NULL, "                     \
	"summary TEXT NOT NULL, demonstration INTEGER NOT NULL) STRICT;"                                               \
	"CREATE TABLE IF NOT EXISTS current(one INTEGER PRIMARY KEY CHECK(one=1), number INTEGER NOT NULL) STRICT;"    \
	"CREATE TABLE IF NOT EXISTS setting(k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT, WITHOUT "                     \
	"ROWID;" FEEDBACK_TABLE STAFF_TABLES CODE_TABLES LOCKOUT_TABLES USAGE_TABLE DECISION_TABLE BROUGHT_TABLE       \
	    BLOCKS_TABLE

void
state_path(const char *data, char *out, size_t size)
{
	snprintf(out, size, "%s/state.db", data);
}

static bool
healthy(struct db *db)
{
	return db_number(db, "PRAGMA application_id", 0) == APPLICATION_ID && db_check(db, false, NULL) &&
	       db_number(db, "SELECT count(*) FROM current", -1) >= 0 &&
	       db_number(db, "SELECT count(base) FROM edition", -1) >= 0 &&
	       db_number(db, "SELECT count(*) FROM setting", -1) >= 0;
}

/* ------------------------------------------------------------- the twin */

enum { HASH = EDITION_HASH - 1, TWIN_MOST = 256 * 1024 * 1024 };

/* The township's code once more, for the day when neither state.db nor its twin is left. */
static void
keep_recovery(struct db *db, const char *path)
{
	char to[4200];
	unsigned char *old = NULL;
	size_t n = 0;
	struct stmt *s =
	    state_has_table(db, "staff_recovery") ? db_prepare(db, "SELECT hash FROM staff_recovery", NULL) : NULL;
	if (s && db_step(s)) {
		snprintf(to, sizeof to, "%s.recovery", path);
		bool same = fs_read(to, 1000, &old, &n) == 0 && strcmp((char *)old, db_text(s, 0)) == 0;
		if (!same && fs_write(to, db_text(s, 0), strlen(db_text(s, 0))) != 0)
			log_warn("state: %s could not be written", to);
		fs_private(to, &(bool){ false });
		free(old);
	}
	db_finish(s, NULL);
}

/* All bytes of state.db, and their hash; written while nobody else can commit. */
static void
keep(struct db *db, const char *path)
{
	char to[4200], hash[EDITION_HASH];
	size_t n;
	if (!db_exec(db, "BEGIN IMMEDIATE", NULL))
		return;
	unsigned char *bytes = db_bytes(db, HASH, &n);
	int error = bytes ? 0 : ENOMEM;
	snprintf(to, sizeof to, "%s.twin", path);
	if (bytes) {
		hash_bytes(bytes, n, hash);
		memcpy(bytes + n, hash, HASH);
		error = fs_write(to, bytes, n + HASH);
		fs_private(to, &(bool){ false });
	}
	if (error)
		log_warn("state: %s: %s", to, strerror(error));
	keep_recovery(db, path);
	db_exec(db, "ROLLBACK", NULL);
	free(bytes);
}

unsigned char *
state_twin(const char *data, size_t *size)
{
	char path[4200], hash[EDITION_HASH];
	unsigned char *bytes = NULL;
	snprintf(path, sizeof path, "%s/state.db.twin", data);
	*size = 0;
	if (fs_read(path, TWIN_MOST, &bytes, size) != 0)
		return NULL;
	bool whole = *size > 100 + HASH;
	*size -= whole ? HASH : 0;
	if (whole)
		hash_bytes(bytes, *size, hash);
	if (whole && memcmp(bytes + *size, hash, HASH) == 0)
		return bytes;
	free(bytes);
	return NULL;
}

static unsigned
commits_in(const unsigned char *b)
{
	return (unsigned)b[24] << 24 | (unsigned)b[25] << 16 | (unsigned)b[26] << 8 | b[27];
}

/* As the twin has it, byte for byte; or newer, as when the power went between the two, and sound. */
static bool
is_whole(struct db *db, const unsigned char *twin, size_t size, bool *same)
{
	size_t n = 0;
	unsigned char *now = db_bytes(db, 0, &n);
	*same = now && twin && n == size && memcmp(now, twin, n) == 0;
	bool newer = now && n > 100 && (!twin || (int)(commits_in(now) - commits_in(twin)) > 0);
	free(now);
	return *same || (newer && healthy(db));
}

static struct db *
open_there(const char *path)
{
	struct db *db = fs_exists(path) ? db_open_state(path, false, NULL) : NULL;
	if (db)
		db_on_commit(db, keep, path);
	return db;
}

struct db *
state_look_there(const char *data)
{
	char path[4096];
	size_t size;
	bool same = false;
	state_path(data, path, sizeof path);
	struct db *db = open_there(path);
	unsigned char *twin = db ? state_twin(data, &size) : NULL;
	if (db && !is_whole(db, twin, size, &same)) {
		db_close(db);
		db = NULL;
	}
	if (db && !same)
		keep(db, path);
	free(twin);
	return db;
}

/* What was found whole is not looked at again before it was written to. */
static struct {
	char data[4096];
	long long state, twin;
} seen;

struct db *
state_look(const char *data)
{
	char path[4096], twin_path[4200];
	size_t size;
	bool same;
	state_path(data, path, sizeof path);
	snprintf(twin_path, sizeof twin_path, "%s.twin", path);
	long long now = fs_stamp(path), then = fs_stamp(twin_path);
	struct db *db = open_there(path);
	if (db && now && then && seen.state == now && seen.twin == then && strcmp(seen.data, data) == 0)
		return db;
	unsigned char *twin = state_twin(data, &size);
	if (db && is_whole(db, twin, size, &same)) {
		seen.state = now;
		seen.twin = then;
		snprintf(seen.data, sizeof seen.data, "%s", data);
	} else {
		db_close(db);
		db = twin ? db_open_bytes(twin, size) : NULL;
	}
	free(twin);
	return db;
}

bool
state_has_table(struct db *db, const char *name)
{
	return db && db_find(db, "SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?1", BIND(name), 0) == 1;
}

struct db *
state_create(const char *path, struct error *err)
{
	char sql[sizeof TABLES + 100];
	snprintf(sql, sizeof sql, "BEGIN; PRAGMA application_id=%d; %s COMMIT", APPLICATION_ID, TABLES);
	struct db *db = db_open_state(path, true, err);
	if (db && db_exec(db, sql, err))
		return db;
	db_close(db);
	return NULL;
}

/* A disk that fails when all is written makes of it a failure: what holds is what lies there. */
static bool
is_committed(const char *data, struct db *db, unsigned before)
{
	char journal[4200];
	snprintf(journal, sizeof journal, "%s/state.db-journal", data);
	bool is = db_commits(db) != before && !fs_exists(journal);
	if (is)
		log_warn("state: committed, though the disk failed at the end");
	return is;
}

bool
state_settle(const char *data, struct db *db, bool ok, struct error *err)
{
	unsigned before = db_commits(db);
	struct error why = { 0 };
	bool done = ok && db_exec(db, "COMMIT", &why);
	if (!done)
		db_exec(db, "ROLLBACK", NULL);
	done = done || (ok && is_committed(data, db, before));
	if (ok && !done && err)
		*err = why;
	if (done)
		db_keep(db);
	return done;
}
