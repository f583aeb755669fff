/* What the files that keep things in state.db share; not for other folders. */
#ifndef STORE_STATE_INSIDE_H
#define STORE_STATE_INSIDE_H

#include "store/db.h"
#include "store/state.h"

struct state {
	struct db *db;
	char data[4000];
};

/* Made with a new state.db, and in an older one when first written. */
#define STAFF_TABLES                                                                                                   \
	"CREATE TABLE IF NOT EXISTS staff(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, "           \
	"manager INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;"                                                        \
	"CREATE TABLE IF NOT EXISTS staff_recovery(one INTEGER PRIMARY KEY CHECK(one=1), hash TEXT NOT NULL) STRICT;"  \
	"CREATE TABLE IF NOT EXISTS audit(id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, " \
	"what TEXT NOT NULL, words TEXT NOT NULL, edition INTEGER NOT NULL) STRICT;"

/* Opens state.db for looking, without a check of its health; NULL when it is not there. */
struct db *state_look(const char *data);
bool state_has_table(struct db *db, const char *name);
/* The transaction begun with BEGIN: committed when `ok`, else rolled back. */
bool state_settle(struct db *db, bool ok, struct error *err);

#endif
