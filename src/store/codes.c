/* codes: see codes.h. Opens state.db for every question, so that the importer
 * may replace a broken one at any time. */
#include "store/codes.h"

#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/str.h"
#include "os/fs.h"
#include "store/db.h"

enum { KEY_BYTES = 32, HASH_BYTES = 32, HASH_TEXT = 2 * HASH_BYTES + 1, HOUR_S = 3600, DAY_S = 86400 };

#define TABLES                                                                                                         \
	"CREATE TABLE IF NOT EXISTS code_key(one INTEGER PRIMARY KEY CHECK(one=1), k TEXT NOT NULL) STRICT;"           \
	"CREATE TABLE IF NOT EXISTS code(home TEXT PRIMARY KEY, digits INTEGER NOT NULL, hash TEXT NOT NULL) STRICT, " \
	"WITHOUT ROWID;"                                                                                               \
	"CREATE TABLE IF NOT EXISTS code_guard(home TEXT PRIMARY KEY, tries INTEGER NOT NULL, locks INTEGER NOT "      \
	"NULL, until INTEGER NOT NULL, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;"                                  \
	"CREATE TABLE IF NOT EXISTS code_try(home TEXT NOT NULL, at INTEGER NOT NULL) STRICT;"                         \
	"CREATE INDEX IF NOT EXISTS code_try_home ON code_try(home, at);"                                              \
	"CREATE TABLE IF NOT EXISTS code_clock(one INTEGER PRIMARY KEY CHECK(one=1), latest INTEGER NOT NULL) STRICT;"

struct codes {
	char path[4200];
	bool anchored;
	long long anchor_s;
	uint64_t anchor_ms;
};

struct secret {
	unsigned char key[KEY_BYTES];
};

struct guard {
	int tries, locks;
	long long until, last;
};

struct codes *
codes_open(const char *data)
{
	struct codes *c = calloc(1, sizeof *c);
	ASSERT(c != NULL);
	snprintf(c->path, sizeof c->path, "%s/state.db", data);
	return c;
}

void
codes_close(struct codes *c)
{
	free(c);
}

bool
codes_valid(const char *code)
{
	size_t n = strlen(code);
	return n >= CODE_MIN && n <= CODE_MAX && strspn(code, "0123456789") == n;
}

static struct db *
open_state(const char *path)
{
	return fs_exists(path) ? db_open_state(path, false, NULL) : NULL;
}

/* ------------------------------------------------------------- hashes */

static bool
read_key(struct db *db, struct secret *out)
{
	struct stmt *s = db_prepare(db, "SELECT k FROM code_key", NULL);
	size_t n = 0;
	bool ok = s && db_step(s) &&
		  sodium_hex2bin(out->key, sizeof out->key, db_text(s, 0), strlen(db_text(s, 0)), NULL, &n, NULL) == 0;
	db_finish(s, NULL);
	return ok && n == sizeof out->key;
}

static bool
make_key(struct db *db, struct secret *out, struct error *err)
{
	char text[2 * KEY_BYTES + 1];
	randombytes_buf(out->key, sizeof out->key);
	sodium_bin2hex(text, sizeof text, out->key, sizeof out->key);
	struct stmt *s = db_prepare(db, "INSERT INTO code_key VALUES(1, ?)", err);
	if (s) {
		db_bind_text(s, 1, text);
		db_step(s);
	}
	sodium_memzero(text, sizeof text);
	return db_finish(s, err);
}

/* Of the household alone (code NULL: what its rows are kept under) or with its code. */
static void
hash_of(const struct secret *secret, const char *home, const char *code, char out[HASH_TEXT])
{
	crypto_generichash_state state;
	unsigned char hash[HASH_BYTES];
	crypto_generichash_init(&state, secret->key, sizeof secret->key, sizeof hash);
	crypto_generichash_update(&state, (const unsigned char *)home, strlen(home) + 1);
	if (code)
		crypto_generichash_update(&state, (const unsigned char *)code, strlen(code) + 1);
	crypto_generichash_final(&state, hash, sizeof hash);
	sodium_bin2hex(out, HASH_TEXT, hash, sizeof hash);
}

/* ---------------------------------------------------------- the clock */

static long long
clock_of(struct codes *c, struct db *db, struct code_clock now)
{
	if (!c->anchored) {
		long long latest = db_number(db, "SELECT latest FROM code_clock", 0);
		c->anchor_s = now.wall_s > latest ? now.wall_s : latest;
		c->anchor_ms = now.mono_ms;
		c->anchored = true;
	}
	return c->anchor_s + (long long)((now.mono_ms - c->anchor_ms) / 1000);
}

static bool
run(struct db *db, const char *sql, const char *text, const long long *value, size_t count)
{
	struct stmt *s = db_prepare(db, sql, NULL);
	if (!s)
		return false;
	if (text)
		db_bind_text(s, 1, text);
	for (size_t i = 0; i < count; i++)
		db_bind_int(s, (int)i + (text ? 2 : 1), value[i]);
	db_step(s);
	return db_finish(s, NULL);
}

static struct guard
read_guard(struct db *db, const char *id)
{
	struct guard g = { 0 };
	struct stmt *s = db_prepare(db, "SELECT tries, locks, until, last FROM code_guard WHERE home=?", NULL);
	if (s) {
		db_bind_text(s, 1, id);
		if (db_step(s))
			g = (struct guard){ (int)db_int(s, 0), (int)db_int(s, 1), db_int(s, 2), db_int(s, 3) };
	}
	db_finish(s, NULL);
	return g;
}

static bool
write_guard(struct db *db, const char *id, const struct guard *g)
{
	const long long value[] = { g->tries, g->locks, g->until, g->last };
	return run(db, "INSERT OR REPLACE INTO code_guard VALUES(?, ?, ?, ?, ?)", id, value, 4);
}

/* Seconds until the household has less than ten tries within an hour. */
static long
hour_wait(struct db *db, const char *id, long long now)
{
	long wait = 0;
	struct stmt *s =
	    db_prepare(db, "SELECT at FROM code_try WHERE home=?1 AND at>?2 ORDER BY at DESC LIMIT 1 OFFSET ?3", NULL);
	if (s) {
		db_bind_text(s, 1, id);
		db_bind_int(s, 2, now - HOUR_S);
		db_bind_int(s, 3, CODE_HOUR_TRIES - 1);
		if (db_step(s))
			wait = (long)(db_int(s, 0) + HOUR_S - now);
	}
	db_finish(s, NULL);
	return wait;
}

static long
wait_of(struct db *db, const char *id, const struct guard *g, long long now)
{
	long hour = hour_wait(db, id, now), lock = g->until > now ? (long)(g->until - now) : 0;
	return lock > hour ? lock : hour;
}

/* ------------------------------------------------------------- asking */

int
codes_digits(struct codes *c, const char *home)
{
	struct db *db = open_state(c->path);
	struct secret secret;
	char id[HASH_TEXT];
	int digits = 0;
	if (db && db_number(db, "SELECT count(*) FROM sqlite_schema WHERE name='code'", 0) && read_key(db, &secret)) {
		hash_of(&secret, home, NULL, id);
		struct stmt *s = db_prepare(db, "SELECT digits FROM code WHERE home=?", NULL);
		if (s) {
			db_bind_text(s, 1, id);
			digits = db_step(s) ? (int)db_int(s, 0) : 0;
		}
		db_finish(s, NULL);
	}
	db_close(db);
	return digits;
}

long
codes_wait(struct codes *c, const char *home, struct code_clock now)
{
	struct secret secret;
	char id[HASH_TEXT];
	long wait = 0;
	struct db *db = open_state(c->path);
	if (db && codes_digits(c, home) && read_key(db, &secret)) {
		hash_of(&secret, home, NULL, id);
		struct guard g = read_guard(db, id);
		wait = wait_of(db, id, &g, clock_of(c, db, now));
	}
	db_close(db);
	return wait;
}

/* Before the code is looked at: a fifth try has its lock written already. */
static bool
count_try(struct db *db, const char *id, struct guard *g, long long now)
{
	if (now - g->last > HOUR_S)
		g->tries = 0;
	if (now - g->last > DAY_S)
		g->locks = 0;
	g->last = now;
	g->tries++;
	if (g->tries >= CODE_TRIES) {
		g->until = now + (g->locks == 0 ? CODE_LOCK_S : CODE_LONG_LOCK_S);
		g->locks++;
		g->tries = 0;
	}
	const long long at[] = { now }, old[] = { now - HOUR_S };
	return write_guard(db, id, g) && run(db, "INSERT INTO code_try VALUES(?, ?)", id, at, 1) &&
	       run(db, "DELETE FROM code_try WHERE at<=?", NULL, old, 1) &&
	       run(db, "INSERT OR REPLACE INTO code_clock VALUES(1, ?)", NULL, at, 1);
}

static bool
matches(struct db *db, const struct secret *secret, const char *id, const char *home, const char *code)
{
	char hash[HASH_TEXT];
	struct stmt *s = db_prepare(db, "SELECT hash FROM code WHERE home=?", NULL);
	hash_of(secret, home, code, hash);
	if (s)
		db_bind_text(s, 1, id);
	bool same = s && db_step(s) && strlen(db_text(s, 0)) == HASH_TEXT - 1 &&
		    sodium_memcmp(db_text(s, 0), hash, HASH_TEXT - 1) == 0;
	return db_finish(s, NULL) && same;
}

static struct code_result
try_with(struct codes *c, struct db *db, const char *home, const char *code, struct code_clock clock)
{
	struct secret secret;
	char id[HASH_TEXT];
	if (!read_key(db, &secret) || !db_exec(db, "BEGIN IMMEDIATE", NULL))
		return (struct code_result){ .answer = CODE_BROKEN };
	hash_of(&secret, home, NULL, id);
	long long now = clock_of(c, db, clock);
	struct guard g = read_guard(db, id);
	long wait = wait_of(db, id, &g, now);
	if (wait > 0) {
		db_exec(db, "ROLLBACK", NULL);
		return (struct code_result){ .answer = CODE_LOCKED, .wait_s = wait };
	}
	if (!count_try(db, id, &g, now) || !db_exec(db, "COMMIT", NULL)) {
		db_exec(db, "ROLLBACK", NULL);
		return (struct code_result){ .answer = CODE_BROKEN };
	}
	if (matches(db, &secret, id, home, code)) {
		run(db, "DELETE FROM code_guard WHERE home=?", id, NULL, 0);
		run(db, "DELETE FROM code_try WHERE home=?", id, NULL, 0);
		return (struct code_result){ .answer = CODE_RIGHT };
	}
	wait = wait_of(db, id, &g, now);
	if (wait > 0)
		return (struct code_result){ .answer = CODE_LOCKED, .wait_s = wait };
	return (struct code_result){ .answer = CODE_WRONG, .left = CODE_TRIES - g.tries };
}

struct code_result
codes_try(struct codes *c, const char *home, const char *code, struct code_clock now)
{
	if (!codes_digits(c, home))
		return (struct code_result){ .answer = CODE_NONE };
	struct db *db = open_state(c->path);
	struct code_result r = { .answer = CODE_BROKEN };
	if (db)
		r = try_with(c, db, home, code, now);
	db_close(db);
	return r;
}

/* ----------------------------------------------------- for the importer */

static bool
is_kept(struct stmt *find, const char *id, const char *hash)
{
	db_reset(find);
	db_bind_text(find, 1, id);
	return db_step(find) && strcmp(db_text(find, 0), hash) == 0;
}

static bool
save_all(struct db *db, const struct secret *secret, const struct code_entry *list, size_t count, long *changed,
    struct error *err)
{
	char id[HASH_TEXT], hash[HASH_TEXT];
	struct stmt *find = db_prepare(db, "SELECT hash FROM code WHERE home=?", err);
	struct stmt *put = db_prepare(db, "INSERT OR REPLACE INTO code VALUES(?, ?, ?)", err);
	struct stmt *forget = db_prepare(db, "DELETE FROM code_guard WHERE home=?", err);
	for (size_t i = 0; find && put && forget && i < count; i++) {
		hash_of(secret, list[i].home, NULL, id);
		hash_of(secret, list[i].home, list[i].code, hash);
		if (is_kept(find, id, hash))
			continue;
		++*changed;
		db_reset(put);
		db_bind_text(put, 1, id);
		db_bind_int(put, 2, (long long)strlen(list[i].code));
		db_bind_text(put, 3, hash);
		db_step(put);
		db_reset(forget);
		db_bind_text(forget, 1, id);
		db_step(forget);
	}
	bool ok = db_finish(find, err);
	ok = db_finish(put, ok ? err : NULL) && ok;
	return db_finish(forget, ok ? err : NULL) && ok;
}

bool
codes_save(const char *data, const struct code_entry *list, size_t count, bool save, long *changed, struct error *err)
{
	char path[4200];
	struct secret secret;
	*changed = 0;
	snprintf(path, sizeof path, "%s/state.db", data);
	if (count == 0)
		return true;
	if (!fs_exists(path)) { /* the first import: all are new */
		*changed = (long)count;
		return !save || error_set(err, ERROR_MACHINE, "no_permission", "查询码没有存成：state.db 不在。");
	}
	struct db *db = db_open_state(path, false, err);
	bool ok = db && db_exec(db, "BEGIN IMMEDIATE; " TABLES, err);
	ok = ok && (read_key(db, &secret) || make_key(db, &secret, err)) &&
	     save_all(db, &secret, list, count, changed, err);
	if (db)
		ok = db_exec(db, ok && save ? "COMMIT" : "ROLLBACK", ok ? err : NULL) && ok;
	sodium_memzero(&secret, sizeof secret);
	db_close(db);
	return ok;
}
