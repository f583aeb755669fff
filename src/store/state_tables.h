/* The tables of state.db beside its own. Not for other folders. */
#ifndef STORE_STATE_TABLES_H
#define STORE_STATE_TABLES_H

/* Made with a new state.db, and in an older one when first written: each belongs to one file. */
#define FEEDBACK_TABLE                                                                                                 \
	"CREATE TABLE IF NOT EXISTS feedback(id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, "                 \
	"grid TEXT NOT NULL, category TEXT NOT NULL) STRICT;"
#define STAFF_TABLES                                                                                                   \
	"CREATE TABLE IF NOT EXISTS staff(id INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL UNIQUE, "           \
	"manager INTEGER NOT NULL, hash TEXT NOT NULL) STRICT;"                                                        \
	"CREATE TABLE IF NOT EXISTS staff_recovery(one INTEGER PRIMARY KEY CHECK(one=1), hash TEXT NOT NULL) STRICT;"  \
	"CREATE TABLE IF NOT EXISTS audit(id INTEGER PRIMARY KEY AUTOINCREMENT, at TEXT NOT NULL, who TEXT NOT NULL, " \
	"what TEXT NOT NULL, words TEXT NOT NULL, edition INTEGER NOT NULL) STRICT;"
#define CODE_TABLES                                                                                                    \
	"CREATE TABLE IF NOT EXISTS code_key(one INTEGER PRIMARY KEY CHECK(one=1), k TEXT NOT NULL) STRICT;"           \
	"CREATE TABLE IF NOT EXISTS code(home TEXT PRIMARY KEY, digits INTEGER NOT NULL, hash TEXT NOT NULL) STRICT, " \
	"WITHOUT ROWID;" /* whose hash it is, where that was another */                                                \
	"CREATE TABLE IF NOT EXISTS code_was(home TEXT PRIMARY KEY, was TEXT NOT NULL) STRICT, WITHOUT ROWID;"         \
	"CREATE TABLE IF NOT EXISTS code_dead(home TEXT NOT NULL, hash TEXT NOT NULL, PRIMARY KEY(home, hash)) "       \
	"STRICT, "                                                                                                     \
	"WITHOUT ROWID;"
/* The names are older than staff's PINs. */
#define LOCKOUT_TABLES                                                                                                 \
	"CREATE TABLE IF NOT EXISTS code_guard(home TEXT PRIMARY KEY, tries INTEGER NOT NULL, locks INTEGER NOT "      \
	"NULL, until INTEGER NOT NULL, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;"                                  \
	"CREATE TABLE IF NOT EXISTS code_try(home TEXT NOT NULL, at INTEGER NOT NULL) STRICT;"                         \
	"CREATE INDEX IF NOT EXISTS code_try_home ON code_try(home, at);"                                              \
	"CREATE TABLE IF NOT EXISTS code_clock(one INTEGER PRIMARY KEY CHECK(one=1), latest INTEGER NOT NULL) STRICT;" \
	"CREATE TABLE IF NOT EXISTS lockout_clock(one INTEGER PRIMARY KEY CHECK(one=1), latest INTEGER NOT NULL, "     \
	"mono INTEGER NOT NULL) STRICT;"
#define USAGE_TABLE                                                                                                    \
	"CREATE TABLE IF NOT EXISTS usage(day TEXT NOT NULL, screen TEXT NOT NULL, n INTEGER NOT NULL, "               \
	"PRIMARY KEY(day, screen)) STRICT, WITHOUT ROWID;"
/* Hash of the list of an edition's blocks, by the hash of its file: none in folders of 0.3.0 and before. */
#define BLOCKS_TABLE                                                                                                   \
	"CREATE TABLE IF NOT EXISTS edition_blocks(hash TEXT PRIMARY KEY, sums TEXT NOT NULL) STRICT, WITHOUT ROWID;"
#define BROUGHT_TABLE                                                                                                  \
	"CREATE TABLE IF NOT EXISTS brought(reg TEXT NOT NULL, scope TEXT NOT NULL, source TEXT NOT NULL, "            \
	"who TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY(reg, scope)) STRICT, WITHOUT ROWID;"

/* Of struct decision, in its order. */
#define DECISION_TABLE                                                                                                 \
	"CREATE TABLE IF NOT EXISTS decision(id INTEGER PRIMARY KEY, kind INTEGER NOT NULL, reg TEXT NOT NULL, "       \
	"key TEXT NOT NULL, home TEXT NOT NULL, cells TEXT NOT NULL, name TEXT NOT NULL, what TEXT NOT NULL, "         \
	"why TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, first TEXT NOT NULL, turned INTEGER NOT NULL, "       \
	"lifted_at TEXT NOT NULL, lifted_by TEXT NOT NULL, lifted_why TEXT NOT NULL) STRICT;"

#endif
