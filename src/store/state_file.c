/* state_file: see state_inside.h. The file itself: where it is, whether it is
 * whole, how a new one is made. */
#include "store/state_inside.h"

#include <stdio.h>

#include "os/fs.h"

enum { APPLICATION_ID = 0x43505354 /* "CPST" */ };

#define TABLES                                                                                                         \
	"CREATE TABLE IF NOT EXISTS edition(number INTEGER PRIMARY KEY, base INTEGER NOT NULL, file TEXT NOT NULL, "   \
	"hash TEXT NOT NULL, size INTEGER NOT NULL, created TEXT NOT NULL, source TEXT NOT NULL, "                     \
	"summary TEXT NOT NULL, demonstration INTEGER NOT NULL) STRICT;"                                               \
	"CREATE TABLE IF NOT EXISTS current(one INTEGER PRIMARY KEY CHECK(one=1), number INTEGER NOT NULL) STRICT;"    \
	"CREATE TABLE IF NOT EXISTS setting(k TEXT PRIMARY KEY, v TEXT NOT NULL) STRICT, WITHOUT "                     \
	"ROWID;" FEEDBACK_TABLE STAFF_TABLES CODE_TABLES LOCKOUT_TABLES USAGE_TABLE DECISION_TABLE BROUGHT_TABLE

void
state_path(const char *data, char *out, size_t size)
{
	snprintf(out, size, "%s/state.db", data);
}

static bool
healthy(struct db *db)
{
	return db_number(db, "PRAGMA application_id", 0) == APPLICATION_ID && db_check(db, true, NULL) &&
	       db_number(db, "SELECT count(*) FROM current", -1) >= 0 &&
	       db_number(db, "SELECT count(base) FROM edition", -1) >= 0 &&
	       db_number(db, "SELECT count(*) FROM setting", -1) >= 0;
}

struct db *
state_look(const char *data)
{
	char path[4096];
	state_path(data, path, sizeof path);
	return fs_exists(path) ? db_open_state(path, false, NULL) : NULL;
}

struct db *
state_look_whole(const char *data)
{
	struct db *db = state_look(data);
	if (db && healthy(db))
		return db;
	db_close(db);
	return NULL;
}

bool
state_has_table(struct db *db, const char *name)
{
	return db && db_find(db, "SELECT 1 FROM sqlite_schema WHERE type='table' AND name=?1", BIND(name), 0) == 1;
}

struct db *
state_create(const char *data, struct error *err)
{
	char path[4096], sql[sizeof TABLES + 100];
	state_path(data, path, sizeof path);
	snprintf(sql, sizeof sql, "BEGIN; PRAGMA application_id=%d; %s COMMIT", APPLICATION_ID, TABLES);
	struct db *db = db_open_state(path, true, err);
	if (db && db_exec(db, sql, err))
		return db;
	db_close(db);
	return NULL;
}

bool
state_settle(struct db *db, bool ok, struct error *err)
{
	if (ok && db_exec(db, "COMMIT", err))
		return true;
	db_exec(db, "ROLLBACK", NULL);
	return false;
}
